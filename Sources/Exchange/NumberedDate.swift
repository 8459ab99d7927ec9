import Model

/// Which of two numbers in a date such as `03/04/2026` is the day.
public enum DayOrder: String, Sendable, CaseIterable {
    case dayFirst = "day-first"
    case monthFirst = "month-first"
}

/// Dates in numbers of any length between slashes, points or dashes, with a time after a blank:
/// `2026/11/4`, `4.11.2026`, `4/11/2026 9:30`.
enum NumberedDate {
    /// The day; nil if it is no date, or one of two while nobody says which.
    static func day(_ cell: CellBytes, _ shift: Int, _ order: DayOrder?) -> Day? {
        let parts = cell.split(separator: 0x20, maxSplits: 1)
        guard let first = parts.first, let date = date(CellBytes(rebasing: first), order) else {
            return nil
        }
        guard parts.count > 1 else { return date }
        guard let minutes = minutes(CellBytes(rebasing: parts[1])) else { return nil }
        guard shift != 0 else { return date }
        return date.advanced(by: CellValues.floorDivide(minutes + shift, 1440))
    }

    /// Whether a cell is a day, or one of two.
    static func isDay(_ cell: CellBytes) -> Bool {
        DayOrder.allCases.contains { CellValues.day(cell, shift: 0, order: $0) != nil }
    }

    /// The order that makes days of all the cells, where only one does; nil where either would.
    static func order(of texts: [String]) -> DayOrder? {
        let fitting = DayOrder.allCases.filter { order in
            texts.allSatisfy { text in
                text.isEmpty
                    || Array(text.utf8).withUnsafeBufferPointer {
                        CellValues.day($0, shift: 0, order: order) != nil
                    }
            }
        }
        return fitting.count == 1 ? fitting[0] : nil
    }

    /// What is wrong with a cell that is no day: nothing but that it can be two.
    static func complaint(_ cell: CellBytes) -> String {
        day(cell, 0, .dayFirst) == nil || day(cell, 0, .monthFirst) == nil
            ? "is no date" : "can be two days: set dates to day-first or month-first"
    }

    private static func date(_ cell: CellBytes, _ order: DayOrder?) -> Day? {
        guard let mark = cell.first(where: { !CellValues.isDigit($0) }),
            [0x2F, 0x2E, 0x2D].contains(mark), let parts = numbers(cell, mark), parts.count == 3
        else { return nil }
        if parts[0].length == 4 {
            return Day(year: parts[0].value, month: parts[1].value, day: parts[2].value)
        }
        guard parts[2].length == 4 else { return nil }
        let (first, second, year) = (parts[0].value, parts[1].value, parts[2].value)
        let byDay = Day(year: year, month: second, day: first)
        let byMonth = Day(year: year, month: first, day: second)
        switch mark == 0x2E ? .dayFirst : order {
        case .dayFirst: return byDay
        case .monthFirst: return byMonth
        case nil: return byDay == nil || byMonth == nil || first == second ? byDay ?? byMonth : nil
        }
    }

    /// The minutes since midnight of `9:30`, `09:30:15` or `9:30 PM`.
    private static func minutes(_ cell: CellBytes) -> Int? {
        let parts = cell.split(separator: 0x20)
        guard let first = parts.first, parts.count <= 2,
            let clock = numbers(CellBytes(rebasing: first), 0x3A), [2, 3].contains(clock.count),
            clock[0].value < 25, clock[1].value < 60
        else { return nil }
        guard parts.count == 2 else { return clock[0].value * 60 + clock[1].value }
        let half = parts[1].map(CellValues.lowered)
        guard half.elementsEqual("am".utf8) || half.elementsEqual("pm".utf8),
            (1...12).contains(clock[0].value)
        else { return nil }
        let hours = clock[0].value % 12 + (half[0] == 0x70 ? 12 : 0)
        return hours * 60 + clock[1].value
    }

    private static func numbers(
        _ cell: CellBytes, _ mark: UInt8
    ) -> [(value: Int, length: Int)]? {
        var numbers: [(value: Int, length: Int)] = []
        for part in cell.split(separator: mark, omittingEmptySubsequences: false) {
            guard (1...4).contains(part.count), part.allSatisfy(CellValues.isDigit) else {
                return nil
            }
            numbers.append((part.reduce(0) { $0 * 10 + Int($1 & 15) }, part.count))
        }
        return numbers
    }
}
