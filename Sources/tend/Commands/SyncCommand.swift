import ArgumentParser
internal import Glibc
import Model
import Store

/// `tend sync`.
struct SyncCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Bring the program together with its other copies, through a git repository.",
        discussion: """
            tend sync --to /srv/acme.git · tend sync --to ssh://host/srv/acme.git · \
            tend sync --from host:acme.git FOLDER · tend sync. \
            Changes add up by themselves; of a file of yours that was changed on both sides yours \
            stays, and theirs lies beside it as NAME.theirs. Exit: 0 done or nothing to do, \
            1 done, and a NAME.theirs to look at, 2 not set up or wrong use, 3 not reached, no \
            rights, somebody else at it.
            """)
    @Option(name: .long, help: "The repository copies meet in from now on: a path or an address.")
    var to: String?
    @Option(name: .long, help: "The repository to make a new copy from, in FOLDER.")
    var from: String?
    @Argument(help: "With --from, the new copy's folder.") var folder: String?
    @Flag(name: .long, help: "Only say what there is to send and to get.")
    var dryRun = false
    @OptionGroup var options: ProgramOptions

    func run() throws {
        do {
            guard let from else { return try tell(sync()) }
            Output.print(try copy(from))
        } catch let trouble as SyncTrouble {
            throw CommandFailure(code: trouble.code, text: trouble.text)
        }
    }

    /// Says what came of it; what a person has to look at now is worth an exit code.
    private func tell(_ answer: SyncAnswer) throws {
        for line in answer.done { Output.print(line) }
        for line in answer.toSettle { Output.complain("tend: " + line) }
        if !answer.toSettle.isEmpty { throw CommandFailure.nothing() }
    }

    private func copy(_ from: String) throws(SyncTrouble) -> String {
        guard let folder, to == nil, !dryRun else {
            throw SyncTrouble(.usage, "tend sync --from REPOSITORY FOLDER, and nothing else")
        }
        let path = folder.utf8.first == 0x2F ? folder : Surroundings.workingFolder + "/" + folder
        let place = try SyncPlace(from)
        try SyncSetUp(place: place, git: try git(path)).copy()
        let session = try open(folder)
        return
            "\(folder) is a copy of \(place.shown): "
            + Counted.text(session.store.program.partnerCount, "partner")
    }

    private func sync() throws(SyncTrouble) -> SyncAnswer {
        guard folder == nil else {
            throw SyncTrouble(.usage, "a folder goes with --from; --program names the program")
        }
        let place = try to.map { text throws(SyncTrouble) in try SyncPlace(text) }
        let session = try open(nil)
        let git = try git(SyncJob.wholePath(session.path))
        guard let place else {
            var run = SyncRun(store: session.store, git: git)
            return try run.run(isTrial: dryRun)
        }
        guard !dryRun else {
            throw SyncTrouble(.usage, "--to sets up and syncs: it cannot be tried dry")
        }
        return try SyncSetUp(place: place, git: git).connect(session.store)
    }

    private func git(_ path: String) throws(SyncTrouble) -> Git {
        try Git(
            folder: path, user: options.userName,
            isAsking: isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1)
    }

    private func open(_ folder: String?) throws(SyncTrouble) -> Session {
        var options = options
        if let folder { options.program = folder }
        do { return try options.open() } catch {
            throw SyncTrouble(error.code == 2 ? .usage : .failed, error.text)
        }
    }
}
