public import Model

extension Store {
    /// Keeps a canonical file of figures for good and says the id and path its batch is to carry.
    ///
    /// The same bytes of the same source and kind are the same file: keeping them twice is keeping
    /// them once. Nothing speaks of the file until a change carries its batch.
    public func keepFigures(
        _ bytes: [UInt8], source: String, kind: Batch.Kind, month of: Day
    ) throws(StoreError) -> (id: String, path: String) {
        let id = Store.figuresID(bytes)
        let month = String(of.iso.prefix(7))
        let name = "\(month).\(source).\(kind.rawValue).\(id).csv"
        guard source.utf8.allSatisfy(PartnerID.isAllowed), !source.isEmpty else {
            throw StoreError("stats", "‘\(source)’ cannot name a source")
        }
        if let readOnlyReason { throw StoreError("stats/\(name)", readOnlyReason) }
        do {
            try places.stats.writeOnce(name, bytes, staging: places.blobs.staging)
        } catch { throw StoreError("stats/\(name)", error.text, advice: "nothing was imported") }
        return (id, "stats/\(name)")
    }

    /// The id of a canonical file: the first eight hex digits of its SHA-256.
    public static func figuresID(_ bytes: [UInt8]) -> String {
        String(Digest.hex(bytes).prefix(8))
    }

    /// Keeps the file an import was read from, so that it can be read again one day.
    public func keepOriginal(_ bytes: [UInt8]) throws(StoreError) -> String {
        if let readOnlyReason { throw StoreError("blobs", readOnlyReason) }
        do { return try places.blobs.keep(bytes, kind: "csv") } catch {
            throw StoreError("blobs", error.text, advice: "nothing was imported")
        }
    }

    /// Reads the canonical files of the program's batches and puts them together.
    public func figures(currency: Currency) -> Figures {
        let program = program
        let loaded = program.batches.map { batch, stamp in
            LoadedBatch(batch: batch, stamp: stamp, rows: rows(of: batch))
        }
        return Figures(loaded, partnerCount: program.ids.count, currency: currency) {
            program.reservedRow(of: $0)
        }
    }

    private func rows(of batch: Batch) -> Result<FigureRows, CanonicalFigures.Damage> {
        let bytes: [UInt8]
        do { bytes = try statsBytes(of: batch) } catch { return .failure(error) }
        let program = program
        return bytes.withUnsafeBufferPointer { buffer in
            do throws(CanonicalFigures.Damage) {
                return .success(
                    try CanonicalFigures.read(buffer) { program.reservedRow(of: $0) })
            } catch { return .failure(error) }
        }
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
    private static func statsName(_ path: String) -> String? {
        let bytes = Array(path.utf8)
        guard bytes.starts(with: "stats/".utf8) else { return nil }
        let name = bytes.dropFirst(6)
        let isPlain = name.allSatisfy { $0 > 0x20 && $0 != 0x2F && $0 < 0x7F }
        guard isPlain, !name.isEmpty, name.first != 0x2E else { return nil }
        return String(decoding: name, as: UTF8.self)
    }
}
