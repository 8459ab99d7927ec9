/// Days from one to another, both counted.
public struct Window: Hashable, Sendable {
    /// The first day.
    public let from: Day
    /// The last day.
    public let to: Day

    /// The days from one to another; empty if the second is earlier.
    public init(from: Day, to: Day) {
        self.from = from
        self.to = to
    }

    /// So many days that end with a day.
    public init(days: Int, endingOn last: Day) {
        self.init(from: last.advanced(by: 1 - days), to: last)
    }

    /// How many days it has.
    public var length: Int { max(0, from.distance(to: to) + 1) }

    /// The equally long window right before.
    public var previous: Window { Window(days: length, endingOn: from.advanced(by: -1)) }

    /// Whether the day lies inside.
    public func contains(_ day: Day) -> Bool { from <= day && day <= to }

    /// How many months of the calendar it is made of, nil if it is not of whole ones.
    public var wholeMonths: Int? {
        let (first, next) = (from.civil, to.advanced(by: 1).civil)
        guard from <= to, first.day == 1, next.day == 1 else { return nil }
        return (next.year - first.year) * 12 + next.month - first.month
    }

    /// The days both have, empty if they do not meet.
    public func clamped(to other: Window) -> Window {
        Window(from: max(from, other.from), to: min(to, other.to))
    }
}

/// What the imported batches speak about: tells zero from unknown.
public struct Coverage: Sendable {
    /// What is known, batch by batch.
    public let batches: [Batch]

    /// The currency that amounts are known in; nil for any.
    public let currency: Currency?

    /// The coverage of batches; money in another currency than `currency` is not known.
    public init(_ batches: [Batch], currency: Currency? = nil) {
        self.batches = batches
        self.currency = currency
    }

    private func tells(_ batch: Batch, _ metric: Metric) -> Bool {
        guard batch.metrics.contains(metric) else { return false }
        guard metric.isMoney, let currency, let other = batch.currency else { return true }
        return other == currency
    }

    /// Whether some batch speaks of a metric of a partner on at least one day of a window.
    ///
    /// `source` is where the partner's record came from, nil if it was made by hand.
    public func isKnown(_ metric: Metric, source: String?, id: PartnerID, in window: Window) -> Bool
    {
        batches.contains { batch in
            tells(batch, metric) && speaks(batch, of: id, source: source)
                && window.clamped(to: Window(from: batch.from, to: batch.to)).length > 0
        }
    }

    /// The days of a window on which some batch speaks of a metric of partners, in order.
    public func knownDays(_ metric: Metric, in window: Window) -> [Bool] {
        marks(in: window) { tells($0, metric) && $0.scope != .totals }
    }

    /// The last day any batch about partners covers, nil without batches.
    public var lastDay: Day? {
        batches.filter { $0.scope != .totals }.map(\.to).max()
    }

    /// The last day on which a batch covers activity of all partners of a source.
    public func lastActivityDay(source: String) -> Day? {
        batches.filter { $0.source == source && $0.scope == .everyPartner }
            .filter { $0.metrics.contains(where: \.isActivity) }.map(\.to).max()
    }

    /// From the first to the last day on which a batch speaks of a metric of all partners of a
    /// source, or of one partner if its id is given; nil if none does.
    public func span(of metric: Metric, source: String?, id: PartnerID? = nil) -> Window? {
        let speaking = speaking(of: metric, source: source, id: id)
        guard let from = speaking.map(\.from).min(), let to = speaking.map(\.to).max() else {
            return nil
        }
        return Window(from: from, to: to)
    }

    /// Stretches of at least so many days between the first and the last day of `span` on which no
    /// batch speaks of the metric, in order.
    public func holes(
        of metric: Metric, source: String?, id: PartnerID? = nil, atLeast days: Int
    ) -> [Window] {
        let spans = speaking(of: metric, source: source, id: id)
            .map { Window(from: $0.from, to: $0.to) }.sorted { $0.from < $1.from }
        guard var end = spans.first?.to else { return [] }
        var holes: [Window] = []
        for span in spans.dropFirst() {
            let hole = Window(from: end.advanced(by: 1), to: span.from.advanced(by: -1))
            if hole.length >= days { holes.append(hole) }
            end = max(end, span.to)
        }
        return holes
    }

    private func speaking(of metric: Metric, source: String?, id: PartnerID?) -> [Batch] {
        batches.filter { batch in
            tells(batch, metric)
                && (batch.scope == .everyPartner && batch.source == source
                    || id.map { batch.scope == .partner($0) } ?? false)
        }
    }

    /// Whether any batch speaks of a metric.
    public func knows(_ metric: Metric) -> Bool {
        batches.contains { tells($0, metric) && $0.scope != .totals }
    }

    private func speaks(_ batch: Batch, of id: PartnerID, source: String?) -> Bool {
        switch batch.scope {
        case .everyPartner: batch.source == source
        case .partner(let partner): partner == id
        case .totals: false
        }
    }

    private func marks(in window: Window, where isMeant: (Batch) -> Bool) -> [Bool] {
        var marks = Array(repeating: false, count: window.length)
        for batch in batches where isMeant(batch) {
            let part = window.clamped(to: Window(from: batch.from, to: batch.to))
            guard part.length > 0 else { continue }
            let start = window.from.distance(to: part.from)
            for index in start..<(start + part.length) { marks[index] = true }
        }
        return marks
    }
}
