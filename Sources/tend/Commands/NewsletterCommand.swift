import ArgumentParser
import Exchange
import Insight
import Model
import Screen
import Store

/// `tend newsletter`.
struct NewsletterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "newsletter",
        abstract: "Write issues of the newsletter, see who gets them, and send them.",
        discussion: """
            tend newsletter                       the issues, and when the next is due
            tend newsletter new                   begin the next one, in newsletters/
            tend newsletter edit 11               open it in $EDITOR
            tend newsletter show 11               as text; --format markdown or html
            tend newsletter recipients 11         who gets it, who not and why
            tend newsletter send 11 --dry-run     what would go
            tend newsletter send 11               one mail a partner, into the outbox
            tend newsletter send 11 --to mailchimp    files for Mailchimp, or aweber
            tend newsletter schedule              the next days it is due

            An issue is a text with parts under headings such as # most-improved 5, # first-sales, \
            # anniversaries, # near-goal, # incentives, # board NAME, # education, # contact, or a \
            title of your own; #- leaves a part out. Who got it is one change and can be undone.
            """)
    /// What is to be done.
    enum Verb: String, CaseIterable {
        case list, new, edit, show, recipients, send, schedule
    }

    @Argument(help: "list, new, edit, show, recipients, send or schedule, then the issue's name.")
    var words: [String] = []
    @Option(
        name: .long, help: "text, markdown, html, or table, csv, json, ndjson where it is a table.")
    var format: String?
    @Option(name: .long, help: "outbox, mailchimp or aweber.") var to: String?
    @Option(name: .customLong("for"), help: "Show it as this partner gets it.") var partner: String?
    @Option(name: .long, help: "The subject of a new issue.") var subject: String?
    @Flag(name: .long, help: "Open a new issue in $EDITOR.") var edit = false
    @Flag(name: .long, help: "Write nothing, say what would go.") var dryRun = false
    @Flag(name: .long, help: "Also to those who got it already.") var again = false
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let word = words.first ?? "list"
        guard let verb = Verb(rawValue: word), words.count <= 2 else {
            throw CommandFailure.usage(
                "tend newsletter \(word): "
                    + Verb.allCases.map(\.rawValue).joined(separator: ", "))
        }
        let session = try options.open()
        let desk = IssueDesk(session: session)
        switch verb {
        case .list: try list(desk)
        case .new: try begin(desk)
        case .edit: try open(try name(desk), desk)
        case .show: try show(try making(desk))
        case .recipients: try recipients(try making(desk))
        case .send: try send(try making(desk))
        case .schedule: try schedule(session)
        }
    }

    /// The issue named, else the latest.
    private func name(_ desk: IssueDesk) throws(CommandFailure) -> String {
        if words.count > 1 { return words[1] }
        guard let first = desk.issues().issues.first else {
            throw .nothing("there is no issue yet: tend newsletter new")
        }
        return first.text.name
    }

    private func making(_ desk: IssueDesk) throws(CommandFailure) -> IssueMaking {
        let name = try name(desk)
        do throws(MessageMistake) {
            return try IssueMaking(try desk.issue(name), session: desk.session)
        } catch { throw .file(error.description) }
    }

    private func tableFormat() throws(CommandFailure) -> TableFormat {
        guard let found = TableFormat(rawValue: format ?? "table") else {
            throw .usage("--format \(format ?? ""): table, csv, json or ndjson")
        }
        return found
    }

    // MARK: - Issues

    private func list(_ desk: IssueDesk) throws {
        let (issues, problems) = desk.issues()
        let sent = desk.session.store.program.sentIssues
        let rows = issues.map { kept -> [CellValue] in
            let own = sent.filter { $0.name == kept.text.name }
            return [
                .text(kept.text.name), .text(kept.text.subject), .text(kept.text.language),
                own.first.map { .day($0.day) } ?? .absent,
                own.isEmpty ? .absent : .count(Int64(own.reduce(0) { $0 + $1.count })),
                own.isEmpty ? .absent : .text(Set(own.map(\.way)).sorted().joined(separator: ", ")),
                .text(kept.file),
            ]
        }
        Table(
            words: ["issue", "subject", "language", "sent", "partners", "by", "file"], rows: rows,
            currency: desk.session.settings.currency
        ).print(as: try tableFormat())
        for problem in problems { Output.complain("tend: " + problem) }
        if let due = desk.session.analysis.issueDue {
            Output.complain("tend: " + NewsletterCommand.text(due))
        }
        if !problems.isEmpty || rows.isEmpty { throw CommandFailure.nothing() }
    }

    /// When the next issue is due, in words.
    static func text(_ due: IssueDue) -> String {
        let last = due.last.map { ", the last went out on \($0.iso)" } ?? ""
        switch due.daysLeft {
        case ..<0:
            return
                "the newsletter was due on \(due.day.iso), \(Counted.text(-due.daysLeft, "day")) ago"
                + last
        case 0: return "the newsletter is due today" + last
        default:
            return
                "the next newsletter is due on \(due.day.iso), in \(Counted.text(due.daysLeft, "day"))"
                + last
        }
    }

    private func begin(_ desk: IssueDesk) throws {
        let name = words.count > 1 ? words[1] : desk.nextName
        do { Output.print(try desk.begin(name, subject: subject)) } catch {
            throw CommandFailure.file(error.description)
        }
        if edit { try open(name, desk) }
    }

    private func open(_ name: String, _ desk: IssueDesk) throws {
        let (text, isBad) = desk.edit(name)
        if isBad { throw CommandFailure.file(text) }
        Output.print(text)
    }

    private func schedule(_ session: Session) throws {
        guard let schedule = session.settings.newsletter.schedule else {
            throw CommandFailure.nothing(
                "no schedule is set: write newsletter: {schedule: first tuesday} in settings.yaml")
        }
        let due = session.analysis.issueDue
        var day = due?.day ?? session.today
        var rows: [[CellValue]] = []
        for _ in 0..<6 {
            day = schedule.next(onOrAfter: day)
            rows.append([.day(day), .days(session.today.distance(to: day)), .text(schedule.text)])
            day = day.advanced(by: 1)
        }
        Table(words: ["day", "in", "schedule"], rows: rows, currency: session.settings.currency)
            .print(as: try tableFormat())
        if let due, due.daysLeft < 0 { throw CommandFailure.nothing(NewsletterCommand.text(due)) }
    }

    // MARK: - What it says

    private func show(_ making: IssueMaking) throws {
        let (document, values) = try shown(making)
        for check in making.checks where check.weight == .bad {
            Output.complain("tend: " + check.text)
        }
        switch format ?? "text" {
        case "text":
            Output.print(document.subjectLine(values))
            Output.print("")
            Output.print(lines: document.plain(values))
        case "markdown": Output.write(Array(document.markdown(values).utf8))
        case "html": Output.write(Array(document.html(values).utf8))
        case "json": Output.write(JSONWriter.bytes(object(making, document, values)) + [0x0A])
        default: throw CommandFailure.usage("--format for an issue: text, markdown, html or json")
        }
        if making.checks.contains(where: { $0.weight == .bad }) { throw CommandFailure.nothing() }
    }

    /// The issue with the values it is shown with: of nobody yet, of one partner, of a service.
    private func shown(_ making: IssueMaking) throws -> (IssueDocument, IssueValues) {
        if let partner {
            let ids = try making.session.partners([partner], filter: nil)
            guard let row = ids.first.flatMap({ making.session.store.program.row(of: $0) }) else {
                throw CommandFailure.nothing()
            }
            return (making.document, making.values(row: row))
        }
        guard let service = try way().service else { return (making.document, making.openValues) }
        return (making.documentForService, making.values(for: service))
    }

    private func way() throws(CommandFailure) -> IssueSending.Way {
        guard let way = IssueSending.Way(rawValue: to ?? "outbox") else {
            throw .usage("--to \(to ?? ""): outbox, mailchimp or aweber")
        }
        return way
    }

    private func object(
        _ making: IssueMaking, _ document: IssueDocument, _ values: IssueValues
    ) -> JSONWriter.Value {
        .object([
            JSONWriter.Member("issue", .text(making.issue.name)),
            JSONWriter.Member("subject", .text(document.subjectLine(values))),
            JSONWriter.Member("language", .text(making.issue.language)),
            JSONWriter.Member("segment", .text(making.segment)),
            JSONWriter.Member("from", .text(making.window.from.iso)),
            JSONWriter.Member("to", .text(making.window.to.iso)),
            JSONWriter.Member("recipients", .number("\(making.audience.rows.count)")),
            JSONWriter.Member("text", .text(document.plain(values))),
            JSONWriter.Member("html", .text(document.html(values))),
            JSONWriter.Member("markdown", .text(document.markdown(values))),
        ])
    }

    // MARK: - Who gets it

    private func recipients(_ making: IssueMaking) throws {
        let (program, sending) = (
            making.session.store.program, IssueSending(making, way: try way(), isAgain: again)
        )
        let going = Set(sending.rows)
        let leftOut = making.audience.leftOut.map { ($0.row, $0.why.rawValue as String?) }
        let rows = making.audience.rows.map { row in
            (row, going.contains(row) ? nil : "got it already")
        }
        let cells = (rows + leftOut).map { row, why -> [CellValue] in
            [
                .text(program.ids[row].text), .text(program.displayName(row: row)),
                program.value(FieldName.email, row: row).map(CellValue.text) ?? .absent,
                .text(why == nil ? "yes" : "no"), why.map(CellValue.text) ?? .absent,
            ]
        }
        Table(
            words: ["id", "name", "address", "goes", "why_not"], rows: cells,
            currency: making.session.settings.currency
        ).print(as: try tableFormat())
        if going.isEmpty { throw CommandFailure.nothing() }
    }
}
