public import Model

/// The days a person asks for in words, and what they are compared with.
///
/// `30d`, `12w`, `3m` and `1y` end with the last day of figures; `2026`, `2026-q3`, `2026-10`,
/// `2026-10-31` and `2026-09-01..2026-10-15` are those of the calendar; `week`, `month`, `quarter`
/// and `year` are the ones under way, so far.
public struct Period: Hashable, Sendable {
    /// The days, none after the last day of figures.
    public let window: Window
    /// What is under way, nil for days that are a window by themselves.
    private let running: Running?

    private enum Running: Hashable {
        case step(Step)
        case year
    }

    /// Reads words; nil for others, and where nothing of the days is over yet.
    public init?(_ text: String, last: Day, weekStart: Int = 0) {
        let bytes = Array(text.utf8)
        running = Period.running(text)
        let window =
            Period.days(bytes, last: last)
            ?? Period.running(text).map { Period.whole($0, around: last, weekStart) }
        guard let window, window.from <= min(window.to, last), window.length <= 36_600 else {
            return nil
        }
        self.window = Window(from: window.from, to: min(window.to, last))
    }

    /// The window to compare with: as many days from where the one before began for what is under
    /// way, else as a comparison says.
    public func reference(_ comparison: Comparison) -> Window? {
        guard comparison == .previous, let running else {
            return comparison.reference(of: window)
        }
        let before = Period.whole(
            running, around: window.from.advanced(by: -1), window.from.weekday)
        let length = min(window.length, before.length)
        // Later days of a longer month have nothing to stand beside.
        guard length == window.length else { return comparison.reference(of: window) }
        return Window(from: before.from, to: before.from.advanced(by: length - 1))
    }

    private static func running(_ text: String) -> Running? {
        switch text {
        case "week": .step(.week)
        case "month": .step(.month)
        case "quarter": .step(.quarter)
        case "year": .year
        default: nil
        }
    }

    private static func whole(_ running: Running, around day: Day, _ weekStart: Int) -> Window {
        switch running {
        case .step(let step): return step.whole(around: day, weekStart: weekStart)
        case .year:
            let first = Day(year: day.civil.year, month: 1, day: 1) ?? day
            return Window(from: first, to: Day(year: day.civil.year, month: 12, day: 31) ?? day)
        }
    }

    private static func days(_ bytes: [UInt8], last: Day) -> Window? {
        if let span = span(bytes) {
            let first = span.before(last).advanced(by: 1)
            return Window(from: first, to: last)
        }
        for index in bytes.indices.dropLast() where bytes[index] == 0x2E && bytes[index + 1] == 0x2E
        {
            guard let from = calendar(bytes[..<index]), let to = calendar(bytes[(index + 2)...])
            else { return nil }
            return Window(from: from.from, to: to.to)
        }
        return calendar(bytes[...])
    }

    private static func span(_ bytes: [UInt8]) -> FilterSpan? {
        guard let letter = bytes.last, let count = number(bytes.dropLast()), count > 0,
            let unit = FilterSpan.Unit.allCases.first(where: {
                $0.letter.utf8.elementsEqual([letter])
            })
        else { return nil }
        return FilterSpan(count: count, unit: unit)
    }

    private static func calendar(_ bytes: ArraySlice<UInt8>) -> Window? {
        if let day = Day(iso: bytes) { return Window(from: day, to: day) }
        let parts = bytes.split(separator: 0x2D, omittingEmptySubsequences: false)
        guard let year = parts.first.flatMap({ $0.count == 4 ? number($0) : nil }) else {
            return nil
        }
        guard parts.count == 2 else {
            return parts.count == 1 ? months(1...12, of: year) : nil
        }
        if parts[1].count == 2, parts[1].first == 0x71 {
            guard let quarter = number(parts[1].dropFirst()), (1...4).contains(quarter) else {
                return nil
            }
            return months((quarter * 3 - 2)...(quarter * 3), of: year)
        }
        guard parts[1].count == 2, let month = number(parts[1]), (1...12).contains(month) else {
            return nil
        }
        return months(month...month, of: year)
    }

    private static func months(_ months: ClosedRange<Int>, of year: Int) -> Window? {
        guard let from = Day(year: year, month: months.lowerBound, day: 1) else { return nil }
        let length = Day.length(ofMonth: months.upperBound, year: year)
        return Day(year: year, month: months.upperBound, day: length).map {
            Window(from: from, to: $0)
        }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard (1...5).contains(bytes.count), bytes.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(String(decoding: bytes, as: UTF8.self))
    }
}
