import Insight
import Model
import Screen

/// The lines at the top of a dossier: who it is, what the matter is, five indicators.
struct DossierHead {
    let reading: DossierReading
    let glyphs: Glyphs

    private var analysis: Analysis { reading.analysis }
    private var program: Program { reading.program }
    private var row: Int { reading.row }
    private var say: Catalogue { reading.say }

    func lines(columns: Int) -> [Line] {
        [title(columns)] + rhythm(columns) + [matter(columns), indicators(columns)]
    }

    /// What the partner's rhythm says, in as many lines as it takes.
    private func rhythm(_ columns: Int) -> [Line] {
        let text = RhythmSentence(analysis: analysis, say: say, format: reading.format).text(
            row: row)
        guard !text.isEmpty else { return [] }
        return shown(text).wrapped(to: max(10, columns - 4)).map { Line("  " + $0, .title) }
    }

    private func title(_ columns: Int) -> Line {
        let state = CellText(.state(analysis.states[row]), reading.format, say)
        var facts = [state.shown.string, say[.name(of: program.stage(row: row))]]
        for field in [FieldName.tier, FieldName.owner] {
            if let value = program.value(field, row: row) { facts.append(value) }
        }
        facts.append(program.ids[row].text)
        let name = shown(program.displayName(row: row))
        // A long name costs the last facts, not all of them.
        while facts.count > 1, joined(facts).columns + name.columns + 8 > columns {
            facts.removeLast()
        }
        return glyphs.paneRule(name, facts: joined(facts), columns: columns, isFocused: true)
    }

    private func joined(_ facts: [String]) -> SafeText {
        shown(facts.joined(separator: " \(glyphs.dot.string) "))
    }

    /// The silence, and whatever keeps people from acting.
    private func matter(_ columns: Int) -> Line {
        var line = Line("  ", .surface)
        for (text, role) in warnings { line.append(SafeText(text) + "  ", role) }
        for text in [activity, stage] where !text.isEmpty {
            line.append(SafeText(text) + "   ", .text)
        }
        return line.fitted(to: columns)
    }

    private var warnings: [(String, Role)] {
        PartnerWarnings(analysis: analysis, row: row, say: say).texts
    }

    private var activity: String {
        guard let last = analysis.lastActivity(row: row) else {
            return reading.isProspect ? recruiting : say[.dossierNever]
        }
        let silent = analysis.silentDays[row].map { "\($0)d" } ?? "?"
        return say(.dossierLast, Format.longDay(last), silent)
    }

    /// How often a prospect was written to, how often it answered, and what comes next.
    private var recruiting: String {
        let contacts = program.records(Contact.self, row: row).filter { $0.day <= analysis.today }
        let attempts = contacts.count { !$0.isIncoming }
        let replies = contacts.count(where: \.isAnswered)
        let tried = say(.dossierAttempts, "\(attempts)", "\(replies)")
        guard let next = analysis.work.nextWork[row]?.due else { return tried }
        return tried + ", " + say(.dossierNextWork, reading.shortDay(next))
    }

    private var stage: String {
        let stage = program.stage(row: row)
        guard let since = program.entered(stage, row: row) else { return say[.name(of: stage)] }
        return say(.dossierStageSince, say[.name(of: stage)], Format.longDay(since))
    }

    // MARK: - Indicators

    private func indicators(_ columns: Int) -> Line {
        let facts = analysis.indicators(row: row)
        let isQuiet = [.quiet, .gone, .neverStarted].contains(analysis.states[row])
        var line = Line(" ", .surface)
        line.append(reachable(facts))
        line.append(
            occasion(.dossierContact, facts.contact, isBad: facts.isContactOverdue))
        line.append(occasion(.dossierPayout, facts.payout, isBad: false))
        line.append(
            occasion(
                .dossierActivity, facts.activity, isBad: isQuiet, days: analysis.silentDays[row]))
        line.append(occasion(.dossierFeedback, facts.feedback, isBad: false))
        return line.fitted(to: columns)
    }

    private func reachable(_ facts: Indicators) -> Line {
        if facts.isBounced { return piece("!", say[.dossierBounced], .warn) }
        guard facts.suppression == nil else { return piece("!", say[.dossierUnreachable], .bad) }
        return piece(glyphs.check, say[.dossierReachable], .good)
    }

    private func occasion(
        _ name: Phrase, _ occasion: Indicators.Occasion, isBad: Bool, days: Int? = nil
    ) -> Line {
        switch occasion {
        case .on(let day):
            let ago = say(name, "\(days ?? day.distance(to: analysis.today))d")
            return piece(isBad ? "!" : glyphs.check, ago, isBad ? .warn : .good)
        case .never: return piece(glyphs.open, say(name, say[.dossierNeverYet]), .muted)
        case .unknown: return piece("?", say(name, "?"), .muted)
        }
    }

    private func piece(_ sign: SafeText, _ text: String, _ role: Role) -> Line {
        var line = Line(" " + sign + " ", role)
        line.append(SafeText(text) + "  ", .text)
        return line
    }

    private func shown(_ text: String) -> SafeText {
        glyphs.isASCII ? SafeText(text).ascii : SafeText(text)
    }
}
