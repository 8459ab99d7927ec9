import Model

/// A message being written, as its file in `drafts/USER/` holds it.
public struct StoredDraft: Hashable, Sendable {
    /// Its name, of `a-z 0-9 _ -`; one of a name a user.
    public let name: String
    /// The file, below the program's folder.
    public let file: String
    /// What is in it.
    public let bytes: [UInt8]
    /// When it was last written, in milliseconds since 1 January 1970 UTC.
    public let milliseconds: Int64
}

extension Store {
    /// How many former versions of a draft are kept.
    public static let draftVersions = 10
    /// The greatest draft that is read, in bytes.
    static let draftLimit = 1 << 20
    private static let formerFolder = "former"

    /// The drafts of a user by name, with a problem for each file that cannot be read.
    public func drafts(of user: String) -> (drafts: [StoredDraft], problems: [Problem]) {
        guard let folder = try? root.folder("drafts").folder(SafeName.of(user)),
            let names = try? folder.names()
        else { return ([], []) }
        var drafts: [StoredDraft] = []
        var problems: [Problem] = []
        for file in names {
            guard let name = Store.draftName(file) else { continue }
            let place = "drafts/\(SafeName.of(user))/\(file)"
            do {
                guard let bytes = try folder.read(file, limit: Store.draftLimit) else { continue }
                drafts.append(
                    StoredDraft(
                        name: name, file: place, bytes: bytes,
                        milliseconds: (folder.status(of: file)?.modified ?? 0) / 1_000_000))
            } catch {
                problems.append(
                    Problem(.note, place, error.text, advice: "this draft is left out"))
            }
        }
        return (drafts, problems)
    }

    /// One draft of a user, nil if there is none.
    public func draft(_ name: String, of user: String) -> StoredDraft? {
        drafts(of: user).drafts.first { $0.name == name }
    }

    /// Keeps a draft; what its file held before becomes one of its former versions.
    ///
    /// Answers the file the text is in: another one beside it if somebody else wrote meanwhile.
    /// Whatever fails, the draft's file holds either the former or the new text.
    @discardableResult
    public func keepDraft(
        _ name: String, _ bytes: [UInt8], of user: String
    ) throws(StoreError) -> String {
        let place = "drafts/\(SafeName.of(user))/\(name).md"
        guard SafeName.isSafe(name) else {
            throw StoreError("drafts", "a draft cannot be called ‘\(name)’")
        }
        if let readOnlyReason { throw StoreError(place, readOnlyReason) }
        do {
            let folder = try draftFolder(of: user)
            let former = try folder.read("\(name).md", limit: Store.draftLimit)
            if former == bytes { return place }
            if let former { try Store.keepVersion(name, former, in: folder) }
            let kept = try PeopleFile.replace(
                "\(name).md", with: bytes, former: former, in: folder)
            return "drafts/\(SafeName.of(user))/\(kept)"
        } catch {
            throw StoreError(
                place, error.text, advice: "the draft was not saved, its file is as it was")
        }
    }

    /// Takes a draft away, as when it was sent; its text stays among its former versions.
    ///
    /// `sent` is the text of a message that may never have been kept: it stays in the same way.
    public func removeDraft(
        _ name: String, of user: String, sent: [UInt8]? = nil
    ) throws(StoreError) {
        let place = "drafts/\(SafeName.of(user))/\(name).md"
        guard SafeName.isSafe(name) else { return }
        if let readOnlyReason { throw StoreError(place, readOnlyReason) }
        do {
            let folder = try draftFolder(of: user)
            let kept = try folder.read("\(name).md", limit: Store.draftLimit)
            if let kept, kept != sent { try Store.keepVersion(name, kept, in: folder) }
            if let sent { try Store.keepVersion(name, sent, in: folder) }
            guard kept != nil else { return }
            folder.remove("\(name).md")
            try folder.sync()
        } catch { throw StoreError(place, error.text, advice: "the draft is still there") }
    }

    /// The former texts of a draft, newest first.
    public func draftVersions(_ name: String, of user: String) -> [[UInt8]] {
        guard SafeName.isSafe(name),
            let folder = try? root.folder("drafts").folder(SafeName.of(user)),
            let former = try? folder.folder(Store.formerFolder)
        else { return [] }
        return Store.versions(name, in: former).reversed().compactMap { version in
            (try? former.read("\(name).\(version).md", limit: Store.draftLimit)) ?? nil
        }
    }

    // MARK: - Folders and versions

    private func draftFolder(of user: String) throws(SystemError) -> Folder {
        try root.makeFolder("drafts").makeFolder(SafeName.of(user))
    }

    static func keepVersion(
        _ name: String, _ bytes: [UInt8], in folder: Folder
    ) throws(SystemError) {
        let former = try folder.makeFolder(formerFolder)
        let numbers = versions(name, in: former)
        let next = (numbers.last ?? 0) + 1
        try former.writeOnce("\(name).\(next).md", bytes, staging: former)
        for number in numbers where number <= next - draftVersions {
            former.remove("\(name).\(number).md")
        }
    }

    /// Moves a file among the former versions of a draft.
    static func moveVersion(
        _ name: String, from place: Folder, as file: String, in folder: Folder
    ) throws(SystemError) {
        let former = try folder.makeFolder(formerFolder)
        let numbers = versions(name, in: former)
        let next = (numbers.last ?? 0) + 1
        try place.move(file, to: former, as: "\(name).\(next).md")
        for number in numbers where number <= next - draftVersions {
            former.remove("\(name).\(number).md")
        }
    }

    /// The numbers of a draft's former versions, oldest first.
    private static func versions(_ name: String, in former: Folder) -> [Int] {
        let front = Array("\(name).".utf8)
        return ((try? former.names()) ?? []).compactMap { file -> Int? in
            let bytes = Array(file.utf8)
            guard bytes.starts(with: front), bytes.suffix(3).elementsEqual(".md".utf8),
                bytes.count > front.count + 3
            else { return nil }
            return Int(String(decoding: bytes[front.count..<(bytes.count - 3)], as: UTF8.self))
        }.sorted()
    }

    /// The name in a draft's file name, nil for other files.
    private static func draftName(_ file: String) -> String? {
        let bytes = Array(file.utf8)
        guard bytes.suffix(3).elementsEqual(".md".utf8) else { return nil }
        let name = String(decoding: bytes.dropLast(3), as: UTF8.self)
        return SafeName.isSafe(name) ? name : nil
    }
}
