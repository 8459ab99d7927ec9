internal import Glibc

/// The replica's own copy of every line it acknowledged, outside git: `.local/ack.REPLICA.jsonl`.
///
/// It knows the greatest number ever given out, and can bring back what git dropped.
struct Shadow {
    let folder: Folder
    /// Its file, which names the replica: a line says nowhere whose it is.
    let name: String

    init(folder: Folder, of replica: Replica) {
        self.folder = folder
        name = "ack.\(replica.id).jsonl"
    }

    /// Adds a line that is on disk in the journal; failing to do so is no failure of the save.
    func add(_ line: [UInt8]) {
        let file = try? folder.file(name, O_WRONLY | O_CREAT | O_APPEND)
        try? file?.write(line + [0x0A])
    }

    /// The last whole line's number and check; nil if there is none.
    func highWater() throws(SystemError) -> (number: Int, check: UInt32)? {
        guard let file = try file() else { return nil }
        let size = try file.status().size
        let from = max(0, size - JournalLine.limit - 1)
        let tail = try file.read(at: from, count: size - from)
        for line in tail.split(separator: 0x0A).reversed() {
            let found = line.withUnsafeBufferPointer { Shadow.identity($0) }
            if let found { return found }
        }
        return nil
    }

    /// Every whole line with its number and check, in the order acknowledged.
    func forEach(_ visit: (Int, UInt32, [UInt8]) -> Void) throws(SystemError) {
        guard let file = try file() else { return }
        var scanner = LineScanner(file)
        try scanner.scan { found, _ in
            guard case .line(let line) = found, let (number, check) = Shadow.identity(line) else {
                return
            }
            visit(number, check, Array(line))
        }
    }

    private func file() throws(SystemError) -> File? {
        do { return try folder.file(name, O_RDONLY) } catch {
            if error.isMissing { return nil }
            throw error
        }
    }

    private static func identity(
        _ line: UnsafeBufferPointer<UInt8>
    ) -> (number: Int, check: UInt32)? {
        guard let check = JournalLine.check(line), let parsed = JournalLine(line), parsed.number > 0
        else { return nil }
        return (parsed.number, check)
    }
}
