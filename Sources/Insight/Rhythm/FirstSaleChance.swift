/// How likely partners without a sale are to begin yet, from what others did who had none either.
public struct FirstSaleChance: Hashable, Sendable {
    /// Of those without a sale in their first days and watched long enough, how many then sold.
    public let started: Share

    /// One partner as far as it was watched.
    public struct Beginner: Sendable {
        /// Days from joining to the first sale, nil if there was none.
        public let firstSaleAfter: Int?
        /// Days from joining to the day of looking.
        public let observed: Int

        /// A partner as far as it was watched.
        public init(firstSaleAfter: Int?, observed: Int) {
            (self.firstSaleAfter, self.observed) = (firstSaleAfter, observed)
        }
    }

    /// Counts the partners without a sale in their first `silentDays` that began within the next
    /// `days`.
    public init(_ beginners: some Sequence<Beginner>, silentDays: Int, within days: Int) {
        var (started, total) = (0, 0)
        for beginner in beginners where beginner.observed >= silentDays + days {
            let first = beginner.firstSaleAfter ?? .max
            guard first > silentDays else { continue }
            total += 1
            if first <= silentDays + days { started += 1 }
        }
        self.started = Share(started, of: total)
    }

    /// The chance, drawn towards one in ten while few were watched.
    public var chance: Double { Double(started.count + 1) / Double(started.total + 10) }
}
