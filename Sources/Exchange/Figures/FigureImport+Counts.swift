import Model

extension FigureImport {
    /// Counts what the row is one of.
    ///
    /// A sale of negative revenue is a return: a refund and nothing else, but that its commission is
    /// taken back. So is a row whose word says it, whatever its sign; the word may also say that the row
    /// is commission alone. Commission that is taken back
    /// without any revenue is a correction and counts as nothing.
    @inline(__always)
    mutating func count(_ reader: inout CSVReader) {
        let word = columns.type.flatMap { type in
            let cell = file.cell(type.place, &reader)
            return type.words.first { CellValues.isWord(cell, $0.bytes) }
        }
        if word?.isCommissionOnly ?? false, let revenue = columns.revenue { values[revenue] = 0 }
        if takeReturn(word?.isReturn ?? false) || isCorrection { return }
        if let nothing = columns.countedOfNothing, let revenue = columns.revenue,
            values[revenue] == 0
        {
            for index in nothing { values[index] += 1 }
        } else {
            for index in columns.counted { values[index] += 1 }
        }
        guard let type = columns.type else { return }
        guard let word else { return noteUncounted(file.cell(type.place, &reader)) }
        for index in word.counted { values[index] += 1 }
    }

    /// Turns revenue that went back into a refund; answers whether the row is a return.
    @inline(__always)
    private mutating func takeReturn(_ isSaid: Bool) -> Bool {
        guard let (revenue, refunds) = columns.returns, isSaid || values[revenue] < 0 else {
            return isSaid
        }
        // A refund said beside it is the same money.
        values[refunds] = max(values[refunds], Int64(clamping: values[revenue].magnitude))
        values[revenue] = 0
        hasReturns = true
        return true
    }

    /// Whether the row takes commission back and has no revenue.
    private var isCorrection: Bool {
        guard kind == .transactions, let commission = columns.commission else { return false }
        return values[commission] < 0 && (columns.revenue.map { values[$0] == 0 } ?? true)
    }
}
