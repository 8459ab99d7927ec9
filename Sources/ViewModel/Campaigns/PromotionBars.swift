import Model
import Screen

/// Promotions as bars over the weeks around today.
struct PromotionBars {
    let today: Day
    let columns: Int

    /// How many days one cell stands for: as few as show ten weeks.
    var daysPerColumn: Int { max(1, (70 + columns - 1) / max(1, columns)) }

    /// The first day shown: the Monday of the week before.
    private var start: Day { today.advanced(by: -today.weekday - 7) }

    private func column(of day: Day) -> Int {
        let days = start.distance(to: day)
        return days < 0 ? (days - daysPerColumn + 1) / daysPerColumn : days / daysPerColumn
    }

    /// The sign of a state.
    static func sign(_ state: Promotion.State, _ glyphs: Glyphs) -> SafeText {
        switch state {
        case .running: glyphs.isASCII ? "#" : "█"
        case .announced: glyphs.isASCII ? "=" : "▒"
        case .planned: glyphs.isASCII ? "-" : "░"
        case .closed: glyphs.isASCII ? "." : "·"
        }
    }

    /// The days of a promotion; nothing if they lie outside.
    func line(_ promotion: Promotion, _ glyphs: Glyphs) -> Line {
        let first = max(0, column(of: promotion.from))
        let last = min(columns - 1, column(of: promotion.to))
        guard first <= last else { return Line() }
        let state = promotion.state(on: today)
        let sign = PromotionBars.sign(state, glyphs)
        let role: Role = state == .running ? .good : state == .closed ? .muted : .chart
        return Line(.blanks(first), .surface)
            + Line(.repeating(sign, count: last - first + 1), role)
    }

    /// The days of a promotion with a mark on each day a task of it is to be done by.
    func line(_ promotion: Promotion, _ open: [PromotionTask], _ glyphs: Glyphs) -> Line {
        let marks = Set(open.compactMap(\.due).map(column)).filter { (0..<columns).contains($0) }
        return marks.sorted().reduce(line(promotion, glyphs)) { bars, mark in
            var bars = bars
            if bars.columns <= mark { bars.pad(to: mark + 1) }
            let sign: SafeText = glyphs.isASCII ? "o" : "◆"
            let role: Role = mark <= column(of: today) ? .warn : .accent
            return bars.overlaid(with: Line(sign, role), at: mark)
        }
    }

    /// Today and the first days of months above the bars.
    func axis(_ todayWord: String) -> Line {
        var line = Line()
        for (place, text, role) in labels(todayWord) {
            let text = SafeText(text)
            guard place > line.columns || line.columns == 0, place + text.columns <= columns else {
                continue
            }
            line.pad(to: place)
            line.append(text, role)
        }
        return line
    }

    private func labels(_ todayWord: String) -> [(Int, String, Role)] {
        var labels = [(column(of: today), todayWord, Role.accent)]
        for offset in 0..<(columns * daysPerColumn) {
            let day = start.advanced(by: offset)
            guard day.civil.day == 1 else { continue }
            labels.append((column(of: day), Format.shortDay(day), .muted))
        }
        return labels.sorted { $0.0 < $1.0 }
    }
}
