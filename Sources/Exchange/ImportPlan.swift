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
        /// Whom or what it is about.
        public let subject: String
        /// What would happen, or what is wrong.
        public let text: String
    }

    /// What the file was taken for.
    public let title: String
    /// The source's word.
    public let source: String
    /// Why it was taken for that.
    public let reason: String
    /// What is assumed of currency, units, time zone and period, each in a few words.
    public internal(set) var assumptions: [String] = []
    /// The rows of each kind; of kinds with many, only the first few hundred.
    public private(set) var rows: [Kind: [Row]] = [:]
    /// How many rows of each kind there are.
    public private(set) var counts: [Kind: Int] = [:]
    /// The partners' fields that would change.
    public internal(set) var edits: [Edit] = []
    /// The figures that would be kept, nil if the file has none.
    public internal(set) var figures: CanonicalFile?

    static let rowLimit = 500

    init(_ file: ImportFile) {
        title = file.profile.title
        source = file.profile.source
        reason = file.reason
    }

    mutating func note(_ kind: Kind, line: Int, _ subject: String, _ text: String) {
        counts[kind, default: 0] += 1
        guard rows[kind, default: []].count < ImportPlan.rowLimit else { return }
        rows[kind, default: []].append(Row(line: line, subject: subject, text: text))
    }

    /// Plans the import of a file into a program, or says why it cannot be.
    ///
    /// `currency` is the program's; `name` is the file's name, which may tell the day of the export.
    public static func make(
        _ bytes: [UInt8], name: String, program: Program, currency: Currency,
        options: ImportOptions
    ) throws(Refusal) -> ImportPlan {
        let file = try ImportFile(bytes, options)
        let exportDay = options.exportDay ?? ExportName.day(name)
        var plan = ImportPlan(file)
        switch file.profile.content {
        case .partners:
            var import_ = PartnerImport(file: file, program: program, exportDay: exportDay)
            import_.run(&plan)
        case .figures(let kind):
            var import_ = FigureImport(
                file: file, program: program, kind: kind, currency: currency, options: options,
                exportDay: exportDay)
            try import_.run(&plan)
        }
        return plan
    }
}

/// Figures on their way into the store, in the form it keeps them.
public struct CanonicalFile: Sendable {
    /// Header `key,partner,day,` and metrics, sorted, LF.
    public let bytes: [UInt8]
    /// What its rows are.
    public let kind: Batch.Kind
    /// Whom it speaks about.
    public let scope: Batch.Scope
    /// The source's word.
    public let source: String
    /// The days it covers.
    public let window: Window
    /// What it counts.
    public let metrics: MetricSet
    /// The currency of its money, nil if it has none.
    public let currency: Currency?
    /// How many rows it has.
    public let rows: Int

    /// The batch to record once the bytes are kept under an id and a path.
    public func batch(id: String, path: String) -> Batch? {
        Batch(
            id: id, source: source, kind: kind, scope: scope, from: window.from, to: window.to,
            metrics: metrics, currency: currency, path: path, rows: rows)
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
