import Insight
import Model

/// What the screen of KPIs shows as tables: exact values, days as dates, nothing where nothing is
/// known.
struct KPIExport {
    let kpi: KPI
    let analysis: Analysis
    let say: Catalogue

    private var currency: Currency { analysis.settings.currency }

    private func exact(_ kpi: KPI, _ reading: Reading, _ currency: Currency? = nil) -> String {
        KPIText.exact(kpi, reading, currency: currency ?? self.currency) ?? ""
    }

    private func status(_ reading: Reading) -> String {
        switch reading {
        case .value: "known"
        case .unknown: "unknown"
        case .notApplicable: "not-applicable"
        }
    }

    /// A row for each tile.
    func wall(_ readings: [KPIReading], target: (KPI) -> KPITarget?) -> ExportTable {
        ExportTable(
            columns: [
                "kpi", "value", "before", "change", "target", "verdict", "unit", "status", "from",
                "to", "before_from", "before_to",
            ],
            rows: readings.map { reading in
                let target = target(reading.kpi)
                return [
                    reading.kpi.rawValue, exact(reading.kpi, reading.current),
                    exact(reading.kpi, reading.previous),
                    reading.change.map(KPIText.parts) ?? "",
                    target.map { exact(reading.kpi, .value($0.value(in: reading.window))) } ?? "",
                    KPIText(reading, currency: currency, target: target).verdict,
                    KPIText.unit(of: reading.kpi, currency: currency), status(reading.current),
                    reading.window.from.iso, reading.window.to.iso,
                    reading.reference?.from.iso ?? "", reading.reference?.to.iso ?? "",
                ]
            })
    }

    /// A row for each piece of the window.
    func series(_ reading: KPIReading) -> ExportTable {
        ExportTable(
            columns: ["from", "to", "partial", reading.kpi.rawValue, "before"],
            rows: reading.pieces.enumerated().map { index, piece in
                let before =
                    reading.previousValues.indices.contains(index)
                    ? reading.previousValues[index] : nil
                return [
                    piece.window.from.iso, piece.window.to.iso, piece.isPartial ? "partial" : "",
                    number(reading.values[index]), number(before),
                ]
            })
    }

    /// A value of a series, with all the digits files have.
    private func number(_ value: Double?) -> String {
        value.map { KPIText.bucket(kpi, $0, currency: currency) } ?? ""
    }

    /// A row for each partner with a part of the change.
    func why(_ change: KPIChange) -> ExportTable {
        ExportTable(
            columns: ["id", "name", "part", "mix", "rate", "activity"],
            rows: change.rows.map { row in
                let isSum = change.kpi.addsUp || change.kpi == .active
                func part(_ units: Int64) -> String {
                    KPIText.part(change, units, currency: currency, isSigned: false)
                }
                return [
                    analysis.program.ids[row.row].text, analysis.program.displayName(row: row.row),
                    part(row.part), isSum ? "" : part(row.mix), isSum ? "" : part(row.rate),
                    row.kind.rawValue,
                ]
            })
    }

    /// A row for each part.
    func parts(_ parts: [KPIPart], _ split: Split) -> ExportTable {
        ExportTable(
            columns: [split.rawValue, "partners", kpi.rawValue, "before", "unit"],
            rows: parts.map { part in
                [
                    part.name ?? "", "\(part.count)",
                    exact(kpi, part.reading.current, part.currency),
                    exact(kpi, part.reading.previous, part.currency),
                    KPIText.unit(of: kpi, currency: part.currency ?? currency),
                ]
            })
    }

    /// A row for each bucket; the last has everything above too.
    func spread(_ histogram: Histogram, _ kpi: KPI) -> ExportTable {
        func bound(_ index: Int) -> String {
            KPIText.bucket(kpi, Double(index) * histogram.width, currency: currency)
        }
        return ExportTable(
            columns: [kpi.rawValue + "_from", kpi.rawValue + "_below", "partners"],
            rows: histogram.counts.enumerated().map { index, count in
                let isLast = index == histogram.counts.count - 1
                return [bound(index), isLast ? "" : bound(index + 1), "\(count)"]
            })
    }

    /// A row for each step of the way in.
    func funnel(_ funnel: Funnel) -> ExportTable {
        ExportTable(
            columns: ["step", "partners", "of_the_step_before"],
            rows: Funnel.Stop.allCases.enumerated().map { index, stop in
                [
                    stop.rawValue, "\(funnel.counts[index])",
                    funnel.rate(index).map(KPIText.parts) ?? "",
                ]
            })
    }
}
