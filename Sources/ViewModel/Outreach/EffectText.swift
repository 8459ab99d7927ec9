import Insight
import Model
import Screen

/// The lines of what each play brought back: counts, extra returns, their interval, the verdict.
struct EffectText {
    let items: [Outreach.Item]
    let say: Catalogue
    let glyphs: Glyphs
    let columns: Int

    /// From so many columns on there is a heading above the lines.
    static let wideColumns = 110
    /// From so many columns on intervals are drawn beside the lines.
    static let drawnColumns = 150
    private static let tableColumns = 122

    private var isWide: Bool { columns >= EffectText.wideColumns }

    // MARK: - Lines

    func heading() -> Line {
        var line = Line("    " + fit(say[.effectPlay], nameColumns), .muted)
        let words: [(Phrase, Int)] = [
            (.effectSent, 6), (.effectCounted, 9), (.effectReturned, 10), (.effectExpected, 17),
            (.effectExtra, 8), (.effectInterval, 15),
        ]
        for (word, width) in words { line.append(right(say[word], width), .muted) }
        line.append("   " + shown(say[.effectVerdict]), .muted)
        return line
    }

    func line(_ item: Outreach.Item, isCurrent: Bool) -> Line {
        var line = Line(isCurrent ? ">   " : "    ", .accent)
        switch item {
        case .effect(let row): append(row, to: &line)
        case .trial(let trial): append(trial, to: &line)
        default: break
        }
        return line
    }

    private var nameColumns: Int { columns >= 70 ? 18 : max(8, min(18, columns - 40)) }

    private func append(_ row: EffectReport.Row, to line: inout Line) {
        let (effect, returned) = (row.effect, row.effect.returned)
        let hasFigures = returned.total > 0
        line.append(fit(name(row), nameColumns), .text)
        if isWide {
            line.append(right("\(row.sent)", 6) + right("\(returned.total)", 9), .text)
            line.append(right(hasFigures ? "\(returned.count)" : nothing, 10), .text)
            line.append(right(hasFigures ? number(effect.expected) : nothing, 17), .muted)
        } else {
            line.append(right(say(.effectOf, "\(returned.count)", "\(returned.total)"), 10), .text)
        }
        if columns >= 50 {
            line.append(right(hasFigures ? signed(effect.extra) : nothing, isWide ? 8 : 7), .text)
        }
        if columns >= 66 {
            line.append(right(hasFigures ? interval(effect.interval) : "", 15), .muted)
        }
        append(effect.verdict, to: &line)
        guard columns >= EffectText.drawnColumns, hasFigures else { return }
        line.pad(to: EffectText.tableColumns)
        line.append(bar(effect, room: columns - EffectText.tableColumns - 2))
    }

    /// A campaign in the same columns: both sides under the counts, points under the partners.
    private func append(_ trial: CampaignTrial, to line: inout Line) {
        let (one, other) = (trial.contacted, trial.heldOut)
        line.append(fit(trial.campaign, isWide ? 24 : nameColumns), .text)
        if columns >= 66 {
            let isEarly = one.total + other.total == 0
            let counts =
                isEarly
                ? say(.effectOpen, "\(trial.open)")
                : say(
                    isWide ? .effectAgainst : .effectAgainstShort, "\(one.count)", "\(one.total)",
                    "\(other.count)", "\(other.total)")
            line.append(right(counts, isWide ? 36 : 25), .text)
            let points = trial.difference.map { signed($0.value * 100, 0) }
            line.append(
                right(points.map { say(.effectPoints, $0) } ?? nothing, isWide ? 8 : 7), .text)
        }
        if isWide {
            let range = trial.difference?.interval
            let text = range.map { interval($0.lowerBound * 100...$0.upperBound * 100, 0) } ?? ""
            line.append(right(text, 15), .muted)
        }
        append(trial.verdict, to: &line)
    }

    /// What stands where there is no figure yet.
    private var nothing: String { glyphs.neutral.string }

    private func append(_ verdict: OutreachEffect.Verdict, to line: inout Line) {
        let (sign, role): (SafeText, Role) =
            switch verdict {
            case .bringsBack: (glyphs.check, .good)
            case .noClearEffect: (glyphs.neutral, .muted)
            case .tooEarly: (glyphs.isASCII ? "." : "…", .muted)
            }
        line.append((isWide ? "   " : " ") + sign + " ", role)
        let room = columns - line.columns
        guard room > 2 else { return }
        line.append(
            shown(say[.name(of: verdict)]).columns > room
                ? fit(say[.name(of: verdict)], room) : shown(say[.name(of: verdict)]),
            verdict == .bringsBack ? .good : .text)
    }

    // MARK: - Intervals

    /// One line an interval, and the axis below them.
    func chart() -> [Line] {
        let effects = items.compactMap { item -> (String, OutreachEffect)? in
            guard case .effect(let row) = item, row.effect.returned.total > 0 else { return nil }
            return (name(row), row.effect)
        }
        let start = 4 + nameColumns + 2
        let room = min(84, columns - start - 12)
        guard !effects.isEmpty, room >= 20 else { return [] }
        let lines = effects.map { name, effect in
            Line("    " + fit(name, nameColumns) + "  ", .muted) + bar(effect, room: room)
        }
        return lines + [axis(from: start, room: room)]
    }

    /// The interval from end to end, what is likeliest on it, and a line at nothing.
    private func bar(_ effect: OutreachEffect, room: Int) -> Line {
        let scale = EffectScale(items, room: room)
        let low = scale.cell(effect.interval.lowerBound)
        let high = scale.cell(effect.interval.upperBound)
        let (middle, zero) = (scale.cell(effect.extra), scale.cell(0))
        let role: Role = effect.verdict == .bringsBack ? .good : .chart
        var line = Line()
        for cell in 0..<max(0, room) {
            if cell == middle {
                line.append(glyphs.isASCII ? "o" : "●", role)
            } else if cell == zero {
                line.append(glyphs.isASCII ? "|" : (low...high).contains(cell) ? "┼" : "│", .muted)
            } else {
                line.append((low...high).contains(cell) ? glyphs.rule : " ", role)
            }
        }
        return line
    }

    private func axis(from start: Int, room: Int) -> Line {
        let scale = EffectScale(items, room: room)
        var line = Line()
        for value in scale.ticks {
            let text = shown(value == 0 ? "0" : signed(value, 0))
            let place = start + scale.cell(value) - text.columns + 1
            guard place > line.columns else { continue }
            line.pad(to: place)
            line.append(text, .muted)
        }
        let unit = shown(say[.effectUnit])
        if line.columns + unit.columns + 1 <= columns { line.append(" " + unit, .muted) }
        return line
    }

    // MARK: - Words and numbers

    private func name(_ row: EffectReport.Row) -> String {
        guard let word = row.word else { return say[.effectNoPlay] }
        return Play(word: word.utf8).map { say[.name(of: $0)] } ?? word
    }

    private func signed(_ value: Double, _ digits: Int = 1) -> String {
        let text = number(value, digits)
        return value > 0 && text.utf8.contains { (0x31...0x39).contains($0) } ? "+" + text : text
    }

    private func number(_ value: Double, _ digits: Int = 1) -> String {
        let text = Format.fixed(value, digits: digits)
        return text.utf8.first == 0x2D ? glyphs.minus.string + text.dropFirst() : text
    }

    private func interval(_ range: ClosedRange<Double>, _ digits: Int = 1) -> String {
        say(.effectTo, number(range.lowerBound, digits), number(range.upperBound, digits))
    }

    private func shown(_ text: String) -> SafeText {
        glyphs.isASCII ? SafeText(text).ascii : SafeText(text)
    }

    private func fit(_ text: String, _ count: Int) -> SafeText {
        shown(text).fitted(to: max(1, count), ellipsis: glyphs.ellipsis)
    }

    private func right(_ text: String, _ count: Int) -> SafeText {
        shown(text).fitted(to: count, .right)
    }
}

/// Where numbers of partners lie on a line of cells: all intervals and nothing are on it.
private struct EffectScale {
    private let low: Double
    private let step: Double
    private let room: Int
    /// Round numbers on it, nothing among them.
    let ticks: [Double]

    init(_ items: [Outreach.Item], room: Int) {
        let ranges = items.compactMap { item -> ClosedRange<Double>? in
            guard case .effect(let row) = item, row.effect.returned.total > 0 else { return nil }
            return row.effect.interval
        }
        let least = min(0, ranges.map(\.lowerBound).min() ?? 0)
        let most = max(0, ranges.map(\.upperBound).max() ?? 0)
        let spacings: [Double] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 10_000, 100_000]
        let tick = spacings.first { (most - least) / $0 <= 5 } ?? 1_000_000
        let first = (least / tick).rounded(.down)
        let last = max(first + 1, (most / tick).rounded(.up))
        low = first * tick
        self.room = room
        step = (last - first) * tick / Double(max(1, room - 1))
        ticks = (Int(first)...Int(last)).map { Double($0) * tick }
    }

    func cell(_ value: Double) -> Int {
        max(0, min(room - 1, Int(((value - low) / step).rounded())))
    }
}

extension Phrase {
    static func name(of verdict: OutreachEffect.Verdict) -> Phrase {
        switch verdict {
        case .bringsBack: .effectBringsBack
        case .noClearEffect: .effectNoClear
        case .tooEarly: .effectTooEarly
        }
    }
}
