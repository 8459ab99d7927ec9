public import Insight
public import Model

/// Letters to several partners, each a mail of its own, and those who get none.
public struct LetterBatch: Hashable, Sendable {
    /// A partner who is not written to.
    public struct LeftOut: Hashable, Sendable {
        /// Who.
        public let partner: PartnerID
        /// Why not.
        public let why: Suppression

        /// Somebody who is not written to.
        public init(partner: PartnerID, why: Suppression) {
            self.partner = partner
            self.why = why
        }
    }
    /// The letters, in the order of the partners.
    public var letters: [Letter]
    /// Partners who must not be written to, with the reason.
    public var leftOut: [LeftOut]

    /// Letters and those who get none.
    public init(letters: [Letter], leftOut: [LeftOut]) {
        self.letters = letters
        self.leftOut = leftOut
    }
}

/// Letters a person looks through before they go out together.
struct LetterPile {
    /// One line of the list.
    enum Item: Hashable {
        case letter(Letter)
        case leftOut(LetterBatch.LeftOut)
    }
    /// The groups of the list in the order they stand.
    enum Group: Int, CaseIterable {
        case ready, toMend, leftOut
    }

    private(set) var items: [[Item]] = [[], [], []]
    private(set) var cursor = 0
    /// Partners a person took out.
    private(set) var takenOut: Set<PartnerID> = []
    /// The first line of the letter's text that is shown.
    var top = 0

    init(_ batch: LetterBatch) {
        items[Group.ready.rawValue] = batch.letters.filter(\.isReady).map { .letter($0) }
        items[Group.toMend.rawValue] = batch.letters.filter { !$0.isReady }.map { .letter($0) }
        items[Group.leftOut.rawValue] = batch.leftOut.map { .leftOut($0) }
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

    var letters: [Letter] {
        flat.compactMap { if case .letter(let letter) = $0.item { letter } else { nil } }
    }

    /// The letters that would go out now.
    var going: [Letter] { letters.filter { $0.isReady && !takenOut.contains($0.partner) } }

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
        move(by: 1)
    }

    /// Puts a letter that was changed in the place of the former one; the cursor goes with it.
    mutating func replace(_ letter: Letter) {
        let batch = LetterBatch(
            letters: letters.map { $0.partner == letter.partner ? letter : $0 },
            leftOut: items(of: .leftOut).compactMap {
                if case .leftOut(let one) = $0 { one } else { nil }
            })
        let (former, out) = (top, takenOut)
        self = LetterPile(batch)
        takenOut = out
        cursor = flat.firstIndex { $0.item == .letter(letter) } ?? 0
        top = former
    }
}
