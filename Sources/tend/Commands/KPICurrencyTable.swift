import Exchange
import Insight
import Model
import ViewModel

/// Prints figures for each currency by itself; they are added only at rates a person gives.
struct KPICurrencyTable {
    let tables: KPITables
    /// What one whole unit of a currency is worth in the program's own.
    let rates: [Currency: Fraction]

    private var analysis: Analysis { tables.analysis }

    /// Reads rates such as `GBP=1.17`.
    static func rates(_ words: [String]) throws(CommandFailure) -> [Currency: Fraction] {
        var rates: [Currency: Fraction] = [:]
        for word in words {
            let parts = word.utf8.split(separator: 0x3D, omittingEmptySubsequences: false)
            guard parts.count == 2, let currency = Currency(code: parts[0]),
                let rate = decimal(parts[1])
            else { throw .usage("--rate \(word): write a code and what one is worth, as GBP=1.17") }
            rates[currency] = rate
        }
        return rates
    }

    /// A number above zero with at most nine digits before and behind its point.
    private static func decimal(_ bytes: Substring.UTF8View) -> Fraction? {
        let parts = bytes.split(separator: 0x2E, omittingEmptySubsequences: false)
        let digits = parts.reduce(into: [UInt8]()) { $0 += $1 }
        guard (1...2).contains(parts.count), parts.allSatisfy({ (1...9).contains($0.count) }),
            digits.allSatisfy({ (0x30...0x39).contains($0) }),
            let size = Int64(String(decoding: digits, as: UTF8.self)), size > 0
        else { return nil }
        let places = parts.count == 2 ? parts[1].count : 0
        return Fraction(size, of: (0..<places).reduce(Int64(1)) { power, _ in power * 10 })
    }

    func print(_ kpis: [KPI]) {
        tables.printWindow()
        let readings = kpis.map {
            analysis.byCurrency($0, tables.question, partners: tables.partners)
        }
        guard let first = readings.first else { return }
        let rows = first.indices.map { place -> [CellValue] in
            let head = first[place]
            return [.text(head.currency.code), .count(Int64(head.partners))]
                + readings.flatMap { cells($0[place]) }
        }
        let words = kpis.flatMap { kpi in
            isConverted(kpi) ? [kpi.rawValue, "in_" + tables.currency.code] : [kpi.rawValue]
        }
        Table(words: ["currency", "partners"] + words, rows: rows, currency: tables.currency)
            .print(as: tables.format)
        if tables.isForPeople { printRemarks(kpis, readings) }
    }

    private func isConverted(_ kpi: KPI) -> Bool { kpi.unit == .money && !rates.isEmpty }

    private func cells(_ entry: CurrencyReading) -> [CellValue] {
        let reading = entry.reading
        var cells = [cell(reading.kpi, reading.current, entry.currency)]
        if isConverted(reading.kpi) {
            cells.append(
                converted(entry).map {
                    cell(reading.kpi, .value(Fraction($0.minorUnits)), tables.currency)
                } ?? .unknown)
        }
        return cells
    }

    private func cell(_ kpi: KPI, _ reading: Reading, _ currency: Currency) -> CellValue {
        switch reading {
        case .unknown: return .unknown
        case .notApplicable: return .notApplicable
        case .value:
            let text =
                tables.isForPeople
                ? KPIText.text(kpi, reading, currency: currency)
                : KPIText.exact(kpi, reading, currency: currency) ?? ""
            return .number(text)
        }
    }

    /// The amount in the program's currency; nil without a rate.
    private func converted(_ entry: CurrencyReading) -> Money? {
        guard let value = entry.reading.current.fraction else { return nil }
        let money = Money(minorUnits: value.scaled(by: 1), currency: entry.currency)
        if entry.currency == tables.currency { return money }
        return rates[entry.currency].flatMap { money.converted(to: tables.currency, at: $0) }
    }

    private func printRemarks(_ kpis: [KPI], _ readings: [[CurrencyReading]]) {
        Output.print(
            "Amounts in different currencies are never added; rows without money go with "
                + tables.currency.code + ".")
        for (kpi, entries) in zip(kpis, readings) where isConverted(kpi) {
            printSum(kpi, entries)
        }
    }

    private func printSum(_ kpi: KPI, _ entries: [CurrencyReading]) {
        let told = entries.filter { $0.reading.current != .unknown }
        let missing = told.filter { converted($0) == nil }.map(\.currency.code)
        guard missing.isEmpty else {
            return Output.print("\(kpi.rawValue): no rate for \(missing.joined(separator: ", "))")
        }
        let sum = told.compactMap(converted).reduce(
            Optional(Money(minorUnits: 0, currency: tables.currency))
        ) { $0?.adding($1) }
        let text = sum.map { $0.plain + " " + $0.currency.code } ?? "n/a"
        Output.print("\(kpi.rawValue): \(text) at the rates given")
    }
}
