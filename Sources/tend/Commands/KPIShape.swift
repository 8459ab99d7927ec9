import ArgumentParser
import Exchange
import Insight
import Model
import ViewModel

/// Shapes of a program that are more than one figure.
enum KPIShape: String, EnumerableFlag {
    case stages, funnel, spread
}

/// Prints the way through the stages, the way in, and how a figure spreads over partners.
struct KPIShapeTable {
    let tables: KPITables

    private var analysis: Analysis { tables.analysis }
    private var partners: RowSet? { tables.partners }

    func print(_ shape: KPIShape, _ kpi: KPI) throws(CommandFailure) {
        switch shape {
        case .stages: printStages()
        case .funnel: printFunnel()
        case .spread: try printSpread(kpi)
        }
    }

    private func print(_ words: [String], _ rows: [[CellValue]]) {
        Table(words: words, rows: rows, currency: tables.currency).print(as: tables.format)
    }

    private func ratio(_ part: Int, _ whole: Int) -> CellValue {
        whole > 0 ? .ratio(Int64(part), of: Int64(whole)) : .notApplicable
    }

    /// Who entered each stage, who went on, how long the middle stay is, and who stays too long.
    private func printStages() {
        let rows = (partners ?? analysis.program.existing).map { $0 }
        print(
            ["stage", "entered", "went_on", "conversion", "median_days", "stuck"],
            analysis.flow(partners: rows).rows.map { row in
                [
                    .text(row.stage.word), .count(Int64(row.entered)), .count(Int64(row.wentOn)),
                    row.stage.next == nil ? .notApplicable : ratio(row.wentOn, row.entered),
                    row.medianDays.map { .count(Int64($0)) } ?? .unknown,
                    .count(Int64(row.stuck)),
                ]
            })
    }

    /// How far those went who were prospects here.
    private func printFunnel() {
        let funnel = analysis.funnel(partners: partners)
        print(
            ["step", "partners", "of_the_step_before"],
            Funnel.Stop.allCases.enumerated().map { index, stop in
                [
                    .text(stop.rawValue), .count(Int64(funnel.counts[index])),
                    index == 0
                        ? .absent : ratio(funnel.counts[index], funnel.counts[index - 1]),
                ]
            })
    }

    /// How many partners have which value.
    private func printSpread(_ kpi: KPI) throws(CommandFailure) {
        guard kpi.isPerPartner else {
            throw .usage("\(kpi.rawValue) has no value for single partners; epc and conversion do")
        }
        tables.printWindow()
        let spread = analysis.histogram(of: kpi, in: tables.question.window, partners: partners)
        func bound(_ index: Int) -> CellValue {
            let value = KPIText.bucket(kpi, Double(index) * spread.width, currency: tables.currency)
            return .number(value)
        }
        let last = spread.counts.count - 1
        print(
            ["from", "below", "partners"],
            spread.counts.enumerated().map { index, count in
                [
                    bound(index), index == last ? .absent : bound(index + 1),
                    .count(Int64(count)),
                ]
            })
        guard tables.isForPeople else { return }
        let middle = spread.median.map {
            KPIText.bucket(kpi, $0, currency: tables.currency)
        }
        Output.print(
            "\(kpi.rawValue): middle \(middle ?? "n/a"), \(spread.without) partners without a value"
        )
    }
}
