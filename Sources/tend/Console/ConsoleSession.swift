import Exchange
import Insight
import Model
import Screen
import Store
import ViewModel

/// A console together with the program it shows: carries out what the console asks for.
final class ConsoleSession {
    private(set) var console: Console
    private(set) var session: Session?
    let start: Start
    private var preferencesFile: PreferencesFile?
    /// Where work beside the console leaves its messages.
    let mailbox = Mailbox<WorkerNews>()
    /// The import that is read or written, if there is one.
    var worker: ImportWorker?
    /// Who else has the program open.
    let company = Company()
    /// The partner whose history is still to be read.
    private var unread: PartnerID?
    /// The letters being looked at.
    var writing: [MessageDraft] = []

    /// What a session starts from.
    struct Start {
        var user: String
        var today: Day
        var isReadOnly: Bool
        var isASCII: Bool
        var size: Size
        var themes: [Theme]
        var theme: String?
        var settings = PersonSettings()
        /// Whether somebody stays to hear of work done beside the console.
        var isLive = false
        /// Whether a screen is printed, which is why the program is opened to be read.
        var isPrinted = false
        /// Whether nothing outside the program's folder may be reached.
        var isLocked = false
    }

    /// Things only the one who holds the terminal can do.
    enum Request: Hashable {
        case quit, suspend, redraw
        case setMouse(Bool)
        case copy(String)
        case watch(String)
        case editLetter(PartnerID)
        case editPartner(PartnerID)
        case editIssue(String)
    }

    init(_ session: Session?, start: Start, preferencesFile: PreferencesFile?) {
        self.session = session
        self.start = start
        self.preferencesFile = preferencesFile
        console = ConsoleSession.console(
            session, start, preferencesFile?.read() ?? .usual)
    }

    private static func console(
        _ session: Session?, _ start: Start, _ kept: Preferences
    ) -> Console {
        var preferences = kept
        if let theme = start.theme { preferences.theme = theme }
        var options = Console.Options(
            user: start.user, isASCII: start.isASCII,
            isReadOnly: session?.store.readOnlyReason != nil, themes: start.themes)
        options.readOnlyReason = session?.store.readOnlyReason
        options.isReadOnlyMarked = !start.isPrinted
        options.commands = start.settings.commands
        options.isMouseOn = start.settings.isMouseOn
        options.isLocked = start.isLocked
        if start.isLive, let analysis = session?.analysis {
            analysis.awaitEffect()
            if analysis.figures.rowCount > ConsoleSession.mostRowsReadAtOnce {
                analysis.awaitRhythm()
            }
        }
        return Console(
            session.map { .program($0.analysis) } ?? .welcome, options: options,
            preferences: preferences, views: views(of: session),
            recent: session?.store.recent ?? [], size: start.size, noteSeed: seed)
    }

    /// Rows of figures up to which reading rhythms does not keep anybody waiting.
    private static let mostRowsReadAtOnce = 50_000

    private static var seed: String {
        var generator = SystemRandomNumberGenerator()
        return String(generator.next() as UInt64, radix: 36) + "-"
    }

    static func views(of session: Session?) -> [SavedView] {
        (session?.store.views().views ?? []).map {
            SavedView(
                name: $0.name, filter: $0.filter, sort: $0.sort.flatMap(SortOrder.init(text:)))
        }
    }

    /// Says what the person should know at the start.
    func greet() -> [Request] {
        let warnings = start.settings.problems + ThemeShelf.mistakes
        let told = warnings.flatMap { handle(.notice($0, isBad: true)) }
        guard let session else { return told }
        var notices = session.store.notices
        if let reason = session.store.readOnlyReason { notices.append("read-only: " + reason) }
        let damage = session.store.problems.filter { $0.weight == .damage }
        if let first = damage.first {
            notices.append("\(first.line) (\(damage.count) in all; tend check)")
        }
        notices += session.problems.map(\.line)
        notices += session.analysis.figures.damaged
        return told + notices.flatMap { handle(.notice($0, isBad: true)) }
    }

    /// Does what can wait for the first frame: prepares searching, and keeps the cache.
    func settle() {
        readRhythm()
        console.prepareSearch()
        if let draft = session?.cacheDraft { Worker.run { draft.write() } }
    }

    /// Reads the partners' rhythms beside the console where that takes a while.
    private func readRhythm() {
        guard let analysis = session?.analysis, let mailbox, analysis.needsRhythm else { return }
        let input = analysis.rhythmInput
        Worker.run { mailbox.post(.rhythm(RhythmReading(input))) }
    }

    /// The screen as it is now.
    func frame() -> Frame { console.frame() }

    /// Takes an event and does what follows from it inside the program.
    func handle(_ event: ConsoleEvent) -> [Request] {
        console.handle(event).flatMap(carryOut)
    }

    /// Reads what others saved.
    func refresh() -> [Request] {
        guard let session else { return [] }
        do {
            let refresh = try session.store.refresh()
            let figuresChanged = session.follow(isReloaded: refresh.isReloaded)
            if refresh.isReloaded {
                let kept = console.preferencesNow
                console = ConsoleSession.console(session, start(with: console.sizeNow), kept)
                _ = hearCompany()
            }
            var requests = refresh.notices.flatMap { handle(.notice($0, isBad: false)) }
            if figuresChanged { requests += showFigures() }
            if !refresh.events.isEmpty { requests += handle(.programChanged(refresh.events)) }
            return requests + tellContests()
        } catch { return handle(.notice(error.description, isBad: true)) }
    }

    /// Shows figures that were read anew, and reads rhythms of them.
    func showFigures() -> [Request] {
        readRhythm()
        return handle(.figuresChanged)
    }

    private func start(with size: Size) -> Start {
        var start = start
        start.size = size
        start.theme = nil
        return start
    }

    // MARK: - Effects

    private func carryOut(_ effect: Effect) -> [Request] {
        switch effect {
        case .quit: return [.quit]
        case .suspend: return [.suspend]
        case .redraw: return [.redraw]
        case .reload: return refresh()
        case .sync: return sync()
        case .setMouse(let isOn): return [.setMouse(isOn)]
        case .copy(let text): return [.copy(text)]
        case .export(let export): return write(export)
        case .save(let change): return save(change)
        case .edit(let id, let field, let text, let old): return edit(id, field, text, old: old)
        case .editPartner(let id): return [.editPartner(id)]
        case .undo(let id): return undo(id)
        case .keep(let preferences):
            preferencesFile?.keep(preferences)
            return []
        case .saveView(let view): return keep(view)
        case .readHistory(let id):
            unread = id
            return []
        case .readChanges(let query): return readChanges(query)
        case .readTemplates, .compose, .sendLetters, .setHoldOut, .editLetter, .keepLetters,
            .dropLetters,
            .insertAnswer, .readShelf, .openDraft, .openDrafts, .discardDraft:
            return carryOutLetter(effect)
        case .readIssues, .switchPart, .newIssue, .editIssue, .sendIssue:
            return carryOutIssue(effect)
        case .payOut(let order, let folder): return payOut(order, folder)
        case .makeDemo: return makeDemo()
        case .makeProgram: return makeProgram()
        case .previewImport(let path): return startImport(path, nil)
        case .remapImport(let choice): return startImport(choice.path, choice)
        case .runImport:
            worker?.confirm()
            return []
        case .stopImport:
            worker?.stop()
            return []
        case .readInbox: return readInbox()
        }
    }

    /// Whether a person sits before it, so that files may be written for them.
    var isLive: Bool { start.isLive }

    /// Whether something asked for is still to be read.
    var isBehind: Bool { unread != nil || needsEffects }

    private var needsEffects: Bool {
        mailbox != nil && session?.analysis.needsEffectPast ?? false
    }

    /// Reads what can wait until the screen was painted: the history of the partner opened last,
    /// and beside the console what contacts brought.
    func catchUp() -> [Request] {
        if needsEffects, let mailbox, let analysis = session?.analysis {
            let question = analysis.askForEffectPast()
            Worker.run { mailbox.post(.effects(question.answer)) }
        }
        guard let id = unread else { return [] }
        unread = nil
        guard let events = try? session?.store.history(ofAllIn: id) else { return [] }
        return handle(.history(id, events))
    }

    // MARK: - Programs

    private func makeDemo() -> [Request] {
        let path = Surroundings.demoFolder
        do {
            if !Store.isStore(path) {
                try DemoProgram(lastDay: start.today.advanced(by: -1)).make(at: path)
            }
            return try open(path)
        } catch { return handle(.notice("\(error)", isBad: true)) }
    }

    /// Makes an empty program in the working folder and opens it.
    func makeProgram() -> [Request] {
        let path = Surroundings.workingFolder + "/program"
        do {
            try NewProgram(path: path, name: nil, currency: .euro).make(user: start.user)
            return try open(path)
        } catch { return handle(.notice(error.description, isBad: true)) }
    }

    private func open(_ path: String) throws(StoreError) -> [Request] {
        let session = try Session(
            path: path, user: start.user, today: start.today, isReadOnly: start.isReadOnly)
        self.session = session
        console = ConsoleSession.console(
            session, start(with: console.sizeNow), console.preferencesNow)
        readRhythm()
        return [.watch(path)] + greet()
    }
}
