public import Insight
public import Model
public import Screen

/// What reaches the console from outside.
public enum ConsoleEvent: Sendable {
    case input(Input)
    /// The program changed: by an own change that is on disk now, or by somebody else's.
    case programChanged([Event])
    /// A change is on disk.
    case saved(Event)
    /// A change is not on disk; nothing changed there.
    case notSaved(Change, why: String)
    /// Fields somebody else wrote keep a change, or a part of it, out.
    case conflict(ConflictNotice)
    /// Somebody wrote a field at the same time as this person, whose value counts.
    case contestWon(Contest)
    /// It is not certain whether a change is on disk.
    case unknown(Change, why: String)
    /// Something to tell, such as the end of an import.
    case notice(String, isBad: Bool)
    /// A sync that was asked for is over; what came of it in words.
    case syncEnded(String, isBad: Bool)
    /// Who else has the program open in a console, and on which partner.
    case company([Companion])
    /// The figures behind the program were read anew.
    case figuresChanged
    /// The history of a partner as asked for, newest first.
    case history(PartnerID, [Event])
    /// The latest changes as asked for, newest first.
    case changes(HistoryQuery, [RecordedChange])
    /// What an import would do, as asked for.
    case importPreview(ImportPreview)
    /// How far an import is that was asked for, in words.
    case importProgress(String)
    /// An import is over; what came of it follows as an event of its own, unless it was stopped.
    case importEnded(isStopped: Bool)
    /// An import is on disk and part of the program.
    case imported(Event)
    /// The templates there are for some partners, as asked for.
    case templates([PartnerID], [LetterChoice])
    /// A letter was made or changed.
    case letter(Letter)
    /// Letters to several partners were made.
    case letters(LetterBatch)
    /// Letters lie in the outbox, under these names, and so many partners were held out.
    case lettersSent([String], heldOut: Int = 0)
    /// Letters are kept as drafts in these files.
    case lettersKept([String])
    /// Drafts, answers and outbox as asked for, or after they changed.
    case shelf(OutreachShelf)
    /// Issues of the newsletter as asked for, or after they changed.
    case issues(IssueShelf)
    /// A field cannot have a value: the field, the text typed, the value seen before, and why.
    case fieldRefused(String, text: String, old: String?, why: String)
    /// A view was saved or removed: these are the views now.
    case views([SavedView])
    /// The files in the program's inbox as asked for.
    case inbox([String])
}

/// What the console asks the world to do.
public enum Effect: Hashable, Sendable {
    case save(Change)
    /// Give one field a value as typed, if it can have it; `old` is what the person saw.
    case edit(PartnerID, field: String, text: String, old: String?)
    /// Open a partner in the person's editor.
    case editPartner(PartnerID)
    case undo(EventID)
    case quit, suspend, redraw, reload
    /// Bring the program together with its other copies, beside the console.
    case sync
    case setMouse(Bool)
    case keep(Preferences)
    case saveView(SavedView)
    case readHistory(PartnerID)
    case readChanges(HistoryQuery)
    case readTemplates([PartnerID])
    case compose(String, [PartnerID])
    /// Puts letters into the outbox as one change, which also says who is held out; nil days for the
    /// usual follow-up, 0 for none.
    case sendLetters([PartnerID], heldOut: [PartnerID] = [], followUpDays: Int?)
    /// Whether one in five of the letters being looked at are held out, for drafts too.
    case setHoldOut(Bool)
    case editLetter(PartnerID)
    case keepLetters([PartnerID])
    case dropLetters
    case insertAnswer(String, PartnerID)
    case readShelf
    case openDraft(PartnerID)
    case openDrafts([PartnerID])
    case discardDraft(PartnerID)
    /// Read the issues and show one, nil for the newest.
    case readIssues(String?)
    /// Switch a part of an issue in or out.
    case switchPart(String, Int)
    case newIssue
    case editIssue(String)
    case sendIssue(String, IssueWay)
    /// Write PayPal's files into a folder and put them on record.
    case payOut(PayoutOrder, folder: String)
    case copy(String)
    /// Write what is on screen into files that do not exist yet.
    case export(Export)
    case makeDemo
    case makeProgram
    case previewImport(String)
    /// Read the file of a preview again, by what a person says about it.
    case remapImport(ImportChoice)
    case runImport
    case stopImport
    /// List the files in the program's inbox.
    case readInbox
}

/// What a person chose on screen and finds again next time.
public struct Preferences: Hashable, Sendable {
    /// The theme's name, nil for the usual one.
    public var theme: String?
    /// The columns of the list by their words.
    public var columns: [ListColumn]
    /// By what the list is sorted.
    public var sort: SortOrder
    /// The tiles on the wall of KPIs in their order; none for the usual ones.
    public var kpis: [KPI] = []

    /// What a person finds who never chose anything.
    public static let usual = Preferences(
        theme: nil, columns: ListLayout.usualColumns,
        sort: SortOrder(.figure(.metric(.revenue), days: 90), isDescending: true))

    /// Choices to begin with.
    public init(theme: String?, columns: [ListColumn], sort: SortOrder) {
        self.theme = theme
        self.columns = columns
        self.sort = sort
    }
}

/// A filter kept under a name, with the order it is looked at in.
public struct SavedView: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// The filter as typed.
    public var filter: String
    /// The order, nil to leave the list's.
    public var sort: SortOrder?

    /// A view of a name.
    public init(name: String, filter: String, sort: SortOrder?) {
        self.name = name
        self.filter = filter
        self.sort = sort
    }
}

/// What importing a file would do, in words and figures ready to show.
public struct ImportPreview: Hashable, Sendable {
    /// One line of a group: where in the file, what, and why or how.
    public struct Row: Hashable, Sendable {
        /// The line in the file, from 1.
        public let line: Int
        /// Whom or which column.
        public let subject: String
        /// What would happen, or what is wrong.
        public let text: String

        /// A row about a line.
        public init(line: Int, subject: String, text: String) {
            self.line = line
            self.subject = subject
            self.text = text
        }
    }
    /// The file's name.
    public var file: String
    /// What it was taken for, and why.
    public var source: String
    /// What is assumed of currency, units, time zone and period.
    public var assumptions: String
    /// What to look at before going on, a line each.
    public var warnings: [String]
    /// How many rows are new, changed, unchanged, gone and rejected.
    public var counts: [(kind: Kind, count: Int)]
    /// Examples of each.
    public var rows: [Kind: [Row]]
    /// Why the file cannot be imported at all, nil if it can.
    public var refusal: String?
    /// Its columns, to say what they mean; nil if it has none that could be read.
    public var columns: ImportColumns?

    /// What a row of the file is compared with what is there.
    public enum Kind: String, CaseIterable, Sendable {
        case new, changed, unchanged, gone, rejected
    }

    /// A preview of a file.
    public init(
        file: String, source: String, assumptions: String, warnings: [String] = [],
        counts: [(kind: Kind, count: Int)], rows: [Kind: [Row]], refusal: String?,
        columns: ImportColumns? = nil
    ) {
        self.columns = columns
        self.warnings = warnings
        self.file = file
        self.source = source
        self.assumptions = assumptions
        self.counts = counts
        self.rows = rows
        self.refusal = refusal
    }

    /// Whether both say the same.
    public static func == (left: ImportPreview, right: ImportPreview) -> Bool {
        left.file == right.file && left.source == right.source && left.rows == right.rows
            && left.counts.map(\.count) == right.counts.map(\.count)
            && left.refusal == right.refusal && left.columns == right.columns
    }

    /// Hashes what names the preview.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(file)
        hasher.combine(source)
    }
}
