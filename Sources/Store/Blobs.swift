internal import Glibc

/// Write-once files by their SHA-256, below `blobs/`.
struct Blobs {
    let root: Folder
    let staging: Folder

    /// The greatest blob that is read, in bytes.
    static let limit = 1 << 31

    /// Keeps bytes and says their hash.
    func keep(_ bytes: [UInt8], kind: String) throws(SystemError) -> String {
        let hash = Digest.hex(bytes)
        let shelf = try shelf(of: hash)
        try shelf.writeOnce("\(hash).\(kind)", bytes, staging: staging)
        return hash
    }

    /// The folder a blob lies in, made if it is not there.
    func shelf(of hash: String) throws(SystemError) -> Folder {
        try root.makeFolder(Blobs.shelf(hash))
    }

    /// The bytes of a blob; nil if it is missing or not what its name says.
    func read(_ hash: String, kind: String) throws(SystemError) -> [UInt8]? {
        guard Blobs.isHash(hash) else { return nil }
        let shelf: Folder
        do { shelf = try root.folder(Blobs.shelf(hash)) } catch {
            if error.isMissing { return nil }
            throw error
        }
        guard let bytes = try shelf.read("\(hash).\(kind)", limit: Blobs.limit),
            Digest.hex(bytes) == hash
        else { return nil }
        return bytes
    }

    /// What the system knows of a blob's file, nil if it is missing.
    func status(of hash: String, kind: String) -> Status? {
        guard Blobs.isHash(hash) else { return nil }
        return (try? root.folder(Blobs.shelf(hash)))?.status(of: "\(hash).\(kind)")
    }

    /// A blob's file, open for reading; whether it is what its name says is not looked at.
    func file(_ hash: String, kind: String) throws(SystemError) -> File? {
        guard Blobs.isHash(hash) else { return nil }
        return try root.folder(Blobs.shelf(hash)).file("\(hash).\(kind)", O_RDONLY)
    }

    private static func shelf(_ hash: String) -> String {
        String(decoding: hash.utf8.prefix(2), as: UTF8.self)
    }

    private static func isHash(_ hash: String) -> Bool {
        hash.utf8.count == 64
            && hash.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) }
    }
}
