import Model

extension Store {
    /// Whether every original an import kept is there and still what it was.
    func blobProblems() -> [Problem] {
        let shelves = (try? places.blobs.root.names()) ?? []
        let kept = shelves.flatMap { shelf in
            names(on: shelf).map { (path: "blobs/\(shelf)/\($0)", shelf: shelf, name: $0) }
        }
        let changed = kept.filter { !isWhole($0.name, on: $0.shelf) }.map {
            Problem(
                .damage, $0.path, "the file is not what its name says",
                advice: "bring it back from a copy; what was imported from it stays")
        }
        return changed + missingOriginals(among: kept.map(\.name))
    }

    private func names(on shelf: String) -> [String] {
        guard let folder = try? places.blobs.root.folder(shelf) else { return [] }
        return (try? folder.names()) ?? []
    }

    /// Whether a blob is what its name says.
    func isWhole(_ name: String, on shelf: String) -> Bool {
        guard let folder = try? places.blobs.root.folder(shelf),
            let bytes = try? folder.read(name, limit: Blobs.limit)
        else { return false }
        return name.utf8.starts(with: Digest.hex(bytes).utf8)
    }

    private func missingOriginals(among names: [String]) -> [Problem] {
        program.facts(prefix: Store.originalField).compactMap { field, file in
            let start = field.utf8.dropFirst(Store.originalField.utf8.count)
            guard !names.contains(where: { $0.utf8.starts(with: start) }) else { return nil }
            return Problem(
                .damage, "blobs", "the original of the import of ‘\(file)’ is missing",
                advice: "bring it back from a copy; what was imported from it stays")
        }
    }

    /// The program's field that names the file an import was read from, by its hash.
    private static let originalField = "original:"
}
