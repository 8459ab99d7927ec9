import Insight
import Model
import Screen

/// The board of stages: moving between cards, and moving cards.
extension Console {
    /// Whether the board is what a person looks at.
    var isOnBoard: Bool { place == .pipeline && layout.list == nil }

    mutating func boardLines(_ layout: Layout) -> [Line] {
        guard let analysis else { return [] }
        board.deal(list, analysis)
        return BoardView(
            board: board, analysis: analysis, marks: list.marks, say: say, format: format,
            glyphs: glyphs
        ).lines(in: layout.body)
    }

    var boardRow: Int? { board.current }

    /// The marked partners, else the one of the card under the cursor.
    var boardTargets: [PartnerID] {
        guard let analysis else { return [] }
        let rows = list.marks.isEmpty ? board.current.map { [$0] } ?? [] : list.marks.sorted()
        return rows.map { analysis.program.ids[$0] }
    }

    mutating func moveOnBoard(_ command: Command, page: Int) {
        guard let analysis else { return }
        board.deal(list, analysis)
        switch command {
        case .down: board.move(by: 1)
        case .up: board.move(by: -1)
        case .first: board.move(by: -1_000_000)
        case .last: board.move(by: 1_000_000)
        case .halfPageDown, .pageDown: board.move(by: max(1, layout.body.rows / 3))
        default: board.move(by: -max(1, layout.body.rows / 3))
        }
    }

    mutating func markCard() {
        guard let row = board.current else { return }
        list.toggleMark(row: row)
        board.move(by: 1)
    }

    /// Moves the card, or all marked ones, one stage on or back.
    mutating func moveCard(_ command: Command) -> [Effect] {
        guard isOnBoard || place == .triage else {
            tell(say(.notInSequence, command.rawValue))
            return []
        }
        guard let row = rowInSight, let analysis else { return [] }
        let from = isOnBoard ? board.column : analysis.stages[row]
        let next = Int(from.rawValue) + (command == .cardRight ? 1 : -1)
        guard (0..<Stage.allCases.count).contains(next), let stage = Stage(rawValue: UInt8(next))
        else { return [] }
        if isOnBoard, list.marks.isEmpty { board.follow(row) }
        return move(to: stage)
    }

    /// Moves the targets to a stage; asks once if that skips a stage or leaves steps open.
    mutating func move(to stage: Stage) -> [Effect] {
        guard let analysis, !options.isReadOnly else { return act(.move(stage)) }
        let checks = targets.compactMap { analysis.program.row(of: $0) }.map {
            MoveCheck(analysis, row: $0, to: stage)
        }
        guard checks.contains(where: { !$0.isClean }) else { return act(.move(stage)) }
        prompt = Prompt(.confirmMove(stage, question: question(checks, stage)))
        return []
    }

    private func question(_ checks: [MoveCheck], _ stage: Stage) -> String {
        let word = say[.name(of: stage)]
        guard checks.count == 1, let check = checks.first, let analysis else {
            return say(
                .moveMany, "\(checks.count)", word, "\(checks.count { !$0.open.isEmpty })",
                "\(checks.count { !$0.skipped.isEmpty })")
        }
        let name = analysis.program.displayName(row: check.row)
        if !check.skipped.isEmpty {
            let names = check.skipped.map { say[.name(of: $0)] }.joined(separator: ", ")
            return say(.moveSkips, name, word, names)
        }
        return say(
            .moveOpen, name, word, "\(check.open.count)", "\(check.stepCount)",
            check.open.prefix(3).map(\.title).joined(separator: ", "))
    }
}

/// What a move of one partner would leave undone.
struct MoveCheck {
    let row: Int
    /// Stages passed over on the way on.
    let skipped: [Stage]
    /// Steps of the present stage that are not settled; none on the way back.
    let open: [StepRule]
    let stepCount: Int

    init(_ analysis: Analysis, row: Int, to stage: Stage) {
        self.row = row
        let from = analysis.stages[row]
        skipped = Stage.allCases.filter { $0 > from && $0 < stage }
        open = stage > from ? analysis.openSteps(in: from, row: row) : []
        stepCount = analysis.settings.rule(of: from).steps.count
    }

    var isClean: Bool { skipped.isEmpty && open.isEmpty }
}
