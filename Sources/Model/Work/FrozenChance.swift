/// A chance as it stood when something was done, kept with the record of it.
///
/// It is written as a whole number of millionths (`chance-ppm=81234` is 8.1234 %), so that what is
/// read back is exactly what was written.
public struct FrozenChance: Hashable, Sendable {
    /// What the record says; a hand may have written what is no chance at all.
    public let written: String

    private static let whole = 1_000_000

    /// A chance from 0 to 1, to the nearest millionth; nil for anything else.
    public init?(_ chance: Double) {
        guard chance >= 0, chance <= 1 else { return nil }
        written = String(Int(chance * Double(FrozenChance.whole) + 0.5))
    }

    /// What a record says.
    public init(written: String) { self.written = written }

    /// The chance, from 0 to 1; nil if what is written is no whole number from 0 to 1,000,000.
    public var value: Double? {
        let bytes = written.utf8
        guard (1...7).contains(bytes.count), bytes.allSatisfy({ (0x30...0x39).contains($0) }),
            let millionths = Int(written), millionths <= FrozenChance.whole
        else { return nil }
        return Double(millionths) / Double(FrozenChance.whole)
    }
}
