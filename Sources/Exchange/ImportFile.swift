import Model

/// What a file turned out to be by its header.
struct ImportFile {
    let profile: Profile
    /// The columns by the names the profile knows them by.
    let headers: [String]
    /// Why it was taken for this.
    let reason: String
    /// Whether a person said what its columns mean.
    let isMapped: Bool

    /// How many lines of something else may stand above a table.
    static let preambleLimit = 20

    /// Reads the header; refuses what is not a table, or of no known kind.
    init(
        _ reader: inout CSVReader, name: String, options: ImportOptions, base: ImportBase
    ) throws(Refusal) {
        isMapped = !options.mapping.isEmpty
        let opening = Opening(name: name, options: options, base: base)
        let answer = try opening.answer(&reader)
        var profile = answer.profile
        profile.dayOrder = options.dayOrder ?? profile.dayOrder
        self.profile = profile
        var names = answer.headers
        if let kind = options.kind, kind.content != profile.content {
            throw Refusal("this is \(profile.title), not a file of \(kind.rawValue)", .use)
        }
        if profile.hasBareQuotes { reader.dialect.hasBareQuotes = true }
        if reader.isOfRecords {
            // What no record at the beginning has is not delivered, so its metric stays unknown.
            let later = profile.columns.filter {
                !$0.meaning.isMetric && !names.contains($0.header)
            }
            .map(\.header)
            reader.expect(later)
            names += later
        }
        if !reader.isOfRecords { reader.width = names.count }
        headers = names
        reason = answer.reason + (reader.isOfRecords ? ", as records of JSON" : "")
        if options.exportDay == nil, profile.isOfExportDay, ExportName.day(name) == nil {
            throw Refusal(
                "its rows have no day: put the day it was made into the file's name, as in "
                    + "payouts-2026-03-01.csv, or say --exported YYYY-MM-DD", .use)
        }
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

    /// The partner's id a cell of the source stands for; that of an address or a name is made of its
    /// letters and a sum over them, so that no two have the same.
    func partnerID(_ cell: CellBytes) -> PartnerID? {
        let id = CellValues.id(cell).map(CellValues.lowered)
        guard !id.isEmpty else { return nil }
        guard id.contains(0x40) || profile.isKeyedByName else {
            return PartnerID(Array(profile.prefix.utf8) + id)
        }
        let letters = id.map { PartnerID.isAllowed($0) ? $0 : 0x2D }
        let sum = String(CellValues.hash(id) & 0xFFFF_FFFF, radix: 36)
        let room = 40 - profile.prefix.utf8.count - sum.utf8.count - 1
        return PartnerID(
            Array(profile.prefix.utf8) + letters.prefix(room) + [0x2D] + Array(sum.utf8))
    }
}

/// The beginning of a file: its form, what stands above the table, and its header.
private struct Opening {
    let name: String
    let options: ImportOptions
    let base: ImportBase

    func answer(_ reader: inout CSVReader) throws(Refusal) -> HeaderRecognition.Answer {
        if try reader.openRecords() {
            let names = try reader.recordNames()
            if let problem = reader.problem {
                throw Refusal("line \(problem.line), column \(problem.column): \(problem.what)")
            }
            guard !names.isEmpty else {
                throw Refusal("this export has no rows: the shop had nothing to export")
            }
            return try recognise(names, line: 1, &reader)
        }
        guard let written = try header(&reader) else { throw Refusal("this file is empty") }
        if let problem = reader.problem {
            throw Refusal("line \(problem.line), column \(problem.column): \(problem.what)")
        }
        guard written != [""] else {
            throw Refusal("this export has no rows: the shop had nothing to export")
        }
        let first = reader.line
        do throws(Refusal) {
            return try recognise(written, line: first, &reader)
        } catch {
            guard let answer = try behindPreamble(&reader) else { throw error }
            return answer
        }
    }

    /// The next row as a header; nil at the end.
    private func header(_ reader: inout CSVReader) throws(Refusal) -> [String]? {
        if let separator = options.separator {
            reader.dialect = CSVDialect(separator: separator)
        } else {
            reader.dialect = CSVDialect(header: try reader.headerLine())
        }
        guard try reader.next() else { return nil }
        return (0..<reader.count).map { Header.folded(reader.cell($0)) }
    }

    private func recognise(
        _ headers: [String], line: Int, _ reader: inout CSVReader
    ) throws(Refusal) -> HeaderRecognition.Answer {
        var options = options
        let isGuessed = options.mapping.isEmpty && options.kind?.isOfPeople == true
        if isGuessed { options.mapping = PeopleColumns.mapping(headers) }
        guard options.mapping.isEmpty else {
            let mapping = Mapping(
                options: options, headers: headers, source: source, line: line,
                basis: Recognition.profile(of: headers, among: options.profiles + Profile.shipped),
                isTable: !reader.isOfRecords)
            let reason = isGuessed ? "by the names of its columns" : "as mapped by hand"
            return (try mapping.profile(), headers, reason)
        }
        var recognition = HeaderRecognition(headers: headers, options: options)
        return try recognition.recognise(&reader)
    }

    /// The table that begins some lines further on; nil if none of a known kind does.
    private func behindPreamble(
        _ reader: inout CSVReader
    ) throws(Refusal) -> HeaderRecognition.Answer? {
        for _ in 0..<ImportFile.preambleLimit {
            guard let headers = try header(&reader) else { return nil }
            guard reader.problem == nil, headers.count > 1 else { continue }
            if options.mapping.isEmpty {
                let recognition = HeaderRecognition(headers: headers, options: options)
                if let answer = try recognition.recogniseLater(line: reader.line) { return answer }
            } else if options.mapping.allSatisfy({ headers.contains(Header.folded($0.header)) }) {
                return try recognise(headers, line: reader.line, &reader)
            }
        }
        return nil
    }

    /// The source of a mapped file: as said, else the program's only one, else the file's own word.
    private var source: String {
        if let source = options.source { return source }
        let isOfPartners =
            options.kind == .partners
            || options.kind == nil && !options.mapping.contains { $0.meaning == "day" }
        let sources = base.sources
        if !isOfPartners, sources.count == 1 { return sources[0] }
        let word = name.utf8.map(CellValues.lowered).prefix(while: PartnerID.isAllowed)
        let isList = word.isEmpty && options.kind?.isOfPeople == true
        return isList ? "list" : String(decoding: word.prefix(20), as: UTF8.self)
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

    /// Only the letters and digits of a folded name, and points between parts.
    static func squeezed(_ name: String) -> String {
        String(
            decoding: name.utf8.filter {
                $0 >= 0x80 || $0 == 0x2E || CellValues.isDigit($0)
                    || (0x61...0x7A).contains(CellValues.lowered($0))
            }, as: UTF8.self)
    }
}
