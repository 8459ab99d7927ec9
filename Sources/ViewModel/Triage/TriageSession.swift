import Insight
import Model

/// A walk through the triage queue: one partner at a time, with what was done so far.
struct TriageSession {
    /// How a partner was left.
    enum Outcome: Hashable {
        case done, snoozed, skipped, notWorthIt
    }

    /// The partners in order: those dealt with stay where they were.
    private(set) var entries: [TriageEntry] = []
    /// How partners dealt with in this walk were left.
    private(set) var outcomes: [Int: Outcome] = [:]
    private(set) var place = 0
    /// Partners somebody put aside before.
    private(set) var putAside = 0

    /// A walk through a queue that goes on behind the partners dealt with before, in their order.
    init(_ queue: TriageQueue, settled: [(entry: TriageEntry, outcome: Outcome)] = []) {
        for (entry, outcome) in settled { outcomes[entry.row] = outcome }
        entries = settled.map(\.entry) + queue.entries.filter { outcomes[$0.row] == nil }
        putAside = max(0, queue.putAside - outcomes.count)
        place = -1
        next()
    }

    /// The partner to look at, nil at the end.
    var current: TriageEntry? { entries.indices.contains(place) ? entries[place] : nil }

    /// How many have been dealt with.
    var handledCount: Int { outcomes.count }

    /// How many of an outcome there are.
    func count(_ outcome: Outcome) -> Int { outcomes.values.count { $0 == outcome } }

    /// The sum of values of those dealt with, and of all.
    var value: (handled: Int64, all: Int64) {
        entries.reduce((0, 0)) { sums, entry in
            let value = entry.value ?? 0
            return (sums.0 &+ (outcomes[entry.row] == nil ? 0 : value), sums.1 &+ value)
        }
    }

    /// Goes to the next partner nobody has dealt with, or to the end.
    mutating func next() {
        place += 1
        while let entry = current, outcomes[entry.row] != nil { place += 1 }
    }

    /// Goes back by one.
    mutating func back() { place = max(0, place - 1) }

    /// Goes to a partner of the queue.
    mutating func go(to row: Int) {
        if let index = entries.firstIndex(where: { $0.row == row }) { place = index }
    }

    mutating func move(to place: Int) { self.place = max(0, min(place, entries.count - 1)) }

    mutating func move(by step: Int) {
        place = max(0, min(place + step, entries.count - 1))
    }

    /// Takes note of how partners were left so far; others are to be looked at again.
    mutating func settle(_ outcomes: [Int: Outcome]) {
        let known = Set(entries.map(\.row))
        self.outcomes = outcomes.filter { known.contains($0.key) }
    }

    /// Follows the program: new partners join at the end, changed causes are shown, nobody moves.
    mutating func follow(_ queue: TriageQueue) {
        var fresh: [Int: TriageEntry] = [:]
        for entry in queue.entries { fresh[entry.row] = entry }
        let kept = current?.row
        entries = entries.compactMap { entry in
            let isSettled = outcomes[entry.row] != nil || entry.row == kept
            return fresh[entry.row] ?? (isSettled ? entry : nil)
        }
        let known = Set(entries.map(\.row))
        entries += queue.entries.filter { !known.contains($0.row) }
        putAside = max(0, queue.putAside - outcomes.count)
        if let kept { go(to: kept) }
    }
}
