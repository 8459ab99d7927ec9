import ArgumentParser
import Insight
import Model
import Store

/// `tend reviews`.
struct ReviewsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reviews",
        abstract: "Print which parts of the program were looked at when, and when they are due.",
        discussion: """
            Site, terms and creatives, unless reviews: in settings.yaml says otherwise \
            (terms: 180, in days; none for never). tend review --of terms puts a look on record.
            """)
    @Flag(name: .long, help: "Every look on record, the latest first.") var all = false
    @Option(name: .long, help: "table, csv, json or ndjson.") var format = TableFormat.table
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        let rows = all ? looks(session) : standings(session)
        Table(
            words: all
                ? ["what", "day", "by", "found"]
                : ["what", "state", "last", "by", "every_days", "due", "found"],
            rows: rows, currency: session.settings.currency
        ).print(as: format)
        if rows.isEmpty { throw CommandFailure.nothing() }
    }

    private func standings(_ session: Session) -> [[CellValue]] {
        session.analysis.reviewStandings.map { standing in
            let last = standing.last
            let state =
                last == nil
                ? "never" : standing.daysOverdue(on: session.today) == nil ? "fine" : "overdue"
            return [
                .text(standing.subject), .text(state), last.map { .day($0.day) } ?? .absent,
                last.map { .text($0.by) } ?? .absent,
                standing.limit.map { .count(Int64($0)) } ?? .absent,
                standing.due.map { .day($0) } ?? .absent, .text(last?.text ?? ""),
            ]
        }
    }

    private func looks(_ session: Session) -> [[CellValue]] {
        session.store.program.reviews(until: session.today).reversed().map { review in
            [.text(review.subject), .day(review.day), .text(review.by), .text(review.text)]
        }
    }
}
