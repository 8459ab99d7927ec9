import Model

/// What files tell of one row, as its rhythm is read from it.
struct RhythmFacts {
    /// The day before which its sales count; `Figures.never` where there are none.
    var until = Figures.never
    /// The first day files tell of.
    var from = Figures.never
    /// The day before which its level counts.
    var levelUntil = Figures.never
    /// Which figures files tell of.
    var known: KnownFigures = []
    /// Stretches no file tells sales of.
    var holes: [Window] = []
    /// Stretches no file tells its level of.
    var levelHoles: [Window] = []

    /// How many days clicks may end before sales and still say the level; older ones say nothing of
    /// now.
    static let oldestLevel: Int32 = 7
}

extension RhythmInput {
    /// What files tell of every row.
    init(figures: Figures, joined: [Int32], _ rows: [RhythmFacts], figuresVersion: Int) {
        self.init(
            figures: figures, untils: rows.map(\.until), joined: joined,
            coveredFrom: rows.map(\.from), known: rows.map(\.known),
            levelUntils: rows.map(\.levelUntil), holes: rows.map(\.holes),
            levelHoles: rows.map(\.levelHoles), figuresVersion: figuresVersion)
    }

    /// Takes what files tell of one row anew.
    mutating func take(_ facts: RhythmFacts, row: Int) {
        untils[row] = facts.until
        coveredFrom[row] = facts.from
        known[row] = facts.known
        levelUntils[row] = facts.levelUntil
        holes[row] = facts.holes
        levelHoles[row] = facts.levelHoles
    }
}
