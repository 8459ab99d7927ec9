/// When newsletters are due: each month on a weekday or a day, each week, or every so many days.
public enum NewsletterSchedule: Hashable, Sendable {
    /// A weekday of each month, 0 for Monday; the first to the fourth, or -1 for the last.
    case monthly(nth: Int, weekday: Int)
    /// A day of each month; in a shorter month its last day.
    case monthDay(Int)
    /// A weekday of each week, 0 for Monday.
    case weekly(Int)
    /// Every so many days, counted from a day.
    case every(days: Int, from: Day)

    private static let weekdays = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
    private static let ordinals = ["first", "second", "third", "fourth"]

    /// Reads `first tuesday`, `last monday`, `day 15`, `every friday` or
    /// `every 14d from 2026-01-05`, in whatever case; nil for anything else.
    public init?(_ text: String) {
        let words = text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
            .split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
        let fillers: Set = ["monthly", "on", "the", "of", "each", "month"]
        let meant = words.filter { !fillers.contains($0) }
        switch meant.count {
        case 2 where meant[0] == "every": self.init(weekday: meant[1])
        case 2 where meant[0] == "day":
            guard let day = Int(meant[1]), (1...31).contains(day) else { return nil }
            self = .monthDay(day)
        case 2:
            guard let weekday = NewsletterSchedule.weekdays.firstIndex(of: meant[1]) else {
                return nil
            }
            if meant[0] == "last" {
                self = .monthly(nth: -1, weekday: weekday)
                return
            }
            guard let nth = NewsletterSchedule.ordinals.firstIndex(of: meant[0]) else {
                return nil
            }
            self = .monthly(nth: nth + 1, weekday: weekday)
        case 4 where meant[0] == "every" && meant[2] == "from":
            guard meant[1].utf8.last == 0x64, let days = Int(meant[1].dropLast()),
                (1...366).contains(days), let from = Day(iso: meant[3].utf8)
            else { return nil }
            self = .every(days: days, from: from)
        default: return nil
        }
    }

    private init?(weekday word: String) {
        guard let weekday = NewsletterSchedule.weekdays.firstIndex(of: word) else { return nil }
        self = .weekly(weekday)
    }

    /// The text that reads as the schedule again.
    public var text: String {
        switch self {
        case .monthly(let nth, let weekday):
            let ordinal = nth < 0 ? "last" : NewsletterSchedule.ordinals[nth - 1]
            return ordinal + " " + NewsletterSchedule.weekdays[weekday]
        case .monthDay(let day): return "day \(day)"
        case .weekly(let weekday): return "every " + NewsletterSchedule.weekdays[weekday]
        case .every(let days, let from): return "every \(days)d from \(from.iso)"
        }
    }

    /// The first scheduled day that is this day or later.
    public func next(onOrAfter day: Day) -> Day {
        switch self {
        case .monthly, .monthDay:
            var (year, month, _) = day.civil
            while true {
                if let found = scheduled(year: year, month: month), found >= day { return found }
                (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
                guard year <= 9999 else { return day }
            }
        case .weekly(let weekday):
            return day.advanced(by: (weekday - day.weekday + 7) % 7)
        case .every(let days, let from):
            let past = from.distance(to: day)
            guard past > 0 else { return from }
            return from.advanced(by: (past + days - 1) / days * days)
        }
    }

    /// The scheduled day of a month.
    private func scheduled(year: Int, month: Int) -> Day? {
        let length = Day.length(ofMonth: month, year: year)
        switch self {
        case .monthDay(let day): return Day(year: year, month: month, day: min(day, length))
        case .monthly(let nth, let weekday):
            guard let first = Day(year: year, month: month, day: 1) else { return nil }
            let start = (weekday - first.weekday + 7) % 7
            let weeks = nth > 0 ? nth - 1 : (length - 1 - start) / 7
            return first.advanced(by: start + weeks * 7)
        case .weekly, .every: return nil
        }
    }

    /// By how many days an issue may be early and still be the one that is due.
    public var earlyDays: Int {
        switch self {
        case .monthly, .monthDay: 7
        case .weekly: 2
        case .every(let days, _): days / 4
        }
    }
}
