import Insight
import Model
import Store

/// An opened program with everything needed to look at it: fold, figures, settings, analysis.
final class Session {
    let path: String
    let store: Store
    let today: Day
    let user: String
    let settings: ProgramSettings
    /// The figures as they are looked at; read when they are first asked for.
    private(set) lazy var analysis = makeAnalysis()
    /// What was noticed in settings and views.
    let problems: [Problem]

    /// Opens a program's folder.
    ///
    /// `now` is asked for the time of every save, in milliseconds since 1 January 1970 UTC.
    init(
        path: String, user: String, today: Day, isReadOnly: Bool,
        now: @escaping () -> Int64 = Surroundings.now
    ) throws(StoreError) {
        self.path = path
        self.user = user
        self.today = today
        Surroundings.makeFolder(Surroundings.stateFolder)
        let session = Store.Session(
            user: user, now: now, unsavedFolder: Surroundings.stateFolder,
            isNetworkAllowed: Surroundings.variable("TEND_NETWORK_STORE") != nil,
            isReadOnly: isReadOnly, cache: CachePolicy(build: Surroundings.build))
        store = try Store(path, session: session)
        var (settings, problems) = store.settings()
        if settings.name.isEmpty { settings.name = Session.name(of: path) }
        self.settings = settings
        self.problems = problems
    }

    private func makeAnalysis() -> Analysis {
        Analysis(
            program: store.program, figures: store.figures(currency: settings.currency),
            settings: settings, today: today)
    }

    /// What to keep so that the next opening is fast; nil if it is already.
    var cacheDraft: CacheDraft? { store.cacheDraft(figures: analysis.figures) }

    /// Brings the analysis up to date after own changes where no console does it; not the figures.
    func catchUp() { analysis.refresh(rows: store.program.takeTouchedRows()) }

    private static func name(of path: String) -> String {
        let parts = path.utf8.split(separator: 0x2F)
        return parts.last.map { String(decoding: $0, as: UTF8.self) } ?? path
    }

    /// Brings the analysis up to date after changes of the program; the figures too if they changed.
    ///
    /// Answers whether figures were read anew.
    @discardableResult
    func follow(isReloaded: Bool = false) -> Bool {
        if isReloaded {
            analysis = makeAnalysis()
            return true
        }
        guard store.program.takeBatchesChanged() else { return false }
        analysis.refreshFigures(store.figures(currency: settings.currency))
        return true
    }

    /// The program's folder: the one given, or `$TEND_PROGRAM`, or the nearest at or above here.
    static func find(_ given: String?) -> String? {
        if let given { return given }
        if let named = Surroundings.variable("TEND_PROGRAM") { return named }
        var folder = Surroundings.workingFolder
        while true {
            if Store.isStore(folder) { return folder }
            guard let slash = folder.utf8.lastIndex(of: 0x2F), folder.utf8.count > 1 else {
                return nil
            }
            let parent = String(decoding: folder.utf8[..<slash], as: UTF8.self)
            folder = parent.isEmpty ? "/" : parent
        }
    }
}
