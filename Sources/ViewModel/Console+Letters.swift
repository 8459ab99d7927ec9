import Insight
import Model
import Screen

/// Writing to a partner: a template, the letter, and where it goes.
extension Console {
    /// Asks for the templates that suit the partner in sight.
    mutating func startLetter() -> [Effect] {
        guard !options.isReadOnly else {
            tell(say[.readOnly], isBad: true)
            return []
        }
        guard targets.count < 2 else {
            tell(say(.letterMany, "\(targets.count)"), isBad: true)
            return []
        }
        guard let id = targets.first else {
            tell(say[.nothingThere], isBad: true)
            return []
        }
        return [.readTemplates(id)]
    }

    /// Offers templates, those of the suggested play first.
    mutating func offer(_ choices: [LetterChoice], for id: PartnerID) {
        guard let analysis, let row = analysis.program.row(of: id) else { return }
        let value = analysis.program.value(FieldName.reason, row: row)
        let reason = value.flatMap { QuietReason(word: $0.utf8) } ?? .unknown
        let wanted = analysis.settings.play(for: reason)
        let sorted = choices.filter { $0.play == wanted } + choices.filter { $0.play != wanted }
        let items = sorted.map { choice in
            Overlay.Item(
                text: choice.name, detail: choice.play.map { say[.name(of: $0)] } ?? "",
                choice: .template(choice.name, id), remark: choice.subject)
        }
        overlay = Overlay(
            .menu, title: say[.boxTemplates], footer: say[.boxFooterChoose], items: items)
    }

    /// Shows a letter that was made or changed.
    mutating func show(_ letter: Letter) {
        if place != .letter { beforeLetter = place }
        self.letter = letter
        letterTop = 0
        place = .letter
    }

    mutating func pressInLetter(_ key: Key) -> [Effect]? {
        guard let letter else { return nil }
        switch key {
        case .enter:
            guard letter.missing.isEmpty, letter.obstacles.isEmpty else {
                tell(say[.letterNotReady], isBad: true)
                return []
            }
            return [.sendLetter(letter.partner)]
        case .character("E"), .character("e"): return [.editLetter(letter.partner)]
        case .character("y"): return [.copy(letter.body)]
        case .down, .character("j"): letterTop += 1
        case .up, .character("k"): letterTop = max(0, letterTop - 1)
        case .escape, .character("q"):
            closeLetter()
            return [.keepLetter(letter.partner)]
        default: return nil
        }
        return []
    }

    /// Goes back to where the letter was begun.
    mutating func closeLetter() {
        guard place == .letter else { return }
        letter = nil
        place = beforeLetter
    }

    func letterLines(_ layout: Layout) -> [Line] {
        guard let letter else { return [] }
        return LetterView(
            letter: letter, top: letterTop, say: say, glyphs: glyphs
        ).lines(columns: size.columns, rows: layout.body.rows)
    }
}
