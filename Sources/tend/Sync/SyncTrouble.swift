/// Why a program was not brought together with its other copies: what is wrong, and what to do.
struct SyncTrouble: Error, Hashable {
    /// The states there are.
    enum Kind: Hashable {
        case noGit, notSetUp, notOurs, unsafe, busy, noNetwork, noRights, noRepository
        case otherProgram, readOnly, refused, usage, failed
    }

    let kind: Kind
    let text: String

    init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }

    /// The exit code of the command line.
    var code: Int32 { kind == .usage || kind == .notSetUp ? 2 : 3 }
}

extension SyncTrouble {
    /// What git's own words about another repository mean.
    ///
    /// `isWriting` tells whether something was to be sent there.
    ///
    /// `isFirst` tells whether the copy is being set up, so that there is no next time yet.
    init(
        saying complaint: [UInt8], of place: SyncPlace, isWriting: Bool, isFirst: Bool = false
    ) {
        let name = place.shown
        let said = SyncTrouble.gist(of: complaint)
        let kept = isFirst ? "nothing was changed" : "what was saved here goes with the next sync"
        switch SyncTrouble.kind(of: complaint) {
        case .noNetwork:
            self.init(.noNetwork, "\(name) cannot be reached (\(said)); \(kept)")
        case .noRights:
            self.init(
                .noRights,
                "you have no right to \(isWriting ? "write to" : "read") \(name) (\(said)); \(kept)"
            )
        case .noRepository:
            self.init(
                .noRepository,
                "there is no git repository at \(name); git init --bare FOLDER makes one there")
        case .notOurs:
            self.init(
                .notOurs,
                "\(name) belongs to somebody else, so git does not open it; if you trust it: "
                    + "git config --global --add safe.directory FOLDER")
        case .refused:
            self.init(.refused, "\(name) does not take it (\(said)); \(kept)")
        default: self.init(.failed, "git failed on \(name): \(said)")
        }
    }

    /// What tells the states apart, as git and ssh write it in the C locale.
    private static let signs: [(kind: Kind, words: [String])] = [
        (.notOurs, ["dubious ownership"]),
        (
            .noNetwork,
            [
                "Could not resolve", "Connection refused", "Connection timed out",
                "Network is unreachable", "No route to host", "Failed to connect",
                "Couldn't connect", "Operation timed out", "Connection reset", "timed out",
                "Connection closed by",
            ]
        ),
        (
            .noRights,
            [
                "Permission denied", "Authentication failed", "could not read Username",
                "could not read Password", "Host key verification failed",
                "insufficient permission", "unable to create temporary object directory",
                "Access denied", "returned error: 403", "returned error: 401",
                "Read-only file system",
            ]
        ),
        (
            .noRepository,
            [
                "does not appear to be a git repository", "not a git repository",
                "repository not found", "Repository not found", "does not exist",
                "No such file or directory", "returned error: 404",
            ]
        ),
        (.refused, ["hook declined", "[remote rejected]", "not our ref"]),
    ]

    private static func kind(of complaint: [UInt8]) -> Kind {
        let found = signs.first { sign in
            sign.words.contains { complaint.contains(Array($0.utf8)) }
        }
        return found?.kind ?? .failed
    }

    /// The line of a complaint that says most, without what git puts before it.
    static func gist(of complaint: [UInt8]) -> String {
        let lines = complaint.split { $0 == 0x0A || $0 == 0x0D }
        let marks = ["fatal: ", "error: ", "remote: "].map { Array($0.utf8) }
        let marked = lines.first { line in
            signs.contains { $0.words.contains { Array(line).contains(Array($0.utf8)) } }
        }
        var line =
            marked ?? lines.first { line in marks.contains { line.starts(with: $0) } }
            ?? lines.first ?? []
        while let mark = marks.first(where: { line.starts(with: $0) }) {
            line = line.dropFirst(mark.count)
        }
        return line.isEmpty ? "without a word" : String(decoding: line.prefix(200), as: UTF8.self)
    }
}

extension [UInt8] {
    /// Whether some bytes stand in these.
    fileprivate func contains(_ other: [UInt8]) -> Bool {
        guard let first = other.first, count >= other.count else { return other.isEmpty }
        return indices.dropLast(other.count - 1).contains { start in
            self[start] == first && self[start..<(start + other.count)].elementsEqual(other)
        }
    }
}
