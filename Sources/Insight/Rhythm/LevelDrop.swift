internal import Glibc

/// A fall of clicks below a partner's own normal, with what fell for everybody taken out.
///
/// Finds partners too busy to be silent, and old links that keep trickling.
public struct LevelDrop: Hashable, Sendable {
    /// Clicks of the last 28 days.
    public let now: Int64
    /// Clicks of up to 180 days before those.
    public let before: Int64
    /// How many days `before` spans.
    public let days: Int
    /// What the last 28 days are of what was to be expected; nil if there is too little to compare.
    public internal(set) var ratio: Double?
    /// Whether the drop is clear: to a half or less, and hardly by chance.
    public internal(set) var isClear = false

    /// Days whose level is looked at.
    static let recentDays = 28
    /// Days of the partner's normal before those.
    static let normalDays = 180
    /// Days of normal without which there is none.
    static let leastDays = 42

    /// A partner's clicks in both windows, not yet compared with the others.
    public init(now: Int64, before: Int64, days: Int) {
        (self.now, self.before, self.days) = (now, before, days)
    }

    /// Clicks to expect in the last 28 days if all was as before.
    public var expected: Double? {
        days > 0 ? Double(before) * Double(LevelDrop.recentDays) / Double(days) : nil
    }

    /// The expectation, where there is enough of it to compare with.
    var comparable: Double? {
        guard days >= LevelDrop.leastDays, let expected, expected >= 4 else { return nil }
        return expected
    }

    /// The factor by which everybody's clicks changed: the median, so that one giant cannot move
    /// it, between 0.4 and 2.5; 1 for fewer than ten comparable partners.
    public static func programFactor(_ drops: some Sequence<LevelDrop>) -> Double {
        let factors = drops.compactMap { drop in
            drop.comparable.map { Double(drop.now + 1) / ($0 + 1) }
        }
        guard factors.count >= 10, let median = ProgramGap.median(factors) else { return 1 }
        return min(max(median, 0.4), 2.5)
    }

    /// The drop against the partner's own normal, with the program's factor taken out.
    public func compared(programFactor: Double) -> LevelDrop {
        guard let comparable else { return self }
        var result = self
        let ratio = Double(now + 1) / (comparable * programFactor + 1)
        let spread = (1 / Double(now + 1) + 1 / Double(before + 1)).squareRoot()
        result.ratio = ratio
        result.isClear = ratio <= 0.5 && log(ratio) + 1.2816 * spread < log(0.7)
        return result
    }
}

extension LevelDrop {
    /// The days compared for a partner who joined on a day: the last 28 before another day, and up
    /// to 180 before those, none before it joined.
    static func windows(joined: Int, before day: Int) -> (now: Range<Int>, before: Range<Int>) {
        let start = day - recentDays
        return (start..<day, min(start, max(joined, start - normalDays))..<start)
    }
}
