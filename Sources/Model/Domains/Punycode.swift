/// Letters of any script as the letters, digits and dashes that names of the internet are made of.
///
/// The encoding is that of RFC 3492 with the numbers it gives for domain names.
public enum Punycode {
    private static let base = 36
    private static let smallest = 1
    private static let greatest = 26
    private static let firstBias = 72
    private static let firstValue = 128

    /// The text encoded, without `xn--` before it; its ASCII letters stay as they are.
    ///
    /// Nil for a text of more than 1,000 scalars: the cost grows with the square of their number.
    public static func encoded(_ text: some Collection<Unicode.Scalar>) -> [UInt8]? {
        let values = text.map { Int($0.value) }
        guard values.count <= 1_000 else { return nil }
        var result = values.filter { $0 < firstValue }.map(UInt8.init)
        let plain = result.count
        if plain > 0 { result.append(0x2D) }
        var next = firstValue
        var bias = firstBias
        var delta = 0
        var done = plain
        while done < values.count, let value = values.filter({ $0 >= next }).min() {
            delta += (value - next) * (done + 1)
            for other in values {
                if other < value { delta += 1 }
                guard other == value else { continue }
                result += digits(of: delta, bias: bias)
                bias = adapted(delta, count: done + 1, isFirst: done == plain)
                delta = 0
                done += 1
            }
            delta += 1
            next = value + 1
        }
        return result
    }

    /// A number of digits whose weight grows as the bias says, the least first.
    private static func digits(of delta: Int, bias: Int) -> [UInt8] {
        var result: [UInt8] = []
        var rest = delta
        var place = base
        while true {
            let threshold = min(max(place - bias, smallest), greatest)
            guard rest >= threshold else { return result + [digit(rest)] }
            result.append(digit(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            place += base
        }
    }

    /// `a` to `z` for 0 to 25, then `0` to `9`.
    private static func digit(_ value: Int) -> UInt8 {
        UInt8(value < 26 ? 0x61 + value : 0x30 + value - 26)
    }

    private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var bias = 0
        while delta > (base - smallest) * greatest / 2 {
            delta /= base - smallest
            bias += base
        }
        return bias + (base - smallest + 1) * delta / (delta + 38)
    }
}
