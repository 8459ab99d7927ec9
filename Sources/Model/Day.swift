/// A calendar day without a time zone: the unit in which figures, stages and silence are counted.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1 January 1970, negative before it.
    public let number: Int32

    /// The day with this many days since 1 January 1970.
    public init(number: Int32) { self.number = number }

    /// The day of a proleptic Gregorian date, nil if there is no such day (31 November).
    ///
    /// Algorithm: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard day >= 1, day <= Day.length(ofMonth: month, year: year) else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.number = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// Reads `YYYY-MM-DD`, exactly ten bytes; nil for anything else.
    public init?(iso text: some Collection<UInt8>) {
        let day: Day?? = text.withContiguousStorageIfAvailable { Day(iso: $0) }
        guard let day = day ?? Array(text).withUnsafeBufferPointer({ Day(iso: $0) }) else {
            return nil
        }
        self = day
    }

    /// Reads `YYYY-MM-DD`, exactly ten bytes; nil for anything else.
    public init?(iso bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
        guard let year = Day.digits(bytes[0..<4]), let month = Day.digits(bytes[5..<7]),
            let day = Day.digits(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The year, month (1 to 12) and day of the month (1 to 31).
    public var civil: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The weekday, 0 for Monday to 6 for Sunday.
    public var weekday: Int {
        let shifted = (Int(number) + 3) % 7
        return shifted < 0 ? shifted + 7 : shifted
    }

    /// `YYYY-MM-DD`, as files and the command line write it.
    public var iso: String {
        let (year, month, day) = civil
        return "\(Day.padded(year, to: 4))-\(Day.padded(month, to: 2))-\(Day.padded(day, to: 2))"
    }

    /// The day so many days later, or earlier if negative; held at the ends of the range.
    public func advanced(by days: Int) -> Day {
        Day(number: Int32(clamping: Int(number) + days))
    }

    /// Days from this day to the other, negative if the other is earlier.
    public func distance(to other: Day) -> Int { Int(other.number) - Int(number) }

    /// Whether the left day is before the right one.
    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    /// How many days a month has; `month` must be 1 to 12.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    private static func digits(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        var value = 0
        for byte in bytes {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    private static func padded(_ value: Int, to width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}
