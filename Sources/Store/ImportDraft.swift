import Crypto
internal import Glibc
public import Model

/// A file on its way into the store: written piece by piece, kept whole under its name or not at all.
public final class ImportDraft {
    private let store: Store
    private let name: String
    private let file: File
    private var hash = SHA256()
    private var isKept = false

    fileprivate init(_ store: Store) throws(SystemError) {
        var generator = SystemRandomNumberGenerator()
        self.store = store
        name = "\(getpid())-draft-" + String(generator.next() as UInt64, radix: 36)
        file = try store.places.blobs.staging.file(name, O_WRONLY | O_CREAT | O_EXCL)
    }

    deinit { if !isKept { store.places.blobs.staging.remove(name) } }

    /// Adds bytes at the end.
    public func write(_ bytes: UnsafeRawBufferPointer) throws(StoreError) {
        hash.update(bufferPointer: bytes)
        do { try file.write(bytes) } catch {
            throw StoreError(".local/tmp", error.text, advice: "nothing was imported")
        }
    }

    func write(_ bytes: [UInt8]) throws(StoreError) {
        hash.update(data: bytes)
        do { try file.write(bytes) } catch {
            throw StoreError(".local/tmp", error.text, advice: "nothing was imported")
        }
    }

    /// The id the bytes so far have as a file of figures.
    public var figuresID: String { String(hex.prefix(8)) }

    private var hex: String { Digest.hex(hash.finalize()) }

    /// Keeps the bytes as figures for good and says the id and path their batch is to carry.
    ///
    /// The same bytes of the same source and kind are the same file: keeping them twice is keeping
    /// them once. Nothing speaks of the file until a change carries its batch.
    public func keepFigures(
        source: String, kind: Batch.Kind, month of: Day
    ) throws(StoreError) -> (id: String, path: String) {
        let id = figuresID
        let name = "\(of.iso.prefix(7)).\(source).\(kind.rawValue).\(id).csv"
        guard source.utf8.allSatisfy(PartnerID.isAllowed), !source.isEmpty else {
            throw StoreError("stats", "‘\(source)’ cannot name a source")
        }
        try keep("stats/\(name)") { () throws(SystemError) in (store.places.stats, name) }
        return (id, "stats/\(name)")
    }

    /// Keeps the bytes as the file an import was read from; says their SHA-256.
    public func keepOriginal() throws(StoreError) -> String {
        let hash = hex
        try keep("blobs") { () throws(SystemError) in
            (try store.places.blobs.shelf(of: hash), "\(hash).csv")
        }
        return hash
    }

    private func keep(
        _ path: String, at place: () throws(SystemError) -> (Folder, String)
    ) throws(StoreError) {
        let staging = store.places.blobs.staging
        do throws(SystemError) {
            let (folder, name) = try place()
            guard folder.status(of: name)?.isRegular != true else { return }
            try file.sync()
            do throws(SystemError) { try staging.move(self.name, to: folder, as: name) } catch {
                guard error.code == EEXIST else { throw error }
            }
            isKept = true
            try folder.sync()
        } catch { throw StoreError(path, error.text, advice: "nothing was imported") }
    }
}

extension Store {
    /// Begins a file of figures or an original; what is never kept is removed again.
    public func draft() throws(StoreError) -> ImportDraft {
        if let readOnlyReason { throw StoreError("stats", readOnlyReason) }
        do { return try ImportDraft(self) } catch {
            throw StoreError(".local/tmp", error.text, advice: "nothing was imported")
        }
    }
}

/// The id a canonical file would have, found without writing it.
public struct FiguresHash {
    private var hash = SHA256()

    /// Of no bytes yet.
    public init() {}

    /// Takes the next bytes of the file.
    public mutating func take(_ bytes: UnsafeRawBufferPointer) {
        hash.update(bufferPointer: bytes)
    }

    /// The id of the bytes so far: the first eight hex digits of their SHA-256.
    public var id: String { String(Digest.hex(hash.finalize()).prefix(8)) }
}
