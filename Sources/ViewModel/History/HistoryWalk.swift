import Model

/// The history on screen: the changes asked for, those that hold some words, and a cursor.
struct HistoryWalk {
    /// What was asked for.
    let query: HistoryQuery
    /// The words every shown line holds.
    private(set) var words = ""
    /// The changes shown, newest first.
    private(set) var shown: [RecordedChange] = []
    private(set) var cursor = 0
    /// Whether the history has been read.
    private(set) var isRead = false
    /// The changes that were taken back and not done again since.
    private(set) var takenBack: Set<EventID> = []
    private var all: [RecordedChange] = []

    init(_ query: HistoryQuery) { self.query = query }

    /// The change under the cursor.
    var current: RecordedChange? { shown.indices.contains(cursor) ? shown[cursor] : nil }

    /// How many changes there are.
    var count: Int { all.count }

    mutating func take(_ changes: [RecordedChange], text: (RecordedChange) -> String) {
        all = changes
        isRead = true
        update(text)
    }

    /// Adds a change that has just come in; it stands at the top, the cursor stays where it is.
    mutating func add(_ change: RecordedChange) {
        guard isRead,
            query.partner.map({ id in
                change.event.change.edits.contains { $0.partner == id }
            }) ?? true, !all.contains(where: { $0.event.id == change.event.id })
        else { return }
        all.insert(change, at: 0)
        shown.insert(change, at: 0)
        if cursor > 0 { cursor += 1 }
        findTakenBack()
    }

    mutating func narrow(to words: String, text: (RecordedChange) -> String) {
        self.words = words
        update(text)
    }

    private mutating func update(_ text: (RecordedChange) -> String) {
        let kept = current?.event.id
        let needles = words.split(separator: " ").map { FoldedText(String($0)).bytes }
        shown =
            needles.isEmpty
            ? all
            : all.filter { change in
                let folded = FoldedText(text(change)).bytes
                return needles.allSatisfy { HistoryWalk.holds(folded, $0) }
            }
        cursor = shown.firstIndex { $0.event.id == kept } ?? 0
        findTakenBack()
    }

    private static func holds(_ text: [UInt8], _ needle: [UInt8]) -> Bool {
        needle.isEmpty
            || text.withUnsafeBytes { BytePattern(needle).first(in: $0, from: 0) } != nil
    }

    /// Undo hides what it refers to, redo brings it back: read from the oldest.
    private mutating func findTakenBack() {
        var undone: [EventID: EventID] = [:]
        takenBack = []
        for change in all.reversed() {
            let event = change.event
            guard let refersTo = event.change.refersTo else { continue }
            if event.change.kind == .undo {
                takenBack.insert(refersTo)
                undone[event.id] = refersTo
            } else if let original = undone[refersTo] {
                takenBack.remove(original)
                takenBack.insert(refersTo)
            }
        }
    }

    mutating func move(_ command: Command, page: Int) {
        switch command {
        case .down: move(by: 1)
        case .up: move(by: -1)
        case .first: move(by: -shown.count)
        case .last: move(by: shown.count)
        case .halfPageDown: move(by: max(1, page / 2))
        case .halfPageUp: move(by: -max(1, page / 2))
        case .pageDown: move(by: page)
        default: move(by: -page)
        }
    }

    mutating func move(by step: Int) { move(to: cursor + step) }

    mutating func move(to place: Int) { cursor = max(0, min(place, shown.count - 1)) }

    /// The first line shown in a window of so many lines, so that the cursor is inside.
    func top(height: Int) -> Int {
        max(0, min(cursor - height / 2, shown.count - height))
    }
}
