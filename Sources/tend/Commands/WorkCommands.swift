import ArgumentParser
import Insight
import Model
import Store

/// Partners and a text on one command line: with a filter all words are text, else the first is an id.
struct AimedWords {
    let ids: [String]
    let text: String

    init(_ words: [String], filter: String?) {
        ids = filter == nil ? Array(words.prefix(1)) : []
        text = words.dropFirst(filter == nil ? 1 : 0).joined(separator: " ")
    }
}

extension Day {
    /// A day given on the command line.
    static func given(_ text: String, for option: String) throws(CommandFailure) -> Day {
        guard let day = Day(iso: text.utf8) else {
            throw .usage("\(option) \(text): this is not a day as YYYY-MM-DD")
        }
        return day
    }
}

/// A word of a fixed list on the command line.
func chosen<Word: RawRepresentable & CaseIterable>(
    _ text: String, _ option: String, _ type: Word.Type
) throws(CommandFailure) -> Word where Word.RawValue == String {
    guard let word = Word(rawValue: text) else {
        let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
        throw .usage("\(option) \(text): one of \(known)")
    }
    return word
}

/// `tend log`.
struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Put a contact with partners on record.",
        discussion:
            "tend log ea-12 --channel call --outcome reached --play call back after the fair · "
            + "tend log ea-12 --last --outcome replied says what came of the last one")
    @Argument(help: "The partner's id, unless there is a filter, and what was said.")
    var words: [String] = []
    @Option(name: .long, help: "mail, call, video, meeting, chat, post or other.")
    var channel = "call"
    @Option(
        name: .long,
        help: "waiting, replied, reached, returned, declined, bounced or unsubscribed.")
    var outcome = "waiting"
    @Option(name: .long, help: "newsletter, incentive, resources, commission-review or call.")
    var play: String?
    @Option(name: .long, help: "The day it took place, YYYY-MM-DD, else today.") var day: String?
    @Flag(name: .long, help: "The partner wrote or called.") var incoming = false
    @Flag(name: .long, help: "Say what came of the last contact instead of a new one.")
    var last = false
    @OptionGroup var targets: TargetOptions
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let outcome = try chosen(self.outcome, "--outcome", Contact.Outcome.self)
        let channel = try chosen(self.channel, "--channel", Contact.Channel.self)
        let play = try self.play.map { text throws(CommandFailure) in
            try chosen(text, "--play", Play.self)
        }
        let session = try options.open()
        let day = try self.day.map { text throws(CommandFailure) in
            try Day.given(text, for: "--day")
        }
        let aim = AimedWords(words, filter: targets.filter)
        let partners = try session.partners(aim.ids, filter: targets.filter)
        let program = session.store.program
        let changes = partners.flatMap { id -> [Change] in
            guard let row = program.row(of: id) else { return [] }
            if last { return closing(outcome, aim.text, id, row, session) }
            let contact = Contact(
                key: "", day: day ?? session.today, channel: channel, isIncoming: incoming,
                play: play,
                reason: program.value(FieldName.reason, row: row).flatMap {
                    QuietReason(word: $0.utf8)
                }, outcome: outcome, text: aim.text)
            return [session.change(.log(contact), [id])].compactMap(\.self)
        }
        let change = Change.together(changes, kind: .log)
        try session.commit(change.map(session.analysis.keepingChances))
    }

    /// The last contact with another outcome, its follow-up done.
    private func closing(
        _ outcome: Contact.Outcome, _ text: String, _ id: PartnerID, _ row: Int, _ session: Session
    ) -> [Change] {
        let work = session.analysis.work
        guard let contact = work.lastTalk[row] ?? work.lastContact[row] else {
            Output.complain("tend: \(id.text): there is no contact on record")
            return []
        }
        return [
            Reply(outcome, text: text).change(
                to: contact, of: id, in: session.store.program, today: session.today)
        ].compactMap(\.self)
    }
}

/// `tend task`.
struct TaskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "task", abstract: "Write down work on partners, list it, or say it is done.",
        discussion:
            "tend task ea-12 --due 2026-12-01 send the banners · tend task ea-12 lists them · "
            + "tend task ea-12 --done KEY")
    @Argument(help: "The partner's id, unless there is a filter, and what is to be done.")
    var words: [String] = []
    @Option(name: .long, help: "The day it is due, YYYY-MM-DD.") var due: String?
    @Option(name: .long, help: "task, follow-up or review.") var kind = "task"
    @Option(name: .long, help: "The key of the task that is done.") var done: String?
    @Option(name: .long, help: "table or json.") var format = ListFormat.table
    @OptionGroup var targets: TargetOptions
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let kind = try chosen(self.kind, "--kind", Work.Kind.self)
        let due = try self.due.map { text throws(CommandFailure) in
            try Day.given(text, for: "--due")
        }
        let session = try options.open()
        let aim = AimedWords(words, filter: targets.filter)
        let partners = try session.partners(aim.ids, filter: targets.filter)
        if let done { return try finish(done, partners, session) }
        guard !aim.text.isEmpty else { return try list(partners, session) }
        try session.commit(
            session.change(.addWork(kind, due: due, text: aim.text), partners))
    }

    private func finish(_ key: String, _ partners: [PartnerID], _ session: Session) throws {
        let program = session.store.program
        let changes = partners.flatMap { id -> [Change] in
            guard let row = program.row(of: id) else { return [] }
            return program.records(Work.self, row: row).filter { $0.key == key }.compactMap {
                var work = $0
                work.done = session.today
                return session.change(.put(field: work.field, line: work.line), [id])
            }
        }
        guard !changes.isEmpty else { throw CommandFailure.nothing("there is no task \(key)") }
        try session.commit(Change.together(changes, kind: .task))
    }

    private func list(_ partners: [PartnerID], _ session: Session) throws {
        let program = session.store.program
        let rows = partners.flatMap { id -> [[CellValue]] in
            guard let row = program.row(of: id) else { return [] }
            return program.records(Work.self, row: row).map { work in
                let due = work.due.map(CellValue.day) ?? .absent
                let state =
                    work.done != nil ? "done" : work.isLate(on: session.today) ? "late" : "open"
                return [
                    .text(id.text), .text(work.key), .text(work.kind.rawValue), due, .text(state),
                    .text(work.text),
                ]
            }
        }
        Table(
            words: ["id", "key", "kind", "due", "state", "text"], rows: rows,
            currency: session.settings.currency
        ).print(as: format.table)
        if rows.isEmpty { throw CommandFailure.nothing() }
    }
}

/// `tend reason`.
struct ReasonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reason", abstract: "Say why partners went quiet; \"\" takes it back.")
    @Argument(help: "busy, overwhelmed, unsupported, better-offer, other or unknown.")
    var reason: String
    @Argument(help: "The partners' ids.") var ids: [String] = []
    @OptionGroup var targets: TargetOptions
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let reason =
            self.reason.isEmpty ? nil : try chosen(self.reason, "reason", QuietReason.self)
        let session = try options.open()
        let partners = try session.partners(ids, filter: targets.filter)
        try session.commit(session.change(.setReason(reason), partners))
    }
}

/// `tend snooze`.
struct SnoozeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snooze", abstract: "Keep partners out of the reminders for some time.")
    @Argument(help: "The partners' ids.") var ids: [String] = []
    @Option(name: .long, help: "Until this day, YYYY-MM-DD.") var until: String?
    @Option(name: .long, help: "For so many days.") var days: Int?
    @Flag(name: .long, help: "Bring them back.") var wake = false
    @OptionGroup var targets: TargetOptions
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        let partners = try session.partners(ids, filter: targets.filter)
        try session.commit(session.change(.snooze(until: try day(session.today)), partners))
    }

    private func day(_ today: Day) throws(CommandFailure) -> Day? {
        switch (until, days, wake) {
        case (nil, nil, true): return nil
        case (let text?, nil, false): return try Day.given(text, for: "--until")
        case (nil, let days?, false):
            guard (1...3650).contains(days) else { throw .usage("--days goes from 1 to 3650") }
            return today.advanced(by: days)
        default: throw .usage("give one of --until, --days or --wake")
        }
    }
}

extension Session {
    /// The change an action makes to partners today; nil if it is so already.
    func change(_ action: Action, _ partners: [PartnerID]) -> Change? {
        action.change(
            to: partners, in: store.program, today: today, noteKey: RandomWord.next())
    }
}
