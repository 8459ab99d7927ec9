internal import Glibc

/// Random numbers that are the same on every machine for the same seed (SplitMix64, Steele et al.).
struct DemoRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    /// From 0 to just below 1.
    mutating func fraction() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

    /// A whole number of a closed range.
    mutating func whole(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    /// Whether something of this chance happens.
    mutating func happens(_ chance: Double) -> Bool { fraction() < chance }

    /// How often something with this mean happens (Poisson, by Knuth's product).
    mutating func count(mean: Double) -> Int {
        guard mean > 0 else { return 0 }
        if mean > 30 {
            let normal = (0..<12).reduce(-6.0) { sum, _ in sum + fraction() }
            return max(0, Int((mean + normal * mean.squareRoot()).rounded()))
        }
        let limit = exp(-mean)
        var (count, product) = (0, fraction())
        while product > limit {
            count += 1
            product *= fraction()
        }
        return count
    }

    /// One of a list.
    mutating func one<Element>(of list: [Element]) -> Element { list[whole(0...(list.count - 1))] }
}
