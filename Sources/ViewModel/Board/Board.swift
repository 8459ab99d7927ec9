import Insight
import Model

/// The five stages as columns of cards: which column and which card a person looks at.
struct Board {
    /// The column under the cursor.
    private(set) var stage: Stage?
    private var cursors: [Stage: Int] = [:]
    /// The cards of each stage, rows of the program in the list's order.
    private(set) var cards: [[Int]] = Array(repeating: [], count: Stage.allCases.count)
    /// How partners move on.
    private(set) var flow: StageFlow?
    private var key: PaneReadings.Key?
    /// The card to follow once it has moved.
    private var followed: Int?

    /// The column under the cursor, the first with cards where none was chosen yet.
    var column: Stage {
        stage ?? Stage.allCases.first { !cards[Int($0.rawValue)].isEmpty } ?? .discovery
    }

    /// The row of the card under the cursor, nil in an empty column.
    var current: Int? {
        let rows = cards(of: column)
        return rows.isEmpty ? nil : rows[cursor(of: column)]
    }

    func cards(of stage: Stage) -> [Int] { cards[Int(stage.rawValue)] }

    func cursor(of stage: Stage) -> Int {
        max(0, min(cursors[stage] ?? 0, cards(of: stage).count - 1))
    }

    /// Deals the list's partners out again if it or the program changed.
    mutating func deal(_ list: PartnerList, _ analysis: Analysis) {
        let key = PaneReadings.Key(list: list.generation, analysis: analysis.generation)
        guard key != self.key else { return }
        self.key = key
        cards = Array(repeating: [], count: Stage.allCases.count)
        for row in list.shown { cards[Int(analysis.stages[row].rawValue)].append(row) }
        flow = analysis.flow(partners: list.shown)
        if let followed { select(followed) }
        followed = nil
    }

    mutating func step(by step: Int) {
        let next = Int(column.rawValue) + step
        stage = Stage(rawValue: UInt8(clamping: max(0, min(next, Stage.allCases.count - 1))))
    }

    mutating func move(by step: Int) {
        let count = cards(of: column).count
        cursors[column] = max(0, min(cursor(of: column) + step, count - 1))
    }

    /// Puts the cursor into a column, on a card if one is named.
    mutating func go(to stage: Stage, place: Int?) {
        self.stage = stage
        if let place { cursors[stage] = place }
    }

    /// Goes with a card when it has moved.
    mutating func follow(_ row: Int) { followed = row }

    /// Puts the cursor on a card, wherever it lies.
    mutating func select(_ row: Int) {
        for stage in Stage.allCases {
            guard let place = cards(of: stage).firstIndex(of: row) else { continue }
            self.stage = stage
            cursors[stage] = place
        }
    }
}
