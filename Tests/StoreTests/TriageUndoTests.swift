import Model
import Testing

@testable import Store

/// What triage does to partners, taken back one by one: on disk nothing of it is left to see.
@Suite struct TriageUndoTests {
    private static let ids = (1...10).compactMap { PartnerID("ea-\($0)".utf8) }
    private static let today = Day(iso: "2026-11-22".utf8) ?? Day(number: 0)

    /// One outcome for each of ten partners.
    private static var outcomes: [Action] {
        let contact = WorkText.contact("call declined no time", on: today, reason: .busy)
        return [
            .log(contact), .snooze(until: today.advanced(by: 7)), .pass(.skipped),
            .pass(.notWorthIt), .addWork(.task, due: today, text: "send the terms"),
            .setReason(.betterOffer), .move(.cultivation), .archive(true),
            .set(field: FieldName.declined, value: "never"),
            .log(WorkText.contact("mail unsubscribed", on: today, reason: nil)),
        ]
    }

    private static func everything(_ program: Program) -> [String] {
        program.rows.flatMap { row -> [String] in
            program.fields(prefix: "", row: row).map {
                "\(program.ids[row].text) \($0) \(program.value($0, row: row) ?? "")"
            } + program.records(Contact.self, row: row).map(\.line)
                + program.records(Work.self, row: row).map(\.line)
        }
    }

    @Test func `ten partners triaged and undone leave the program as it was`() throws {
        let shop = try Workshop()
        var store = try shop.open()
        let fields = ["name": "A partner", "stage": "engagement", "owner": "kim", "reason": "busy"]
        let edits = TriageUndoTests.ids.flatMap { id in
            fields.sorted { $0.key < $1.key }.map {
                Edit(partner: id, field: $0.key, new: $0.value, old: nil)
            }
        }
        #expect(store.save(Change(kind: .set, edits: edits)).event != nil)
        let before = TriageUndoTests.everything(store.program)
        for (index, (id, action)) in zip(TriageUndoTests.ids, TriageUndoTests.outcomes).enumerated()
        {
            let change = try #require(
                action.change(
                    to: [id], in: store.program, today: TriageUndoTests.today,
                    noteKey: "k\(index)"))
            #expect(store.save(change).event != nil)
        }
        #expect(TriageUndoTests.everything(store.program) != before)
        // Another process takes it all back.
        store = try shop.open()
        var stack = UndoStack(user: "ann")
        for event in store.recent { stack.push(event) }
        for _ in 1...10 {
            let answer = try store.undo(try #require(stack.nextUndo).id)
            #expect(answer.refusals.isEmpty)
            stack.push(try #require(answer.result?.event))
        }
        #expect(TriageUndoTests.everything(store.program) == before)
        #expect(TriageUndoTests.everything(try shop.open().program) == before)
        // And does it all again.
        for _ in 1...10 {
            let answer = try store.undo(try #require(stack.nextRedo).id)
            stack.push(try #require(answer.result?.event))
        }
        #expect(TriageUndoTests.everything(store.program) != before)
        #expect(stack.nextRedo == nil && stack.nextUndo?.change.kind == .redo)
        #expect(store.check().isEmpty)
    }
}
