import Insight
import Model
import Screen

/// Writing to partners: a template, the letter, and where it goes.
extension Console {
    /// Asks for the templates that suit the partners in sight.
    mutating func startLetter() -> [Effect] { startLetter(to: targets) }

    /// Asks for the templates that suit all partners the list shows.
    mutating func startLetterToAll() -> [Effect] {
        guard let analysis else { return [] }
        return startLetter(to: list.shown.map { analysis.program.ids[$0] })
    }

    private mutating func startLetter(to ids: [PartnerID]) -> [Effect] {
        guard !ids.isEmpty else {
            tell(say[.nothingThere], isBad: true)
            return []
        }
        return [.readTemplates(ids)]
    }

    /// Offers templates, those of the play suggested most often first.
    mutating func offer(_ choices: [LetterChoice], for ids: [PartnerID]) {
        guard let analysis else { return }
        var counts: [Play: Int] = [:]
        for id in ids {
            let value = analysis.program.value(FieldName.reason, of: id)
            let reason = value.flatMap { QuietReason(word: $0.utf8) } ?? .unknown
            counts[analysis.settings.play(for: reason), default: 0] += 1
        }
        let most = counts.values.max()
        let wanted = Play.allCases.first { counts[$0] == most }
        let sorted = choices.filter { $0.play == wanted } + choices.filter { $0.play != wanted }
        let items = sorted.map { choice in
            Overlay.Item(
                text: choice.name, detail: choice.play.map { say[.name(of: $0)] } ?? "",
                choice: .template(choice.name, ids), remark: choice.subject)
        }
        overlay = Overlay(
            .menu, title: say[.boxTemplates], footer: say[.boxFooterChoose], items: items)
    }

    /// Shows a letter that was made or changed.
    mutating func show(_ letter: Letter) {
        if place == .letters {
            pile?.replace(letter)
            return
        }
        beginLetters(.letter)
        if self.letter?.partner != letter.partner { letterTop = 0 }
        self.letter = letter
    }

    mutating func beginLetters(_ place: Place) {
        guard self.place != place else { return }
        if self.place != .letter, self.place != .letters { beforeLetter = self.place }
        followUpDays = nil
        self.place = place
    }

    /// What a command does while letters are looked at; nil for those that mean the same everywhere.
    mutating func performOnLetters(_ command: Command) -> [Effect]? {
        guard place == .letter || place == .letters else { return nil }
        switch command {
        case .palette, .help, .log, .themes, .undo, .redo, .reload, .sync, .redraw, .suspend,
            .toggleMouse, .quit:
            return nil
        case .task: prompt = Prompt(.followUp)
        case .insertAnswer:
            if let id = letterInSight?.partner { showAnswers(for: id) }
        case .editText, .editField: return letterInSight.map { [.editLetter($0.partner)] } ?? []
        case .copyCell, .copyRow: return letterInSight.map { [.copy($0.body)] } ?? []
        default: return place == .letter ? performOnLetter(command) : performOnPile(command)
        }
        return []
    }

    /// The letter under the cursor.
    private var letterInSight: Letter? { place == .letters ? pile?.letter : letter }

    private mutating func performOnLetter(_ command: Command) -> [Effect] {
        guard let letter else { return [] }
        let page = layout.body.rows / 2
        switch command {
        case .open:
            guard letter.isReady else {
                tell(say[.letterNotReady], isBad: true)
                return []
            }
            return writing([.sendLetters([letter.partner], followUpDays: followUpDays)])
        case .back: return options.isReadOnly ? dropLetters() : [.keepLetters([letter.partner])]
        case .down: scrollLetter(by: 1)
        case .up: scrollLetter(by: -1)
        case .first: scrollLetter(by: -100_000)
        case .last: scrollLetter(by: 100_000)
        case .halfPageDown, .pageDown: scrollLetter(by: page)
        case .halfPageUp, .pageUp: scrollLetter(by: -page)
        default: tellLetterFirst()
        }
        return []
    }

    /// Says that letters come first where a command would leave or change something else.
    mutating func tellLetterFirst() {
        tell(say(.letterFirst, keyLabel(.back)))
    }

    /// The first keys of a command as they are shown.
    func keyLabel(_ command: Command) -> String {
        let keys = options.commands.first { $0.command == command }?.keys.first ?? []
        return KeyNotation.label(keys, isASCII: options.isASCII)
    }

    /// Whom the letter is for.
    func letterTitle(_ letter: Letter) -> String {
        guard let row = analysis?.program.row(of: letter.partner), let analysis else {
            return say(.letterTitle, letter.partner.text)
        }
        let states = say[.name(of: analysis.states[row])]
        return say(.letterTitle, analysis.program.displayName(row: row)) + "   "
            + letter.partner.text + ", " + states
    }

    /// What is to be done unless the program may only be looked at.
    mutating func writing(_ effects: [Effect]) -> [Effect] {
        guard options.isReadOnly else { return effects }
        tell(say[.readOnly], isBad: true)
        return []
    }

    mutating func dropLetters() -> [Effect] {
        closeLetters()
        tell(say[.lettersDropped])
        return [.dropLetters]
    }

    private mutating func scrollLetter(by step: Int) {
        guard let letter else { return }
        let last = view(of: letter).lastTop(columns: size.columns, rows: layout.body.rows)
        letterTop = max(0, min(letterTop + step, last))
    }

    /// Goes back to where the letters were begun.
    mutating func closeLetters() {
        guard place == .letter || place == .letters else { return }
        letter = nil
        pile = nil
        followUpDays = nil
        place = beforeLetter
    }

    mutating func lettersSent(_ files: [String], heldOut: Int) {
        closeLetters()
        var text =
            files.count == 1
            ? say(.letterSent, files[0]) : say(.lettersSent, Format.count(Int64(files.count)))
        if heldOut > 0 { text += " " + say(.lettersQuestionHeld, "\(heldOut)") }
        tell(text, hint: say[.undoHint])
    }

    mutating func lettersKept(_ files: [String]) {
        closeLetters()
        tell(
            files.count == 1
                ? say(.letterKept, files[0]) : say(.lettersKept, "\(files.count)"))
    }

    func letterLines(_ layout: Layout) -> [Line] {
        guard let letter else { return [] }
        return view(of: letter).lines(columns: size.columns, rows: layout.body.rows)
    }

    private func view(of letter: Letter) -> LetterView {
        LetterView(
            letter: letter, top: letterTop, followUp: followUpText(letter), say: say,
            glyphs: glyphs)
    }

    // MARK: - Follow-up and answers

    /// When a letter is followed up, in words.
    func followUpText(_ letter: Letter) -> String {
        let days = followUpDays ?? letter.followUpDays ?? 0
        guard days > 0, let analysis else { return say[.letterNoFollowUp] }
        return say(
            .letterInDays, "\(days)", Format.weekdayDay(analysis.today.advanced(by: days)))
    }

    /// Sets when the open letters are followed up; `none` for never.
    mutating func setFollowUp(_ text: String) {
        guard let analysis, !text.isEmpty else { return }
        if text.utf8.elementsEqual("none".utf8) {
            followUpDays = 0
            return
        }
        guard let day = WorkText.day(text.utf8, today: analysis.today), day > analysis.today else {
            tell(say(.badDay, text), isBad: true)
            return
        }
        followUpDays = analysis.today.distance(to: day)
    }

    /// Offers the ready-made answers for a letter.
    mutating func showAnswers(for id: PartnerID) {
        let answers = outreach.shelf.answers
        guard !answers.isEmpty else {
            tell(say[.outreachNoAnswers])
            return
        }
        let items = answers.map { card in
            Overlay.Item(
                text: card.name, choice: .answer(card.name, id), remark: card.title)
        }
        overlay = Overlay(
            .menu, title: say[.boxAnswers], footer: say[.boxFooterChoose], items: items)
    }
}
