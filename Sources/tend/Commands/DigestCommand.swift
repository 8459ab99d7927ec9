import ArgumentParser
import Exchange
import Insight
import Model
import Store

/// `tend digest`.
struct DigestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "digest",
        abstract: "Print what is to be done this morning: for a mail from cron.",
        discussion: """
            tend digest                      as text
            tend digest owner:kim            of some partners only
            tend digest --if-any             nothing at all, and exit code 1, on a quiet day
            tend digest --format html        as a page
            tend digest --format eml --to kim@shop.example | sendmail -t

            Work and answers that wait, who slips away and what is to be lost, goals and incentives \
            that end within a week, the newsletter, and checks of health that turned. There are no \
            colours, and no line depends on a terminal's width.
            """)
    /// How it is written.
    enum Form: String, CaseIterable, ExpressibleByArgument {
        case text, html, markdown, eml
    }

    @Argument(help: "A filter as in the console; nothing for all.") var filter: [String] = []
    @Option(name: .long, help: "text, markdown, html or eml.") var format = Form.text
    @Flag(name: .long, help: "Say nothing when there is nothing to say.") var ifAny = false
    @Option(name: .long, help: "Whom an eml goes to, else the sender of the settings.")
    var to: String?
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        let rows = filter.isEmpty ? nil : try session.rows(filter)
        let partners = rows.map {
            RowSet(rowCount: session.store.program.ids.count, rows: $0)
        }
        let digest = session.analysis.digest(partners: partners, earlier: earlier(session))
        if digest.isEmpty, ifAny { throw CommandFailure.nothing() }
        try write(DigestMaking(session, digest), session)
    }

    /// The same program as its figures stood seven days ago.
    private func earlier(_ session: Session) -> Analysis? {
        guard filter.isEmpty else { return nil }
        return Analysis(
            program: session.store.program, figures: session.analysis.figures,
            settings: session.settings, today: session.today.advanced(by: -7))
    }

    private func write(_ making: DigestMaking, _ session: Session) throws {
        let document = making.document
        let values = IssueValues { _ in nil }
        switch format {
        case .text:
            Output.print(making.subject)
            Output.print("")
            Output.print(lines: document.plain(values))
        case .markdown: Output.write(Array(document.markdown(values).utf8))
        case .html: Output.write(Array(document.html(values).utf8))
        case .eml: Output.write(try mail(making, session))
        }
    }

    private func mail(_ making: DigestMaking, _ session: Session) throws -> [UInt8] {
        do {
            let sender = try MailDesk(session).sender()
            let recipient = try to.map { text throws(MessageMistake) in try NamedAddress(text) }
            let values = IssueValues { _ in nil }
            return try MailMessage(
                from: sender, to: recipient ?? sender, subject: making.subject,
                body: making.document.plain(values), html: making.document.html(values),
                milliseconds: Surroundings.now(), key: RandomWord.next()
            ).bytes()
        } catch { throw CommandFailure.file(error.description) }
    }
}
