import Insight
import Model

/// The groups of the outreach screen, and which item a person looks at.
struct Outreach {
    /// The groups in the order they stand.
    enum Group: Int, CaseIterable, Hashable {
        case due, drafts, sent, answered, effect, answers
    }
    /// One line.
    enum Item: Hashable {
        case due(OutreachReading.Due)
        case draft(DraftCard, row: Int?)
        case sent(OutreachReading.Exchange)
        case answered(OutreachReading.Exchange)
        case effect(EffectReport.Row)
        case trial(CampaignTrial)
        case answer(AnswerCard, AnswerUse)

        /// The partner's row, nil where there is none.
        var row: Int? {
            switch self {
            case .due(let due): due.row
            case .draft(_, let row): row
            case .sent(let exchange), .answered(let exchange): exchange.row
            case .answer, .effect, .trial: nil
            }
        }
    }

    private(set) var items: [[Item]] = Array(repeating: [], count: Group.allCases.count)
    private(set) var reading = OutreachReading()
    /// What plays brought back; nil while the past is still being read.
    private(set) var effects: EffectReport?
    private(set) var group = Group.due
    /// Whether only the group under the cursor is shown.
    var isZoomed = false
    private var cursors: [Group: Int] = [:]
    private var rangeStart: Int?
    /// Whether a person moved the cursor; until then it stands on the first line there is.
    private var hasMoved = false
    private(set) var shelf = OutreachShelf()
    private var key: PaneReadings.Key?

    func items(of group: Group) -> [Item] { items[group.rawValue] }

    func cursor(of group: Group) -> Int {
        max(0, min(cursors[group] ?? 0, items(of: group).count - 1))
    }

    /// The item under the cursor, nil in an empty group.
    var current: Item? {
        let items = items(of: group)
        return items.isEmpty ? nil : items[cursor(of: group)]
    }

    /// Whether any play or campaign has a line.
    var hasEffects: Bool { !items(of: .effect).isEmpty }

    // MARK: - What there is

    mutating func take(_ shelf: OutreachShelf) {
        self.shelf = shelf
        key = nil
    }

    /// Deals the items out again if the program, the filter or the files changed; the cursor stays
    /// with its item.
    mutating func deal(_ list: PartnerList, _ analysis: Analysis) {
        let key = PaneReadings.Key(list: list.generation, analysis: analysis.generation)
        guard key != self.key else { return }
        self.key = key
        let kept = current
        let partners = list.isNarrowed ? list.shownRows : nil
        reading = analysis.outreach(partners: partners)
        effects = analysis.effectBook.map { EffectReport($0, by: .play, partners: partners) }
        let uses = analysis.answerUses
        items = [
            reading.due.map { .due($0) }, drafts(analysis, partners),
            reading.waiting.map { .sent($0) }, reading.answered.map { .answered($0) },
            (effects?.rows ?? []).map { .effect($0) } + (effects?.trials ?? []).map { .trial($0) },
            shelf.answers.map { .answer($0, uses[$0.name] ?? AnswerUse()) },
        ]
        follow(kept)
    }

    private func drafts(_ analysis: Analysis, _ partners: RowSet?) -> [Item] {
        shelf.drafts.compactMap { card in
            let row = analysis.program.row(of: card.partner)
            if let partners, !(row.map { partners.contains($0) } ?? false) { return nil }
            return .draft(card, row: row)
        }
    }

    private mutating func follow(_ item: Item?) {
        rangeStart = nil
        if let item, let place = items(of: group).firstIndex(of: item) { cursors[group] = place }
        let isLost = items(of: group).isEmpty && item == nil
        if isLost || !hasMoved, let first = groupAtEdge(first: true) { group = first }
    }

    // MARK: - Moving

    /// Moves through all groups as through one list.
    mutating func move(by step: Int) {
        hasMoved = true
        let direction = step < 0 ? -1 : 1
        for _ in 0..<abs(step) {
            let next = cursor(of: group) + direction
            if items(of: group).indices.contains(next) {
                cursors[group] = next
            } else if isZoomed || !enterGroup(direction) {
                return
            }
        }
    }

    /// Goes to the nearest group with items in a direction, entering it from that side.
    private mutating func enterGroup(_ direction: Int) -> Bool {
        var place = group.rawValue + direction
        while let next = Group(rawValue: place) {
            if !items(of: next).isEmpty {
                group = next
                cursors[next] = direction > 0 ? 0 : items(of: next).count - 1
                return true
            }
            place += direction
        }
        return false
    }

    /// Goes to the next or previous group with items, back to where it was left.
    mutating func step(by direction: Int) {
        hasMoved = true
        var place = group.rawValue + direction
        while let next = Group(rawValue: place) {
            if !items(of: next).isEmpty {
                group = next
                rangeStart = nil
                return
            }
            place += direction
        }
    }

    mutating func moveToEnd(first: Bool) {
        hasMoved = true
        if !isZoomed, let edge = groupAtEdge(first: first) { group = edge }
        cursors[group] = first ? 0 : items(of: group).count - 1
    }

    private func groupAtEdge(first: Bool) -> Group? {
        let filled = Group.allCases.filter { !items(of: $0).isEmpty }
        return first ? filled.first : filled.last
    }

    mutating func select(_ group: Group, _ place: Int) {
        guard items(of: group).indices.contains(place) else { return }
        hasMoved = true
        self.group = group
        cursors[group] = place
    }

    // MARK: - Marks

    /// The partners of the group under the cursor, each once.
    var groupRows: [Int] {
        var seen: Set<Int> = []
        return items(of: group).compactMap(\.row).filter { seen.insert($0).inserted }
    }

    /// Remembers where a range of marks may begin.
    mutating func beginRange() { rangeStart = cursor(of: group) }

    /// The partners from the last mark to the cursor.
    var rangeRows: [Int] {
        guard let start = rangeStart else { return current?.row.map { [$0] } ?? [] }
        let here = cursor(of: group)
        return items(of: group)[min(start, here)...max(start, here)].compactMap(\.row)
    }
}
