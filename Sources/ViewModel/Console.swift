public import Insight
public import Model
public import Screen

/// The whole console as a value: events go in, effects and frames come out.
public struct Console {
    /// What the console is about.
    public enum Content {
        /// No program here: the welcome.
        case welcome
        /// A program with its figures.
        case program(Analysis)
    }

    /// Things a person set outside the console.
    public struct Options: Sendable {
        /// Who is working here.
        public var user: String
        /// Whether only ASCII may be drawn.
        public var isASCII: Bool
        /// Whether the program may be changed.
        public var isReadOnly: Bool
        /// Why it may not be changed; nil if it may, or if nobody said why.
        public var readOnlyReason: String?
        /// Whether it is said over every screen that the program may not be changed.
        public var isReadOnlyMarked = true
        /// The themes to choose from.
        public var themes: [Theme]
        /// The commands with their keys, as shipped or as the person bound them.
        public var commands = CommandTable.entries
        /// Whether the mouse is reported at the start.
        public var isMouseOn = true
        /// Whether nothing may lead out of the program: no editor, no files, no shell.
        public var isLocked = false

        /// Options of a session.
        public init(user: String, isASCII: Bool, isReadOnly: Bool, themes: [Theme]) {
            self.user = user
            self.isASCII = isASCII
            self.isReadOnly = isReadOnly
            self.themes = themes
        }
    }

    /// The theme the next frame is to be painted with, nil for the usual one.
    public var theme: Theme? {
        let name = previewTheme ?? preferences.theme
        return options.themes.first { $0.name == name } ?? options.themes.first
    }

    var content: Content
    var options: Options
    var preferences: Preferences
    var previewTheme: String?
    var say: Catalogue
    var size: Size
    var place: Place = .home
    var lastPlace: Place = .home
    var pane: Pane = .list
    var zoomed: Pane?
    var list: PartnerList
    var dossier: Dossier?
    var overlay: Overlay?
    var prompt: Prompt?
    var preview: ImportPreview?
    /// What a person says about the file, while it is being said.
    var mapping: ImportMapping?
    var isImporting = false
    var isSyncing = false
    /// Who else has the program open.
    var company: [Companion] = []
    var keymap: Keymap
    var message: Message?
    var log: [Message] = []
    var undoStack: UndoStack
    var views: [SavedView]
    var noteCount = 0
    var columnCursor = 0
    var kpi: KPI = .revenue
    var desk = KPIDesk()
    var wallReadings: KPIReadings?
    var isMouseOn: Bool
    var readings: PaneReadings?
    var triage: TriageSession?
    var triageDay: TriageDay
    var board = Board()
    var outreach = Outreach()
    var newsletter = NewsletterDesk()
    var campaigns = Campaigns()
    var health = HealthDesk()
    var resources = ResourceDesk()
    var letter: Letter?
    var pile: LetterPile?
    /// Days until the follow-up of the open letters where it is not the usual one; 0 for none.
    var followUpDays: Int?
    var letterTop = 0
    var beforeLetter: Place = .home
    var history: HistoryWalk?
    var beforeHistory: Place = .home
    var drawn = DrawnPanes()
    let noteSeed: String

    /// A console on a program or on nothing.
    ///
    /// `noteSeed` is a random word that makes the keys of this session's notes unique.
    public init(
        _ content: Content, options: Options, preferences: Preferences, views: [SavedView],
        recent: [Event], size: Size, noteSeed: String, catalogue: Catalogue = .english
    ) {
        self.content = content
        self.options = options
        self.preferences = preferences
        self.views = views
        self.size = size
        self.say = options.readOnlyReason.map { catalogue.telling(whyReadOnly: $0) } ?? catalogue
        self.noteSeed = noteSeed
        self.list = PartnerList(sort: preferences.sort)
        self.undoStack = UndoStack(user: options.user)
        self.keymap = Keymap(options.commands)
        self.isMouseOn = options.isMouseOn
        if case .program(let analysis) = content {
            triageDay = TriageDay(user: options.user, today: analysis.today)
        } else {
            triageDay = TriageDay(user: options.user, today: Day(number: 0))
        }
        for event in recent {
            undoStack.push(event)
            triageDay.take(event)
        }
        if let analysis { list.refresh(analysis) }
        if case .welcome = content { place = .welcome }
    }

    /// The program's analysis, nil while there is no program.
    var analysis: Analysis? {
        if case .program(let analysis) = content { analysis } else { nil }
    }

    /// Makes what the first search needs, so that its first letter does not wait for it.
    public func prepareSearch() { analysis?.prepareSearch() }

    /// The size frames are drawn in.
    public var sizeNow: Size { size }

    /// Whether a file is being read or written beside the console.
    public var isReadingImport: Bool { isImporting }

    /// What the person has chosen so far.
    public var preferencesNow: Preferences { preferences }

    var format: Format {
        Format(
            currency: analysis?.settings.currency,
            isASCII: options.isASCII)
    }

    /// Takes an event and says what the world is to do.
    public mutating func handle(_ event: ConsoleEvent) -> [Effect] {
        switch event {
        case .input(let input): return withinLock(handle(input))
        case .programChanged(let events): programChanged(events)
        case .saved(let event): saved(event)
        case .notSaved(_, let why): tell(say(.notSaved, why), isBad: true)
        case .conflict(let notice): show(notice)
        case .contestWon(let contest): tell(contest)
        case .unknown(_, let why): tell(say(.unknownSaved, why), isBad: true)
        case .notice(let text, let isBad): tell(text, isBad: isBad)
        case .syncEnded(let text, let isBad): syncEnded(text, isBad: isBad)
        case .company(let company): self.company = company
        case .figuresChanged: if let analysis { list.refresh(analysis) }
        case .history(.program, let events): showImports(events)
        case .history(let id, let events): dossier?.take(history: events, of: id)
        case .changes(let query, let changes): take(changes, for: query)
        case .importPreview(let preview):
            take(preview)
        case .importProgress(let text): importProgressed(text)
        case .importEnded(let isStopped): importEnded(isStopped: isStopped)
        case .imported(let event): imported(event)
        case .views(let views): self.views = views
        case .inbox(let names): showInbox(names)
        case .templates(let ids, let choices): offer(choices, for: ids)
        case .letter(let letter): show(letter)
        case .letters(let batch): show(batch)
        case .lettersSent(let files, let heldOut): lettersSent(files, heldOut: heldOut)
        case .lettersKept(let files): lettersKept(files)
        case .shelf(let shelf): takeShelf(shelf)
        case .issues(let shelf): take(shelf)
        case .fieldRefused(let field, let text, let old, let why):
            refused(field, text, old: old, why: why)
        }
        return []
    }

    private mutating func handle(_ input: Input) -> [Effect] {
        switch input {
        case .key(let key): return press(key)
        case .paste(let bytes): return paste(bytes)
        case .mouse(let report): return handle(report)
        case .resize(let size):
            self.size = size
            return []
        case .focus: return []
        }
    }

    /// Says something in the message line and keeps it in the log.
    mutating func tell(_ text: String, hint: String = "", isBad: Bool = false) {
        let message = Message(text: text, hint: hint, isBad: isBad)
        self.message = message
        log.append(message)
        if log.count > 200 { log.removeFirst() }
    }

    mutating func go(to place: Place) {
        if self.place != place, self.place != .dossier, self.place != .importing {
            lastPlace = self.place
        }
        self.place = place
    }
}

/// Where a person is.
enum Place: Hashable {
    case home, partners, pipeline, kpis, triage, outreach, campaigns, health, dossier, importing,
        letter
    case letters, newsletter, history, resources, welcome
}

/// The panes of Home.
enum Pane: CaseIterable, Hashable {
    case list, pipeline, kpis
}

/// Something said in the message line.
struct Message: Hashable {
    let text: String
    let hint: String
    let isBad: Bool
}
