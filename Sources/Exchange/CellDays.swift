public import Model

extension CellValues {
    /// The program's day of a date or moment: ISO with or without time, `dd.mm.yyyy`, numbers between
    /// slashes or points, a long date such as `January 5, 2024`, or seconds or milliseconds since
    /// 1970.
    ///
    /// `minutes` are added to moments before their day is taken: the program's time zone less the
    /// file's. A date without a time stays as it is. `order` is of numbers between slashes; without
    /// it those are read that can be one day only.
    public static func day(
        _ cell: CellBytes, shift minutes: Int, order: DayOrder? = nil
    ) -> Day? {
        guard cell.count >= 8 else { return nil }
        if cell.count >= 10 {
            if cell[4] == 0x2D, cell[7] == 0x2D {
                return date(cell, year: 0, month: 5, day: 8).flatMap { moment($0, cell, minutes) }
            }
            if cell[2] == 0x2E, cell[5] == 0x2E {
                return date(cell, year: 6, month: 3, day: 0).flatMap { moment($0, cell, minutes) }
            }
        }
        return unixDay(cell, minutes) ?? NumberedDate.day(cell, minutes, order)
            ?? LongDate.day(cell)
    }

    /// The day whose parts begin at these places.
    @inline(__always)
    private static func date(_ cell: CellBytes, year: Int, month: Int, day: Int) -> Day? {
        let high = two(cell, year)
        let low = two(cell, year + 2)
        let (month, day) = (two(cell, month), two(cell, day))
        guard high >= 0, low >= 0, month >= 0, day >= 0 else { return nil }
        return Day(year: high * 100 + low, month: month, day: day)
    }

    /// The number two digits at a place make, -1 if they are none.
    @inline(__always)
    private static func two(_ cell: CellBytes, _ place: Int) -> Int {
        guard isDigit(cell[place]), isDigit(cell[place + 1]) else { return -1 }
        return Int(cell[place] & 15) * 10 + Int(cell[place + 1] & 15)
    }

    /// The day of a date with what follows its ten bytes: nothing, or a time.
    private static func moment(_ date: Day, _ cell: CellBytes, _ shift: Int) -> Day? {
        guard cell.count > 10 else { return date }
        guard cell.count >= 16, cell[10] == 0x20 || cell[10] == 0x54, cell[13] == 0x3A else {
            return nil
        }
        let (hours, minutes) = (two(cell, 11), two(cell, 14))
        guard (0...24).contains(hours), (0...59).contains(minutes) else { return nil }
        guard shift != 0 || hours == 24 else { return date }
        return date.advanced(by: floorDivide(hours * 60 + minutes + shift, 1440))
    }

    private static func unixDay(_ cell: CellBytes, _ minutes: Int) -> Day? {
        guard (10...13).contains(cell.count) else { return nil }
        var number = 0
        for byte in cell {
            guard isDigit(byte) else { return nil }
            number = number * 10 + Int(byte & 15)
        }
        let seconds = cell.count >= 12 ? number / 1000 : number
        return Day(number: Int32(clamping: floorDivide(seconds + minutes * 60, 86_400)))
    }

    static func floorDivide(_ value: Int, _ divisor: Int) -> Int {
        value >= 0 ? value / divisor : (value - divisor + 1) / divisor
    }
}

/// Dates in words, as sites write them in their own language: `January 5, 2024`, `5. Januar 2024`.
enum LongDate {
    /// The day, nil if it is no date in one of the languages known.
    static func day(_ cell: CellBytes) -> Day? {
        var numbers: [Int] = []
        var month: Int?
        for part in cell.split(whereSeparator: { [0x20, 0x2C, 0x2E].contains($0) }).prefix(8) {
            let bytes = CellBytes(rebasing: part)
            if let number = CellValues.count(bytes), bytes.count <= 4 {
                numbers.append(Int(number))
            } else if let named = LongDate.month(bytes) {
                month = named
            } else if !(bytes.elementsEqual("de".utf8) || bytes.elementsEqual("r".utf8)) {
                return chinese(cell)
            }
        }
        guard let month, numbers.count == 2 else { return chinese(cell) }
        return Day(year: numbers[1], month: month, day: numbers[0])
    }

    /// `2024年1月5日`.
    private static func chinese(_ cell: CellBytes) -> Day? {
        guard cell.count <= 17, cell.suffix(3).elementsEqual("日".utf8) else { return nil }
        let numbers = cell.split { !CellValues.isDigit($0) }.compactMap {
            CellValues.count(CellBytes(rebasing: $0))
        }
        guard numbers.count == 3 else { return nil }
        return Day(year: Int(numbers[0]), month: Int(numbers[1]), day: Int(numbers[2]))
    }

    /// The month of a name, or of a beginning of three letters and more that only one has.
    private static func month(_ word: CellBytes) -> Int? {
        let word = word.map(CellValues.lowered)
        for names in months {
            if let index = names.firstIndex(where: { $0.utf8.elementsEqual(word) }) {
                return index + 1
            }
        }
        guard word.count >= 3 else { return nil }
        for names in months {
            let fitting = names.indices.filter { names[$0].utf8.starts(with: word) }
            if fitting.count == 1 { return fitting[0] + 1 }
        }
        return nil
    }

    private static let months = [
        [
            "january", "february", "march", "april", "may", "june", "july", "august", "september",
            "october", "november", "december",
        ],
        [
            "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september",
            "oktober", "november", "dezember",
        ],
        [
            "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia",
            "września", "października", "listopada", "grudnia",
        ],
        [
            "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
            "octubre", "noviembre", "diciembre",
        ],
        [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
            "octobre", "novembre", "décembre",
        ],
    ]
}
