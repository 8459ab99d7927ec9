internal import Glibc

/// Files that belong to people: read as they are, replaced only if unchanged since they were read.
enum PeopleFile {
    /// The greatest such file, in bytes.
    static let limit = 1 << 20

    /// Replaces a file unless it is no longer what was read; then ours is kept beside it.
    ///
    /// `former` are the bytes read before, nil if there was no file. Answers the name it has now.
    static func replace(
        _ name: String, with bytes: [UInt8], former: [UInt8]?, in folder: Folder
    ) throws(SystemError) -> String {
        let draft = ".\(name).\(getpid())"
        folder.remove(draft)
        let file = try folder.file(draft, O_WRONLY | O_CREAT | O_EXCL)
        do {
            try file.write(bytes)
            try file.sync()
            let current = try folder.read(name, limit: limit)
            let isUnchanged = current == former
            let target = isUnchanged ? name : name + ".yours"
            try folder.replace(target, with: draft)
            try folder.sync()
            return target
        } catch {
            folder.remove(draft)
            throw error
        }
    }
}
