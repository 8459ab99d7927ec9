import Model
import Testing

@testable import Store

/// Who has a program open, and on which partner.
struct PresenceTests {
    @Test func `each sees the others and the partners they look at`() throws {
        let workshop = try Workshop()
        let (ann, bo) = (try workshop.open(as: "ann"), try workshop.open(as: "bo"))
        let first = try #require(Presence(in: ann))
        #expect(first.others.isEmpty)
        var second = Presence(in: bo)
        #expect(first.others.map(\.user) == ["bo"] && first.others[0].partner == nil)
        second?.show(PartnerID("ea-12".utf8))
        #expect(first.others.map(\.partner?.text) == ["ea-12"])
        #expect(second?.others.map(\.user) == ["ann"])
        second?.show(nil)
        #expect(first.others.map(\.partner) == [nil])
        second = nil
        #expect(first.others.isEmpty)
        #expect(try files(workshop).count == 1, "who leaves takes the file along")
    }

    @Test func `what a console left that is gone is removed`() throws {
        let workshop = try Workshop()
        let presence = try #require(Presence(in: try workshop.open()))
        try workshop.put(Array("cy".utf8), in: ".local/presence/99-1.ea-12")
        #expect(presence.others.isEmpty)
        #expect(try files(workshop).count == 1)
    }

    @Test func `nobody is told where nothing may be written, and nothing fails`() throws {
        let workshop = try Workshop()
        #expect(Presence(in: try workshop.open(readOnly: true)) == nil)
        let presence = try #require(Presence(in: try workshop.open()))
        Workshop.run("rm", "-rf", workshop.store + "/.local/presence")
        presence.show(PartnerID("ea-1".utf8))
        #expect(presence.others.isEmpty)
        let blocked = try Workshop()
        _ = try blocked.open()
        try blocked.put([], in: ".local/presence")
        #expect(Presence(in: try blocked.open()) == nil)
    }

    @Test func `looking at a partner writes nothing into the file`() throws {
        let workshop = try Workshop()
        let presence = try #require(Presence(in: try workshop.open(as: "ann")))
        presence.show(PartnerID("ea-1".utf8))
        let name = try #require(try files(workshop).first)
        #expect(name.utf8.suffix(5).elementsEqual(".ea-1".utf8))
        #expect(try workshop.bytes(of: ".local/presence/" + name) == Array("ann".utf8))
    }

    private func files(_ workshop: Workshop) throws -> [String] {
        try Folder.open(workshop.store + "/.local/presence").names()
    }
}
