import Insight
import Model
import Screen

/// The screen of health: moving between checks, and the partners behind one.
extension Console {
    /// Whether the checks are what a person looks at.
    var isOnHealth: Bool { place == .health }

    mutating func healthLines(_ layout: Layout) -> [Line] {
        guard let analysis else { return [] }
        health.deal(analysis)
        return HealthView(desk: health, analysis: analysis, say: say, glyphs: glyphs).lines(
            columns: layout.body.columns, rows: layout.body.rows)
    }

    /// How the checks stand, and how they stood at the last audit, for the second line.
    func healthFacts() -> String {
        let now = say(
            .healthCounts, "\(health.checks.count)", glyphs.missed.string,
            "\(health.count(.act))", "\(health.count(.look))", glyphs.check.string,
            "\(health.count(.fine))")
        guard let last = health.last else { return now }
        let then = say(
            .healthThen, Format.shortDay(last.day), glyphs.missed.string, "\(last.count("do"))",
            "\(last.count("look"))", glyphs.check.string, "\(last.count("fine"))")
        let both = now + "   " + then
        return SafeText(both).columns + 2 > size.columns ? now : both
    }

    mutating func moveOnHealth(_ command: Command) {
        guard let analysis else { return }
        health.deal(analysis)
        switch command {
        case .down: health.move(by: 1)
        case .up: health.move(by: -1)
        case .first: health.move(by: -1_000)
        case .last: health.move(by: 1_000)
        case .halfPageDown, .pageDown: health.move(by: 8)
        default: health.move(by: -8)
        }
    }

    mutating func stepHealthGroup(forward: Bool) {
        guard let analysis else { return }
        health.deal(analysis)
        health.stepGroup(forward: forward)
    }

    /// The marked partners, else those behind the check under the cursor.
    var healthTargets: [PartnerID] {
        guard let analysis else { return [] }
        let rows = list.marks.isEmpty ? health.current?.rows ?? [] : list.marks.sorted()
        return rows.map { analysis.program.ids[$0] }
    }

    /// Shows the partners behind the check under the cursor, by its filter or as marks.
    mutating func openHealthCheck() {
        guard let analysis else { return }
        health.deal(analysis)
        guard let check = health.current else { return }
        if check.kind == .staleResources { return openResources() }
        guard !check.rows.isEmpty || check.filter != nil else {
            tell(say[check.kind == .review ? .healthReviewHint : .healthNobody])
            return
        }
        list.setInactive(.all, analysis)
        list.unmarkAll()
        if let filter = check.filter {
            list.setFilter(filter, analysis)
        } else {
            list.mark(rows: check.rows)
            let marked = "is:marked"
            list.setFilter(
                check.kind == .putAwayActive
                    ? marked + " (is:archived or -is:archived)" : marked, analysis)
        }
        go(to: .partners)
        tell(HealthText(check, say).title)
    }

    /// The check under the cursor and the counts as a paragraph.
    mutating func healthWords(_ analysis: Analysis) -> String {
        health.deal(analysis)
        let parts = health.checks.indices.filter { health.checks[$0].verdict != .fine }.map {
            index in
            let text = HealthText(health.checks[index], say)
            let line = text.title + ": " + text.figure + ". " + text.advice
            guard let last = health.last, health.changes.indices.contains(index) else {
                return line
            }
            return line + ". " + HealthText.before(health.changes[index], of: last, say)
        }
        return ([healthFacts() + "."] + parts).joined(separator: " ")
    }

    // MARK: - Looking again

    /// Opens a line for a remark: on a look at the part of the program under the cursor.
    mutating func askForLook() {
        guard let analysis, !options.isReadOnly else {
            tell(say[.readOnly], isBad: true)
            return
        }
        health.deal(analysis)
        guard let subject = health.current?.subject else {
            tell(say[.healthNoLook], isBad: true)
            return
        }
        prompt = Prompt(.health(.look(subject)))
    }

    /// Opens a line for a remark on the audit that is to be closed.
    mutating func askToClose() {
        guard analysis != nil, !options.isReadOnly else {
            tell(say[.readOnly], isBad: true)
            return
        }
        prompt = Prompt(.health(.closing))
    }

    /// Puts a look or the audit on record.
    mutating func keep(_ draft: HealthDraft, _ text: String) -> [Effect] {
        guard let analysis else { return [] }
        health.deal(analysis)
        noteCount += 1
        let key = "\(noteSeed)\(noteCount)"
        let change =
            switch draft {
            case .closing:
                analysis.closing(health.checks, by: options.user, text: text, key: key)
            case .look(let subject):
                analysis.review(of: subject, by: options.user, text: text, key: key)
            }
        return commit(change, question: "")
    }

    func promptName(_ draft: HealthDraft) -> String {
        switch draft {
        case .closing: say[.promptClosing]
        case .look(let subject): say(.promptLook, HealthText.name(subject, say))
        }
    }
}
