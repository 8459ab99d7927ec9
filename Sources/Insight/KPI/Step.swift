public import Model

/// The pieces a window is cut into.
public enum Step: String, CaseIterable, Sendable {
    case day, week, month, quarter

    /// One piece, within the window it was cut from.
    public struct Piece: Hashable, Sendable {
        /// The days of it inside the window.
        public let window: Window
        /// Whether days of it lie outside the window.
        public let isPartial: Bool
    }

    /// The pieces of a window, oldest first; weeks begin on a weekday, 0 for Monday to 6 for Sunday.
    public func pieces(of window: Window, weekStart: Int = 0) -> [Piece] {
        var pieces: [Piece] = []
        var from = window.from
        while from <= window.to {
            let whole = whole(around: from, weekStart: weekStart)
            let part = whole.clamped(to: window)
            pieces.append(Piece(window: part, isPartial: part != whole))
            from = whole.to.advanced(by: 1)
        }
        return pieces
    }

    /// The whole day, week, month or quarter a day lies in.
    public func whole(around day: Day, weekStart: Int = 0) -> Window {
        switch self {
        case .day: return Window(from: day, to: day)
        case .week:
            let from = day.advanced(by: -((day.weekday - weekStart + 7) % 7))
            return Window(from: from, to: from.advanced(by: 6))
        case .month: return Step.months(1, around: day)
        case .quarter: return Step.months(3, around: day)
        }
    }

    private static func months(_ count: Int, around day: Day) -> Window {
        let civil = day.civil
        let first = (civil.month - 1) / count * count + 1
        let last = first + count - 1
        let length = Day.length(ofMonth: last, year: civil.year)
        guard let from = Day(year: civil.year, month: first, day: 1),
            let to = Day(year: civil.year, month: last, day: length)
        else { return Window(from: day, to: day) }
        return Window(from: from, to: to)
    }
}

/// What a window is compared with: days of equal number in every case.
public enum Comparison: String, CaseIterable, Sendable {
    /// The days right before it.
    case previous
    /// 52 weeks earlier, so that weekdays match.
    case lastYear = "last-year"
    /// Nothing.
    case none

    /// The window to compare a window with, nil for none.
    public func reference(of window: Window) -> Window? {
        switch self {
        case .previous: window.previous
        case .lastYear:
            Window(from: window.from.advanced(by: -364), to: window.to.advanced(by: -364))
        case .none: nil
        }
    }
}
