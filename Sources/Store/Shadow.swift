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
        return try LastLine.read(file).map { ($0.line.number, $0.check) }
    }

    /// Every whole line with its number and check, in the order acknowledged.
    func forEach(_ visit: (Int, UInt32, [UInt8]) -> Void) throws(SystemError) {
        guard let file = try file() else { return }
        var scanner = LineScanner(file)
        try scanner.scan { found, _ in
            guard case .line(let bytes) = found, let (line, check) = LastLine.change(bytes) else {
                return
            }
            visit(line.number, check, Array(bytes))
        }
    }

    private func file() throws(SystemError) -> File? {
        do { return try folder.file(name, O_RDONLY) } catch {
            if error.isMissing { return nil }
            throw error
        }
    }
}
