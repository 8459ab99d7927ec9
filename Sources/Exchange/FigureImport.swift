import Model

/// Adds up a file of figures by partner and day.
struct FigureImport {
    let file: ImportFile
    let program: Program
    let kind: Batch.Kind
    let options: ImportOptions
    let exportDay: Day?
    private let usualCurrency: Currency
    private let metrics: [Metric]
    private let columns: Columns
    private var sums = FigureSums()
    private var currencies: [String: Int] = [:]
    private var leftOut: [String: Int] = [:]

    /// Where everything of a row stands.
    private struct Columns {
        var id: Int?
        var login: Int?
        var day = -1
        var currency: Int?
        var type: (place: Int, words: [String: [Metric]])?
        var leftOut: (place: Int, words: Set<String>)?
        var metrics: [(place: Int, metric: Metric)] = []

        init(_ places: [(place: Int, column: Profile.Column)]) {
            for (place, column) in places {
                switch column.meaning {
                case .id: id = place
                case .login: login = place
                case .day: day = place
                case .currency: currency = place
                case .type(let words): type = (place, words)
                case .leftOut(let words): leftOut = (place, words)
                case .metric(let metric): metrics.append((place, metric))
                default: break
                }
            }
        }
    }

    init(
        file: ImportFile, program: Program, kind: Batch.Kind, currency: Currency,
        options: ImportOptions, exportDay: Day?
    ) {
        self.file = file
        self.program = program
        self.kind = kind
        self.options = options
        self.exportDay = exportDay
        usualCurrency = options.currency ?? currency
        metrics = Array(file.profile.metrics(with: Set(file.headers)))
        columns = Columns(file.places)
    }

    /// Whether the file has no partners: totals of the program, or figures of the one given.
    private var isWithoutPartners: Bool { columns.id == nil && columns.login == nil }

    mutating func run(_ plan: inout ImportPlan) throws(Refusal) {
        var copy = self
        file.forEachRow { row, reader in copy.take(row, reader, &plan) }
        self = copy
        guard currencies.count <= 1 else {
            let codes = currencies.keys.sorted().joined(separator: ", ")
            throw Refusal("several currencies in one file (\(codes)): export them one by one")
        }
        guard let window else {
            plan.assumptions.append("there are no rows to import")
            return
        }
        plan.figures = canonical(window)
        state(window, in: &plan)
    }

    // MARK: - Rows

    private mutating func take(_ row: CSVRow, _ reader: CSVReader, _ plan: inout ImportPlan) {
        if let problem = reader.problem {
            reject(row, problem.column, problem.what, &plan)
            return
        }
        if let (place, words) = columns.leftOut {
            let word = lowered(file.cell(place, row, reader))
            if words.contains(word) {
                leftOut[word, default: 0] += 1
                return
            }
        }
        let cell = file.cell(columns.day, row, reader)
        guard let day = CellValues.day(cell, shift: options.shiftMinutes ?? 0) else {
            reject(
                row, reader.column(of: columns.day, in: row), "‘\(text(cell))’ is no date", &plan)
            return
        }
        guard let partner = partner(row, reader, &plan) else { return }
        guard let values = values(row, reader, &plan) else { return }
        sums.add(values, partner: partner, day: day, width: metrics.count)
        plan.note(.new, line: row.line, partner?.text ?? "", day.iso)
    }

    private func reject(_ row: CSVRow, _ column: Int, _ what: String, _ plan: inout ImportPlan) {
        plan.note(.rejected, line: row.line, "column \(column)", what)
    }

    /// The row's partner; nil inside for the program's totals, nil outside if the row is rejected.
    private func partner(
        _ row: CSVRow, _ reader: CSVReader, _ plan: inout ImportPlan
    ) -> PartnerID?? {
        if isWithoutPartners { return .some(options.partner) }
        let cell = columns.id.map { file.cell($0, row, reader) } ?? []
        if let id = file.partnerID(cell), program.row(of: id) != nil { return .some(id) }
        let column = reader.column(of: columns.id ?? 0, in: row)
        reject(
            row, column,
            "there is no partner \(text(cell)) of \(file.profile.source): import the partners first",
            &plan)
        return nil
    }

    /// What the row adds to each metric; nil if a cell cannot be read.
    private mutating func values(
        _ row: CSVRow, _ reader: CSVReader, _ plan: inout ImportPlan
    ) -> [Int64]? {
        var values = Array(repeating: Int64(0), count: metrics.count)
        let currency = currency(row, reader)
        let units = options.units ?? file.profile.units
        for (place, metric) in columns.metrics {
            let cell = file.cell(place, row, reader)
            if CellValues.isBlank(cell) { continue }
            let value =
                metric.isMoney ? CellValues.money(cell, currency, units) : CellValues.count(cell)
            guard let value, let index = metrics.firstIndex(of: metric) else {
                let column = reader.column(of: place, in: row)
                reject(row, column, "‘\(text(cell))’ is no \(metric.word)", &plan)
                return nil
            }
            values[index] += value
        }
        for metric in counted(row, reader) {
            if let index = metrics.firstIndex(of: metric) { values[index] += 1 }
        }
        return values
    }

    private mutating func currency(_ row: CSVRow, _ reader: CSVReader) -> Currency {
        guard let place = columns.currency,
            let currency = Currency(code: file.cell(place, row, reader))
        else { return usualCurrency }
        currencies[currency.code, default: 0] += 1
        return currency
    }

    private func counted(_ row: CSVRow, _ reader: CSVReader) -> [Metric] {
        guard let (place, words) = columns.type else { return file.profile.counts }
        return file.profile.counts + (words[lowered(file.cell(place, row, reader))] ?? [])
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    private func lowered(_ bytes: [UInt8]) -> String {
        text(bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 32 : $0 })
    }

    // MARK: - The whole

    /// From the first row's day to the day before the export, or to the last row's if that is later.
    private var window: Window? {
        guard let (first, last) = sums.bounds else { return nil }
        let before = exportDay.map { $0.advanced(by: -1) } ?? last
        return Window(from: first, to: max(last, before))
    }

    private var currency: Currency? {
        guard metrics.contains(where: \.isMoney) else { return nil }
        return currencies.keys.first.flatMap { Currency(code: $0.utf8) } ?? usualCurrency
    }

    private func canonical(_ window: Window) -> CanonicalFile {
        let (bytes, rows) = sums.canonical(metrics)
        let scope: Batch.Scope =
            isWithoutPartners ? options.partner.map(Batch.Scope.partner) ?? .totals : .everyPartner
        let isOnePartner = isWithoutPartners && options.partner != nil
        return CanonicalFile(
            bytes: bytes, kind: isOnePartner ? .daily : kind, scope: scope,
            source: file.profile.source, window: window, metrics: MetricSet(metrics),
            currency: currency, rows: rows)
    }

    private func state(_ window: Window, in plan: inout ImportPlan) {
        plan.assumptions.append("covers \(window.from.iso) to \(window.to.iso)")
        if let currency {
            let isStated = !currencies.isEmpty
            let units = options.units ?? file.profile.units
            plan.assumptions.append(
                "amounts in \(currency.code)" + (isStated ? "" : ", as the program")
                    + (units == .minor ? ", in its smallest unit" : ""))
        }
        let shift = options.shiftMinutes ?? 0
        plan.assumptions.append(
            shift == 0 ? "days as the file has them" : "times moved by \(shift) minutes")
        if isWithoutPartners {
            plan.assumptions.append(
                options.partner.map { "all of partner \($0.text)" }
                    ?? "the program's own totals, kept apart from the partners' figures")
        }
        for (word, count) in leftOut.sorted(by: { $0.key < $1.key }) {
            plan.assumptions.append("\(count) rows of status \(word) left out")
        }
    }
}
