import Insight
import Model
import Screen

@testable import ViewModel

/// A fixture with a world behind it: saves, takes back and keeps the history, all in memory.
struct World {
    var fixture: Fixture
    private(set) var events: [Event] = []
    private var number = 100

    init(size: Size = Size(columns: 80, rows: 24), isReadOnly: Bool = false) {
        fixture = Fixture(size: size, isReadOnly: isReadOnly)
    }

    /// Presses keys and does what they ask for; blanks are keys too.
    mutating func press(_ keys: String) {
        for key in KeyNotation.typed(keys) ?? [] {
            let effects = fixture.console.handle(.input(.key(key)))
            for effect in effects { carryOut(effect) }
        }
    }

    mutating func type(_ text: String) { fixture.type(text) }

    private mutating func carryOut(_ effect: Effect) {
        switch effect {
        case .save(let change): apply(change, by: "ann")
        case .undo(let id): undo(id)
        case .readChanges(let query): answer(query)
        default: break
        }
    }

    /// Saves a change of somebody and tells the console.
    mutating func apply(_ change: Change, by user: String) {
        number += 1
        let event = Event(
            id: EventID(replica: "k", number: number),
            stamp: Stamp(lamport: number, replica: "k"),
            milliseconds: 1_795_348_800_000 + Int64(number) * 60_000, user: user, change: change)
        events.append(event)
        fixture.program.apply(event)
        _ = fixture.console.handle(user == "ann" ? .saved(event) : .programChanged([event]))
    }

    private mutating func undo(_ id: EventID) {
        guard let event = events.first(where: { $0.id == id }) else { return }
        let program = fixture.program
        let undo = Undo(of: event) { program.value($1, of: $0) }
        if let change = undo.change { apply(change, by: "ann") }
        guard !undo.refusals.isEmpty else { return }
        let signed = undo.refusals.map { conflict -> FieldConflict in
            var story = FieldStory()
            for event in events {
                for edit in event.change.edits
                where FieldPlace(edit.partner, edit.field) == conflict.place {
                    story.add(edit, of: event)
                }
            }
            var conflict = conflict
            conflict.author = story.latest
            return conflict
        }
        let notice = ConflictNotice(
            cause: .undo(id, isWhole: undo.change == nil), conflicts: signed,
            insisting: Change(kind: .undo, edits: signed.map(\.overwriting), refersTo: id))
        _ = fixture.console.handle(.conflict(notice))
    }

    private mutating func answer(_ query: HistoryQuery) {
        let changes = events.reversed().compactMap { event -> RecordedChange? in
            guard let partner = query.partner else { return RecordedChange(event) }
            let edits = event.change.edits.filter { $0.partner == partner }
            guard !edits.isEmpty else { return nil }
            return RecordedChange(
                Event(
                    id: event.id, stamp: event.stamp, milliseconds: event.milliseconds,
                    user: event.user,
                    change: Change(
                        kind: event.change.kind, edits: edits, refersTo: event.change.refersTo)))
        }
        _ = fixture.console.handle(.changes(query, changes))
    }

    /// A console opened anew on the same program, as another process would.
    mutating func reopen() {
        let options = fixture.console.options
        let program = fixture.program
        let analysis = Analysis(
            program: program, figures: fixture.analysis.figures,
            settings: fixture.analysis.settings, today: Fixture.today)
        fixture.console = Console(
            .program(analysis), options: options, preferences: .usual, views: [],
            recent: events.filter { $0.user == "ann" }, size: fixture.console.sizeNow,
            noteSeed: "q")
    }

    var lines: [String] { mutating get { fixture.lines } }

    var text: String { mutating get { fixture.lines.joined(separator: "\n") } }

    /// The id of the partner under review.
    var current: String? {
        fixture.console.triage?.current.map { fixture.program.ids[$0.row].text }
    }

    func value(_ field: String, _ id: String) -> String? {
        fixture.program.value(field, of: Fixture.id(id))
    }

    /// Everything the program says, by which two states of it are compared.
    var everything: [String] {
        let program = fixture.program
        return program.rows.flatMap { row -> [String] in
            let id = program.ids[row].text
            let fields = program.fields(prefix: "", row: row).map {
                "\(id) \($0) \(program.value($0, row: row) ?? "")"
            }
            let records =
                program.records(Contact.self, row: row).map(\.line)
                + program.records(Work.self, row: row).map(\.line)
                + program.notes(row: row).map(\.text)
            return fields + records.map { "\(id) \($0)" }.sorted()
        }
    }
}
