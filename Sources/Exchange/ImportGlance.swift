import Model

/// The beginning of a file: what it is taken for, its columns, and what stands in them, for people to
/// say what they mean.
public struct ImportGlance: Hashable, Sendable {
    /// A column with what its first rows say.
    public struct Column: Hashable, Sendable {
        /// Its name as it is compared, in lower case.
        public let header: String
        /// The first cells, at most 40 bytes of each.
        public let samples: [String]
        /// The word of what it means or may mean; nil if nothing is known.
        public let meaning: String?
    }

    /// The columns in the file's order.
    public let columns: [Column]
    /// What the rows are or may be, such as `daily`.
    public let kind: ImportKind
    /// The source's word, where the file is one of a known source.
    public let source: String?
    /// The byte between cells; nil for records of JSON.
    public let separator: UInt8?
    /// Whether amounts are in their smallest parts.
    public let isMinor: Bool
    /// Whether a column that may be money has a dollar sign.
    public let hasDollars: Bool
    /// Which number of a date between slashes is the day; nil where the first rows do not tell.
    public let dayOrder: DayOrder?
    /// Whether the meanings are guessed, because the file is of no known kind.
    public let isGuess: Bool

    /// How many rows are looked at.
    public static let rows = 3

    /// Looks at a file that `open` gives from its start, once or twice.
    public static func look(
        name: String, base: ImportBase, options: ImportOptions,
        open: () throws(Refusal) -> ByteSource
    ) throws(Refusal) -> ImportGlance {
        var reader = CSVReader(try open(), encoding: options.encoding)
        var options = options
        // A file without days is still one to look at.
        options.exportDay = options.exportDay ?? Day(number: 0)
        options.kind = nil
        if let file = try? ImportFile(&reader, name: name, options: options, base: base) {
            return ImportGlance(file, try samples(&reader, file.headers.count), reader.separator)
        }
        var other = CSVReader(try open(), encoding: options.encoding)
        return try guess(&other, options)
    }

    private init(_ file: ImportFile, _ samples: [[String]], _ separator: UInt8?) {
        var meanings: [String: String] = [:]
        for column in file.profile.columns {
            if let word = MeaningWords.word(column.meaning) { meanings[column.header] = word }
        }
        columns = file.headers.enumerated().map { place, header in
            Column(header: header, samples: samples[place], meaning: meanings[header])
        }
        kind = ImportKind.allCases.first { $0.content == file.profile.content } ?? .partners
        source = file.profile.source
        isMinor = file.profile.units == .minor
        dayOrder = file.profile.dayOrder
        hasDollars = false
        self.separator = separator
        isGuess = false
    }

    private init(headers: [String], samples: [[String]], separator: UInt8?) {
        var guesses = MeaningGuess()
        columns = zip(headers, samples).map { header, samples in
            Column(
                header: header, samples: samples, meaning: guesses.meaning(header, samples))
        }
        kind = guesses.kind
        source = nil
        isMinor = guesses.isMinor
        hasDollars = columns.contains { column in
            ["revenue", "commission"].contains(column.meaning)
                && column.samples.contains { $0.utf8.first == 0x24 || $0.utf8.last == 0x24 }
        }
        dayOrder = NumberedDate.order(
            of: columns.filter { ["day", "joined"].contains($0.meaning) }.flatMap(\.samples))
        self.separator = separator
        isGuess = true
    }

    // MARK: - Files of no known kind

    private static func guess(
        _ reader: inout CSVReader, _ options: ImportOptions
    ) throws(Refusal) -> ImportGlance {
        if try reader.openRecords() {
            let names = try reader.recordNames()
            return ImportGlance(
                headers: names, samples: try samples(&reader, names.count), separator: nil)
        }
        let rows = try firstRows(&reader, options)
        guard let headers = rows.first, headers.count > 0 else {
            throw Refusal("this file is empty")
        }
        let samples = headers.indices.map { place in
            rows.dropFirst().prefix(ImportGlance.rows).compactMap { row in
                place < row.count ? row[place] : nil
            }
        }
        return ImportGlance(
            headers: headers.map { Header.folded($0) }, samples: samples,
            separator: reader.separator)
    }

    /// The first rows from the header on: the first with as many cells as most of those after it.
    private static func firstRows(
        _ reader: inout CSVReader, _ options: ImportOptions
    ) throws(Refusal) -> [[String]] {
        var rows: [[String]] = []
        for number in 0..<(ImportFile.preambleLimit + ImportGlance.rows) {
            if let separator = options.separator {
                reader.dialect = CSVDialect(separator: separator)
            } else if number == 0 || rows.allSatisfy({ $0.count < 2 }) {
                reader.dialect = CSVDialect(header: try reader.headerLine())
            }
            guard try reader.next() else { break }
            var row: [String] = []
            for place in 0..<reader.count { row.append(text(reader.cell(place))) }
            rows.append(row)
        }
        let counts = Dictionary(grouping: rows.map(\.count), by: \.self).mapValues(\.count)
        let most = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
        return Array(rows.drop { $0.count < (most ?? 0) })
    }

    private static func samples(
        _ reader: inout CSVReader, _ count: Int
    ) throws(Refusal) -> [[String]] {
        var samples = [[String]](repeating: [], count: count)
        for _ in 0..<ImportGlance.rows {
            guard try reader.next() else { break }
            for place in 0..<min(count, reader.count) {
                samples[place].append(text(reader.cell(place)))
            }
        }
        return samples
    }

    private static func text(_ cell: CellBytes) -> String {
        let cell = CellValues.trimmed(cell)
        guard cell.count > 40 else { return CellValues.text(cell) }
        // Not in the middle of a character.
        var end = 40
        while cell[end] & 0xC0 == 0x80 { end -= 1 }
        return CellValues.text(CellBytes(rebasing: cell[..<end])) + "…"
    }
}

extension CSVReader {
    /// The byte between cells; nil for records of JSON.
    var separator: UInt8? { isOfRecords ? nil : dialect.separator }
}

extension ImportOptions {
    /// The words a column's meaning can be said with, sorted; `fact:` and `contact:` beside them.
    public static var meanings: [String] { MeaningWords.all }
}
