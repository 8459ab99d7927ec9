internal import Glibc
import Insight
import ViewModel

/// Imports, and whatever else goes on beside a console.
extension ConsoleSession {
    /// Begins to read a file as a person says, in place of the one that is being read.
    func startImport(_ path: String, _ choice: ImportChoice?) -> [Request] {
        let requests = session == nil ? makeProgram() : []
        guard let session, let mailbox,
            let worker = ImportWorker(
                path: path, choice: choice, program: session.path, user: start.user,
                isReadOnly: start.isReadOnly, mailbox: mailbox)
        else {
            return requests + handle(.importEnded(isStopped: false))
                + handle(.notice("no descriptors left for an import", isBad: true))
        }
        self.worker?.stop()
        self.worker = worker
        worker.start()
        return requests
    }

    /// Takes what was said beside the console since.
    func takeNews() -> [Request] { (mailbox?.take() ?? []).flatMap(hear) }

    /// Waits until no file is being read or written any more: for those who cannot come back later.
    func settleImport() {
        guard let mailbox else { return }
        var waiting = pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)
        while console.isReadingImport {
            poll(&waiting, 1, -1)
            _ = takeNews()
        }
    }

    private func hear(_ news: WorkerNews) -> [Request] {
        switch news {
        case .rhythm(let reading):
            session?.analysis.take(reading)
            return handle(.figuresChanged)
        case .effects(let past):
            session?.analysis.take(past)
            return handle(.figuresChanged)
        case .synced(let text, let isBad):
            return refresh() + handle(.syncEnded(text, isBad: isBad))
        case .imported(let news, let sender):
            // One that was given up to read the file in another way has no say any more.
            return sender === worker ? hear(news) : []
        }
    }

    private func hear(_ news: ImportNews) -> [Request] {
        switch news {
        case .progress(let text): return handle(.importProgress(text))
        case .preview(let preview): return handle(.importPreview(preview))
        case .stopped: return handle(.importEnded(isStopped: console.isReadingImport))
        case .known(let name):
            return ended(.notice("\(name): nothing new in this file", isBad: false))
        case .saved(let event): return refresh() + ended(.imported(event))
        case .failed(let why): return ended(.notice(why, isBad: true))
        case .unknown(let change, let why): return ended(.unknown(change, why: why))
        }
    }

    private func ended(_ event: ConsoleEvent) -> [Request] {
        worker = nil
        return handle(.importEnded(isStopped: false)) + handle(event)
    }
}
