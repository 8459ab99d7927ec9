import Exchange
import Insight
import Model
import ViewModel

/// Prints KPIs as tables, CSV and JSON.
struct KPITables {
    let session: Session
    let question: KPIQuestion
    let partners: RowSet?
    let format: TableFormat
    let limit: Int?

    var analysis: Analysis { session.analysis }
    var currency: Currency { session.settings.currency }
    var isForPeople: Bool { format == .table }

    private func print(_ words: [String], _ rows: [[CellValue]]) {
        Table(words: words, rows: rows, currency: currency).print(as: format)
    }

    /// The days, as the first line of tables.
    func printWindow() {
        guard isForPeople else { return }
        let window = question.window
        let beside = question.reference.map { ", beside \($0.from.iso) to \($0.to.iso)" } ?? ""
        Output.print("\(window.length) days, \(window.from.iso) to \(window.to.iso)" + beside)
    }

    // MARK: - One value each

    func printReadings(_ kpis: [KPI]) {
        printWindow()
        let readings = analysis.kpis(kpis, question, partners: partners)
        if isForPeople {
            print(
                ["kpi", "value", "before", "change", "target", "verdict"],
                readings.map { reading in
                    let text = text(reading)
                    return [
                        text.name, text.value, text.previous, text.change, text.target,
                        text.verdict,
                    ].map(CellValue.text)
                })
            printUntold(readings)
            printCut(readings)
            printRemarks()
        } else {
            print(
                [
                    "kpi", "value", "before", "change", "target", "verdict", "unit", "status",
                    "from", "to", "before_from", "before_to",
                ], readings.map(exactRow))
        }
    }

    func text(_ reading: KPIReading) -> KPIText {
        KPIText(
            reading, currency: currency,
            // A target is one of the whole program.
            target: partners == nil ? session.settings.target(of: reading.kpi) : nil)
    }

    private func exactRow(_ reading: KPIReading) -> [CellValue] {
        let target = partners == nil ? session.settings.target(of: reading.kpi) : nil
        let goal = target.map { Reading.value($0.value(in: reading.window)) }
        func day(_ day: Day?) -> CellValue { day.map { .text($0.iso) } ?? .absent }
        return [
            .text(reading.kpi.rawValue), exact(reading.kpi, reading.current),
            exact(reading.kpi, reading.previous),
            reading.change.map { .number(KPIText.parts($0)) } ?? .absent,
            goal.map { exact(reading.kpi, $0) } ?? .absent,
            word(text(reading).verdict), word(KPIText.unit(of: reading.kpi, currency: currency)),
            .text(status(reading)), day(reading.window.from),
            day(reading.window.to), day(reading.reference?.from), day(reading.reference?.to),
        ]
    }

    private func word(_ text: String) -> CellValue { text.isEmpty ? .absent : .text(text) }

    private func exact(_ kpi: KPI, _ reading: Reading) -> CellValue {
        KPIText.exact(kpi, reading, currency: currency).map(CellValue.number) ?? .absent
    }

    static func status(_ reading: Reading) -> String {
        switch reading {
        case .value: "known"
        case .unknown: "unknown"
        case .notApplicable: "not-applicable"
        }
    }

    // MARK: - Series

    /// A value as a cell: short with its unit for people, exact for programs.
    private func cell(_ kpi: KPI, _ reading: Reading) -> CellValue {
        guard isForPeople else { return exact(kpi, reading) }
        switch reading {
        case .unknown: return .unknown
        case .notApplicable: return .notApplicable
        case .value: return .number(KPIText.text(kpi, reading, currency: currency))
        }
    }

    func printSeries(_ kpis: [KPI]) {
        printWindow()
        print(["from", "to", "partial"] + headings(kpis), seriesRows(kpis, partners))
    }

    private func headings(_ kpis: [KPI]) -> [String] {
        // Room for what was before is left where one figure is asked for.
        kpis.count == 1 && question.reference != nil
            ? [kpis[0].rawValue, "before"] : kpis.map(\.rawValue)
    }

    private func seriesRows(_ kpis: [KPI], _ partners: RowSet?) -> [[CellValue]] {
        let pieces = question.step.pieces(of: question.window, weekStart: question.weekStart)
        return pieces.map { piece in
            var part = question
            part.window = piece.window
            part.reference = question.reference.map { reference in
                let days = question.window.from.distance(to: reference.from)
                return Window(
                    from: piece.window.from.advanced(by: days),
                    to: piece.window.to.advanced(by: days))
            }
            let readings = analysis.kpis(kpis, part, partners: partners)
            var cells = readings.map { cell($0.kpi, $0.current) }
            if let only = readings.first, readings.count == 1, part.reference != nil {
                cells.append(cell(only.kpi, only.previous))
            }
            return [
                .text(piece.window.from.iso), .text(piece.window.to.iso),
                mark(piece),
            ] + cells
        }
    }

    /// Marks a piece that lies only in part in the window.
    private func mark(_ piece: Step.Piece) -> CellValue {
        if isForPeople { return .text(piece.isPartial ? "*" : "") }
        return piece.isPartial ? .text("partial") : .absent
    }

    // MARK: - Parts

    func printParts(_ kpis: [KPI], by split: Split, inSteps: Bool) {
        printWindow()
        let groups = analysis.groups(by: split, partners: partners).filter { !$0.rows.isEmpty }
        if inSteps {
            print(
                [split.rawValue, "from", "to", "partial"] + headings(kpis),
                groups.prefix(limit ?? groups.count).flatMap { group in
                    seriesRows(kpis, group.rows).map { [name(group)] + $0 }
                })
        } else if kpis.count == 1 {
            printShares(kpis[0], groups, split)
        } else {
            print(
                [split.rawValue, "partners"] + kpis.map(\.rawValue),
                groups.prefix(limit ?? groups.count).map { group in
                    let readings = analysis.kpis(kpis, question, partners: group.rows)
                    return [name(group), .count(Int64(group.rows.count))]
                        + readings.map { cell($0.kpi, $0.current) }
                })
        }
        if split.overlaps, isForPeople {
            Output.print(
                "A partner with several tags counts for each: parts are more than the whole.")
        }
    }

    private func name(_ group: PartnerGroup) -> CellValue {
        group.name.map(CellValue.text) ?? .absent
    }

    /// The parts of one figure, the greatest first, with their share of all where they add up.
    private func printShares(_ kpi: KPI, _ groups: [PartnerGroup], _ split: Split) {
        let parts = groups.map { group in
            (group, analysis.kpis([kpi], question, partners: group.rows)[0])
        }.sorted {
            ($0.1.current.number ?? -.infinity) > ($1.1.current.number ?? -.infinity)
        }
        let shares = split.overlaps || !kpi.addsUp ? nil : KPITables.shares(parts.map(\.1))
        let rows = parts.enumerated().prefix(limit ?? parts.count).map {
            place, part -> [CellValue] in
            let (group, reading) = part
            var row = [
                name(group), .count(Int64(group.rows.count)), cell(kpi, reading.current),
                cell(kpi, reading.previous), change(reading),
            ]
            if let shares { row.append(.ratio(shares[place], of: KPITables.shareUnits)) }
            return row
        }
        print(
            [split.rawValue, "partners", kpi.rawValue, "before", "change"]
                + (shares == nil ? [] : ["share"]), Array(rows))
    }

    /// Shares of the parts in hundredths of a percent that add up to the whole; nil where a part is
    /// not known or below zero, or nothing has a part.
    private static func shares(_ parts: [KPIReading]) -> [Int64]? {
        let values = parts.compactMap { reading in
            reading.current.fraction.flatMap { $0.whole == 1 ? $0.part : nil }
        }
        return values.count == parts.count ? Shares.of(values, in: shareUnits) : nil
    }

    private static let shareUnits: Int64 = 10_000

    private func change(_ reading: KPIReading) -> CellValue {
        isForPeople
            ? .number(KPIText(reading, currency: currency).change)
            : reading.change.map { .number(KPIText.parts($0)) } ?? .absent
    }

    // MARK: - Why

    func printWhy(_ kpi: KPI) throws(CommandFailure) {
        guard let reference = question.reference else {
            throw .usage("--why needs something to compare with, not --compare none")
        }
        let reading = analysis.kpis([kpi], question, partners: partners)[0]
        let text = text(reading)
        guard let change = analysis.change(of: kpi, question, partners: partners) else {
            guard reading.current.fraction == nil || reading.previous.fraction == nil else {
                throw .usage("\(kpi.rawValue) is not made of what single partners do")
            }
            throw .nothing("\(kpi.rawValue): \(text.value) now, \(text.previous) before")
        }
        printWindow()
        if isForPeople {
            Output.print(
                "\(text.name) \(part(change, change.total)): \(text.value) now, \(text.previous) before"
            )
        }
        let isSum = kpi.addsUp || kpi == .active
        let shown = change.rows.prefix(limit ?? (isForPeople ? 20 : change.rows.count))
        print(
            ["id", "name", "part", "mix", "rate", "activity"],
            shown.map { row in
                [
                    analysis.cell(.id, row: row.row), analysis.cell(.partner, row: row.row),
                    .number(part(change, row.part)),
                    isSum ? .absent : .number(part(change, row.mix)),
                    isSum ? .absent : .number(part(change, row.rate)), .text(row.kind.rawValue),
                ]
            })
        guard isForPeople else { return }
        printRest(change, shown: shown.count, beside: reference)
    }

    private func printRest(_ change: KPIChange, shown: Int, beside reference: Window) {
        let rest = change.rows.dropFirst(shown)
        if !rest.isEmpty {
            let sum = rest.reduce(Int64(0)) { $0 &+ $1.part }
            Output.print("\(rest.count) others \(part(change, sum))")
        }
        let kinds = KPIChange.Kind.allCases.map { kind in
            "\(kind.rawValue) \(part(change, change.sum(of: kind)))"
        }
        Output.print("by activity: " + kinds.joined(separator: ", "))
    }

    /// A part with its sign: exact, in what the figure is counted in.
    private func part(_ change: KPIChange, _ units: Int64) -> String {
        KPIText.part(change, units, currency: currency, isSigned: isForPeople)
    }
}
