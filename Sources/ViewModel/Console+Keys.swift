import Insight
import Model
import Screen

extension Console {
    /// Takes a key: a box first, then a prompt, then the keymap.
    mutating func press(_ key: Key) -> [Effect] {
        if overlay != nil { return pressInOverlay(key) }
        if prompt != nil { return pressInPrompt(key) }
        if place == .welcome, let effects = pressInWelcome(key) { return effects }
        if place == .importing, let effects = pressInImport(key) { return effects }
        if isImporting, key == .escape, keymap.prefix.isEmpty { return [.stopImport] }
        if !keymap.prefix.isEmpty, key == .escape {
            keymap.forgetPrefix()
            return []
        }
        switch keymap.press(key) {
        case .command(let command): return perform(command)
        case .prefix: return []
        case .nothing:
            message = Message(
                text: say(.notInSequence, KeyNotation.label(key)), hint: "", isBad: false)
            return []
        }
    }

    mutating func paste(_ bytes: [UInt8]) -> [Effect] {
        if prompt != nil {
            prompt?.field.paste(bytes)
            return promptChanged()
        }
        if overlay != nil { overlay?.paste(bytes) }
        return []
    }

    /// Carries out a command; only routes.
    mutating func perform(_ command: Command) -> [Effect] {
        if let why = whyUnavailable(command) {
            tell(say[why], isBad: true)
            return []
        }
        if let effects = performOnLetters(command) ?? performOnNewsletter(command) {
            return effects
        }
        switch command {
        case .down, .up, .first, .last, .halfPageDown, .halfPageUp, .pageDown, .pageUp:
            return move(command)
        case .left, .right: return moveAcross(command)
        case .home, .partners, .pipeline, .kpis, .triage, .outreach, .campaigns, .health:
            return openScreen(command)
        case .lastPlace: go(to: lastPlace)
        case .nextPane, .previousPane: stepPane(forward: command == .nextPane)
        case .zoom: zoom()
        case .unzoom: unzoom()
        case .nextGroup, .previousGroup: stepGroup(forward: command == .nextGroup)
        case .filter: place == .history ? askHistoryWords() : startFilter()
        case .filterByCell: filterByCell()
        case .inactive: cycleInactive()
        case .views: showViews()
        case .saveView: prompt = Prompt(.viewName)
        case .sortMenu: showSortMenu()
        case .reverseSort: reverseSort()
        case .sortLeft, .sortRight: moveSort(by: command == .sortLeft ? -1 : 1)
        case .columns: showColumns()
        case .mark, .markRange, .markAll, .unmarkAll: mark(command)
        case .open: return openHere()
        case .dossier: return openPartner()
        case .decline: ask(.decline)
        case .noContact: return closeContact()
        case .fit: showFit()
        case .history: return openHistory()
        case .recruits: showRecruits()
        case .payouts: showPayouts()
        case .merge: showMerge()
        case .split: showSplit()
        case .lookAlikes: showLookAlikes()
        case .editField: editField()
        case .editText: return editDraft() ?? editText()
        case .note: ask(RecordDraft.Kind.note)
        case .addGoal: ask(RecordDraft.Kind.goal)
        case .addAgreement: ask(RecordDraft.Kind.agreement)
        case .changeTerms: ask(RecordDraft.Kind.terms)
        case .review: return closeHere()
        case .addIncentive: ask(CampaignDraft.Kind.incentive)
        case .addTier: ask(CampaignDraft.Kind.tier)
        case .addPromotion: ask(CampaignDraft.Kind.promotion)
        case .payBonuses: return payBonuses()
        case .resources: openResources()
        case .addResource: askForResource()
        case .giveResource: offerResources()
        case .tags: ask(.tag)
        case .owner: ask(.owner)
        case .setStage: showStages()
        case .message: return startLetter()
        case .messageAll: return startLetterToAll()
        case .drafts: return openAllDrafts()
        case .newsletter: return openNewsletter()
        case .newIssue: return newIssue()
        case .insertAnswer: tell(say[.noLetterHere])
        case .holdOut: tell(say[.noMailingHere])
        case .done: return finishWork()
        case .logContact: startContact()
        case .task: if !askForPromotionTask() { ask(Prompt.Purpose.work) }
        case .snooze: ask(.snooze)
        case .reason: showReasons()
        case .checklist: showChecklist()
        case .cardLeft, .cardRight: return moveCard(command)
        case .skip, .previousCase, .notWorthIt: return stepThroughTriage(command)
        case .archive: return archive()
        case .undo, .redo: return takeBack(command)
        case .copyCell, .copyRow: return copy(command)
        case .export: askExportName()
        case .palette: showPalette()
        case .help: showHelp()
        case .chartAsText: readChart()
        case .themes: showThemes()
        case .log: showLog()
        case .importFile: return askImportFile()
        case .imports: return [.readHistory(.program)]
        case .reload: return [.reload]
        case .sync: return startSync()
        case .redraw: return [.redraw]
        case .suspend: return [.suspend]
        case .toggleMouse: return toggleMouse()
        case .back: return back()
        case .quit: return [.quit]
        }
        return []
    }
}
