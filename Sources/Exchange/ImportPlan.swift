public import Model

/// What importing a file would do: nothing is written by making a plan.
public struct ImportPlan: Sendable {
    /// What a row of the file is, compared with what is there.
    public enum Kind: String, Sendable, CaseIterable {
        case new, changed, unchanged, gone, rejected
    }

    /// One row of the file, or one partner that is in it no more.
    public struct Row: Hashable, Sendable {
        /// The line in the file, from 1; 0 for what is not in it.
        public let line: Int
        /// The column, from 1, in bytes; 0 if it is about the whole row.
        public let column: Int
        /// Whom or which column it is about.
        public let subject: String
        /// What would happen, or what is wrong and what to do.
        public let text: String

        init(line: Int, column: Int = 0, subject: String, text: String) {
            self.line = line
            self.column = column
            self.subject = subject
            self.text = text
        }
    }

    /// What the file was taken for.
    public let title: String
    /// The source's word.
    public let source: String
    /// What the rows are, in one word: `partners`, or the kind of figures.
    public let kind: String
    /// Why it was taken for that.
    public let reason: String
    /// What was mapped by hand, to be kept and recognised from now on; nil if nothing was.
    public let mapped: Profile?
    /// What is assumed of currency, units, time zone and period, each in a few words.
    public internal(set) var assumptions: [String] = []
    /// What a person should look at before going on.
    public internal(set) var warnings: [String] = []
    /// Examples of the rows of each kind.
    public private(set) var rows: [Kind: [Row]] = [:]
    /// How many rows of each kind there are.
    public private(set) var counts: [Kind: Int] = [:]
    /// The partners' fields that would change.
    public internal(set) var edits: [Edit] = []
    /// The figures that would be kept, one file for each currency; empty if there are none.
    public internal(set) var figures: [CanonicalFile] = []

    /// The most examples that are kept of a kind.
    static let exampleLimit = 100
    private var leftOutWarnings = 0

    init(_ file: ImportFile) {
        title = file.profile.title
        mapped = file.isMapped ? file.profile : nil
        source = file.profile.source
        reason = file.reason
        kind = file.profile.kind
        if file.isMapped {
            assumptions.append("source \(source); partners' ids begin with \(file.profile.prefix)")
        }
    }

    mutating func note(_ kind: Kind, _ row: Row) {
        counts[kind, default: 0] += 1
        example(kind, row)
    }

    mutating func add(_ kind: Kind, _ count: Int) {
        if count > 0 { counts[kind, default: 0] += count }
    }

    mutating func example(_ kind: Kind, _ row: Row) {
        guard rows[kind, default: []].count < ImportPlan.exampleLimit else { return }
        rows[kind, default: []].append(row)
    }

    /// Warns of one row of possibly many.
    mutating func warn(_ text: String) {
        if warnings.count < 20 { warnings.append(text) } else { leftOutWarnings += 1 }
    }

    /// States something found out beside the file.
    public mutating func assume(_ text: String) { assumptions.append(text) }

    /// Warns of something found out beside the file.
    public mutating func warn(of text: String) { warnings.append(text) }

    /// Gives one of the files of figures fewer days to speak of.
    public mutating func shorten(_ index: Int, to window: Window) { figures[index].window = window }

    /// Notices exports that may be one page of more.
    mutating func noteRows(_ count: Int, _ profile: Profile) {
        if profile.pages.contains(count) {
            warnings.append(
                "exactly \(count) rows: if the shop shows \(count) a page, this is one page of more;"
                    + " export all of them")
        }
        if leftOutWarnings > 0 { warnings.append("and \(leftOutWarnings) more of this kind") }
    }

    /// A cell as it is quoted in messages: its beginning.
    static func quoted(_ cell: CellBytes) -> String {
        let text = CellValues.text(cell)
        return text.utf8.count <= 80 ? "‘\(text)’" : "‘\(text.prefix(60))…’"
    }

    /// Plans the import of a file into a program, or says why it cannot be.
    ///
    /// The file is read once, from beginning to end, in bounded memory. `name` is the file's name,
    /// which may tell the day of the export and, for a mapped file, the source.
    public static func make(
        _ source: ByteSource, name: String, base: ImportBase, options: ImportOptions,
        watch: ImportWatch = ImportWatch()
    ) throws(Refusal) -> ImportPlan {
        var reader = CSVReader(source, encoding: options.encoding)
        let file = try ImportFile(&reader, name: name, options: options, base: base)
        let exportDay = options.exportDay ?? ExportName.day(name)
        var plan = ImportPlan(file)
        var pace = ImportPace(watch)
        switch file.profile.content {
        case .partners:
            var partners = PartnerImport(file: file, base: base, exportDay: exportDay)
            try partners.run(&reader, &pace, &plan)
        case .unsubscribed, .bounced, .survey:
            var people = PeopleImport(file: file, base: base, name: name, exportDay: exportDay)
            try people.run(&reader, &pace, &plan)
            plan.noteRows(pace.progress.rows, file.profile)
        case .figures(let kind):
            var figures = FigureImport(
                file: file, base: base, kind: kind, options: options, exportDay: exportDay)
            try figures.run(&reader, &pace, &plan)
        }
        return plan
    }
}

/// The day of an export, as file names tell it: `…-1767225600.csv` or `…-2026-01-01.csv`.
enum ExportName {
    static func day(_ name: String) -> Day? {
        let bytes = Array(name.utf8)
        for start in bytes.indices {
            if let day = isoDay(bytes, start) ?? unixDay(bytes, start) { return day }
        }
        return nil
    }

    private static func isoDay(_ bytes: [UInt8], _ start: Int) -> Day? {
        guard start + 10 <= bytes.count else { return nil }
        return Day(iso: bytes[start..<(start + 10)])
    }

    private static func unixDay(_ bytes: [UInt8], _ start: Int) -> Day? {
        let digits = bytes[start...].prefix(while: CellValues.isDigit)
        guard digits.count == 10, start == 0 || !CellValues.isDigit(bytes[start - 1]),
            let seconds = Int(String(decoding: digits, as: UTF8.self)), seconds > 900_000_000
        else { return nil }
        return Day(number: Int32(seconds / 86_400))
    }
}
