internal import Glibc
import Model

extension Store {
    /// Files that other programs or saves cut short left, and doors left open.
    func fileProblems() -> [Problem] {
        openDoors() + copies(in: root, at: "", depth: 0) + leftovers().map(\.problem)
    }

    // MARK: - Rights

    /// Whether people of no concern may come into the folder.
    private func openDoors() -> [Problem] {
        guard let rights = root.status?.rights, rights & 0o007 != 0 else { return [] }
        let mode = "mode " + String(rights, radix: 8)
        let may = rights & 0o002 != 0 ? "change" : "read"
        return [
            Problem(
                .note, path, "everybody on this computer may \(may) it (\(mode))",
                advice: "chmod o-rwx takes that away")
        ]
    }

    // MARK: - Copies

    /// Files named as editors, merges and sync programs name their copies.
    private func copies(in folder: Folder, at front: String, depth: Int) -> [Problem] {
        guard depth < 4, let names = try? folder.names() else { return [] }
        var problems: [Problem] = []
        for name in names where !Store.isPrivate(front + name) {
            if let kind = StrayName(name) {
                problems.append(Problem(.note, front + name, kind.what, advice: kind.advice))
            } else if folder.status(of: name)?.isFolder == true,
                let inner = try? folder.folder(name)
            {
                problems += copies(in: inner, at: front + name + "/", depth: depth + 1)
            }
        }
        return problems
    }

    /// What is not looked through: git's own, ours, and journals, whose names are told elsewhere.
    private static func isPrivate(_ path: String) -> Bool {
        [".git", ".local", "journal"].contains { path.utf8.elementsEqual($0.utf8) }
    }

    // MARK: - Leftovers

    /// A file whose maker ended before it had its name.
    struct Leftover {
        let name: String
        let folder: Folder

        var problem: Problem {
            Problem(
                .note, ".local/tmp/\(name)", "a save that was cut short left it; nothing is lost",
                advice: "tend check --repair moves it aside")
        }
    }

    func leftovers() -> [Leftover] {
        guard let folder = try? places.local?.folder("tmp"), let names = try? folder.names() else {
            return []
        }
        return names.filter { !Store.isBeingMade($0) }.map { Leftover(name: $0, folder: folder) }
    }

    /// Whether the process whose number a draft's name has is still there.
    private static func isBeingMade(_ name: String) -> Bool {
        let digits = name.utf8.drop { !($0 >= 0x30 && $0 <= 0x39) }
            .prefix { $0 >= 0x30 && $0 <= 0x39 }
        guard let process = Int32(String(decoding: digits, as: UTF8.self)), process > 0 else {
            return false
        }
        return kill(process, 0) == 0 || errno == EPERM
    }
}

/// A name no file of a program has.
private enum StrayName {
    case copy, version

    init?(_ name: String) {
        let bytes = Array(name.utf8)
        func ends(_ end: String) -> Bool { bytes.suffix(end.utf8.count).elementsEqual(end.utf8) }
        func has(_ part: String) -> Bool {
            let pattern = BytePattern(Array(part.utf8))
            return bytes.withUnsafeBytes { pattern.first(in: $0, from: 0) != nil }
        }
        if SafeName.lies(name, beside: "yours") || SafeName.lies(name, beside: "theirs") {
            self = .version
        } else if ends(".orig") || ends(".rej") || ends("~") || ends(".swp")
            || has(".sync-conflict-") || has("conflicted copy")
        {
            self = .copy
        } else {
            return nil
        }
    }

    var what: String {
        switch self {
        case .copy: "another program left this copy"
        case .version: "this version was kept beside another one"
        }
    }

    var advice: String {
        switch self {
        case .copy: "take what you need from it and delete it"
        case .version: "compare the two and delete one"
        }
    }
}
