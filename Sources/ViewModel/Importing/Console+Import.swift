import Model
import Screen

extension Console {
    mutating func pressInImport(_ key: Key) -> [Effect]? {
        if mapping != nil { return pressInMapping(key) }
        switch key {
        case .enter:
            guard let preview, preview.refusal == nil, !isImporting else { return [] }
            isImporting = true
            tell(say[.importRun])
            return [.runImport]
        case .character("e"):
            guard !isImporting, let columns = preview?.columns else { return [] }
            mapping = ImportMapping(columns)
            message = nil
            return columns.isGuess || preview?.refusal != nil ? remapped() : []
        case .character("q"), .escape: return back() + [.stopImport]
        default: return nil
        }
    }

    /// Begins to read a file; the keys stay free meanwhile.
    mutating func startImport(_ path: String) -> [Effect] {
        guard !isImporting else {
            tell(say[.importBusy], isBad: true)
            return []
        }
        isImporting = true
        mapping = nil
        message = Message(
            text: say(.importReading, path), hint: say[.importStopHint], isBad: false)
        return [.previewImport(path)]
    }

    /// Takes what an import would do: the mapping stays open over it.
    mutating func take(_ preview: ImportPreview) {
        self.preview = preview
        if isImporting { message = nil }
        isImporting = false
        if let columns = preview.columns, let open = mapping,
            open.columns.samples != columns.samples
        {
            mapping = open.moved(to: columns)
        }
        go(to: .importing)
    }

    mutating func importProgressed(_ text: String) {
        guard isImporting else { return }
        message = Message(text: text, hint: say[.importStopHint], isBad: false)
    }

    mutating func importEnded(isStopped: Bool) {
        isImporting = false
        if isStopped { tell(say[.importStopped]) }
    }

    // MARK: - What columns mean

    private mutating func pressInMapping(_ key: Key) -> [Effect]? {
        switch key {
        case .down, .character("j"): mapping?.move(by: 1)
        case .up, .character("k"): mapping?.move(by: -1)
        case .home: mapping?.move(by: -1000)
        case .end, .character("G"): mapping?.move(by: 1000)
        case .right, .character("l"): return stepMapping(1)
        case .left, .character("h"): return stepMapping(-1)
        case .character(" "): return chooseMeaning(nil)
        case .enter: return editMapping()
        case .character("q"), .escape, .character("e"):
            mapping = nil
            message = nil
        case .control: return nil
        default: return []
        }
        return []
    }

    private mutating func stepMapping(_ step: Int) -> [Effect] {
        mapping?.step(by: step) == true ? remapped() : editMapping()
    }

    /// Gives the column under the cursor a meaning; nil for none.
    mutating func chooseMeaning(_ word: String?) -> [Effect] {
        guard case .column? = mapping?.line else { return [] }
        mapping?.set(word)
        if word != nil { mapping?.move(by: 1) }
        return remapped()
    }

    /// Opens what the line under the cursor is chosen from or typed in.
    private mutating func editMapping() -> [Effect] {
        guard let mapping else { return [] }
        switch mapping.line {
        case .source, .currency:
            prompt = Prompt(.importWord, text: mapping.typed)
            return []
        case .column:
            showMeanings(mapping)
            return []
        default: return stepMapping(1)
        }
    }

    mutating func typeInMapping(_ text: String) -> [Effect] {
        mapping?.type(text)
        return remapped()
    }

    private mutating func showMeanings(_ mapping: ImportMapping) {
        guard case .column(let column) = mapping.line else { return }
        let items = mapping.columns.meanings.map { word in
            let user = mapping.choice.meanings.first { $0.word == word }?.header ?? ""
            return Overlay.Item(text: word, detail: user, choice: .meaning(word))
        }
        overlay = Overlay(
            .search, title: mapping.choice.meanings[column].header,
            footer: say[.boxFooterChoose], items: items)
    }

    // MARK: - Imports so far

    /// Lists imports, newest first; one that was taken back says so.
    mutating func showImports(_ events: [Event]) {
        let undone = Set(
            events.compactMap { $0.change.kind == .undo ? $0.change.refersTo : nil })
        let redone = Set(
            events.compactMap { $0.change.kind == .redo ? $0.change.refersTo : nil })
        let items = events.filter { $0.change.kind == .import }.map { event in
            let isBack = undone.contains(event.id) && !redone.contains(event.id)
            let name = event.change.summary
            return Overlay.Item(
                text: name,
                detail: isBack
                    ? say[.importsTaken]
                    : Format.moment(event.milliseconds) + "  " + event.user,
                choice: isBack ? .nothing : .takeBack(event.id, name))
        }
        guard !items.isEmpty else {
            tell(say[.importsNone])
            return
        }
        overlay = Overlay(
            .menu, title: say[.importsTitle], footer: say[.importsFooter], items: items)
    }

    /// Reads the file again by what is said now.
    private mutating func remapped() -> [Effect] {
        guard let choice = mapping?.choice else { return [] }
        isImporting = true
        return [.remapImport(choice)]
    }

    /// The words of a line of the mapping that is typed.
    var mappingPrompt: String {
        mapping?.line == .currency ? say[.mappingCurrency] : say[.mappingSource]
    }
}
