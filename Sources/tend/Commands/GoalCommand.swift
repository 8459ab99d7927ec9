import ArgumentParser
import Insight
import Model
import Store

/// `tend goal`.
struct GoalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "goal", abstract: "Set a goal with partners, or list goals.",
        discussion:
            "tend goal ea-12 30 sales by 2026-12-31 agreed pays 50 for the winter · tend goal ea-12 "
            + "lists them with how far they are · tend goal --filter tier:gold 500 revenue by 90d. "
            + "What a goal pays is owed once it is met, see tend payouts; tend goal ea-12 --paid "
            + "KEY says that it was paid in another way")
    @OptionGroup var record: RecordOptions
    @Option(name: .long, help: "Say that the reward of the goal with this key was paid today.")
    var paid: String?
    @Option(name: .long, help: "table or json.") var format = ListFormat.table

    func run() throws {
        let (session, partners, text) = try record.open()
        if let paid { return try pay(paid, partners, session) }
        guard !text.isEmpty else { return try list(partners, session) }
        guard
            let goal = RecordText.goal(
                text, key: "", today: session.today, currency: session.settings.currency)
        else {
            throw CommandFailure.usage(
                "a goal is an amount, a figure and a day: 30 sales by 2026-12-31")
        }
        try session.commit(
            session.change(.add(family: Goal.family, line: goal.line), partners))
    }

    private func pay(_ key: String, _ partners: [PartnerID], _ session: Session) throws {
        let program = session.store.program
        let goals = partners.compactMap { program.row(of: $0) }.flatMap { row in
            program.records(Goal.self, row: row).filter { $0.key == key }.map { (row, $0) }
        }
        guard !goals.isEmpty else { throw CommandFailure.nothing("there is no goal \(key)") }
        let changes = goals.compactMap { session.analysis.paying($0.1, row: $0.0) }
        try session.commit(Change.together(changes, kind: .campaign))
    }

    private func list(_ partners: [PartnerID], _ session: Session) throws {
        let program = session.store.program
        let rows = partners.flatMap { id -> [[CellValue]] in
            guard let row = program.row(of: id) else { return [] }
            return program.records(Goal.self, row: row).map { goal in
                let progress = session.analysis.progress(of: goal, row: row)
                return [
                    .text(id.text), .text(goal.key), .text(goal.metric.word),
                    value(goal.target, goal.metric),
                    progress.reached.map { value($0, goal.metric) } ?? .unknown,
                    .day(goal.from), .day(goal.due), .text(goal.isAgreed ? "yes" : "no"),
                    .text(progress.isMet ? "met" : progress.isOver ? "missed" : "open"),
                    goal.reward.map { .money($0) } ?? .absent,
                    goal.reward == nil
                        ? .absent : .money(session.analysis.reward(left: goal, row: row)),
                    .text(goal.text),
                ]
            }
        }
        Table(
            words: [
                "id", "key", "figure", "target", "reached", "from", "due", "agreed", "state",
                "pays", "due", "text",
            ], rows: rows, currency: session.settings.currency
        ).print(as: format.table)
        if rows.isEmpty { throw CommandFailure.nothing() }
    }

    private func value(_ value: Int64, _ metric: Metric) -> CellValue {
        metric.isMoney ? .money(value) : .count(value)
    }
}
