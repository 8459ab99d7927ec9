import Testing

@testable import Model

/// Partners who are one: merging, taking apart, taking back, and what two replicas make of it.
@Suite struct MergeTests {
    private let program = Program()

    private static func id(_ text: String) -> PartnerID { PartnerID(text.utf8) ?? .program }

    private static func event(_ number: Int, _ change: Change, on replica: String = "k") -> Event {
        Event(
            id: EventID(replica: replica, number: number),
            stamp: Stamp(lamport: number, replica: replica), milliseconds: 0, user: "ann",
            change: change)
    }

    private static func edit(_ id: String, _ field: String, _ new: String?) -> Edit {
        Edit(partner: MergeTests.id(id), field: field, new: new, old: nil)
    }

    init() {
        let edits = [
            MergeTests.edit("a", "name", "Ann"), MergeTests.edit("a", "email", "ann@a.example"),
            MergeTests.edit("b", "name", "Ann L."), MergeTests.edit("b", "email", "ann@b.example"),
            MergeTests.edit("b", "site", "b.example"), MergeTests.edit("b", "tag:big fish", "1"),
            MergeTests.edit("b", "bonus:k", "2026-11-01"),
            MergeTests.edit("b", "note:1", "likes banners"),
            MergeTests.edit("b", "task:t", "kind=task text=call"),
            MergeTests.edit("c", "name", "Ann C"), MergeTests.edit("c", "site", "c.example"),
        ]
        program.apply(MergeTests.event(1, Change(kind: .set, edits: edits)))
    }

    private func merge(_ others: [String], into id: String, _ number: Int) throws {
        let change = try program.merging(others.map(MergeTests.id), into: MergeTests.id(id))
        program.apply(MergeTests.event(number, change))
    }

    private func row(_ id: String) -> Int { program.reservedRow(of: MergeTests.id(id)) ?? -1 }

    private func names() -> [String] { program.rows.map { program.ids[$0].text } }

    private func value(_ field: String, _ id: String) -> String? {
        program.value(field, of: MergeTests.id(id))
    }

    /// All a partner says, without what merging itself writes.
    private func all(_ id: String) -> [String] {
        program.fields(prefix: "", row: row(id)).map { $0 + "=" + (value($0, id) ?? "") }
            + program.notes(row: row(id)).map(\.text)
    }

    @Test func `a merged partner is shown no more and all it has is the other's`() throws {
        try merge(["b"], into: "a", 2)
        #expect(names() == ["a", "c"] && program.partnerCount == 2)
        #expect(program.row(of: MergeTests.id("b")) == row("a"))
        #expect(value("email", "a") == "ann@a.example" && value("site", "a") == "b.example")
        #expect(program.tags(row: row("a")) == ["big fish"])
        #expect(program.notes(row: row("a")).map(\.text) == ["likes banners"])
        #expect(program.records(Work.self, row: row("a")).map(\.text) == ["call"])
        #expect(program.rowsWithEntries == [row("a")])
        #expect(Array(program.rowsWithNotes) == [row("a")])
        #expect(value("email", "b") == "ann@b.example")
        let kept = program.differences(of: row("a"), from: row("b"))
        #expect(kept.map(\.field) == ["name", "email"] && kept[1].other == "ann@b.example")
    }

    @Test func `three ids are one partner, in a chain or at once`() throws {
        try merge(["c"], into: "b", 2)
        try merge(["b"], into: "a", 3)
        #expect(names() == ["a"] && program.members(of: row("a")) == [row("b"), row("c")])
        #expect(program.survivor(of: MergeTests.id("c")) == MergeTests.id("a"))
        program.apply(MergeTests.event(4, try program.splitting(MergeTests.id("b"))))
        #expect(names() == ["a", "b"] && program.members(of: row("b")) == [row("c")])
    }

    @Test func `taking apart gives back what was taken over and leaves nothing behind`() throws {
        let before = ["a", "b", "c"].map(all)
        try merge(["b", "c"], into: "a", 2)
        #expect(value("site", "a") == "b.example" && names() == ["a"])
        program.apply(MergeTests.event(3, try program.splitting(MergeTests.id("b"))))
        program.apply(MergeTests.event(4, try program.splitting(MergeTests.id("c"))))
        #expect(["a", "b", "c"].map(all) == before && names() == ["a", "b", "c"])
    }

    @Test func `what was changed since stays when partners are taken apart`() throws {
        try merge(["b"], into: "a", 2)
        program.apply(
            MergeTests.event(
                3, Change(kind: .set, edits: [MergeTests.edit("a", "site", "new.example")])))
        program.apply(MergeTests.event(4, try program.splitting(MergeTests.id("b"))))
        #expect(value("site", "a") == "new.example" && value("site", "b") == "b.example")
    }

    @Test func `undo takes a merge back and redo makes it again`() throws {
        let before = ["a", "b"].map(all)
        let event = MergeTests.event(
            2, try program.merging([MergeTests.id("b")], into: MergeTests.id("a")))
        program.apply(event)
        let after = ["a", "b"].map(all)
        let undo = try #require(Undo(of: event) { program.value($1, of: $0) }.change)
        let undone = MergeTests.event(3, undo)
        program.apply(undone)
        #expect(["a", "b"].map(all) == before && names() == ["a", "b", "c"])
        let redo = try #require(Undo(of: undone) { program.value($1, of: $0) }.change)
        program.apply(MergeTests.event(4, redo))
        #expect(["a", "b"].map(all) == after && names() == ["a", "c"])
    }

    @Test(arguments: [[2, 1, 0], [0, 1, 2], [1, 0, 2], [1, 2, 0]])
    func `two replicas that merge two partners into each other come to the same`(
        _ order: [Int]
    ) throws {
        let ours = MergeTests.event(
            2, try program.merging([MergeTests.id("b")], into: MergeTests.id("a")), on: "k")
        let theirs = MergeTests.event(
            2, try program.merging([MergeTests.id("a")], into: MergeTests.id("b")), on: "m")
        let start = MergeTests.event(
            1,
            Change(
                kind: .set,
                edits: ["a", "b", "c"].map { MergeTests.edit($0, "name", $0) }))
        let events = [start, ours, theirs]
        let fresh = Program()
        for index in order { fresh.apply(events[index]) }
        #expect(fresh.rows.map { fresh.ids[$0].text }.sorted() == ["b", "c"])
        #expect(fresh.survivor(of: MergeTests.id("a")) == MergeTests.id("b"))
        fresh.apply(MergeTests.event(3, try fresh.splitting(MergeTests.id("a"))))
        #expect(fresh.rows.count == 3)
    }

    @Test func `a circle of three keeps its two younger merges`() {
        for (number, step) in [("a", "b"), ("b", "c"), ("c", "a")].enumerated() {
            program.apply(
                MergeTests.event(
                    number + 2,
                    Change(kind: .merge, edits: [MergeTests.edit(step.0, "merged", step.1)])))
        }
        #expect(names() == ["a"] && program.members(of: row("a")) == [row("b"), row("c")])
    }

    @Test func `a merge into nobody does not count`() {
        program.apply(
            MergeTests.event(
                2, Change(kind: .merge, edits: [MergeTests.edit("b", "merged", "nobody")])))
        #expect(names() == ["a", "b", "c"])
    }

    @Test func `what cannot be merged or taken apart is said`() throws {
        try merge(["b"], into: "a", 2)
        func mistake(_ others: [String], _ id: String) -> MergeMistake? {
            do throws(MergeMistake) {
                _ = try program.merging(others.map(MergeTests.id), into: MergeTests.id(id))
                return nil
            } catch { return error }
        }
        let (a, b) = (MergeTests.id("a"), MergeTests.id("b"))
        #expect(mistake(["a"], "a") == .same(a))
        #expect(mistake(["x"], "a") == .unknown(MergeTests.id("x")))
        #expect(mistake(["c"], "x") == .unknown(MergeTests.id("x")))
        #expect(mistake(["b"], "a") == .merged(b, into: a))
        #expect(mistake(["c"], "b") == .merged(b, into: a))
        #expect(throws: MergeMistake.apart(a)) { try program.splitting(a) }
        #expect(mistake(["b"], "a")?.text == "b is part of a already")
    }

    @Test func `work of a merged partner is done at the one who stayed`() throws {
        try merge(["b"], into: "a", 2)
        let done = Action.put(field: "task:t", line: "kind=task done=2026-11-20 text=call").change(
            to: [MergeTests.id("a")], in: program, today: Day(number: 0), noteKey: "")
        let change = try #require(done)
        #expect(change.edits.first?.old == "kind=task text=call")
        program.apply(MergeTests.event(3, change))
        #expect(program.records(Work.self, row: row("a")).map(\.done?.iso) == ["2026-11-20"])
    }

    @Test func `two are said to be two, whichever comes first`() throws {
        let (a, b) = (MergeTests.id("a"), MergeTests.id("b"))
        let change = try #require(try program.tellingApart(b, a))
        program.apply(MergeTests.event(2, change))
        #expect(program.areToldApart(a, b) && program.areToldApart(b, a))
        #expect(try program.tellingApart(a, b) == nil)
        #expect(program.notes(row: row("a")).isEmpty)
    }

    @Test func `a bonus that was paid stays paid under the survivor`() throws {
        try merge(["b"], into: "a", 2)
        #expect(value("bonus:k", "a") == "2026-11-01")
    }
}
