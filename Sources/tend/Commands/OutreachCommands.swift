import ArgumentParser
import Exchange
import Insight
import Model
import Screen
import Store
import ViewModel

/// `tend outreach`.
struct OutreachCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outreach",
        abstract: "Print what is due, who has not answered, and what came back.",
        discussion: """
            Open work of the next two weeks comes first, then partners who were written to last, the \
            longest waiting first, then answers, those nobody came back to first.
            """)
    @Argument(help: "A filter as in the console; nothing for all.") var filter: [String] = []
    @Option(name: .long, help: "table, csv, json or ndjson.") var format = TableFormat.table
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        let rows = filter.isEmpty ? nil : try session.rows(filter)
        let reading = session.analysis.outreach(
            partners: rows.map {
                RowSet(rowCount: session.store.program.ids.count, rows: $0)
            })
        let table = Table(
            words: ["group", "id", "name", "day", "days", "kind", "template", "outcome", "text"],
            rows: reading.due.map { due(session, $0) }
                + reading.waiting.map { exchange(session, $0, "waiting", $0.contact.day) }
                + reading.answered.map {
                    exchange(session, $0, $0.isOpen ? "answer" : "answered", $0.contact.lastDay)
                }, currency: session.settings.currency)
        table.print(as: format)
        if table.rows.isEmpty { throw CommandFailure.nothing() }
    }

    private func due(_ session: Session, _ due: OutreachReading.Due) -> [CellValue] {
        let work = due.work
        let days = work.due.map { CellValue.days($0.distance(to: session.today)) } ?? .absent
        return [.text(work.isLate(on: session.today) ? "late" : "due")]
            + names(session, due.row)
            + [
                work.due.map(CellValue.day) ?? .absent, days, .text(work.kind.rawValue), .absent,
                .absent, .text(work.text),
            ]
    }

    private func exchange(
        _ session: Session, _ exchange: OutreachReading.Exchange, _ group: String, _ day: Day
    ) -> [CellValue] {
        let contact = exchange.contact
        return [.text(group)] + names(session, exchange.row)
            + [
                .day(day), .days(day.distance(to: session.today)),
                .text(contact.channel.rawValue), contact.template.map(CellValue.text) ?? .absent,
                .text(contact.outcome.rawValue), .text(contact.text),
            ]
    }

    private func names(_ session: Session, _ row: Int) -> [CellValue] {
        [session.analysis.cell(.id, row: row), session.analysis.cell(.partner, row: row)]
    }
}

/// `tend answers`.
struct AnswersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answers",
        abstract: "List the answers kept to be used again, and how often each was.",
        discussion:
            "They are text files in answers/ of the program's folder, such as cookie.md: --- and "
            + "subject: the question and --- and the answer, which may name values as templates "
            + "do. tend draft TEMPLATE ID --answer cookie puts one into a letter; so does A in a "
            + "letter of the console.")
    @Argument(help: "Print this one as it is written.") var name: String?
    @Option(name: .long, help: "table or json.") var format = ListFormat.table
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        let desk = MailDesk(session)
        let answers = desk.answers
        if let name {
            guard let found = answers.template(name, languages: [session.settings.mail.language])
            else { throw CommandFailure.nothing("there is no answer ‘\(name)’") }
            return Output.print(lines: found.bodyText)
        }
        let uses = session.analysis.answerUses
        let rows = answers.templates.map { answer -> [CellValue] in
            let use = uses[answer.name] ?? AnswerUse()
            return [
                .text(answer.name), .text(answer.language), .text(answer.subjectText),
                .count(Int64(use.count)), use.last.map(CellValue.day) ?? .absent,
                .text(answer.file),
            ]
        }
        Table(
            words: ["name", "language", "question", "used", "last", "file"], rows: rows,
            currency: session.settings.currency
        ).print(as: format.table)
        var problems = desk.answerProblems
        if let row = session.store.program.rows.first {
            let names = desk.values(row: row).names
            problems += answers.templates.flatMap {
                $0.unknownNames(among: names).map(\.description)
            }
        }
        for problem in problems { Output.complain("tend: " + problem) }
        if !problems.isEmpty || rows.isEmpty { throw CommandFailure.nothing() }
    }
}
