extension Store {
    private static let newsletters = "newsletters"

    /// The issues of the newsletter: files of `newsletters/` by name, with a problem for each that
    /// cannot be read.
    public func newsletterFiles() -> (files: [(file: String, bytes: [UInt8])], problems: [Problem])
    {
        files(in: Store.newsletters, ending: ".md", advice: "this issue is left out")
    }

    /// Keeps an issue's file; what it held before becomes one of its former versions.
    ///
    /// `former` is what was read before, nil for a new one. Answers the file the text is in: another
    /// one beside it if somebody else wrote meanwhile.
    public func keepNewsletter(
        _ name: String, _ bytes: [UInt8], former: [UInt8]?
    ) throws(StoreError) -> String {
        let place = "\(Store.newsletters)/\(name).md"
        guard SafeName.isSafe(name) else {
            throw StoreError(
                Store.newsletters, "an issue cannot be called ‘\(name)’",
                advice: "names have only a-z, 0-9, - and _")
        }
        if let readOnlyReason { throw StoreError(place, readOnlyReason) }
        do {
            let folder = try root.makeFolder(Store.newsletters)
            let current = try folder.read("\(name).md", limit: Store.draftLimit)
            if current == bytes { return place }
            if let current { try Store.keepVersion(name, current, in: folder) }
            let kept = try PeopleFile.replace(
                "\(name).md", with: bytes, former: former, in: folder)
            return "\(Store.newsletters)/\(kept)"
        } catch {
            throw StoreError(
                place, error.text, advice: "the issue was not saved, its file is as it was")
        }
    }

    /// Writes files that are handed on to `outbox/`, over those of the same names.
    ///
    /// Answers their paths below the program's folder.
    public func writeOutgoing(
        _ files: [(name: String, bytes: [UInt8])]
    ) throws(StoreError) -> [String] {
        if let readOnlyReason { throw StoreError(Store.outbox, readOnlyReason) }
        do {
            let folder = try root.makeFolder(Store.outbox)
            for (name, bytes) in files {
                let draft = ".\(name).\(processNumber)"
                folder.remove(draft)
                let file = try folder.newFile(draft)
                try file.write(bytes)
                try file.sync()
                try folder.replace(name, with: draft)
            }
            try folder.sync()
            return files.map { "\(Store.outbox)/\($0.name)" }
        } catch { throw StoreError(Store.outbox, error.text, advice: "not all files were written") }
    }
}
