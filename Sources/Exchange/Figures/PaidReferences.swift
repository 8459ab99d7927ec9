import Model

/// Whom our own files of payouts paid, by the unique id of each of their rows.
struct PaidReferences {
    /// What one partner got of a row.
    struct Share {
        let partner: PartnerID
        let amount: Money
    }

    private var shares: [String: [Share]] = [:]

    /// The payments on record in a program.
    init(_ program: Program) {
        for row in program.rowsWithEntries where program.exists(row: row) {
            for payment in program.records(Payment.self, row: row) {
                shares[payment.key, default: []].append(
                    Share(partner: program.ids[row], amount: payment.amount))
            }
        }
    }

    /// The one partner paid with a row, or the first of several; nil if it is no row of ours.
    func partner(_ cell: CellBytes) -> PartnerID? { shares[CellValues.text(cell)]?.first?.partner }

    /// What each got of a row that paid several at one address; empty for any other.
    func split(_ cell: CellBytes) -> [Share] {
        let found = shares[CellValues.text(cell)] ?? []
        return found.count > 1 ? found : []
    }
}

extension FigureImport {
    /// The column whose amount is not what our files paid with a row of several partners.
    func wrongSplit(_ reader: inout CSVReader) -> Int? {
        let shares = split(&reader)
        guard !shares.isEmpty, let index = payouts else { return nil }
        let sum = shares.reduce(Int64(0)) { FigureSums.added($0, $1.amount.minorUnits) }
        let isOnRecord =
            sum == values[index] && shares.allSatisfy { $0.amount.currency == purses.currency }
        return isOnRecord ? nil : columns.values.first { $0.index == index }?.place
    }

    /// Adds a row, to each of several partners paid with it its own share.
    @inline(__always)
    mutating func add(_ reader: inout CSVReader, partner: Int, day: Day) {
        let shares = split(&reader)
        guard !shares.isEmpty, let index = payouts else {
            purses.add(values, partner: partner, day: day)
            return
        }
        for share in shares {
            values[index] = share.amount.minorUnits
            purses.add(values, partner: partners.number(of: share.partner), day: day)
        }
    }

    @inline(__always)
    private func split(_ reader: inout CSVReader) -> [PaidReferences.Share] {
        guard let paid = partners.paid, let place = columns.id else { return [] }
        return paid.split(file.cell(place, &reader))
    }

    private var payouts: Int? { columns.metrics.firstIndex(of: .payouts) }
}
