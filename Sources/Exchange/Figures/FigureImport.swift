import Model

/// Adds up a file of figures by partner and day.
struct FigureImport {
    let file: ImportFile
    private let base: ImportBase
    let kind: Batch.Kind
    private let options: ImportOptions
    private let exportDay: Day?
    let columns: FigureColumns
    private let units: CellValues.Units
    private let shift: Int
    private let order: DayOrder?
    private let isOfExportDay: Bool
    private let makesPartners: Bool
    private let hasComma: Bool

    var partners = FigurePartners()
    var purses: Purses
    private var keys = RowKeys()
    private var repeated = 0
    var values: [Int64]
    private var accepted = 0
    private var leftOut: [[Int]]
    private var uncounted: [String: Int] = [:]
    private var made = 0
    private var moments: RowMoments
    var hasReturns = false

    init(
        file: ImportFile, base: ImportBase, kind: Batch.Kind, options: ImportOptions,
        exportDay: Day?
    ) {
        self.file = file
        self.base = base
        self.kind = kind
        self.options = options
        self.exportDay = exportDay
        columns = FigureColumns(file, kind)
        if kind == .payouts { partners.paid = PaidReferences(base.program) }
        units = options.units ?? file.profile.units
        shift = options.shiftMinutes ?? file.profile.shiftMinutes
        order = file.profile.dayOrder
        values = Array(repeating: 0, count: columns.metrics.count)
        moments = RowMoments(columns: columns.moments, shift: shift, order: order)
        isOfExportDay = file.profile.isOfExportDay
        makesPartners = file.profile.makesPartners
        hasComma = file.profile.hasDecimalComma
        purses = Purses(
            options.currency ?? file.profile.currency ?? base.currency,
            width: columns.metrics.count)
        leftOut = columns.leftOut.map { Array(repeating: 0, count: $0.words.count) }
    }

    mutating func run(
        _ reader: inout CSVReader, _ pace: inout ImportPace, _ plan: inout ImportPlan
    ) throws(Refusal) {
        if let partner = options.partner, columns.isWithoutPartners, !base.exists(partner) {
            throw Refusal("--partner \(partner.text): there is no such partner", .use)
        }
        while try reader.next() {
            try pace.step(reader)
            take(&reader, &pace, &plan)
        }
        plan.add(.new, accepted)
        finish(&plan)
        plan.noteRows(pace.progress.rows, file.profile)
    }

    // MARK: - Rows

    private mutating func take(
        _ reader: inout CSVReader, _ pace: inout ImportPace, _ plan: inout ImportPlan
    ) {
        if let problem = reader.problem {
            let row = ImportPlan.Row(
                line: problem.line, column: problem.column, subject: "", text: problem.what)
            pace.reject(row, &plan)
            return
        }
        if isLeftOut(&reader) { return }
        guard let day = day(&reader) else {
            let cell = file.cell(columns.day, &reader)
            reject(columns.day, NumberedDate.complaint(cell), &reader, &pace, &plan)
            return
        }
        if let latest = options.latestDay, day > latest {
            reject(columns.day, "is a day to come", &reader, &pace, &plan)
            return
        }
        var partner = self.partner(&reader)
        let newID = partner < 0 && makesPartners ? self.newID(&reader) : nil
        guard partner >= 0 || newID != nil else {
            rejectUnknown(&reader, &pace, &plan)
            return
        }
        if let place = columns.currency, !purses.choose(file.cell(place, &reader)) {
            reject(place, "is no currency such as EUR", &reader, &pace, &plan)
            return
        }
        if let place = columns.amount { purses.choose(ofAmount: file.cell(place, &reader)) }
        if let (place, metric) = read(&reader) {
            reject(place, "is no \(metric.word)", &reader, &pace, &plan)
            return
        }
        if let place = moments.read(file, &reader) {
            reject(place, "is no date", &reader, &pace, &plan)
            return
        }
        if let place = wrongSplit(&reader) {
            let what =
                "is not what those paid with it got on record; tend payouts --result tells more"
            reject(place, what, &reader, &pace, &plan)
            return
        }
        if let newID { partner = make(newID, &reader, &plan) }
        if let place = columns.key, isRepeated(place, partner, day, &reader, &pace, &plan) {
            return
        }
        add(&reader, partner: partner, day: day)
        for (day, index) in moments.found {
            for place in values.indices { values[place] = place == index ? 1 : 0 }
            purses.add(values, partner: partner, day: day)
        }
        accepted += 1
        if accepted <= ImportPlan.exampleLimit {
            plan.example(
                .new,
                ImportPlan.Row(
                    line: reader.line, subject: partners.ids[partner], text: day.iso))
        }
    }

    private mutating func isLeftOut(_ reader: inout CSVReader) -> Bool {
        for (number, column) in columns.leftOut.enumerated() {
            let cell = file.cell(column.place, &reader)
            for (index, word) in column.words.enumerated()
            where CellValues.isWord(cell, word.bytes) {
                leftOut[number][index] += 1
                return true
            }
        }
        return false
    }

    /// The row's day, or that of the export where rows have none.
    @inline(__always)
    private func day(_ reader: inout CSVReader) -> Day? {
        if isOfExportDay { return exportDay }
        return CellValues.day(file.cell(columns.day, &reader), shift: shift, order: order)
    }

    /// Whether the row was there before; one that says something else is rejected.
    private mutating func isRepeated(
        _ place: Int, _ partner: Int, _ day: Day, _ reader: inout CSVReader,
        _ pace: inout ImportPace, _ plan: inout ImportPlan
    ) -> Bool {
        let cell = file.cell(place, &reader)
        guard !cell.isEmpty else { return false }
        switch keys.take(cell, line: reader.line, partner: partner, day: day, values) {
        case .new: return false
        case .same: repeated += 1
        case .other(let line):
            reject(place, "is in line \(line) already, with other figures", &reader, &pace, &plan)
        }
        return true
    }

    // MARK: - Partners

    /// The number of the row's partner, by its id or else its address; -1 if there is none.
    @inline(__always)
    private mutating func partner(_ reader: inout CSVReader) -> Int {
        if columns.isWithoutPartners { return partners.only(options.partner) }
        var number = -1
        if let place = columns.id {
            let cell = file.cell(place, &reader)
            if columns.email == nil || !cell.isEmpty {
                number = partners.number(of: cell, file, base)
            }
        }
        guard number < 0, let place = columns.email else { return number }
        let address = file.cell(place, &reader)
        guard !address.isEmpty else { return number }
        let id = file.cell(columns.id ?? -1, &reader)
        return id.isEmpty
            ? partners.number(of: address, file, base)
            : partners.number(ofAddress: address, beside: id, file, base)
    }

    /// The cell a partner of the row is known by.
    private func key(_ reader: inout CSVReader) -> CellBytes {
        let cell = file.cell(columns.id ?? -1, &reader)
        return cell.isEmpty ? file.cell(columns.email ?? -1, &reader) : cell
    }

    private func newID(_ reader: inout CSVReader) -> PartnerID? { file.partnerID(key(&reader)) }

    /// Makes the partner a row is of; answers its number.
    private mutating func make(
        _ id: PartnerID, _ reader: inout CSVReader, _ plan: inout ImportPlan
    ) -> Int {
        var facts = PartnerFacts()
        for (place, column) in file.places { facts.take(place, column, file, &reader) }
        let fields = facts.fields(source: file.profile.source, exportDay: nil) + facts.firstFields()
        plan.edits += fields.compactMap { field, value in
            value.map { Edit(partner: id, field: field, new: $0, old: nil) }
        }
        made += 1
        return partners.make(key(&reader), id)
    }

    // MARK: - Values

    /// Reads what the row adds to each metric; answers the first cell that cannot be read.
    @inline(__always)
    private mutating func read(_ reader: inout CSVReader) -> (place: Int, metric: Metric)? {
        for index in values.indices { values[index] = 0 }
        for (place, index, isMoney) in columns.values {
            let cell = file.cell(place, &reader)
            if CellValues.isBlank(cell) { continue }
            let value =
                isMoney
                ? CellValues.money(cell, digits: purses.digits, units, hasComma: hasComma)
                : CellValues.count(cell)
            guard var value else { return (place, columns.metrics[index]) }
            // Whichever sign a file gives its refunds, they are money that went back.
            if columns.metrics[index] == .refunds, value < 0 { value = 0 &- value }
            let (sum, isTooLarge) = values[index].addingReportingOverflow(value)
            guard !isTooLarge else { return (place, columns.metrics[index]) }
            values[index] = sum
        }
        count(&reader)
        return nil
    }

    mutating func noteUncounted(_ cell: CellBytes) {
        if uncounted.count < 20 { uncounted[CellValues.text(cell), default: 0] += 1 }
    }

    // MARK: - Rejections

    private func reject(
        _ place: Int, _ what: String, _ reader: inout CSVReader, _ pace: inout ImportPace,
        _ plan: inout ImportPlan
    ) {
        let (line, column) = reader.position(of: place)
        let text = ImportPlan.quoted(file.cell(place, &reader)) + " " + what
        let name = place < file.headers.count && place >= 0 ? file.headers[place] : ""
        pace.reject(
            ImportPlan.Row(line: line, column: column, subject: name, text: text), &plan)
    }

    private func rejectUnknown(
        _ reader: inout CSVReader, _ pace: inout ImportPace, _ plan: inout ImportPlan
    ) {
        let isByID = columns.id.map { !file.cell($0, &reader).isEmpty } ?? false
        let place = (isByID ? columns.id : columns.email) ?? columns.id ?? 0
        let (line, column) = reader.position(of: place)
        let cell = ImportPlan.quoted(file.cell(place, &reader))
        pace.reject(
            ImportPlan.Row(
                line: line, column: column, subject: file.headers[place],
                text: "there is no partner \(cell) of \(file.profile.source): "
                    + "import the partners first"), &plan)
    }

    // MARK: - The whole

    private mutating func finish(_ plan: inout ImportPlan) {
        let ranks = partners.ranks
        let filled = purses.closed(ranks: ranks)
        let bounds = filled.compactMap(\.sums.bounds)
        guard let first = bounds.map(\.first).min(), let last = bounds.map(\.last).max() else {
            plan.assumptions.append("there are no rows to import")
            return
        }
        let window = window(Day(number: first), Day(number: last))
        plan.figures = canonical(filled, window, last: Day(number: last))
        state(window, filled.map(\.currency), in: &plan)
    }

    /// From the first row's day to the day before the export, or to the last row's if that is later.
    private func window(_ first: Day, _ last: Day) -> Window {
        let before = exportDay.map { $0.advanced(by: -1) } ?? last
        return Window(from: first, to: max(last, before))
    }

    /// One file for each currency.
    private func canonical(_ purses: [Purses.Purse], _ window: Window, last: Day) -> [CanonicalFile]
    {
        let isOnePartner = columns.isWithoutPartners && options.partner != nil
        let scope: Batch.Scope =
            columns.isWithoutPartners
            ? options.partner.map(Batch.Scope.partner) ?? .totals : .everyPartner
        let hidden = columns.tellsRefunds || hasReturns ? nil : columns.returns?.refunds
        let places = columns.metrics.indices.filter { $0 != hidden }
        return purses.map { purse in
            CanonicalFile(
                kind: isOnePartner && kind == .totals ? .daily : kind, scope: scope,
                source: file.profile.source, window: window, lastRow: last,
                metrics: MetricSet(places.map { columns.metrics[$0] }),
                currency: columns.hasMoney ? purse.currency : nil,
                totals: places.map { purse.sums.totals[$0] },
                unknownIDs: partners.unknownCount,
                key: purses.count > 1 ? purse.currency.code : "", sums: purse.sums,
                places: places, ids: partners.ids)
        }
    }

    private func state(_ window: Window, _ currencies: [Currency], in plan: inout ImportPlan) {
        plan.assumptions.append("covers \(window.from.iso) to \(window.to.iso)")
        if columns.hasMoney {
            let codes = currencies.map(\.code).joined(separator: " and ")
            let units = units == .minor ? ", in its smallest unit" : ", in whole units"
            plan.assumptions.append("amounts in " + codes + reasonForCurrency + units)
        }
        if purses.hasStrangeDollar {
            plan.warnings.append(
                "amounts with $ are taken as \(currencies.map(\.code).joined(separator: " and ")): "
                    + "say the currency if they are not")
        }
        plan.assumptions.append(
            shift == 0 ? "days as the file has them" : "times moved by \(shift) minutes")
        if columns.isWithoutPartners {
            plan.assumptions.append(
                options.partner.map { "all of partner \($0.text)" }
                    ?? "the program's own totals, kept apart from the partners' figures")
        }
        stateLeftOut(in: &plan)
        if repeated > 0 {
            plan.assumptions.append("rows that were there before, left out: \(repeated)")
        }
        if made > 0 {
            plan.assumptions.append("partners that were not there are made: \(made)")
        }
        if partners.unknownCount > 0 {
            plan.warnings.append(
                "ids of no partner here: \(partners.unknownCount); import the partners first")
        }
    }

    private func stateLeftOut(in plan: inout ImportPlan) {
        for (column, counts) in zip(columns.leftOut, leftOut) {
            for (word, count) in zip(column.words, counts) where count > 0 {
                let status = String(decoding: word.bytes, as: UTF8.self)
                plan.assumptions.append(
                    Counted.text(count, "row")
                        + " of \(file.headers[column.place]) \(status) left out")
            }
        }
        let words = uncounted.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        for (word, count) in words {
            plan.warnings.append(
                Counted.text(count, "row") + " of type ‘\(word)’ \(count == 1 ? "counts" : "count")"
                    + " as nothing: it is not known")
        }
    }

    private var reasonForCurrency: String {
        if purses.areNamed { return "" }
        if options.currency != nil { return ", as said" }
        return file.profile.currency == nil ? ", as the program" : ", as its profile says"
    }
}
