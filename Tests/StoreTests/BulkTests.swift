import Model
import Testing

@testable import Store

@Suite struct BulkTests {
    private func many(_ count: Int) -> Change {
        let edits = (0..<count).compactMap { number in
            PartnerID("ea-\(number)".utf8).map {
                Edit(partner: $0, field: "name", new: "Partner number \(number)", old: nil)
            }
        }
        return Change(kind: .import, edits: edits, summary: "partners.csv")
    }

    @Test func `a large change is one line and all or nothing`() throws {
        let shop = try Workshop()
        let store = try shop.open()
        let event = try #require(store.save(many(20_000)).event)
        let lines = try shop.bytes(of: "journal/" + shop.segment()).split(separator: 0x0A)
        #expect(lines.count == 2)
        #expect(lines[1].count < 400)
        let again = try shop.open()
        #expect(again.program.partnerCount == 20_000)
        #expect(again.program.everything == store.program.everything)
        #expect(try again.event(event.id)?.change == event.change)
        let id = try #require(PartnerID("ea-777".utf8))
        #expect(try again.history(of: id).first?.change.edits.count == 1)
    }

    @Test func `one undo takes all of it back`() throws {
        let shop = try Workshop()
        let store = try shop.open()
        let event = try #require(store.save(many(20_000)).event)
        #expect(try store.undo(event.id).result?.event != nil)
        #expect(try shop.open().program.partnerCount == 0)
    }

    @Test func `without its content nothing of it is visible, and it is told`() throws {
        let shop = try Workshop()
        _ = try shop.open().save(many(20_000))
        Workshop.run("mv", shop.store + "/blobs", shop.path + "/away")
        let store = try shop.open()
        #expect(store.program.partnerCount == 0)
        #expect(store.problems.map(\.weight) == [.damage])
        Workshop.run("rm", "-rf", shop.store + "/blobs")
        Workshop.run("mv", shop.path + "/away", shop.store + "/blobs")
        #expect(try shop.open().program.partnerCount == 20_000)
    }
}
