import Screen

/// The console as it is given to people who may not leave it.
extension Console {
    /// Why a command does nothing here, nil if it works.
    func whyUnavailable(_ command: Command) -> Phrase? {
        guard options.isLocked else { return nil }
        let isOnTexts = place == .letter || place == .letters || place == .newsletter
        // There are no fields in a letter: this, too, opens the editor.
        return command == .editField && isOnTexts ? .lockedEditor : command.whyLocked
    }

    /// The effects without those that would lead out, whatever asked for them; then it says why.
    mutating func withinLock(_ effects: [Effect]) -> [Effect] {
        guard options.isLocked else { return effects }
        let kept = effects.filter { $0.whyLocked == nil }
        if let why = effects.compactMap(\.whyLocked).first { tell(say[why], isBad: true) }
        return kept
    }

    // MARK: - Imports

    /// Asks which file is to be imported: by its path, or where none may be typed from a list.
    mutating func askImportFile() -> [Effect] {
        if options.isLocked { return [.readInbox] }
        prompt = Prompt(.importFile)
        return []
    }

    /// Lists the files of the inbox to choose one.
    mutating func showInbox(_ names: [String]) {
        guard !names.isEmpty else {
            tell(say[.inboxEmpty])
            return
        }
        overlay = Overlay(
            .menu, title: say[.inboxTitle], footer: say[.boxFooterChoose],
            items: names.map { Overlay.Item(text: $0, choice: .file($0)) })
    }
}
