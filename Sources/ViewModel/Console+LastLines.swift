import Insight
import Model
import Screen

/// The message, the prompt and the keys.
extension Console {
    func messageLine() -> Line {
        if let prompt { return promptLine(prompt) }
        guard let message else { return kpiSentence() ?? Line() }
        let hint = message.hint.isEmpty ? "" : "   " + SafeText(message.hint)
        let text = SafeText(message.text)
        let room = max(1, size.columns - 1 - hint.columns)
        var line = Line(
            " " + (text.columns > room ? text.fitted(to: room, ellipsis: glyphs.ellipsis) : text),
            message.isBad ? .bad : .text)
        line.append(hint, .muted)
        return line
    }

    private func promptLine(_ prompt: Prompt) -> Line {
        if case .confirm(let action) = prompt.purpose {
            return Line(
                " " + SafeText(say(.askMany, actionName(action), "\(targets.count)")), .warn)
        }
        if let question = question(prompt) {
            let keys = SafeText(say[.askYesNo])
            let room = max(10, size.columns - keys.columns - 4)
            var line = Line(
                " "
                    + SafeText(question).fitted(
                        to: min(room, SafeText(question).columns),
                        ellipsis: glyphs.ellipsis), .warn)
            line.append("   " + keys, .accent)
            return line
        }
        var line = Line(" " + SafeText(promptName(prompt)) + " ", .accent)
        let text = SafeText(prompt.field.text)
        guard let (mistake, role) = mistake(in: prompt) else {
            line.append(text, .text)
            return line
        }
        // What is wrong is seen however long the text is.
        let room = max(8, size.columns - line.columns - mistake.columns - 4)
        line.append(
            text.columns > room ? text.fitted(to: room, ellipsis: glyphs.ellipsis) : text, .text)
        line.append("   ", .surface)
        line.append(mistake, role)
        return line
    }

    /// What is wrong with the text in a prompt, nil for nothing.
    private func mistake(in prompt: Prompt) -> (text: SafeText, role: Role)? {
        if let mistake = prompt.mistake { return (SafeText(mistake), .bad) }
        guard isFilterPrompt(prompt), let mistake = list.mistake else { return nil }
        if mistake.isIncomplete { return (SafeText(mistake.message), .muted) }
        return (SafeText("\(mistake.column + 1): " + mistake.message), .bad)
    }

    /// The text of a question to be answered with y or n, nil for other prompts.
    private func question(_ prompt: Prompt) -> String? {
        switch prompt.purpose {
        case .confirmMove(_, let question), .question(_, let question): question
        case .keepLetters: say(.lettersKeep, "\(pile?.letters.count ?? 0)")
        default: nil
        }
    }

    func promptName(_ prompt: Prompt) -> String {
        switch prompt.purpose {
        case .filter: "/"
        case .tag: say[.promptTag] + ":"
        case .owner: say[.promptOwner] + ":"
        case .viewName: say[.promptViewName] + ":"
        case .importFile: say[.promptImport] + ":"
        case .exportName: say[.promptExport] + ":"
        case .kpiRange: say[.promptRange] + ":"
        case .importWord: mappingPrompt + ":"
        case .contact: say[.promptContact] + ":"
        case .work: say[.promptWork] + ":"
        case .snooze: say[.promptSnooze] + ":"
        case .field(let field, _): field + ":"
        case .record(let draft): say[draft.kind.prompt] + ":"
        case .health(let draft): promptName(draft) + ":"
        case .resource: say[.promptResource] + ":"
        case .promotionTask(let promotion): say(.promptPromotionTask, promotion.name) + ":"
        case .payoutFolder: say[.promptPayoutFolder] + ":"
        case .find: say[.promptFind] + ":"
        case .campaign(let draft): say[draft.kind.prompt] + ":"
        case .reply: say[.promptReply] + ":"
        case .followUp: say[.promptFollowUp] + ":"
        case .decline: say[.promptDecline] + ":"
        case .historyWords: "/"
        case .confirm, .confirmMove, .question, .keepLetters: ""
        }
    }

    private func actionName(_ action: Action) -> String {
        switch action {
        case .note: say[.commandNote]
        case .addTag(let tag): "+" + tag
        case .removeTag(let tag): "-" + tag
        case .move(let stage): say[.name(of: stage)]
        case .setOwner(let owner): say[.commandOwner] + " " + (owner ?? "")
        case .archive: say[.commandArchive]
        case .setReason(let reason): reason?.rawValue ?? ""
        case .set(let field, let value): field + " " + (value ?? "")
        case .step(let rule, _, let state): rule.title + ": " + state.rawValue
        case .addWork(_, _, let text): text
        case .log(let contact): contact.text
        case .snooze(let day): say[.commandSnooze] + " " + (day?.iso ?? "")
        case .pass(let verdict): verdict.rawValue
        case .put(let field, _): field
        case .add(_, let line): line
        case .setTerms(let terms): RecordText.line(terms)
        }
    }

    func footer() -> Line {
        var line = Line(" ", .surface)
        let help = footPiece(.help, .footKeys)
        for (command, word) in footCommands where whyUnavailable(command) == nil {
            let piece = footPiece(command, word)
            guard line.columns + piece.columns + help.columns + 4 <= size.columns else { break }
            line.append(piece)
            line.append("   ", .surface)
        }
        line.pad(to: max(line.columns, size.columns - help.columns - 1))
        line.append(help)
        return line
    }

    private func footPiece(_ command: Command, _ word: Phrase) -> Line {
        let keys = options.commands.first { $0.command == command }?.keys.first ?? []
        var line = Line(
            SafeText(KeyNotation.label(keys, isASCII: options.isASCII)) + " ", .accent)
        line.append(SafeText(say[word]), .muted)
        return line
    }

    private var footCommands: [(Command, Phrase)] {
        switch place {
        case .welcome: [(.back, .footQuit)]
        case .importing where mapping != nil:
            [
                (.open, .footChoose), (.right, .footNextValue), (.mark, .footNoMeaning),
                (.back, .footPreview),
            ]
        case .importing:
            (preview?.refusal == nil ? [(.open, .footImport)] : [])
                + (preview?.columns == nil ? [] : [(.editField, .footMapping)])
                + [(.back, .footLeave)]
        case .dossier:
            [
                (.editField, .footEdit), (.message, .footMessage), (.logContact, .footContact),
                (.note, .footNote), (.task, .footTask), (.reason, .footReason),
                (.nextPane, .footPart),
            ] + (isDossierFolded ? [(.zoom, .footWhole)] : []) + [
                (.setStage, .footStage), (.editText, .footEditor), (.right, .footPartner),
                (.back, .footBack),
            ]
        case .triage:
            [
                (.open, .footSuggested), (.message, .footMessage),
                (.logContact, .footContact), (.snooze, .footSnooze), (.reason, .footReason),
                (.setStage, .footStage), (.task, .footTask), (.skip, .footSkip),
                (.notWorthIt, .footNotWorth), (.previousCase, .footPrevious), (.undo, .footUndo),
            ]
        case .health:
            [
                (.open, .footHealthOpen), (.done, .footLook), (.review, .footClose),
                (.message, .footMessage), (.nextGroup, .footGroup), (.chartAsText, .footWords),
                (.undo, .footUndo), (.back, .footBack),
            ]
        case .campaigns:
            [
                (.open, .footOpen), (.message, .footMessage), (.nextGroup, .footGroup),
                (.editField, .footEdit), (.payBonuses, .footPay), (.filter, .footFilter),
                (.undo, .footUndo), (.review, .footCloseContest), (.back, .footBack),
            ]
        case .letter:
            [
                (.open, .footOutbox), (.editText, .footEditor), (.back, .footKeepDraft),
                (.task, .footFollowUp), (.insertAnswer, .footInsert), (.copyCell, .footCopy),
                (.down, .footScroll),
            ]
        case .letters:
            [
                (.open, .footAll), (.mark, .footTakeOut), (.holdOut, .footHoldOut),
                (.back, .footLeaveLetters), (.editText, .footEditor), (.task, .footFollowUp),
                (.insertAnswer, .footInsert), (.halfPageDown, .footScroll),
                (.nextGroup, .footGroup),
            ]
        case .newsletter:
            [
                (.open, .footSendIssue), (.mark, .footInOut), (.editText, .footEditor),
                (.halfPageDown, .footScroll), (.nextGroup, .footIssue), (.copyCell, .footCopy),
                (.undo, .footUndo), (.back, .footBack),
            ]
        case .outreach:
            [
                (.open, .footOpen), (.message, .footMessage), (.logContact, .footAnswer),
                (.nextGroup, .footGroup), (.done, .footDone), (.task, .footTask),
                (.snooze, .footSnooze), (.mark, .footMark), (.zoom, .footZoom),
                (.filter, .footFilter), (.undo, .footUndo),
            ]
        case .resources:
            [
                (.open, .footNeverGot), (.editField, .footEdit), (.addResource, .footNew),
                (.archive, .footRetire), (.undo, .footUndo), (.back, .footBack),
            ]
        case .history:
            [
                (.open, .footOpen), (.undo, .footTakeBack), (.filter, .footFilter),
                (.down, .footScroll), (.redo, .footRedo), (.back, .footBack),
            ]
        case .kpis where layout.list == nil:
            [
                (.right, .footFigure), (.open, desk.isOpen ? .footWall : .footChart),
                (.editField, .footRange), (.nextGroup, .footFace),
                (.chartAsText, .footWords), (.filter, .footFilter), (.inactive, .footInactive),
                (.export, .footExport), (.columns, .footTiles), (.palette, .footCommand),
                (.back, .footBack),
            ]
        case .pipeline where layout.list == nil:
            [
                (.right, .footStageColumn), (.down, .footCard), (.cardRight, .footMoveCard),
                (.open, .footOpen), (.mark, .footMark), (.checklist, .footSteps),
                (.filter, .footFilter), (.inactive, .footInactive), (.views, .footViews),
                (.palette, .footCommand), (.back, .footBack),
            ]
        case .home where pane == .kpis:
            [
                (.right, .footFigure), (.chartAsText, .footWords), (.zoom, .footZoom),
                (.filter, .footFilter), (.nextPane, .footPane), (.palette, .footCommand),
            ]
        case .home where pane == .pipeline:
            [
                (.zoom, .footZoom), (.filter, .footFilter), (.inactive, .footInactive),
                (.nextPane, .footPane), (.palette, .footCommand),
            ]
        default: listCommands
        }
    }

    private var listCommands: [(Command, Phrase)] {
        let pane: [(Command, Phrase)] = place == .home ? [(.nextPane, .footPane)] : []
        return [
            (.open, .footOpen), (.filter, .footFilter), (.inactive, .footInactive),
            (.sortMenu, .footSort), (.mark, .footMark), (.message, .footMessage),
            (.note, .footNote),
            (.setStage, .footStage),
        ] + pane + [(.palette, .footCommand), (.views, .footViews), (.undo, .footUndo)]
    }
}
