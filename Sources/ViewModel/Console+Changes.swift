import Insight
import Model
import Screen

extension Console {
    // MARK: - Asking for a change

    /// Opens a line for a note, tag or owner if there is somebody to do it to.
    mutating func ask(_ purpose: Prompt.Purpose) {
        guard !options.isReadOnly else {
            tell(say[.readOnly], isBad: true)
            return
        }
        guard !targets.isEmpty else {
            tell(say[.nothingThere], isBad: true)
            return
        }
        prompt = Prompt(purpose)
    }

    /// Whom an action is for: the partner of the open dossier, the marks, or the cursor's row;
    /// nobody where the list is not on the screen, as nobody could see whom it meets.
    var targets: [PartnerID] {
        guard let analysis else { return [] }
        if place == .dossier, let dossier { return [dossier.id] }
        if place == .triage {
            return (triage?.current).map { [analysis.program.ids[$0.row]] } ?? []
        }
        if isOnOutreach { return outreachTargets }
        if isOnCampaigns { return campaignTargets }
        if isOnHealth { return healthTargets }
        if place == .pipeline, layout.list == nil { return boardTargets }
        guard layout.list != nil else { return [] }
        return list.targets.map { analysis.program.ids[$0] }
    }

    /// Does something to the targets, after a question if they are several.
    mutating func act(_ action: Action) -> [Effect] {
        guard !options.isReadOnly else {
            tell(say[.readOnly], isBad: true)
            return []
        }
        guard targets.count > 1 else { return save(action) }
        prompt = Prompt(.confirm(action))
        return []
    }

    mutating func save(_ action: Action) -> [Effect] {
        guard let analysis else { return [] }
        noteCount += 1
        let change = action.change(
            to: targets, in: analysis.program, today: analysis.today,
            noteKey: "\(noteSeed)\(noteCount)")
        guard let change else {
            tell(say[.nothingToDo])
            return []
        }
        return [.save(marked(analysis.keepingChances(change)))]
    }

    mutating func archive() -> [Effect] {
        if let effects = discardDraft() { return effects }
        if isOnResources { return retireResource() }
        guard let analysis, let first = targets.first else {
            tell(say[.nothingThere], isBad: true)
            return []
        }
        let isArchived = analysis.program.value(FieldName.archived, of: first) != nil
        return act(.archive(!isArchived))
    }

    mutating func takeBack(_ command: Command) -> [Effect] {
        if place == .history, command == .undo { return askToTakeBack() }
        let event = command == .undo ? undoStack.nextUndo : undoStack.nextRedo
        guard let event else {
            tell(say[command == .undo ? .nothingToUndo : .nothingToRedo])
            return []
        }
        return [.undo(event.id)]
    }

    // MARK: - Answers

    /// Takes note of an own change that is on disk, and says so.
    mutating func saved(_ event: Event) {
        undoStack.push(event)
        let hint = event.change.kind == .undo ? "" : say[.undoHint]
        tell(sentence(for: event), hint: hint)
        refresh()
        settleInTriage(event)
        history?.add(RecordedChange(event))
        goOnSettling(after: event)
        goOnWithTasks(after: event)
    }

    /// Says that an import, which is part of the program already, is done.
    mutating func imported(_ event: Event) {
        if place == .importing { _ = back() }
        tell(sentence(for: event), hint: say[.undoHint])
    }

    mutating func programChanged(_ events: [Event]) {
        for event in events { undoStack.push(event) }
        refresh()
        for event in events {
            settleInTriage(event)
            history?.add(RecordedChange(event))
        }
        guard let last = events.last, last.user != options.user else { return }
        let partners = Set(events.flatMap { $0.change.edits.map(\.partner) })
        tell(say(.othersChanged, last.user, "\(partners.count)"))
    }

    private mutating func refresh() {
        guard let analysis else { return }
        analysis.refresh(rows: analysis.program.takeTouchedRows())
        list.refresh(analysis)
        guard triage != nil else { return }
        let queue = triageQueue(analysis)
        triage?.follow(queue)
    }

    private func sentence(for event: Event) -> String {
        let who = subject(of: event)
        switch event.change.kind {
        case .note: return say(.savedNote, who)
        case .tag: return say(.savedTag, who)
        case .move: return say(.savedMove, who)
        case .archive: return say(.savedArchive, who)
        case .import: return say(.savedImport, event.change.summary)
        case .undo: return say(.savedUndo, who)
        case .redo: return say(.savedRedo, who)
        case .set: return closing(event, who) ?? say(.savedField, fields(of: event), who)
        case .log: return say(.savedLog, who)
        case .task: return say(.savedTask, who)
        case .step: return say(.savedStep, who)
        case .goal: return say(.savedAgreement, who)
        case .campaign: return say[.savedCampaign]
        case .merge: return say(.savedMerge, who)
        case .split: return say(.savedSplit, who)
        case .audit: return HistorySentence.text(event, about: nil)
        case .triage:
            let isOver = TriageSession.Outcome(event.change) == .notWorthIt
            return say(isOver ? .savedDismissed : .savedTriage, who)
        }
    }

    /// The names of the fields an event wrote, each once.
    private func fields(of event: Event) -> String {
        var names: [String] = []
        for edit in event.change.edits where !names.contains(edit.field) {
            names.append(edit.field)
        }
        return names.prefix(3).joined(separator: ", ")
    }

    /// Whom an event was about, in words.
    private func subject(of event: Event) -> String {
        let ids = Set(event.change.edits.map(\.partner))
        if ids == [.program] { return say[.historyProgram] }
        guard let analysis, ids.count == 1, let id = ids.first, id != .program,
            let row = analysis.program.reservedRow(of: id)
        else { return say(.countPartners, Format.count(Int64(ids.count))) }
        return analysis.program.displayName(row: row)
    }
}
