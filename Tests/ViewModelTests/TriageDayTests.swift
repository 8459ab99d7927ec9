import Insight
import Model
import Screen
import Testing

@testable import ViewModel

/// Triage over a whole day: left and come back to, undone, and what stays out.
@Suite struct TriageDayTests {
    private func queue(_ world: World) -> [String] {
        world.fixture.console.triage?.entries.map { world.fixture.program.ids[$0.row].text } ?? []
    }

    private func outcomes(_ world: World) -> [String: TriageSession.Outcome] {
        let triage = world.fixture.console.triage
        return Dictionary(
            uniqueKeysWithValues: (triage?.outcomes ?? [:]).map {
                (world.fixture.program.ids[$0.key].text, $0.value)
            })
    }

    @Test func `a console opened later the same day goes on where the last one stopped`() {
        var world = World()
        world.press("5c")
        world.type("call reached busy")
        world.press("<Enter>z<Enter>n")
        #expect(world.current == "p-2")
        world.reopen()
        world.press("5")
        #expect(queue(world) == ["ea-4", "ea-5", "ea-7", "p-2", "p-1"])
        #expect(outcomes(world) == ["ea-4": .done, "ea-5": .snoozed, "ea-7": .skipped])
        #expect(world.current == "p-2")
        #expect(world.text.contains("3 of 5 looked at"))
        world.press("b")
        #expect(world.current == "ea-7")
        world.press("bb")
        #expect(world.current == "ea-4")
    }

    @Test func `what was taken back is open again in a later console too`() {
        var world = World()
        world.press("5nnu")
        world.reopen()
        world.press("5")
        #expect(outcomes(world) == ["ea-4": .skipped])
        #expect(world.current == "ea-5")
        world.press("<C-r>")
        #expect(world.current == "ea-7")
        world.reopen()
        world.press("5")
        #expect(world.fixture.console.triage?.handledCount == 2)
    }

    @Test func `what others did and what was done elsewhere is no progress of triage`() {
        var world = World()
        world.press("2N")
        world.type("a note")
        world.press("<Enter>")
        world.apply(
            Change(
                kind: .triage,
                edits: [
                    Edit(
                        partner: Fixture.id("ea-4"), field: FieldName.snoozed, new: "2026-12-01",
                        old: nil)
                ], summary: TriageDay.summary(Fixture.today)), by: "bo")
        world.reopen()
        world.press("5")
        #expect(world.fixture.console.triage?.handledCount == 0)
        #expect(!queue(world).contains("ea-4"))
    }

    @Test func `every outcome, undone one by one, leaves the program as it was`() {
        var world = World()
        let before = world.everything
        world.press("5c")
        world.type("call declined no time")
        world.press("<Enter>z<Enter>nwt")
        world.type("3d send the terms")
        world.press("<Enter>gg")
        for keys in ["r2", "gs4y", "d", "N", "T", "gn", "gx", "L", "H"] {
            world.press(keys)
            if ["N", "T"].contains(keys) { world.type("vip") }
            if keys == "gn" { world.type("6m") }
            if ["N", "T", "gn"].contains(keys) { world.press("<Enter>") }
            if world.fixture.console.prompt != nil { world.press("y") }
            world.press("gg")
        }
        #expect(world.events.count >= 12)
        #expect(world.everything != before)
        let count = world.events.count
        for _ in 0..<count { world.press("u") }
        #expect(world.events.count == 2 * count)
        #expect(world.everything == before)
        #expect(world.fixture.console.triage?.handledCount == 0)
    }

    @Test func `l opens the dossier and q comes back to the same place`() {
        var world = World()
        world.press("5nl")
        #expect(world.fixture.console.dossier?.id.text == "ea-5")
        world.press("q")
        #expect(world.fixture.console.place == .triage)
        #expect(world.current == "ea-5")
        world.press("gdN")
        world.type("seen")
        world.press("<Enter>c")
        world.type("call reached hello")
        world.press("<Enter>q")
        #expect(outcomes(world)["ea-5"] == .done)
    }

    @Test func `a digit chooses in a box, so that a reason is two keys`() {
        var world = World()
        world.press("5r4")
        #expect(world.value(FieldName.reason, "ea-4") == "better-offer")
        #expect(world.text.contains("Commission review"))
        world.press("r9")
        #expect(world.fixture.console.overlay != nil, "there is no ninth")
    }

    @Test func `L and H move the partner under review`() {
        var world = World()
        world.press("5nnL")
        #expect(world.fixture.console.prompt != nil, "steps are open")
        world.press("y")
        #expect(world.value(FieldName.stage, "ea-7") == "engagement")
        #expect(outcomes(world)["ea-7"] == .done)
    }

    @Test func `not worth it says for how long that holds`() {
        var world = World()
        world.press("5w")
        #expect(world.text.contains("stays out until it is active again, answers"))
    }

    @Test func `a question mark explains the order`() {
        var world = World()
        world.press("5?")
        #expect(world.text.contains("The order of the queue: answers that wait"))
    }

    // MARK: - Hard noes

    @Test func `a no takes a day, never, or nothing`() {
        var world = World()
        world.press("5gn")
        world.type("6m")
        world.press("<Enter>")
        #expect(world.value(FieldName.declined, "ea-4") == "2027-05-21")
        #expect(world.text.contains("to be asked again on 21 May"))
        #expect(world.current == "ea-5")
        #expect(outcomes(world) == ["ea-4": .done])
        world.press("gn")
        world.type("yesterday")
        world.press("<Enter>")
        #expect(world.text.contains("yesterday is no later day"))
        world.press("<C-u>")
        world.type("never")
        world.press("<Enter>")
        #expect(world.value(FieldName.declined, "ea-5") == "never")
        world.press("bgn<Enter>")
        #expect(world.value(FieldName.declined, "ea-5") == nil)
    }

    @Test func `no contact goes on and off`() {
        var world = World()
        world.press("2gx")
        let id = world.events[0].change.edits[0].partner.text
        #expect(world.value(FieldName.noContact, id) == "2026-11-22")
        #expect(world.text.contains("is not to be contacted any more"))
        world.press("gx")
        #expect(world.value(FieldName.noContact, id) == nil)
        #expect(world.text.contains("may be contacted again"))
    }

    @Test func `what keeps from acting stands under the list and in triage`() {
        var world = World()
        world.press("5z<Enter>b")
        #expect(world.text.contains("Snoozed until 29 Nov."))
        world.press("2/olé<Enter>")
        #expect(world.text.contains("Snoozed until 29 Nov.  engagement since"))
        world.press("gn")
        world.type("never")
        world.press("<Enter>")
        #expect(world.text.contains("Said no.  Snoozed until 29 Nov."))
        world.press("gn<C-u>")
        world.type("2027-05-01")
        world.press("<Enter>")
        #expect(world.text.contains("Said no until 1 May 2027."))
    }

    // MARK: - Fit

    @Test func `the five marks of fit are given by digits and saved as one change`() {
        var world = World(size: Size(columns: 120, rows: 36))
        world.press("3")
        _ = world.lines
        world.press("gf")
        #expect(world.text.contains("work habits"))
        world.press("43")
        world.press("j5x<Enter>")
        #expect(world.events.count == 1)
        #expect(world.value("fit:standards", "p-1") == "4")
        #expect(world.value("fit:methods", "p-1") == "3")
        #expect(world.value("fit:alignment", "p-1") == "5")
        #expect(world.value("fit:audience", "p-1") == nil)
        #expect(world.text.contains("fit 12"))
    }
}
