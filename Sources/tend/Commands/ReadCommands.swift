import ArgumentParser
import Exchange
import Insight
import Model
import Screen
import Store
import ViewModel

/// How a command prints rows.
enum TableFormat: String, ExpressibleByArgument, CaseIterable {
    case table, csv, json, ndjson
}

/// `tend list`.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Print the partners a filter means.",
        discussion:
            """
            tend list 'is:quiet revenue.365d:>500' --columns id,name,quiet,revenue.90d --format csv
            tend list is:slipping --columns id,name,usual_gap,silent,chance,risk --sort -risk

            CSV and JSON have exact numbers: money in the program's currency, percents and chances in
            parts of 1; --names lists the columns with their units.
            """
    )
    @Argument(help: "A filter as in the console; nothing for all.") var filter: [String] = []
    @Option(name: .long, help: "Columns by their words, with commas between.")
    var columns = "id,name,stage,state,quiet,clicks.30d,sales.30d,revenue.90d,owner"
    @Option(
        name: .long, parsing: .unconditional,
        help: "A column to sort by; with a minus before it, the greatest first.")
    var sort: String?
    @Option(name: .long, help: "At most so many partners.") var limit: Int?
    @Flag(name: .long, help: "The columns there are, with their units.") var names = false
    @Option(name: .long, help: "table, csv, json or ndjson.") var format = TableFormat.table
    @OptionGroup var options: ProgramOptions
    @OptionGroup var lock: LockOptions

    func run() throws {
        try lock.begin(options)
        if names { return ColumnNames().print() }
        let session = try options.open()
        let columns = try chosenColumns()
        var rows = try session.rows(filter)
        rows = session.analysis.sorted(rows, by: try order())
        if let limit { rows = Array(rows.prefix(max(0, limit))) }
        let table = Table(
            words: columns.map(\.word),
            rows: rows.map { row in columns.map { cell($0, row: row, session) } },
            currency: session.settings.currency)
        table.print(as: format)
        if rows.isEmpty { throw CommandFailure.nothing() }
    }

    /// A cell; for people with a domain as it is where it may be taken for another.
    private func cell(_ column: ListColumn, row: Int, _ session: Session) -> CellValue {
        let cell = session.analysis.cell(column, row: row)
        guard format == .table, column == .email || column == .site, case .text(let text) = cell
        else { return cell }
        return .text(DomainName.unmasked(text) ?? text)
    }

    private func chosenColumns() throws -> [ListColumn] {
        let words = columns.utf8.split(separator: 0x2C, omittingEmptySubsequences: false)
        return try words.map { word in
            let word = String(decoding: word, as: UTF8.self)
            guard let column = ListColumn(word: word) else {
                let known = ListColumn.offered.map(\.word).joined(separator: " ")
                throw CommandFailure.usage("there is no column ‘\(word)’; there are: \(known)")
            }
            return column
        }
    }

    private func order() throws -> SortOrder {
        guard let sort else { return SortOrder(.partner, isDescending: false) }
        guard let order = SortOrder(text: sort) else {
            throw CommandFailure.usage("there is no column ‘\(sort)’ to sort by")
        }
        return order
    }
}

/// Rows of cells, to print for people or for programs.
struct Table {
    let words: [String]
    let rows: [[CellValue]]
    let currency: Currency

    func print(as format: TableFormat) {
        switch format {
        case .table: printAligned()
        case .csv:
            var writer = CSVWriter()
            writer.add(words)
            for row in rows { writer.add(row.map(plain)) }
            Output.write(writer.bytes)
        case .json:
            Output.write(JSONWriter.bytes(.list(rows.map(object))) + [0x0A])
        case .ndjson:
            for row in rows { Output.write(JSONWriter.bytes(object(row)) + [0x0A]) }
        }
    }

    /// Exact and empty where nothing is known, for files.
    private func plain(_ value: CellValue) -> String {
        switch value {
        case .unknown, .notApplicable, .absent: ""
        case .days(let days), .tooManyDays(let days): String(days)
        default: text(value).plain
        }
    }

    private func text(_ value: CellValue) -> CellText {
        CellText(value, currency: currency, isASCII: false)
    }

    private func object(_ row: [CellValue]) -> JSONWriter.Value {
        .object(zip(words, row).map { JSONWriter.Member($0, json($1)) })
    }

    private func json(_ value: CellValue) -> JSONWriter.Value {
        switch value {
        case .unknown, .notApplicable, .absent: .null
        case .count(let count): .number(String(count))
        case .days(let days), .tooManyDays(let days): .number(String(days))
        case .money, .ratio, .chance, .part, .decimal, .moneyPerClick, .number:
            .number(text(value).plain)
        case .rhythm(let gap, let silent):
            .list([gap.map { .number(String($0)) } ?? .null, .number(String(silent))])
        case .series(let values): .list(values.map { .number(String($0)) })
        default: .text(text(value).plain)
        }
    }

    private func printAligned() {
        let cells = rows.map { $0.map { text($0).shown } }
        let widths = words.indices.map { column in
            min(40, max(words[column].utf8.count, cells.map { $0[column].columns }.max() ?? 0))
        }
        let isNumber = words.indices.map { column in
            rows.first.map { Table.isNumber($0[column]) } ?? false
        }
        func line(_ texts: [SafeText]) {
            var line = SafeText("")
            for (column, text) in texts.enumerated() {
                let fitted = text.fitted(
                    to: widths[column], isNumber[column] ? .right : .left)
                line = line + (column > 0 ? "  " : "") + fitted
            }
            Output.print(line)
        }
        line(words.map { SafeText($0) })
        for row in cells { line(row) }
    }

    private static func isNumber(_ value: CellValue) -> Bool {
        switch value {
        case .count, .money, .moneyPerClick, .ratio, .chance, .part, .decimal, .days, .number,
            .tooManyDays, .progress, .unknown,
            .notApplicable:
            true
        default: false
        }
    }
}

/// `tend show`.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print everything known of a partner.")
    @Argument(help: "The partner's id.") var id: String
    @OptionGroup var options: ProgramOptions
    @OptionGroup var lock: LockOptions

    func run() throws {
        try lock.begin(options)
        let session = try options.open()
        guard let id = try session.partners([id], filter: nil).first,
            let row = session.store.program.row(of: id)
        else { return }
        let program = session.store.program
        line("id", id.text)
        for other in program.members(of: row) { line("also", program.ids[other].text) }
        for field in program.fields(prefix: "", row: row) {
            let value = program.value(field, row: row) ?? ""
            let plain = FieldName.addresses.contains(field) ? DomainName.unmasked(value) : nil
            line(field, plain.map { "\($0), written \(value)" } ?? value)
        }
        for column in ListColumn.offered where column.field == nil {
            let value = session.analysis.cell(column, row: row)
            guard ![.partner, .id, .stage, .joined, .tags].contains(column) else { continue }
            let text = CellText(value, currency: session.settings.currency, isASCII: false)
            if value != .absent { line(column.word, text.plain) }
        }
        for note in program.notes(row: row) { line("note by \(note.user)", note.text) }
    }

    private func line(_ name: String, _ value: String) {
        Output.print(SafeText(name).fitted(to: 24) + "  " + SafeText(value))
    }
}
