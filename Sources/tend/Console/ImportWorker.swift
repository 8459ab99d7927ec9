import Exchange
internal import Glibc
import Model
import Store
import Synchronization
import ViewModel

/// Imports a file beside the console: reads and plans it, waits for the person, writes it.
///
/// It works on a store of its own, as another person's session would; the console hears of what it
/// wrote as it hears of anybody's changes. Nothing but messages is shared.
final class ImportWorker: Sendable {
    private let path: String
    private let choice: ImportChoice?
    private let program: String
    private let user: String
    private let isReadOnly: Bool
    private let mailbox: Mailbox<WorkerNews>
    private let isStopped = Atomic<Bool>(false)
    private let answers: Mailbox<Bool>

    /// A worker for a file, what a person says about it, and a program's folder; nil if the process has no descriptors left.
    init?(
        path: String, choice: ImportChoice?, program: String, user: String, isReadOnly: Bool,
        mailbox: Mailbox<WorkerNews>
    ) {
        guard let answers = Mailbox<Bool>() else { return nil }
        self.path = path
        self.choice = choice
        self.program = program
        self.user = user
        self.isReadOnly = isReadOnly
        self.mailbox = mailbox
        self.answers = answers
    }

    /// Begins in a thread of its own.
    func start() {
        var thread = pthread_t()
        let job = Unmanaged.passRetained(self).toOpaque()
        let code = pthread_create(&thread, nil, ImportWorker.main, job)
        guard code == 0 else {
            Unmanaged<ImportWorker>.fromOpaque(job).release()
            post(.failed("no thread for the import: " + String(cString: strerror(code))))
            return
        }
        pthread_detach(thread)
    }

    /// Writes what was planned.
    func confirm() { answers.post(true) }

    /// Stops the reading, or forgets the plan; what is being written is written.
    func stop() {
        isStopped.store(true, ordering: .relaxed)
        answers.post(false)
    }

    private func post(_ news: ImportNews) { mailbox.post(.imported(news, by: self)) }

    // MARK: - In the thread

    private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
        { job in
            // Signals are for the thread that holds the terminal.
            var signals = sigset_t()
            sigfillset(&signals)
            pthread_sigmask(SIG_BLOCK, &signals, nil)
            guard let job else { return nil }
            Unmanaged<ImportWorker>.fromOpaque(job).takeRetainedValue().work()
            return nil
        }

    private func work() {
        do {
            let store = try Store(
                program,
                session: Store.Session(
                    user: user, now: Surroundings.now, unsavedFolder: Surroundings.stateFolder,
                    isNetworkAllowed: Surroundings.variable("TEND_NETWORK_STORE") != nil,
                    isReadOnly: isReadOnly))
            let run = ImportRun(store, currency: store.settings().0.currency)
            guard plan(run), isConfirmed else {
                post(.stopped)
                return
            }
            post(.progress(name + ": writing"))
            try write(run)
        } catch { post(.failed("\(error)")) }
    }

    private var name: String { ImportContent.file(path).name }

    /// Plans the import and posts the preview; false if there is nothing to confirm.
    private func plan(_ run: ImportRun) -> Bool {
        var watch = ImportWatch()
        var last: Int64 = 0
        watch.progress = { progress in
            let now = Surroundings.now()
            if now - last >= 100 {
                last = now
                self.post(.progress(ProgressLine.text(self.name, progress)))
            }
            return !self.isStopped.load(ordering: .relaxed)
        }
        let options = choice?.options ?? ImportOptions()
        do throws(Refusal) {
            try run.add(.file(path), options: options, watch: watch)
            run.compare()
        } catch {
            if error.cause != .stopped {
                var preview = ImportRun.preview(of: name, error)
                preview.columns = run.columns(of: path, choice)
                post(.preview(preview))
            }
            return false
        }
        guard var preview = run.preview else { return false }
        preview.columns = run.columns(of: path, choice)
        post(.preview(preview))
        return true
    }

    /// Waits for the person's answer to the preview.
    private var isConfirmed: Bool {
        var waiting = pollfd(fd: answers.descriptor, events: Int16(POLLIN), revents: 0)
        while true {
            if let answer = answers.take().last { return answer }
            poll(&waiting, 1, -1)
        }
    }

    private func write(_ run: ImportRun) throws(StoreError) {
        let change = try run.change()
        try run.keepMappings()
        guard !change.edits.isEmpty else {
            post(.known(name))
            return
        }
        switch run.store.save(change) {
        case .saved(let event, _): post(.saved(event))
        case .notSaved(let why): post(.failed("not saved, nothing changed: " + why))
        case .unknown(let why): post(.unknown(change, why: why))
        }
    }
}
