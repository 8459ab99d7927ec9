import Model

/// Finds out which cells of a row are missing where empty ones were left out, so that those behind them
/// stand too far left.
struct ShiftedRow {
    /// What the columns mean, in the header's order; nil for those of no meaning.
    let meanings: [Profile.Meaning?]

    /// The column each cell belongs to; nil if that cannot be told, or in more than one way.
    func columns(of cells: [CellBytes]) -> [Int]? {
        guard cells.count < meanings.count, cells.count > 0 else { return nil }
        let width = meanings.count + 1
        // The best score of the cells from one on in the columns from one on, and in how many ways.
        var best = [Int](repeating: -1, count: (cells.count + 1) * width)
        var ways = [Int](repeating: 0, count: best.count)
        for column in 0..<width {
            best[cells.count * width + column] = 0
            ways[cells.count * width + column] = 1
        }
        for cell in cells.indices.reversed() {
            for column in meanings.indices.reversed() {
                let place = cell * width + column
                let skipped = place + 1
                (best[place], ways[place]) = (best[skipped], ways[skipped])
                let rest = (cell + 1) * width + column + 1
                guard let score = score(cells[cell], meanings[column]), best[rest] >= 0 else {
                    continue
                }
                if best[rest] + score > best[place] {
                    (best[place], ways[place]) = (best[rest] + score, ways[rest])
                } else if best[rest] + score == best[place] {
                    ways[place] += ways[rest]
                }
            }
        }
        guard best[0] >= 0, ways[0] == 1 else { return nil }
        return walk(cells, best, width)
    }

    private func walk(_ cells: [CellBytes], _ best: [Int], _ width: Int) -> [Int] {
        var columns: [Int] = []
        var column = 0
        while columns.count < cells.count, column < meanings.count {
            let place = columns.count * width + column
            if best[place] != best[place + 1] { columns.append(column) }
            column += 1
        }
        return columns
    }

    /// How well a cell looks in a column; nil if it cannot be there.
    private func score(_ cell: CellBytes, _ meaning: Profile.Meaning?) -> Int? {
        switch meaning {
        case .id, .field(FieldName.email), .joined, .day, .metric, .fact, .currency, .status,
            .field(FieldName.site), .field(FieldName.contact + "phone"):
            return meaning?.fits(cell) == true ? 3 : nil
        default:
            let isText =
                CellValues.day(cell, shift: 0) == nil && !cell.contains(0x40)
                && !Profile.Meaning.field(FieldName.site).fits(cell)
            return isText ? 1 : 0
        }
    }
}

extension CSVReader {
    /// Puts the cells of the row into columns; the others are empty.
    mutating func spread(to columns: [Int], of width: Int) {
        guard columns.count == count, width <= CSVReader.columnLimit else { return }
        let found = columns.indices.map { cells[$0] }
        for place in 0..<width { cells[place] = Cell.none }
        for (cell, column) in zip(found, columns) { cells[column] = cell }
        count = width
    }
}
