import Insight
import Model

/// The resources on record, and which one a person looks at.
struct ResourceDesk {
    private(set) var standings: [ResourceStanding] = []
    private(set) var cursor = 0
    /// Where a person was before.
    var before: Place = .home
    private var generation: Int?

    /// Reads the resources again if the program or its figures changed.
    mutating func deal(_ analysis: Analysis) {
        guard generation != analysis.generation else { return }
        let key = current?.resource.key
        generation = analysis.generation
        standings = analysis.resourceStandings()
        cursor = standings.firstIndex { $0.resource.key == key } ?? cursor
        cursor = max(0, min(cursor, standings.count - 1))
    }

    /// The resource under the cursor, nil if there is none.
    var current: ResourceStanding? {
        standings.indices.contains(cursor) ? standings[cursor] : nil
    }

    mutating func move(by step: Int) {
        cursor = max(0, min(standings.count - 1, cursor + step))
    }

    mutating func move(to place: Int) { move(by: place - cursor) }

    /// The first line shown of so many, so that the cursor stays in sight.
    func top(height: Int) -> Int {
        max(0, min(cursor - height / 2, standings.count - height))
    }
}
