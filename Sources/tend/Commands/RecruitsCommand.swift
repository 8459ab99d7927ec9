import ArgumentParser
import Insight
import Model
import Store
import ViewModel

/// `tend recruits`.
struct RecruitsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recruits",
        abstract: "Print who brought whom, who of them became active, and the bonus for it.",
        discussion: """
            tend recruits prints everybody who brought somebody, with those they brought below, \
            level by level · tend recruits ea-12 only the tree below one · tend recruits tier:gold. \
            Who brought a partner is its field parent: tend set parent ea-12 ea-40. Due is what is \
            earned for bringing partners and not paid, see tend incentives.
            """)
    @Argument(help: "A filter, such as an id; nothing for all partners.") var filter: [String] = []
    @Option(name: .long, help: "table, csv, json or ndjson.") var format = TableFormat.table
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        let (analysis, program) = (session.analysis, session.store.program)
        let tree = analysis.recruitTree(of: try tops(session))
        for (row, parent) in tree.strangers.prefix(5) {
            Output.complain(
                "tend: \(program.ids[row].text) was brought by ‘\(parent)’, who is no partner here")
        }
        if tree.strangers.count > 5 {
            Output.complain("tend: and \(tree.strangers.count - 5) more by unknown ones")
        }
        let due = analysis.recruitingBonuses
        let words = [
            "level", "id", "name", "brought_by", "joined", "active_since", "first_sale", "state",
            "recruits", "became_active", "below", "due",
        ]
        Table(
            words: words, rows: tree.lines.map { cells($0, due[$0.row], session) },
            currency: session.settings.currency
        ).print(as: format)
        if tree.lines.isEmpty { throw CommandFailure.nothing("nobody brought anybody") }
    }

    /// The rows a filter means who brought somebody; nil for the whole tree.
    private func tops(_ session: Session) throws(CommandFailure) -> [Int]? {
        guard !filter.isEmpty else { return nil }
        if filter.count == 1, let id = PartnerID(filter[0].utf8),
            let row = session.store.program.row(of: id)
        {
            return [row]
        }
        let recruits = session.analysis.recruits
        return try session.rows(filter).filter { recruits[$0] != nil }
    }

    private func cells(
        _ line: RecruitTree.Line, _ due: Int64?, _ session: Session
    ) -> [CellValue] {
        let (analysis, program) = (session.analysis, session.store.program)
        let beginnings = line.recruits.map { analysis.beginning(row: $0) }
        let active = beginnings.count { if case .on = $0 { true } else { false } }
        let indent = format == .table ? String(repeating: "  ", count: min(line.level, 8)) : ""
        return [
            .count(Int64(line.level)), .text(program.ids[line.row].text),
            .text(indent + program.displayName(row: line.row)),
            program.value(FieldName.parent, row: line.row).map(CellValue.text) ?? .absent,
            program.joined(row: line.row).map(CellValue.day) ?? .absent,
            beginning(analysis.beginning(row: line.row)),
            analysis.firstSale(row: line.row).map(CellValue.day) ?? .absent,
            .text(analysis.states[line.row].word), .count(Int64(line.recruits.count)),
            beginnings.contains(.unknown) && active == 0 ? .unknown : .count(Int64(active)),
            .count(Int64(line.below)), due.map(CellValue.money) ?? .absent,
        ]
    }

    private func beginning(_ beginning: RecruitTree.Beginning) -> CellValue {
        switch beginning {
        case .unknown: .unknown
        case .never: .absent
        case .on(let day): .day(day)
        }
    }
}
