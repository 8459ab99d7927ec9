/// How many partners a program lost between two days: active at the start and not at the end.
///
/// Active on a day is who did something in the days before it; joiners count in neither part.
public struct Churn: Hashable, Sendable {
    /// Of those active at the start, those no longer active at the end.
    public let lost: Share
    /// Active at the end and not at the start.
    public let newOrReturned: Int

    /// Counts partners by their days of activity; an active one was so within so many days.
    public init(activeDays: [[Int]], from start: Int, to end: Int, within days: Int) {
        func isActive(_ partner: [Int], on day: Int) -> Bool {
            partner.contains { ((day - days)..<day).contains($0) }
        }
        let before = activeDays.map { isActive($0, on: start) }
        let after = activeDays.map { isActive($0, on: end) }
        lost = Share(
            zip(before, after).count { $0 && !$1 }, of: before.count { $0 })
        newOrReturned = zip(before, after).count { !$0 && $1 }
    }

    /// The lost of a million, nil if nobody was active.
    public var partsPerMillion: Int? {
        lost.total > 0 ? lost.count * 1_000_000 / lost.total : nil
    }
}
