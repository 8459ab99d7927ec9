import ArgumentParser
import Exchange
import Insight
import Model
import Screen
import ViewModel

/// `tend triage`.
struct TriageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "triage",
        abstract: "Print the partners who need somebody today, in the order to take them.",
        discussion: """
            Answers that wait come first, then late work, then partners that slip away by what is \
            to be lost of them in 90 days, then those whose next contact is overdue, long gone, \
            stuck or never started. \
            Money in CSV and JSON is exact, in the program's currency.
            """)
    @Argument(help: "A filter as in the console; nothing for all.") var filter: [String] = []
    @Option(name: .long, help: "At most so many partners.") var limit: Int?
    @Option(name: .long, help: "table, csv, json or ndjson.") var format = TableFormat.table
    @OptionGroup var options: ProgramOptions
    @OptionGroup var lock: LockOptions

    func run() throws {
        try lock.begin(options)
        let session = try options.open()
        let partners = filter.isEmpty ? nil : try session.rows(filter)
        let queue = session.analysis.triage(partners: partners)
        let entries = queue.entries.prefix(max(0, limit ?? queue.entries.count))
        let story = TriageStory(session.analysis)
        let table = Table(
            words: ["id", "name", "state", "cause", "risk", "reason", "why", "what_to_do"],
            rows: entries.map { entry in
                [
                    session.analysis.cell(.id, row: entry.row),
                    session.analysis.cell(.partner, row: entry.row),
                    session.analysis.cell(.state, row: entry.row),
                    .text(entry.cause.word),
                    entry.value.map(CellValue.money) ?? .unknown,
                    .text(story.reasonWord(entry)), .text(story.why(entry)),
                    .text(story.whatToDo(entry)),
                ]
            }, currency: session.settings.currency)
        table.print(as: format)
        if entries.isEmpty { throw CommandFailure.nothing() }
    }
}

extension TriageCause {
    /// The word of a cause in printed tables.
    var word: String {
        switch self {
        case .replyWaiting: "reply-waiting"
        case .workLate: "work-late"
        case .slipping: "slipping"
        case .longGone: "long-gone"
        case .quiet: "quiet"
        case .declining: "declining"
        case .stuck: "stuck"
        case .neverStarted: "never-started"
        case .askAgain: "ask-again"
        case .contactOverdue: "contact-overdue"
        case .settled: "settled"
        }
    }
}
