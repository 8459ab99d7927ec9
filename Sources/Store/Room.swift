internal import Glibc

/// How much room a file system has, to say so when it is full.
struct Room: Hashable {
    /// Bytes this user may still write, and all there are.
    let free: Int
    let all: Int

    /// The room in words: `0 bytes of 3.1 GB free`.
    var text: String { "\(Room.size(free)) of \(Room.size(all)) free" }

    /// A size with the unit that leaves one to three digits: `0 bytes`, `64.0 KB`, `3.1 GB`.
    static func size(_ bytes: Int) -> String {
        let units = ["KB", "MB", "GB", "TB", "PB", "EB"]
        guard bytes >= 1000 else { return "\(bytes) bytes" }
        var (tenths, unit) = (bytes / 100, 0)
        while tenths >= 10_000, unit < units.count - 1 {
            (tenths, unit) = (tenths / 1000, unit + 1)
        }
        return "\(tenths / 10).\(tenths % 10) \(units[unit])"
    }
}

extension Folder {
    /// An error in words; that the disk is full is said with how full it is.
    func text(of error: SystemError) -> String {
        guard error.code == ENOSPC, let room else { return error.text }
        return error.text + " (\(room.text))"
    }
}
