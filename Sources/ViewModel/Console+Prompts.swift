import Insight
import Model
import Screen

extension Console {
    mutating func pressInPrompt(_ key: Key) -> [Effect] {
        guard let purpose = prompt?.purpose else { return [] }
        if case .confirm(let action) = purpose { return answer(key, action) }
        if case .confirmMove(let stage, _) = purpose { return answer(key, .move(stage)) }
        if case .question(let effects, _) = purpose { return answer(key, effects) }
        if purpose == .keepLetters { return answerKeeping(key) }
        switch key {
        case .escape: return dropPrompt(purpose)
        case .enter: return finishPrompt(purpose)
        case .tab:
            completeFilter()
            return promptChanged()
        case .down where isFilter(purpose), .up where isFilter(purpose):
            list.move(by: key == .down ? 1 : -1)
            list.holdCursor()
            return []
        default:
            guard prompt?.field.press(key) == true else { return [] }
            prompt?.mistake = nil
            return promptChanged()
        }
    }

    /// Runs the filter after its text changed.
    mutating func promptChanged() -> [Effect] {
        if let prompt, prompt.purpose == .find { dossier?.search = prompt.field.text }
        if let prompt, case .historyWords = prompt.purpose {
            narrowHistory(prompt.field.text)
            return []
        }
        guard let prompt, isFilter(prompt.purpose), let analysis else { return [] }
        let completion = FilterCompletion(
            prompt.field.text.utf8, cursor: prompt.field.head.utf8.count, today: analysis.today,
            vocabulary: ProgramColumns.vocabulary
        ) { field in analysis.program.values(of: field.rawValue) }
        self.prompt?.completion = completion
        list.setFilter(prompt.field.text, analysis, completion: completion)
        return []
    }

    private func isFilter(_ purpose: Prompt.Purpose) -> Bool {
        if case .filter = purpose { true } else { false }
    }

    private mutating func dropPrompt(_ purpose: Prompt.Purpose) -> [Effect] {
        prompt = nil
        if purpose == .find { dossier?.search = "" }
        if case .filter(let previous) = purpose, let analysis {
            list.setFilter(previous, analysis)
            list.releaseCursor()
        }
        if case .historyWords(let previous) = purpose { narrowHistory(previous) }
        return []
    }

    private mutating func completeFilter() {
        guard let prompt, isFilter(prompt.purpose), let completion = prompt.completion,
            let best = completion.candidates.first
        else { return }
        let bytes = Array(prompt.field.text.utf8)
        let start = String(decoding: bytes[..<completion.range.lowerBound], as: UTF8.self)
        let end = String(decoding: bytes[..<completion.range.upperBound], as: UTF8.self)
        self.prompt?.field.replace(
            start.unicodeScalars.count..<end.unicodeScalars.count, with: best.text)
    }

    private mutating func finishPrompt(_ purpose: Prompt.Purpose) -> [Effect] {
        let text = prompt?.field.text ?? ""
        prompt = nil
        switch purpose {
        case .filter(let previous): keepFilter(text, previous)
        case .tag: return tag(text)
        case .owner: return act(.setOwner(text.isEmpty ? nil : text))
        case .viewName: return saveView(text)
        case .contact: return logContact(text)
        case .reply: return logReply(text)
        case .followUp: setFollowUp(text)
        case .work: return addWork(text)
        case .snooze: return snooze(text)
        case .field(let field, let old):
            return targets.first.map { [.edit($0, field: field, text: text, old: old)] } ?? []
        case .record(let draft): return keep(draft, text)
        case .campaign(let draft): return keep(draft, text)
        case .health(let draft): return keep(draft, text)
        case .resource(let key): return keepResource(key, text)
        case .promotionTask(let promotion): return keepTask(promotion, text)
        case .payoutFolder(let order): askToPay(order, text)
        case .find: dossier?.search = text
        case .decline: return decline(text)
        case .historyWords: narrowHistory(text)
        case .importFile: return text.isEmpty ? [] : startImport(text)
        case .importWord: return typeInMapping(text)
        case .exportName: return export(as: text)
        case .kpiRange: setRange(text)
        case .confirm, .confirmMove, .question, .keepLetters: break
        }
        return []
    }

    /// A filter with a mistake is not kept: the last one that worked stays, and the text to mend.
    private mutating func keepFilter(_ text: String, _ previous: String) {
        if let analysis { list.setFilter(text, analysis) }
        guard let mistake = list.mistake else {
            list.releaseCursor()
            return
        }
        prompt = Prompt(.filter(previous: previous), text: text)
        tell(mistake.message, isBad: true)
    }

    private mutating func tag(_ text: String) -> [Effect] {
        let scalars = text.unicodeScalars.filter { $0 != " " }
        guard let first = scalars.first else { return [] }
        let isRemoval = first == "-"
        let rest = isRemoval || first == "+" ? Array(scalars.dropFirst()) : Array(scalars)
        let name = String(String.UnicodeScalarView(rest))
        guard !name.isEmpty else { return [] }
        guard isRemoval || name.utf8.count <= FieldName.tagLimit else {
            prompt = Prompt(
                .tag, text: text,
                mistake: say(.tagTooLong, "\(FieldName.tagLimit)", "\(name.utf8.count)"))
            return []
        }
        return act(isRemoval ? .removeTag(name) : .addTag(name))
    }

    private mutating func saveView(_ name: String) -> [Effect] {
        guard !name.isEmpty else { return [] }
        tell(say(.viewSaved, name))
        return [.saveView(SavedView(name: name, filter: list.filterText, sort: list.sort))]
    }

    /// Does what a question asked about, or not.
    private mutating func answer(_ key: Key, _ effects: [Effect]) -> [Effect] {
        switch key {
        case .character("y"), .character("Y"), .enter:
            prompt = nil
            return effects
        case .character("n"), .character("N"), .escape, .character("q"):
            prompt = nil
            return []
        default: return []
        }
    }

    private mutating func answer(_ key: Key, _ action: Action) -> [Effect] {
        switch key {
        case .character("y"), .character("Y"), .enter:
            prompt = nil
            return save(action)
        case .character("n"), .character("N"), .escape, .character("q"):
            prompt = nil
            return []
        default: return []
        }
    }
}
