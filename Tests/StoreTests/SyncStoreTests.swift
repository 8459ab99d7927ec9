import Model
import Testing

@testable import Store

/// What bringing copies together needs of the store.
struct SyncStoreTests {
    @Test func `a file git put in place of a shorter one is read on, not anew`() throws {
        let workshop = try Workshop()
        let other = workshop.path + "/other"
        let ours = try workshop.open()
        _ = ours.save(.set("ea-1", "tier", "gold"))
        Workshop.run("cp", "-a", workshop.store, other)
        let theirs = try workshop.open(as: "bo", at: other)
        _ = theirs.save(.set("ea-1", "owner", "bo"))
        let segment = try #require(theirs.replica).id
        let name = "journal/" + (try names(other).first { $0.utf8.contains(segment.utf8) } ?? "")
        Workshop.run("cp", other + "/" + name, workshop.store + "/" + name)
        #expect(try ours.refresh().events.map(\.user) == ["bo"])
        _ = theirs.save(.set("ea-1", "owner", "cy", was: "bo"))
        // As git does it: another file of the same name.
        Workshop.run("cp", other + "/" + name, workshop.store + "/new")
        Workshop.run("mv", workshop.store + "/new", workshop.store + "/" + name)
        let program = ours.program
        let refresh = try ours.refresh()
        #expect(refresh.events.count == 1 && !refresh.isReloaded && refresh.notices.isEmpty)
        #expect(ours.program === program)
        #expect(ours.program.everything == theirs.program.everything)
    }

    @Test func `the name of a file git put in place comes to the disk with the next save`() throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        _ = store.save(.set("ea-1", "tier", "gold"))
        _ = store.save(.set("ea-1", "tier", "silver", was: "gold"))
        #expect(store.syncedSegments.count == 1)
        let name = workshop.store + "/journal/" + (try names(workshop.store).first ?? "")
        Workshop.run("cp", name, workshop.store + "/new")
        Workshop.run("mv", workshop.store + "/new", name)
        #expect(store.save(.set("ea-1", "owner", "bo")).event != nil)
        #expect(store.syncedSegments.count == 2, "the new file's name is a matter of its own")
    }

    @Test func `a file with another beginning is read anew`() throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        _ = store.save(.set("ea-1", "tier", "gold"))
        _ = store.save(.set("ea-1", "owner", "bo"))
        let name = "journal/" + (try workshop.segment())
        var bytes = try workshop.bytes(of: name)
        let lines = bytes.split(separator: 0x0A)
        bytes = Array([lines[0], lines[2], lines[1], lines[2]].joined(separator: [0x0A])) + [0x0A]
        try workshop.put(bytes, in: "new")
        Workshop.run("mv", workshop.store + "/new", workshop.store + "/" + name)
        let refresh = try store.refresh()
        #expect(refresh.isReloaded)
        #expect(store.program.everything == ["ea-1 owner bo", "ea-1 tier gold"])
    }

    @Test func `lines that were dropped are put back once, after an unfinished one too`() throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        for owner in ["a", "b", "c"] { _ = store.save(.set("ea-\(owner)", "owner", owner)) }
        let name = try workshop.segment()
        let whole = try workshop.bytes(of: "journal/" + name)
        let lines = whole.split(separator: 0x0A)
        let rest = Array([lines[0], lines[1], lines[3].prefix(20)].joined(separator: [0x0A]))
        try workshop.put(rest, in: "journal/" + name)
        #expect(try store.putBack(linesOf: whole, in: name) == 2)
        #expect(try store.putBack(linesOf: whole, in: name) == 0)
        let now = try workshop.bytes(of: "journal/" + name)
        #expect(now.split(separator: 0x0A).count == 5 && now.starts(with: rest))
    }

    @Test func `another copy's version lies beside ours and replaces no other`() throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        #expect(try store.keepBeside("views/a.yaml", theirs: [1]) == "views/a.yaml.theirs")
        #expect(try store.keepBeside("views/a.yaml", theirs: [1]) == "views/a.yaml.theirs")
        #expect(try store.keepBeside("views/a.yaml", theirs: [2]) == "views/a.yaml.theirs2")
        #expect(try workshop.bytes(of: "views/a.yaml.theirs") == [1])
        for path in ["", "../x", "a/../b", "/etc/x", ".git/config", ".local/lock", "a//b"] {
            #expect(throws: StoreError.self) { try store.keepBeside(path, theirs: [1]) }
        }
    }

    @Test func `one process has a right at a time, and the other hears who`() throws {
        let workshop = try Workshop()
        let (ann, bo) = (try workshop.open(as: "ann"), try workshop.open(as: "bo"))
        do {
            let turn = try ann.takeSyncTurn()
            let error = #expect(throws: StoreError.self) { _ = try bo.takeSyncTurn() }
            #expect(
                error?.what.utf8.starts(with: "ann syncs this copy already (process ".utf8) == true)
            #expect(bo.save(.set("ea-1", "owner", "x")).event != nil, "saving goes on")
            withExtendedLifetime(turn) {}
        }
        _ = try bo.takeSyncTurn()
        #expect(throws: StoreError.self) {
            _ = try workshop.open(readOnly: true).takeSyncTurn()
        }
    }

    private func names(_ path: String) throws -> [String] {
        try Folder.open(path + "/journal").names()
    }
}
