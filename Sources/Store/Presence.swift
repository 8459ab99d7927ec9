import CGlibc
internal import Glibc
public import Model

/// One running console among those that have a program open, and the partner it looks at.
///
/// Each has a file below `.local/presence` that it keeps locked: whoever can lock it knows that its
/// console is gone, and removes it. The file says who it is; its name says the partner, so that the
/// others are woken by a rename and nothing is written. All of it is a courtesy: what fails here is
/// never an error.
public final class Presence {
    /// The folder of the files.
    public let path: String
    private let folder: Folder
    private let user: String
    /// What the file's name begins with.
    private let word: String
    private var name: String
    private var file: File?

    private static let folderName = "presence"

    /// Joins those who have a store open; nil where nothing may be written.
    public init?(in store: Store) {
        guard store.readOnlyReason == nil, let local = store.places.local,
            let folder = try? local.makeFolder(Presence.folderName, mode: 0o700)
        else { return nil }
        self.folder = folder
        path = store.path + "/.local/" + Presence.folderName
        user = store.session.user
        var generator = SystemRandomNumberGenerator()
        word = "\(processNumber)-\(UInt32.random(in: 0..<UInt32.max, using: &generator))"
        name = word
        guard make() else { return nil }
    }

    deinit { folder.remove(name) }

    /// Makes our file anew; false if that cannot be.
    private func make() -> Bool {
        for _ in 0..<3 {
            guard let file = try? folder.file(name, O_RDWR | O_CREAT | O_EXCL) else { return false }
            // Somebody may have taken it for one that was left, before it was locked.
            guard csystem_lock(file.descriptor, 0) == 0,
                let status = try? file.status(), folder.status(of: name)?.inode == status.inode
            else { continue }
            try? file.write(Array(user.utf8.prefix(Presence.limit)))
            self.file = file
            return true
        }
        return false
    }

    private static let limit = 200

    /// Tells the others which partner is looked at, nil for none.
    public func show(_ partner: PartnerID?) {
        let new = word + (partner.map { "." + $0.text } ?? "")
        guard new != name else { return }
        let renamed: Void? = try? folder.replace(new, with: name)
        name = new
        if renamed == nil { _ = make() }
    }

    /// Who else is there, and on which partner; files whose consoles are gone are removed.
    public var others: [(user: String, partner: PartnerID?)] {
        var others: [(user: String, partner: PartnerID?)] = []
        for name in (try? folder.names()) ?? [] where name != self.name {
            guard let file = try? folder.file(name, O_RDONLY), let status = try? file.status(),
                status.isRegular
            else { continue }
            guard csystem_lock(file.descriptor, 0) != 0 else {
                folder.remove(name)
                continue
            }
            guard let bytes = try? file.read(at: 0, count: Presence.limit), !bytes.isEmpty else {
                continue
            }
            let id = name.utf8.firstIndex(of: 0x2E).map { name.utf8[$0...].dropFirst() }
            others.append((String(decoding: bytes, as: UTF8.self), id.flatMap { PartnerID($0) }))
        }
        return others
    }
}
