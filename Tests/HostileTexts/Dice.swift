/// Random numbers that are the same in every run, so that a test that fails fails again.
public struct Dice: RandomNumberGenerator {
    private var state: UInt64

    /// Numbers from a seed.
    public init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    /// The next 64 bits (SplitMix64).
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from zero to below a bound; the bound must be above zero.
    public mutating func roll(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
