import Model

/// A file taken apart as far as its header: what it is, and where its rows begin.
struct ImportFile {
    let profile: Profile
    let reader: CSVReader
    let headers: [String]
    /// Why it was taken for this.
    let reason: String

    /// Opens the file; refuses what is not a table, or of no known kind.
    init(_ raw: [UInt8], _ options: ImportOptions) throws(Refusal) {
        let bytes: [UInt8]
        do { bytes = try options.encoding.decode(raw) } catch {
            throw Refusal("line \(error.line), column \(error.column): \(error.what)")
        }
        let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
        var dialect = CSVDialect(header: line)
        var reader = CSVReader(bytes, dialect: dialect)
        var row = CSVRow()
        guard reader.next(&row) else { throw Refusal("this file is empty") }
        let headers = (0..<row.count).map { Header.folded(reader.bytes(of: $0, in: row)) }
        guard headers != [""] else {
            throw Refusal("this export has no rows: the shop had nothing to export")
        }
        (profile, reason) = try ImportFile.profile(headers, options)
        if profile.hasBareQuotes {
            dialect.hasBareQuotes = true
            reader = CSVReader(bytes, dialect: dialect)
            _ = reader.next(&row)
        }
        self.reader = reader
        self.headers = headers
    }

    private static func profile(
        _ headers: [String], _ options: ImportOptions
    ) throws(Refusal) -> (Profile, String) {
        if !options.mapping.isEmpty { return (try options.mapped().get(), "as mapped by hand") }
        if let word = options.profile {
            let named = Profile.shipped.filter { $0.word == word || $0.source == word }
            guard !named.isEmpty else { throw Refusal("there is no source ‘\(word)’") }
            if let profile = Recognition.profile(of: headers, among: named) {
                return (profile, "as asked for")
            }
            let missing = Recognition.nearest(to: headers, among: named)?.missing ?? []
            throw Refusal(
                "this is not a file of \(word): column \(missing.first ?? "id") is missing")
        }
        if let profile = Recognition.profile(of: headers, among: Profile.shipped) {
            return (profile, "its header has all \(profile.required.count) columns of one")
        }
        if let (profile, missing) = Recognition.nearest(to: headers, among: Profile.shipped) {
            throw Refusal(
                "this looks like \(profile.title), but lacks the column "
                    + missing.map { "‘\($0)’" }.joined(separator: ", ")
                    + ": export it again with that column")
        }
        throw Refusal(
            "unknown columns: \(headers.prefix(6).joined(separator: ", ")); "
                + "say what they mean with --map, as in --map id=COLUMN --map day=COLUMN")
    }

    /// Where the columns of each meaning stand.
    var places: [(place: Int, column: Profile.Column)] {
        profile.columns.compactMap { column in
            headers.firstIndex { $0.utf8.elementsEqual(column.header.utf8) }.map { ($0, column) }
        }
    }

    /// Visits every row; with what was wrong while reading it.
    func forEachRow(_ visit: (CSVRow, CSVReader) -> Void) {
        var reader = reader
        var row = CSVRow()
        while reader.next(&row) { visit(row, reader) }
    }

    /// A cell ready to be understood: trimmed, and without the slashes some sources add.
    func cell(_ place: Int, _ row: CSVRow, _ reader: CSVReader) -> [UInt8] {
        let cell = CellValues.trimmed(reader.bytes(of: place, in: row))
        return profile.isSlashed ? CellValues.unslashed(cell) : cell
    }

    /// The partner's id a cell of the source stands for.
    func partnerID(_ cell: [UInt8]) -> PartnerID? {
        let id = CellValues.id(cell).map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 32 : $0 }
        return id.isEmpty ? nil : PartnerID(Array(profile.prefix.utf8) + id)
    }
}
