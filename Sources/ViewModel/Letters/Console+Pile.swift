import Insight
import Model
import Screen

/// Letters to several partners: looked through, mended, and sent as one.
extension Console {
    /// Shows letters that were made.
    mutating func show(_ batch: LetterBatch) {
        guard !batch.letters.isEmpty else {
            tell(say(.lettersNone, "\(batch.leftOut.count)"), isBad: true)
            return
        }
        beginLetters(.letters)
        pile = LetterPile(batch)
    }

    mutating func performOnPile(_ command: Command) -> [Effect] {
        guard let pile else { return [] }
        switch command {
        case .open: askToSend(pile)
        case .back:
            if options.isReadOnly { return dropLetters() }
            prompt = Prompt(.keepLetters)
        case .mark: takeOut(pile)
        case .holdOut: return toggleHoldOut()
        case .down: self.pile?.move(by: 1)
        case .up: self.pile?.move(by: -1)
        case .first: self.pile?.move(to: 0)
        case .last: self.pile?.move(to: Int.max)
        case .nextGroup, .previousGroup:
            self.pile?.stepGroup(forward: command == .nextGroup)
        case .halfPageDown, .pageDown: scrollPile(by: 5)
        case .halfPageUp, .pageUp: scrollPile(by: -5)
        default: tellLetterFirst()
        }
        return []
    }

    /// Takes a letter out; those picked at random stay where they are, or they were picked by hand.
    private mutating func takeOut(_ pile: LetterPile) {
        if let letter = pile.letter, pile.isHeldOut(letter) {
            tell(say(.lettersPicked, keyLabel(.holdOut)))
        } else {
            self.pile?.toggle()
        }
    }

    /// Leaves one in five untouched, picked at random, or nobody.
    private mutating func toggleHoldOut() -> [Effect] {
        let effects = writing([.setHoldOut(!(pile?.holdsOut ?? false))])
        guard !effects.isEmpty else { return [] }
        pile?.toggleHoldOut()
        guard let pile else { return [] }
        tell(
            pile.holdsOut
                ? say(.lettersHoldsOut, "\(pile.heldOut.count)", pile.letter?.campaign ?? "")
                : say[.lettersHoldsNobody])
        return effects
    }

    func lettersFacts(_ pile: LetterPile) -> String {
        say(
            .lettersTo, Format.count(Int64(pile.letters.count)),
            Format.count(Int64(pile.items(of: .leftOut).count)))
            + (pile.letter.map { "   " + say[.letterFollowUp] + " " + followUpText($0) } ?? "")
    }

    /// Asks once, with the number, before mails go to the outbox.
    private mutating func askToSend(_ pile: LetterPile) {
        let ids = pile.going.map(\.partner)
        guard !writing([.dropLetters]).isEmpty else { return }
        guard !ids.isEmpty else {
            tell(say[.lettersFirst], isBad: true)
            return
        }
        let held = pile.heldOut.map(\.partner)
        var text =
            pile.toMendCount == 0
            ? say(.lettersQuestion, "\(ids.count)")
            : say(.lettersQuestionMend, "\(ids.count)", "\(pile.toMendCount)")
        if !held.isEmpty { text += " " + say(.lettersQuestionHeld, "\(held.count)") }
        prompt = Prompt(
            .question(
                [.sendLetters(ids, heldOut: held, followUpDays: followUpDays)], text))
    }

    /// y keeps the letters as drafts, n forgets them, everything else goes back to them.
    mutating func answerKeeping(_ key: Key) -> [Effect] {
        switch key {
        case .character("y"), .character("Y"), .enter:
            prompt = nil
            return [.keepLetters((pile?.letters ?? []).map(\.partner))]
        case .character("n"), .character("N"):
            prompt = nil
            return dropLetters()
        case .escape, .character("q"): prompt = nil
        default: break
        }
        return []
    }

    private mutating func scrollPile(by step: Int) {
        guard let pile, let letter = pile.letter else { return }
        let area = layout.body
        let list = PileView.list(in: area, count: pile.count)
        let isBeside = list.columns < area.columns
        let view = LetterView(
            letter: letter, top: pile.top, followUp: "", say: say, glyphs: glyphs, isPreview: true)
        let last = view.lastTop(
            columns: isBeside ? area.columns - list.columns - 1 : area.columns,
            rows: isBeside ? area.rows : area.rows - list.rows)
        self.pile?.top = max(0, min(pile.top + step, last))
    }

    func pileLines(_ layout: Layout) -> [Line] {
        guard let pile, let analysis else { return [] }
        return PileView(
            pile: pile, analysis: analysis, followUp: pile.letter.map(followUpText) ?? "",
            say: say, glyphs: glyphs
        ).lines(in: layout.body)
    }

    mutating func clickPile(_ position: Position) -> [Effect] {
        guard let pile else { return [] }
        let list = PileView.list(in: layout.body, count: pile.count)
        let line = position.row - list.row - 1
        let rows = Array(PileView.visible(pile, height: list.rows - 1))
        guard list.contains(position), rows.indices.contains(line),
            case .item(let place) = rows[line]
        else { return [] }
        self.pile?.move(to: place)
        return []
    }

    // MARK: - Drafts and contacts from lists

    /// Asks what was said: what came of the last contact where one waits, else a new contact.
    mutating func startContact() {
        ask(isOnOutreach && isEverybodyWaiting ? .reply : .contact)
    }

    /// Opens the draft under the cursor in the editor; nil where there is none.
    mutating func editDraft() -> [Effect]? {
        guard isOnOutreach, case .draft(let card, _)? = outreach.current, card.state != .unknown
        else { return nil }
        return [.openDraft(card.partner), .editLetter(card.partner)]
    }

    /// Asks whether the draft under the cursor is to go; nil where there is none.
    mutating func discardDraft() -> [Effect]? {
        guard isOnOutreach, case .draft(let card, let row)? = outreach.current else { return nil }
        guard !options.isReadOnly else {
            tell(say[.readOnly], isBad: true)
            return []
        }
        let name = row.flatMap { analysis?.program.displayName(row: $0) } ?? card.partner.text
        prompt = Prompt(.question([.discardDraft(card.partner)], say(.draftDiscard, name)))
        return []
    }
}
