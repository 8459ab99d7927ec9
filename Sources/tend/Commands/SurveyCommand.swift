import ArgumentParser
import Insight
import Model
import Store

/// `tend survey`.
struct SurveyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey",
        abstract: "Print what partners answered when they were asked, the latest first.",
        discussion: """
            Answers come with tend import answers.csv --kind survey: columns for the address or id, \
            the day, the reason and a remark, by their usual names or with --map \
            email=COLUMN,day=COLUMN,reason=COLUMN,notes=COLUMN. A reason that is named becomes the \
            partner's.
            """)
    @Argument(help: "A filter; nothing for all partners.") var filter: [String] = []
    @Flag(name: .long, help: "Count the answers by their reason.") var reasons = false
    @Option(name: .long, help: "table, csv, json or ndjson.") var format = TableFormat.table
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        let partners = Set(try session.rows(filter))
        let answers = session.analysis.surveyAnswers.filter { partners.contains($0.row) }
        let program = session.store.program
        let rows = answers.map { row, answer -> [CellValue] in
            [
                .text(program.ids[row].text), .text(program.displayName(row: row)),
                .day(answer.day), answer.reason.map { .text($0.rawValue) } ?? .absent,
                .text(answer.text), .text(answer.survey),
            ]
        }
        Table(
            words: reasons
                ? ["reason", "answers"] : ["id", "name", "day", "reason", "answer", "survey"],
            rows: reasons ? counts(answers.map(\.answer)) : rows,
            currency: session.settings.currency
        ).print(as: format)
        if rows.isEmpty { throw CommandFailure.nothing() }
    }

    private func counts(_ answers: [SurveyAnswer]) -> [[CellValue]] {
        let counts =
            QuietReason.allCases.map { reason in
                (reason.rawValue, answers.count { $0.reason == reason })
            } + [("none named", answers.count { $0.reason == nil })]
        return counts.filter { $0.1 > 0 }.sorted { $0.1 > $1.1 }.map {
            [.text($0.0), .count(Int64($0.1))]
        }
    }
}
