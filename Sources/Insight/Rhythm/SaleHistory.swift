/// What a rhythm is judged by: the days with a sale of one partner, reduced to three numbers.
///
/// A day with several sales counts once. Any unit of time will do, the same for all partners.
public struct SaleHistory: Hashable, Sendable {
    /// Days with a sale after the first one.
    public let repeats: Int
    /// From the first day with a sale to the last one.
    public let span: Double
    /// From the first day with a sale to the last day looked at.
    public let age: Double

    /// The three numbers; nil if they contradict each other.
    ///
    /// They agree if `span` is between nothing and `age`, and is nothing just when no day repeats.
    public init?(repeats: Int, span: Double, age: Double) {
        guard repeats >= 0, span >= 0, span <= age, age.isFinite, (repeats == 0) == (span == 0)
        else { return nil }
        (self.repeats, self.span, self.age) = (repeats, span, age)
    }

    /// The history of a partner's days with sales before a day, in any order; nil without any.
    ///
    /// A sale on the very day before `day` leaves no silence.
    public init?(saleDays: [Int], before day: Int) {
        let days = Set(saleDays.filter { $0 < day })
        guard let first = days.min(), let last = days.max() else { return nil }
        repeats = days.count - 1
        span = Double(last - first)
        age = Double(day - 1 - first)
    }

    /// How long nothing was sold.
    public var silence: Double { age - span }

    /// Whether the history is too short to say much: fewer than four days with a sale.
    public var isLittle: Bool { repeats < 3 }
}
