import Insight
import Model
import Screen

/// What is behind the check under the cursor: partners, a review's last look, what changed.
extension HealthView {
    func behind(_ columns: Int, _ rows: Int) -> [Line] {
        guard rows > 0, let check = desk.current else { return [] }
        let text = HealthText(check, say)
        var lines = [
            glyphs.paneRule(
                SafeText(text.title), facts: SafeText(facts(check)), columns: columns)
        ]
        if !text.advice.isEmpty { lines.append(Line("  " + SafeText(text.advice), .text)) }
        lines += story(check, columns).flatMap { SafeText($0).wrapped(to: columns - 4) }.map {
            Line("  " + $0, .muted)
        }
        let room = rows - lines.count
        if room < 3 { return lines + (room > 0 ? [names(check)] : []) }
        let people = partners(check)
        lines += people.prefix(people.count > room ? room - 1 : room)
        if people.count > room {
            let rest = Format.count(Int64(people.count - room + 1))
            lines.append(Line("    " + SafeText(say(.kpiMoreParts, rest)), .muted))
        }
        return lines
    }

    /// How many partners there are, and how many of them came and went.
    private func facts(_ check: HealthCheck) -> String {
        if check.kind == .review { return "" }
        let count = say(.healthBehind, Format.count(Int64(check.rows.count)))
        guard let change = desk.currentChange, change.isWhoKnown,
            !change.entered.isEmpty || !change.left.isEmpty
        else { return count }
        return count + ", "
            + say(
                .healthCameWent, Format.count(Int64(change.entered.count)),
                Format.count(Int64(change.left.count)))
    }

    /// When a part of the program was looked at, and how the check stood at the last audit.
    private func story(_ check: HealthCheck, _ columns: Int) -> [String] {
        var texts: [String] = []
        if let subject = check.subject,
            let standing = analysis.reviewStandings.first(where: { $0.subject == subject })
        {
            texts.append(HealthText.look(standing, say))
        }
        if let change = desk.currentChange, let last = desk.last {
            texts.append(HealthText.before(change, of: last, say))
        }
        return texts.filter { !$0.isEmpty }
    }

    /// New ones first, then those who stayed, then those who left.
    private func partners(_ check: HealthCheck) -> [Line] {
        let change = desk.currentChange
        let entered = Set(change?.entered ?? [])
        let new = check.rows.filter(entered.contains)
        let stayed = check.rows.filter { !entered.contains($0) }
        let left = (change?.left ?? []).compactMap { analysis.program.row(of: $0) }
        return new.map { partner($0, sign: "+", .bad) }
            + stayed.map { partner($0, sign: " ", .muted) }
            + left.map { partner($0, sign: glyphs.minus, .good) }
    }

    /// As many of the names as one line takes, the new ones first.
    private func names(_ check: HealthCheck) -> Line {
        let entered = Set(desk.currentChange?.entered ?? [])
        let new = check.rows.filter(entered.contains)
        let stayed = check.rows.lazy.filter { !entered.contains($0) }
        var texts = new.prefix(20).map { "+" + analysis.program.displayName(row: $0) }
        texts += stayed.prefix(20).map { analysis.program.displayName(row: $0) }
        let text = SafeText(texts.joined(separator: ", "))
        return Line("  " + (glyphs.isASCII ? text.ascii : text), .text)
    }

    private func partner(_ row: Int, sign: SafeText, _ role: Role) -> Line {
        let state = StateSign(analysis.states[row])
        let name = SafeText(analysis.program.displayName(row: row))
        var line = Line("  " + sign + " ", role)
        line.append((glyphs.isASCII ? state.ascii : state.unicode) + " ", state.role)
        line.append(
            (glyphs.isASCII ? name.ascii : name).fitted(to: 32, ellipsis: glyphs.ellipsis), .text)
        line.append("  " + SafeText(say[.name(of: analysis.stages[row])]).fitted(to: 14), .muted)
        if let days = analysis.daysInStage(row: row) {
            line.append(SafeText("\(days) d").fitted(to: 8, .right), .muted)
        }
        return line
    }
}
