import Exchange
import Model
internal import Glibc

/// A folder files are put into by others: each is imported once, by itself, and moved aside.
///
/// Taken files go to `done/`, those that cannot be imported to `refused/` with a note of the reason.
/// Only plain files count, no links, and none whose name says that it is still being written.
struct Inbox {
    private let folder: String
    private let job: ImportJob

    init(_ folder: String, job: ImportJob) {
        self.folder = folder
        self.job = job
    }

    /// Imports what lies there: partners before figures, then by name.
    ///
    /// Throws when a file was refused or rows were rejected, after all files were looked at.
    func run() throws {
        guard Files.exists(folder) else {
            throw CommandFailure.file(
                "\(folder): there is no such folder: make it, or name another")
        }
        let names = inOrder(Inbox.names(in: folder))
        var isClean = true
        var isRead = true
        for name in names {
            do {
                isClean = try job.run([folder + "/" + name]) && isClean
                try moveAside(name, to: "done")
            } catch let failure as CommandFailure {
                Output.complain("tend: " + failure.text)
                try refuse(name, failure)
                isRead = false
            }
        }
        if names.isEmpty { Output.print("no files in \(folder)") }
        guard isRead else { throw CommandFailure(code: 3, text: "") }
        guard isClean else { throw CommandFailure.nothing() }
    }

    // MARK: - Files

    /// The folder in a program's own where files are put that are to be imported.
    static let usual = "inbox"

    /// The files in a folder that are whole, sorted by bytes.
    static func names(in folder: String) -> [String] {
        Files.names(in: folder, ending: "").filter { name in
            let bytes = Array(name.utf8)
            let isUnfinished = [".part", ".tmp", ".crdownload", "~"].contains {
                bytes.count >= $0.utf8.count && bytes.suffix($0.utf8.count).elementsEqual($0.utf8)
            }
            var status = stat()
            return bytes.first != 0x2E && !isUnfinished
                && lstat(folder + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        }
    }

    /// Figures need their partners first.
    private func inOrder(_ names: [String]) -> [String] {
        let partners = names.filter(isOfPartners)
        return partners + names.filter { !partners.contains($0) }
    }

    private func isOfPartners(_ name: String) -> Bool {
        let run = ImportRun(
            job.session.store, currency: job.session.settings.currency, today: job.session.today)
        let glance = try? run.glance(.file(folder + "/" + name), options: job.options)
        return glance?.kind == .partners && glance?.isGuess == false
    }

    private func refuse(_ name: String, _ failure: CommandFailure) throws {
        guard let moved = try moveAside(name, to: "refused") else { return }
        let note = moved + ".why.txt"
        if let why = Files.write(note, Array((failure.text + "\n").utf8)) {
            Output.complain("tend: \(note): \(why)")
        }
    }

    /// Moves a file into a folder beside, under a name nothing there has; nil in a dry run.
    @discardableResult
    private func moveAside(_ name: String, to place: String) throws -> String? {
        guard !job.isDryRun else { return nil }
        let target = folder + "/" + place
        Surroundings.makeFolder(target)
        let safe = Inbox.safe(name)
        for number in 1...10_000 {
            let path = target + "/" + (number == 1 ? "" : "\(number)-") + safe
            if link(folder + "/" + name, path) == 0 {
                unlink(folder + "/" + name)
                return path
            }
            guard errno == EEXIST else { break }
        }
        throw CommandFailure.file(
            "\(name): imported, but it cannot be moved to \(target): \(Files.Failure.last.text)")
    }

    /// A name without signs that could do harm where it is shown or typed.
    private static func safe(_ name: String) -> String {
        let bytes = name.utf8.map { byte -> UInt8 in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x2D, 0x5F: byte
            case 0x80...0xFF: byte
            default: 0x5F
            }
        }
        let isText = String(validating: bytes, as: UTF8.self) != nil
        return String(
            decoding: (isText ? bytes : bytes.filter { $0 < 0x80 }).prefix(200), as: UTF8.self)
    }
}
