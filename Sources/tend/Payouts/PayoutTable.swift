import Insight
import Model
import Store

/// What is owed as a table, with the reason for each that is held back.
struct PayoutTable {
    private let lines: [PayoutLine]
    private let session: Session

    init(_ lines: [PayoutLine], session: Session) {
        self.lines = lines
        self.session = session
    }

    func print(as format: TableFormat) {
        Table(
            words: [
                "id", "name", "currency", "owed", "earned", "paid", "underway", "last_payout",
                "days_since", "usual_gap", "bonus", "held",
            ], rows: lines.map(cells), currency: session.settings.currency
        ).print(as: format)
    }

    private func cells(_ line: PayoutLine) -> [CellValue] {
        let program = session.store.program
        return [
            .text(program.ids[line.row].text), .text(program.displayName(row: line.row)),
            .text(line.currency.code), money(line.owed, line), money(line.earned, line),
            money(line.paid, line), money(line.underway, line),
            line.last.map { .day($0) } ?? .absent,
            line.last.map { .days($0.distance(to: session.today)) } ?? .absent,
            line.usualGap.map { .days($0) } ?? .absent,
            line.bonus == 0 ? .absent : money(line.bonus, line),
            .text(line.holds.map { reason($0, line) }.joined(separator: "; ")),
        ]
    }

    private func money(_ units: Int64?, _ line: PayoutLine) -> CellValue {
        units.map { .number(plain($0, line)) } ?? .unknown
    }

    private func plain(_ units: Int64, _ line: PayoutLine) -> String {
        Money(minorUnits: units, currency: line.currency).plain
    }

    private func reason(_ hold: PayoutHold, _ line: PayoutLine) -> String {
        switch hold {
        case .commissionUnknown: "no file tells the commission"
        case .payoutsUnknown: "no file tells payouts"
        case .overpaid: "more paid than earned"
        case .closed(let word): word
        case .belowMinimum(let minimum): "below \(plain(minimum, line))"
        case .noMethod: "no address to pay to"
        case .sharedAddress(let rows): "same address as " + names(rows)
        case .jump(let now, let usual):
            "jump: \(plain(now, line)) in 30 days, usually \(plain(usual, line))"
        }
    }

    private func names(_ rows: [Int]) -> String {
        let ids = session.store.program.ids
        let more = rows.count > 3 ? " and \(rows.count - 3) more" : ""
        return rows.prefix(3).map { ids[$0].text }.joined(separator: ", ") + more
    }
}
