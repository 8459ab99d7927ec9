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
            if let told = Store.version(name) {
                problems.append(
                    Problem(
                        .note, front + name, told,
                        advice: "take over what you want of it, and remove it"))
            } else if Store.isCopy(name) {
                problems.append(
                    Problem(
                        .note, front + name, "another program left this copy",
                        advice: "take what you need from it and delete it"))
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

extension Store {
    /// Whose version of a file lies beside it, of another copy or of another person here.
    private static func version(_ name: String) -> String? {
        if SafeName.lies(name, beside: "theirs") {
            return "another copy's version of a file that was changed on both sides"
        }
        return SafeName.lies(name, beside: "yours")
            ? "a version that was not saved, as somebody changed the file meanwhile" : nil
    }

    /// Whether a file is named as editors, merges and sync programs name their copies.
    private static func isCopy(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        let ends = [".orig", ".rej", "~", ".swp"].contains { end in
            bytes.suffix(end.utf8.count).elementsEqual(end.utf8)
        }
        return ends
            || [".sync-conflict-", "conflicted copy"].contains { part in
                let pattern = BytePattern(Array(part.utf8))
                return bytes.withUnsafeBytes { pattern.first(in: $0, from: 0) != nil }
            }
    }
}
