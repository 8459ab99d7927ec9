import Model

/// What a file turned out to be by its header.
struct ImportFile {
    let profile: Profile
    /// The columns by the names the profile knows them by.
    let headers: [String]
    /// Why it was taken for this.
    let reason: String

    /// Reads the header; refuses what is not a table, or of no known kind.
    init(
        _ reader: inout CSVReader, name: String, options: ImportOptions, base: ImportBase
    ) throws(Refusal) {
        reader.dialect = CSVDialect(header: try reader.headerLine())
        guard try reader.next() else { throw Refusal("this file is empty") }
        if let problem = reader.problem {
            throw Refusal("line \(problem.line), column \(problem.column): \(problem.what)")
        }
        let written = (0..<reader.count).map { Header.folded(reader.cell($0)) }
        guard written != [""] else {
            throw Refusal("this export has no rows: the shop had nothing to export")
        }
        var recognition = HeaderRecognition(headers: written, options: options)
        (profile, headers, reason) =
            options.mapping.isEmpty
            ? try recognition.recognise(&reader)
            : (
                try Mapping(
                    options: options, headers: written,
                    source: ImportFile.source(name, options, base)
                ).profile(), written, "as mapped by hand"
            )
        if let kind = options.kind, kind.content != profile.content {
            throw Refusal("this is \(profile.title), not a file of \(kind.rawValue)", .use)
        }
        if profile.hasBareQuotes { reader.dialect.hasBareQuotes = true }
    }

    /// The source of a mapped file: as said, else the program's only one, else the file's own word.
    private static func source(
        _ name: String, _ options: ImportOptions, _ base: ImportBase
    ) -> String {
        if let source = options.source { return source }
        let isOfPartners =
            options.kind == .partners
            || options.kind == nil && !options.mapping.contains { $0.meaning == "day" }
        let sources = base.sources
        if !isOfPartners, sources.count == 1 { return sources[0] }
        let word = name.utf8.map(CellValues.lowered).prefix(while: PartnerID.isAllowed)
        return String(decoding: word.prefix(20), as: UTF8.self)
    }

    /// Where the columns of each meaning stand.
    var places: [(place: Int, column: Profile.Column)] {
        profile.columns.compactMap { column in
            headers.firstIndex { $0.utf8.elementsEqual(column.header.utf8) }.map { ($0, column) }
        }
    }

    /// A cell ready to be understood: trimmed, and without the slashes some sources add.
    @inline(__always)
    func cell(_ place: Int, _ reader: inout CSVReader) -> CellBytes {
        if profile.isSlashed { reader.unslash(place) }
        return CellValues.trimmed(reader.cell(place))
    }

    /// The partner's id a cell of the source stands for.
    func partnerID(_ cell: CellBytes) -> PartnerID? {
        let id = CellValues.id(cell).map(CellValues.lowered)
        return id.isEmpty ? nil : PartnerID(Array(profile.prefix.utf8) + id)
    }
}

/// The names of a file's columns.
enum Header {
    /// A name without blanks around it, in lower case as far as it is ASCII.
    static func folded(_ cell: CellBytes) -> String {
        String(decoding: CellValues.trimmed(cell).map(CellValues.lowered), as: UTF8.self)
    }

    /// A name a person gave, in the same form.
    static func folded(_ name: String) -> String {
        Array(name.utf8).withUnsafeBufferPointer { folded($0) }
    }
}
