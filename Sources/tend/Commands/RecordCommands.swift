import ArgumentParser
import Exchange
import Insight
import Model
import Store

/// `tend set`.
struct SetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Give partners' field a value; \"\" takes it away.",
        discussion:
            "tend set owner kim ea-12 · tend set fit:audience 4 p-7 · "
            + "tend set declined 2027-03-01 ea-12 · tend set contact:phone +4930123 ea-12")
    @Argument(help: "The field, such as email, site, rate, fit:audience or declined.")
    var field: String
    @Argument(help: "The value.") var value: String
    @Argument(help: "The partners' ids.") var ids: [String] = []
    @OptionGroup var targets: TargetOptions
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        let program = session.store.program
        let edits = try session.partners(ids, filter: targets.filter).flatMap { id in
            try wanted(of: id, program, session.today)
        }
        try session.commit(
            edits.isEmpty
                ? nil : Change(kind: field == FieldName.stage ? .move : .set, edits: edits))
    }

    private func wanted(
        of id: PartnerID, _ program: Program, _ today: Day
    ) throws(CommandFailure) -> [Edit] {
        do throws(MessageMistake) {
            return try PartnerText.edits(
                field, to: value, old: program.value(field, of: id), of: id, in: program,
                today: today)
        } catch { throw .usage(error.description) }
    }
}

/// What the commands for goals, agreements, terms and reviews share: partners and a text.
struct RecordOptions: ParsableArguments {
    @Argument(help: "The partner's id, unless there is a filter, and the text.")
    var words: [String] = []
    @OptionGroup var targets: TargetOptions
    @OptionGroup var options: ProgramOptions

    func open() throws -> (session: Session, partners: [PartnerID], text: String) {
        let session = try options.open()
        let aim = AimedWords(words, filter: targets.filter)
        return (session, try session.partners(aim.ids, filter: targets.filter), aim.text)
    }
}

/// `tend agree`.
struct AgreeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agree", abstract: "Write down what was agreed with partners.",
        discussion: "tend agree ea-12 a review of the new lamp before Easter")
    @OptionGroup var record: RecordOptions

    func run() throws {
        let (session, partners, text) = try record.open()
        guard let (day, what) = RecordText.dated(text, today: session.today) else {
            throw CommandFailure.usage("say what was agreed")
        }
        let agreement = Agreement(key: "", day: day, text: what)
        try session.commit(
            session.change(.add(family: Agreement.family, line: agreement.line), partners))
    }
}

/// `tend review`.
struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Hold a review of partners: what was decided, with the figures as they stand.",
        discussion: "tend review ea-12 goes on as it is · tend review ea-12 --next 30 try video · "
            + "tend review --of terms nothing has changed: the program's own, see tend reviews")
    @OptionGroup var record: RecordOptions
    @Option(name: .long, help: "A part of the program: site, terms, creatives or another word.")
    var of: String?
    @Option(name: .long, help: "Days until the next one, 0 for none; usually 90, or the settings'.")
    var next: Int?

    func run() throws {
        guard (0...3650).contains(next ?? 0) else {
            throw CommandFailure.usage("--next goes from 0 to 3650")
        }
        if let of { return try lookAt(of) }
        let (session, partners, text) = try record.open()
        guard !text.isEmpty else { throw CommandFailure.usage("say what was decided") }
        try session.commit(
            session.analysis.review(
                partners, text: text, nextInDays: next == 0 ? nil : next ?? 90,
                key: RandomWord.next()))
    }

    /// Puts a look at a part of the program on record; the text may be empty.
    private func lookAt(_ subject: String) throws {
        guard ProgramReview.isSubject(subject) else {
            throw CommandFailure.usage("--of \(subject): a word of a-z, 0-9, - and _")
        }
        guard record.targets.filter == nil else {
            throw CommandFailure.usage("--of is about the program, --filter about partners")
        }
        let session = try record.options.open()
        try session.commit(
            session.analysis.review(
                of: subject, by: session.user, text: record.words.joined(separator: " "),
                nextInDays: next == 0 ? nil : next, key: RandomWord.next()))
    }
}
