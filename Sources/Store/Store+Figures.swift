internal import Glibc
public import Model

extension Store {
    /// Keeps a canonical file of figures that is in memory for good, see `ImportDraft.keepFigures`.
    public func keepFigures(
        _ bytes: [UInt8], source: String, kind: Batch.Kind, month: Day
    ) throws(StoreError) -> (id: String, path: String) {
        let draft = try draft()
        try draft.write(bytes)
        return try draft.keepFigures(source: source, kind: kind, month: month)
    }

    /// The id of a canonical file: the first eight hex digits of its SHA-256.
    public static func figuresID(_ bytes: [UInt8]) -> String {
        String(Digest.hex(bytes).prefix(8))
    }

    /// The first rows of a batch's file, up to so many bytes; for a look at what it holds.
    public func beginning(of batch: Batch, bytes count: Int) -> [UInt8] {
        guard let name = Store.statsName(batch.path),
            let file = try? places.stats.file(name, O_RDONLY),
            let bytes = try? file.read(at: 0, count: count), let end = bytes.lastIndex(of: 0x0A)
        else { return [] }
        return Array(bytes[...end])
    }

    /// Reads the canonical files of the program's batches and puts them together.
    ///
    /// What the cache has is taken once, if it was made of these batches for these partners.
    public func figures(currency: Currency) -> Figures {
        if let kept = takeKeptFigures(currency: currency) { return kept }
        let program = program
        figureWitnesses = [:]
        let loaded = program.batches.map { batch, stamp in
            LoadedBatch(batch: batch, stamp: stamp, rows: rows(of: batch))
        }
        return Figures(
            loaded, partnerCount: program.ids.count, currency: currency, merged: program.mergedRows
        ) { program.reservedRow(of: $0) }
    }

    private func rows(of batch: Batch) -> Result<FigureRows, CanonicalFigures.Damage> {
        let bytes: [UInt8]
        figureWitnesses[batch.path] = statsWitness(batch.path)
        do { bytes = try statsBytes(of: batch) } catch { return .failure(error) }
        let program = program
        return bytes.withUnsafeBufferPointer { buffer in
            do throws(CanonicalFigures.Damage) {
                return .success(
                    try CanonicalFigures.read(buffer) { program.reservedRow(of: $0) })
            } catch { return .failure(error) }
        }
    }

    func statsWitness(_ path: String) -> Witness? {
        Store.statsName(path).flatMap { places.stats.status(of: $0) }.map { Witness(path, $0) }
    }

    func statsBytes(of batch: Batch) throws(CanonicalFigures.Damage) -> [UInt8] {
        guard let name = Store.statsName(batch.path) else {
            throw CanonicalFigures.Damage(line: 1, what: "the file's name is not one of ours")
        }
        let bytes: [UInt8]?
        do { bytes = try places.stats.read(name, limit: Blobs.limit) } catch {
            throw CanonicalFigures.Damage(line: 1, what: error.text)
        }
        guard let bytes else {
            throw CanonicalFigures.Damage(line: 1, what: "the file is missing")
        }
        guard Store.figuresID(bytes) == batch.id else {
            throw CanonicalFigures.Damage(line: 1, what: "the file is not what was imported")
        }
        return bytes
    }

    /// The name below `stats/`, nil for a path that leads anywhere else.
    static func statsName(_ path: String) -> String? {
        let bytes = Array(path.utf8)
        guard bytes.starts(with: "stats/".utf8) else { return nil }
        let name = bytes.dropFirst(6)
        let isPlain = name.allSatisfy { $0 > 0x20 && $0 != 0x2F && $0 < 0x7F }
        guard isPlain, !name.isEmpty, name.first != 0x2E else { return nil }
        return String(decoding: name, as: UTF8.self)
    }
}
