import ArgumentParser
import Model
import Store

/// The partners a changing command is for.
struct TargetOptions: ParsableArguments {
    @Option(name: .long, help: "All partners this filter means, instead of ids.")
    var filter: String?
}

/// A random word that makes a note's key unique.
private func noteKey() -> String {
    var generator = SystemRandomNumberGenerator()
    return String(generator.next() as UInt64, radix: 36)
}

/// Carries out an action on the partners of a command.
private func perform(
    _ action: Action, _ ids: [String], _ filter: String?, _ options: ProgramOptions
) throws {
    let session = try options.open()
    let partners = try session.partners(ids, filter: filter)
    try session.commit(
        action.change(
            to: partners, in: session.store.program, today: session.today, noteKey: noteKey()))
}

/// `tend note`.
struct NoteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note", abstract: "Write a note on partners.",
        discussion: "tend note ea-12 wants banners · tend note --filter tag:vip asked at the fair")
    @Argument(help: "The partner's id, unless there is a filter, and what to remember.")
    var words: [String]
    @Option(name: .long, help: "talk, data, market, feedback, training, guide or webinar.")
    var kind: String?
    @OptionGroup var targets: TargetOptions
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let aim = AimedWords(words, filter: targets.filter)
        guard !aim.text.isEmpty else { throw CommandFailure.usage("say what to remember") }
        if let kind, NoteKind(rawValue: kind) == nil {
            let known = NoteKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandFailure.usage("--kind \(kind): one of \(known)")
        }
        let text = (kind.map { $0 + ": " } ?? "") + aim.text
        try perform(.note(text), aim.ids, targets.filter, options)
    }
}

/// `tend tag`.
struct TagCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag", abstract: "Put a tag on partners, or take it off with a minus.",
        discussion:
            "tend tag vip ea-12 ea-15 · tend tag -vip ea-12 · tend tag vip --filter 'revenue.90d:>500'"
    )
    @Argument(help: "The tag; with a minus before it, it is taken off.") var tag: String
    @Argument(help: "The partners' ids.") var ids: [String] = []
    @OptionGroup var targets: TargetOptions
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let tag = DashedWords.plain(tag)
        let isRemoval = tag.utf8.first == 0x2D
        let name = String(decoding: tag.utf8.dropFirst(isRemoval ? 1 : 0), as: UTF8.self)
        guard !name.isEmpty, !name.utf8.contains(0x20) else {
            throw CommandFailure.usage("a tag is one word")
        }
        guard isRemoval || name.utf8.count <= FieldName.tagLimit else {
            throw CommandFailure.usage(
                "a tag has at most \(FieldName.tagLimit) bytes, not \(name.utf8.count)")
        }
        try perform(isRemoval ? .removeTag(name) : .addTag(name), ids, targets.filter, options)
    }
}

/// `tend move`.
struct MoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move", abstract: "Move partners to a stage.")
    @Argument(help: "discovery, recruitment, onboarding, engagement or cultivation.")
    var stage: String
    @Argument(help: "The partners' ids.") var ids: [String] = []
    @OptionGroup var targets: TargetOptions
    @OptionGroup var options: ProgramOptions

    func run() throws {
        guard let stage = Stage.allCases.first(where: { $0.word == stage }) else {
            let words = Stage.allCases.map(\.word).joined(separator: ", ")
            throw CommandFailure.usage("‘\(stage)’ is no stage: \(words)")
        }
        try perform(.move(stage), ids, targets.filter, options)
    }
}

/// `tend owner`.
struct OwnerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "owner", abstract: "Say who looks after partners; \"\" for nobody.")
    @Argument(help: "The manager's name.") var name: String
    @Argument(help: "The partners' ids.") var ids: [String] = []
    @OptionGroup var targets: TargetOptions
    @OptionGroup var options: ProgramOptions

    func run() throws {
        try perform(.setOwner(name.isEmpty ? nil : name), ids, targets.filter, options)
    }
}

/// `tend archive`.
struct ArchiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive", abstract: "Put partners away, or back with --restore.")
    @Argument(help: "The partners' ids.") var ids: [String] = []
    @Flag(name: .long, help: "Bring them back.") var restore = false
    @OptionGroup var targets: TargetOptions
    @OptionGroup var options: ProgramOptions

    func run() throws { try perform(.archive(!restore), ids, targets.filter, options) }
}

/// `tend undo`.
struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Take back a change: the last of yours, or one by its id.")
    @Argument(help: "The change as tend history names it, such as k3f9:12.") var change: String?
    @Flag(name: .long, help: "Do again what was taken back last.") var redo = false
    @Option(name: .long, help: "Only for the partners this filter means.") var filter: String?
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        let answer: Store.UndoAnswer
        let partners = try filter.map { Set(try session.partners([], filter: $0)) }
        do {
            answer = try session.store.undo(try target(session), partners: partners)
        } catch let error as StoreError { throw CommandFailure.nothing(error.description) }
        for refusal in answer.refusals {
            Output.complain("tend: " + ConflictText.ofUndo(refusal))
        }
        guard let result = answer.result else {
            throw CommandFailure.nothing("nothing was taken back")
        }
        switch result {
        case .saved(let event, _):
            Output.hasSaved = true
            Output.print("saved \(event.id.written): \(event.change.kind.rawValue)")
            do throws(StoreError) {
                if let told = try TakingBack(session: session).follow(event) { Output.print(told) }
            } catch { throw CommandFailure.file(error.description) }
        case .notSaved(let why): throw CommandFailure.file("not saved, nothing changed: " + why)
        case .unknown(let why): throw CommandFailure.file("unknown whether saved: " + why)
        }
    }

    private func target(_ session: Session) throws -> EventID {
        if let change {
            guard let id = EventID(written: change) else {
                throw CommandFailure.usage("‘\(change)’ is not a change's id, such as k3f9:12")
            }
            return id
        }
        var stack = UndoStack(user: session.user)
        for event in session.store.recent { stack.push(event) }
        guard let last = redo ? stack.nextRedo : stack.nextUndo else {
            throw CommandFailure.nothing(
                "\(session.user) has nothing to \(redo ? "do again" : "take back")")
        }
        return last.id
    }
}
