import Model

/// Moments for people: the UTC minute.
enum Moments {
    static func text(_ milliseconds: Int64) -> String {
        let minutes = milliseconds / 60_000
        let (days, rest) = minutes.quotientAndRemainder(dividingBy: 1440)
        func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return Day(number: Int32(clamping: days)).iso + " " + two(rest / 60) + ":" + two(rest % 60)
    }
}
