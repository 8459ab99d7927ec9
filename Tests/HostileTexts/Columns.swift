/// Whether the columns of a table on the screen are straight.
public enum Columns {
    /// What is wrong with a table, its head first; nil for nothing.
    ///
    /// Its lines are of one width, and where words of the head have two blanks or more between
    /// them, so many columns as are the gap are blank in every line. `columns` says how many cells
    /// a scalar takes.
    public static func complaint(
        of lines: [String], gap: Int, columns: (Unicode.Scalar) -> Int
    ) -> String? {
        let rows = lines.map { blanks($0, columns) }
        guard let head = rows.first else { return nil }
        for (row, line) in zip(rows, lines) where row.count != head.count {
            return "\(row.count) columns, not \(head.count): \(line)"
        }
        var place = head.firstIndex(of: false) ?? head.count
        while let start = head[place...].firstIndex(of: true) {
            let end = head[start...].firstIndex(of: false) ?? head.count
            place = end
            guard end < head.count, end - start > 1 else { continue }
            let isStraight = (start...(end - gap)).contains { column in
                rows.allSatisfy { !$0[column..<(column + gap)].contains(false) }
            }
            if !isStraight { return "nothing parts what is in columns \(start) and \(end)" }
        }
        return nil
    }

    /// What is wrong with the right border of the box in the lines of a screen, nil for nothing:
    /// below its upper corners there are bars down to its lower corners.
    public static func boxComplaint(
        of lines: [String], columns: (Unicode.Scalar) -> Int
    ) -> String? {
        let grid = lines.map { cells($0, columns) }
        let corner: [Unicode.Scalar] = ["╭", "─", " "]
        guard let top = grid.firstIndex(where: { $0.contains(corner) }),
            let left = grid[top].firstRange(of: corner)?.lowerBound,
            let right = grid[top][left...].firstIndex(of: "╮")
        else { return "there is no box" }
        for row in grid[(top + 1)...] {
            if row[left] == "╰" { return row[right] == "╯" ? nil : "its last corner is not there" }
            guard row[left] == "│", row[right] == "│" else {
                return "no bar at \(left) or \(right): \(String(String.UnicodeScalarView(row)))"
            }
        }
        return "it has no end"
    }

    private static func blanks(_ line: String, _ columns: (Unicode.Scalar) -> Int) -> [Bool] {
        cells(line, columns).map { $0 == " " }
    }

    /// The scalar that begins in each cell of a line; a wide one is in both of its cells.
    private static func cells(
        _ line: String, _ columns: (Unicode.Scalar) -> Int
    ) -> [Unicode.Scalar] {
        line.unicodeScalars.flatMap { Array(repeating: $0, count: columns($0)) }
    }
}
