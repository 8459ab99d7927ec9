import Model

/// Letters a person looks through before they go out together.
struct LetterPile {
    /// One line of the list.
    enum Item: Hashable {
        case letter(Letter)
        case leftOut(LetterBatch.LeftOut)
    }
    /// The groups of the list in the order they stand.
    enum Group: Int, CaseIterable {
        case ready, heldOut, toMend, leftOut
    }

    private var batch: LetterBatch
    private(set) var items: [[Item]] = []
    private(set) var cursor = 0
    /// Partners a person took out.
    private(set) var takenOut: Set<PartnerID> = []
    /// The first line of the letter's text that is shown.
    var top = 0

    init(_ batch: LetterBatch) {
        self.batch = batch
        deal()
    }

    private mutating func deal() {
        items = Group.allCases.map { group in
            group == .leftOut
                ? batch.leftOut.map { .leftOut($0) }
                : batch.letters.filter { self.group(of: $0) == group }.map { .letter($0) }
        }
    }

    private func group(of letter: Letter) -> Group {
        guard letter.isReady else { return .toMend }
        let isHeld = holdsOut && letter.isPicked && !takenOut.contains(letter.partner)
        return isHeld ? .heldOut : .ready
    }

    func items(of group: Group) -> [Item] { items[group.rawValue] }

    /// All lines below each other.
    var flat: [(group: Group, item: Item)] {
        Group.allCases.flatMap { group in items(of: group).map { (group, $0) } }
    }

    var count: Int { items.reduce(0) { $0 + $1.count } }

    var current: Item? {
        let all = flat
        return all.indices.contains(cursor) ? all[cursor].item : nil
    }

    /// The letter under the cursor, nil on somebody who gets none.
    var letter: Letter? {
        if case .letter(let letter)? = current { letter } else { nil }
    }

    /// Whether a letter's partner is held out.
    func isHeldOut(_ letter: Letter) -> Bool { group(of: letter) == .heldOut }

    var letters: [Letter] { LetterPile.letters(flat.map(\.item)) }

    /// The letters that would go out now.
    var going: [Letter] {
        LetterPile.letters(items(of: .ready)).filter { !takenOut.contains($0.partner) }
    }

    /// The letters of partners that are left untouched.
    var heldOut: [Letter] { LetterPile.letters(items(of: .heldOut)) }

    /// How many letters have something to mend and were not taken out.
    var toMendCount: Int { letters.count { !$0.isReady && !takenOut.contains($0.partner) } }

    // MARK: - Moving and changing

    mutating func move(by step: Int) { move(to: cursor + step) }

    mutating func move(to place: Int) {
        let next = max(0, min(place, count - 1))
        if next != cursor { top = 0 }
        cursor = next
    }

    /// Goes to the first line of the next or the previous group with lines.
    mutating func stepGroup(forward: Bool) {
        let all = flat
        guard all.indices.contains(cursor) else { return }
        let starts = all.indices.filter { $0 == 0 || all[$0].group != all[$0 - 1].group }
        let next = forward ? starts.first { $0 > cursor } : starts.last { $0 < cursor }
        if let next { move(to: next) }
    }

    /// Takes the letter under the cursor out, or in again, and steps down.
    mutating func toggle() {
        guard let letter else { return }
        if takenOut.remove(letter.partner) == nil { takenOut.insert(letter.partner) }
        deal()
        if current != .letter(letter) { follow(.letter(letter)) } else { move(by: 1) }
    }

    /// Whether one in five are left untouched.
    var holdsOut: Bool { batch.holdsOut }

    /// Leaves one in five untouched, or nobody; the cursor stays with its line.
    mutating func toggleHoldOut() {
        let kept = current
        batch.holdsOut.toggle()
        deal()
        follow(kept)
    }

    /// Puts a letter that was changed in the place of the former one; the cursor goes with it.
    mutating func replace(_ letter: Letter) {
        batch.letters = batch.letters.map { $0.partner == letter.partner ? letter : $0 }
        deal()
        follow(.letter(letter))
    }

    private mutating func follow(_ item: Item?) {
        cursor = flat.firstIndex { $0.item == item } ?? 0
    }

    private static func letters(_ items: [Item]) -> [Letter] {
        items.compactMap { if case .letter(let letter) = $0 { letter } else { nil } }
    }
}
