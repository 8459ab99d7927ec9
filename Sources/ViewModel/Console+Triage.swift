import Insight
public import Model
import Screen

/// Triage: the partner under review, what was done to it, and the next one.
extension Console {
    mutating func openTriage() {
        guard let analysis else { return }
        let queue = triageQueue(analysis)
        if triage == nil {
            triage = TriageSession(
                queue,
                settled: settled(analysis).map {
                    (analysis.settledEntry(row: $0.row), $0.outcome)
                })
        } else {
            triage?.follow(queue)
        }
        go(to: .triage)
    }

    /// The partners dealt with today, in the order they were.
    private func settled(_ analysis: Analysis) -> [(row: Int, outcome: TriageSession.Outcome)] {
        triageDay.outcomes.compactMap { id, outcome in
            analysis.program.row(of: id).map { ($0, outcome) }
        }
    }

    /// Whether what is done now is an outcome of triage: in it, or in what was opened from it.
    var isInTriage: Bool {
        switch place {
        case .triage: true
        case .letter: beforeLetter == .triage
        case .dossier: lastPlace == .triage
        default: false
        }
    }

    /// A change as it is to be saved: one made in triage says so, with the day.
    public func marked(_ change: Change) -> Change {
        guard isInTriage, change.summary.isEmpty, let analysis else { return change }
        return Change(
            kind: change.kind, edits: change.edits, refersTo: change.refersTo,
            summary: TriageDay.summary(analysis.today))
    }

    /// The queue of the partners the filter lets through.
    func triageQueue(_ analysis: Analysis) -> TriageQueue {
        analysis.triage(partners: list.filterText.isEmpty ? nil : list.shown)
    }

    func triageLines(_ layout: Layout) -> [Line] {
        guard let analysis, let triage else { return [] }
        return TriageView(
            session: triage, analysis: analysis, say: say, format: format, glyphs: glyphs,
            commands: options.commands
        ).lines(in: layout.body)
    }

    func triageFacts(_ analysis: Analysis) -> String {
        guard let triage else { return "" }
        let view = TriageView(
            session: triage, analysis: analysis, say: say, format: format, glyphs: glyphs,
            commands: options.commands)
        let order = "   " + say[.triageOrder]
        let isFitting = SafeText(view.facts + order).columns + 2 <= size.columns
        return view.facts + (isFitting ? order : "")
    }

    /// The row of the partner a person looks at.
    var rowInSight: Int? {
        if place == .triage || (place == .dossier && lastPlace == .triage) {
            return triage?.current?.row
        }
        if place == .history { return history?.current.flatMap { partners(of: $0).first } }
        if isOnOutreach { return outreach.current?.row }
        if isOnCampaigns { return campaigns.rows.first }
        if isOnBoard { return boardRow }
        return list.current
    }

    mutating func moveInTriage(_ command: Command, page: Int) {
        switch command {
        case .down: triage?.move(by: 1)
        case .up: triage?.move(by: -1)
        case .first: triage?.move(by: -100_000)
        case .last: triage?.move(by: 100_000)
        case .halfPageDown, .pageDown: triage?.move(by: page)
        default: triage?.move(by: -page)
        }
    }

    mutating func stepThroughTriage(_ command: Command) -> [Effect] {
        guard place == .triage else {
            tell(say(.notInSequence, command.rawValue))
            return []
        }
        switch command {
        case .previousCase:
            triage?.back()
            return []
        case .skip: return act(.pass(.skipped))
        default: return act(.pass(.notWorthIt))
        }
    }

    /// Does what is suggested for the partner under review: a call is logged, all else is written.
    mutating func doSuggested() -> [Effect] {
        guard let analysis, let entry = triage?.current else { return [] }
        let text = TriageText(analysis: analysis, say: say, format: format)
        let play = analysis.settings.play(for: text.reason(row: entry.row).reason)
        switch entry.cause {
        case .slipping, .longGone, .quiet, .declining, .workLate, .contactOverdue, .askAgain:
            guard play == .call else { return startLetter() }
            ask(.contact)
            return []
        case .replyWaiting, .stuck, .neverStarted: return startLetter()
        case .settled: return openPartner()
        }
    }

    /// Takes note of what a saved change means for the partners under review.
    mutating func settleInTriage(_ event: Event) {
        triageDay.take(event)
        guard let analysis, let former = triage?.outcomes else { return }
        let outcomes = Dictionary(settled(analysis).map { ($0.row, $0.outcome) }) { $1 }
        triage?.settle(outcomes)
        let rows = Set(event.change.edits.map(\.partner)).compactMap(analysis.program.row)
        if event.change.kind == .undo {
            if let row = rows.first(where: { former[$0] != nil && outcomes[$0] == nil }) {
                triage?.go(to: row)
            }
        } else if let row = triage?.current?.row, rows.contains(row), outcomes[row] != nil,
            TriageSession.Outcome(event.change) != nil
        {
            triage?.next()
        }
    }

    // MARK: - What is typed

    mutating func logContact(_ text: String) -> [Effect] {
        guard let analysis, !text.isEmpty else { return [] }
        let reason = targets.first.flatMap {
            analysis.program.value(FieldName.reason, of: $0)
        }.flatMap { QuietReason(word: $0.utf8) }
        return act(.log(WorkText.contact(text, on: analysis.today, reason: reason)))
    }

    mutating func addWork(_ text: String) -> [Effect] {
        guard let analysis, !text.isEmpty else { return [] }
        let (due, what) = WorkText.due(text, today: analysis.today)
        guard !what.isEmpty else { return [] }
        return act(.addWork(.task, due: due, text: what))
    }

    /// Snoozes for a week unless a day is given.
    mutating func snooze(_ text: String) -> [Effect] {
        guard let analysis else { return [] }
        let typed = text.isEmpty ? "7d" : text
        guard let day = WorkText.day(typed.utf8, today: analysis.today) else {
            prompt = Prompt(.snooze, text: text, mistake: say(.badDay, typed))
            return []
        }
        return act(.snooze(until: day))
    }

    // MARK: - Reason and checklist

    mutating func showReasons() {
        guard !targets.isEmpty else {
            tell(say[.nothingThere], isBad: true)
            return
        }
        let items = QuietReason.allCases.map { reason in
            let play = analysis?.settings.play(for: reason) ?? reason.usualPlay
            return Overlay.Item(
                text: say[.name(of: reason)], detail: say[.name(of: play)],
                choice: .reason(reason))
        }
        overlay = Overlay(
            .menu, title: say[.boxReason], footer: say[.boxFooterChoose], items: items)
    }

    mutating func showChecklist() {
        guard let analysis, let id = targets.first, let row = analysis.program.row(of: id) else {
            tell(say[.nothingThere], isBad: true)
            return
        }
        let stage = analysis.stages[row]
        let items = analysis.settings.rule(of: stage).steps.map { rule in
            stepItem(rule, stage, analysis.stepState(rule, in: stage, row: row))
        }
        overlay = Overlay(
            .steps, title: say[.boxSteps] + "  " + say[.name(of: stage)],
            footer: say[.boxFooterSteps], items: items)
    }

    private func stepItem(_ rule: StepRule, _ stage: Stage, _ state: StepState) -> Overlay.Item {
        Overlay.Item(
            text: rule.title, detail: say[.name(of: state)], isOn: state.isSettled,
            choice: .step(rule, stage, state))
    }

    mutating func turnStep() {
        guard let cursor = overlay?.cursor, let item = overlay?.items[cursor],
            case .step(let rule, let stage, let state) = item.choice
        else { return }
        let all: [StepState] = [.pending, .done, .waiting, .actionNeeded, .skipped]
        let place = all.firstIndex(of: state) ?? 0
        let next = stepItem(rule, stage, all[(place + 1) % all.count])
        overlay?.items[cursor] = next
    }

    /// Saves every step that changed, as one change.
    mutating func keepSteps() -> [Effect] {
        let items = overlay?.items ?? []
        overlay = nil
        guard let analysis else { return [] }
        let edits = targets.flatMap { id -> [Edit] in
            guard let row = analysis.program.row(of: id) else { return [] }
            return items.compactMap { item -> Edit? in
                guard case .step(let rule, let stage, let state) = item.choice,
                    analysis.stepState(rule, in: stage, row: row) != state
                else { return nil }
                return Action.step(rule, stage, state).change(
                    to: [id], in: analysis.program, today: analysis.today, noteKey: "")?.edits.first
            }
        }
        return edits.isEmpty ? [] : [.save(Change(kind: .step, edits: edits))]
    }
}

extension TriageSession.Outcome {
    /// What a change says about the partner under review; nil if it is still to be looked at.
    init?(_ change: Change) {
        switch change.kind {
        case .log, .task, .move, .archive, .redo: self = .done
        case .set:
            let closing = [FieldName.declined, FieldName.noContact]
            guard change.edits.contains(where: { closing.contains($0.field) }) else { return nil }
            self = .done
        case .triage:
            let edit = change.edits.first
            if edit?.field == FieldName.snoozed {
                self = .snoozed
            } else {
                let isSkipped = edit?.new?.utf8.starts(with: "skipped".utf8) == true
                self = isSkipped ? .skipped : .notWorthIt
            }
        default: return nil
        }
    }
}

extension Phrase {
    static func name(of state: StepState) -> Phrase {
        named("step" + capitalized(String(describing: state)))
    }
}
