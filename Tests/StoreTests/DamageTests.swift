import Glibc
import Model
import Testing

@testable import Store

@Suite struct DamageTests {
    private func five() throws -> Workshop {
        let shop = try Workshop()
        let store = try shop.open()
        for number in 1...5 { _ = store.save(.set("ea-\(number)", "name", "n\(number)")) }
        return shop
    }

    @Test func `an unfinished line is sealed by the next writer, wherever it was cut`() throws {
        let shop = try five()
        let name = "journal/" + (try shop.segment())
        let whole = try shop.bytes(of: name)
        let start = (whole.dropLast().lastIndex(of: 0x0A) ?? 0) + 1
        shop.forgetShadow()
        for end in (start + 1)..<(whole.count - 1) {
            try shop.put(Array(whole[..<end]), in: name)
            shop.forgetShadow()
            let store = try shop.open()
            #expect(store.program.everything.count == 4)
            #expect(store.save(.set("ea-9", "name", "x")).event?.id.number == 5)
            let again = try shop.open()
            #expect(again.program.everything.count == 5)
            #expect(again.check().map(\.weight) == [.note], "it was never confirmed")
        }
    }

    @Test func `a line that lacks only its end keeps its number`() throws {
        let shop = try five()
        let name = "journal/" + (try shop.segment())
        try shop.put(Array(try shop.bytes(of: name).dropLast()), in: name)
        shop.forgetShadow()
        let store = try shop.open()
        #expect(store.program.everything.count == 4)
        #expect(store.save(.set("ea-9", "name", "x")).event?.id.number == 6)
        #expect(store.program.everything.count == 6)
        #expect(try shop.open().check().isEmpty)
    }

    @Test func `while the copy of saved changes cannot be read nothing is written`() throws {
        let shop = try five()
        let name = "journal/" + (try shop.segment())
        let lines = try shop.bytes(of: name).split(separator: 0x0A)
        try shop.put(Array(lines[..<3].joined(separator: [0x0A])) + [0x0A], in: name)
        Workshop.run(
            "sh", "-c", "cd \(shop.store)/.local; for f in ack.*; do mv $f k; mkdir $f; done")
        let store = try shop.open()
        let why = "the copy of saved changes in .local cannot be read: it is a folder"
        #expect(store.readOnlyReason == why)
        #expect(store.save(.set("ea-9", "name", "x")).refusal == why)
        Workshop.run(
            "sh", "-c", "cd \(shop.store)/.local; for f in ack.*; do rmdir $f; mv k $f; done")
        #expect(try shop.open().program.everything.count == 5)
    }

    @Test func `a line gone from the middle comes back too`() throws {
        let shop = try five()
        let name = "journal/" + (try shop.segment())
        var lines = try shop.bytes(of: name).split(separator: 0x0A)
        lines.remove(at: 3)
        try shop.put(Array(lines.joined(separator: [0x0A])) + [0x0A], in: name)
        let store = try shop.open()
        #expect(store.notices == ["1 saved change was missing from the journal and is back"])
        #expect(store.program.everything.count == 5)
        #expect(store.check().isEmpty)
    }

    @Test func `a flipped bit costs at most the line it is in, and is told`() throws {
        let shop = try five()
        let name = "journal/" + (try shop.segment())
        let whole = try shop.bytes(of: name)
        for index in stride(from: 0, to: whole.count, by: 3) {
            var bytes = whole
            bytes[index] ^= 1 << UInt8(index % 8)
            try shop.put(bytes, in: name)
            let store = try shop.open(readOnly: true)
            #expect(store.program.everything.count >= 4 || whole[index] == 0x0A)
            #expect(store.program.everything.count >= 3)
            #expect(!store.problems.isEmpty)
        }
    }

    @Test func `a record of an unfinished line that is unfinished too tells of no loss`() throws {
        let shop = try five()
        let name = "journal/" + (try shop.segment())
        let whole = try shop.bytes(of: name)
        let torn = whole + Array(whole.suffix(90).prefix(50)) + [0x0A]
        let seal = JournalText.sealed(bytes: 50)
        for count in 3..<seal.count {
            try shop.put(torn + seal.prefix(count), in: name)
            #expect(try shop.open().save(.set("ea-9", "name", "x")).event?.id.number == 6)
            let store = try shop.open(readOnly: true)
            #expect(store.program.everything.count == 6)
            #expect(store.check().allSatisfy { $0.weight == .note }, "\(count)")
            shop.forgetShadow()
        }
    }

    @Test(arguments: ["", "{", "{\"", "{\"o"])
    func `a line of which numbers say that it was never confirmed is no loss`(record: String) throws
    {
        let shop = try five()
        let name = "journal/" + (try shop.segment())
        let whole = try shop.bytes(of: name)
        let start = (whole.dropLast().lastIndex(of: 0x0A) ?? 0) + 1
        try shop.put(whole + whole[start...].prefix(50) + [0x0A] + record.utf8, in: name)
        #expect(try shop.open().check().map(\.weight) == [.note], "the copy knows the last number")
        shop.forgetShadow()
        #expect(try shop.open().check().map(\.weight) == [.damage], "nobody knows")
        #expect(try shop.open().save(.set("ea-9", "name", "x")).event?.id.number == 6)
        #expect(try shop.open().check().allSatisfy { $0.weight == .note }, "the next one knows")
    }

    @Test
    func `a line that stands where a number is missing stays damaged, and so does a whole one`()
        throws
    {
        let shop = try five()
        let name = "journal/" + (try shop.segment())
        let lines = try shop.bytes(of: name).split(separator: 0x0A)
        let half = lines[3].prefix(lines[3].count / 2)
        shop.forgetShadow()
        try shop.put(
            Array((lines[..<3] + [half] + lines[4...]).joined(separator: [0x0A])) + [0x0A], in: name
        )
        #expect(try shop.open(readOnly: true).problems.map(\.weight) == [.damage])
        // Lost with the copy of saved changes, its number is given out again.
        for index in lines[5].indices {
            var last = lines[5]
            last[index] ^= 1
            let bytes = Array((lines[..<5] + [last]).joined(separator: [0x0A])) + [0x0A]
            try shop.put(bytes, in: name)
            shop.forgetShadow()
            #expect(try shop.open().save(.set("ea-9", "name", "x")).event != nil)
            let store = try shop.open(readOnly: true)
            #expect(store.problems.map(\.weight) == [.damage] || last[index] == 0x0A, "\(index)")
        }
    }

    @Test func `a line feed that became something else costs neither line`() throws {
        let shop = try five()
        let name = "journal/" + (try shop.segment())
        let whole = try shop.bytes(of: name)
        for end in whole.indices.dropLast() where whole[end] == 0x0A {
            var bytes = whole
            bytes[end] = 0x2A
            try shop.put(bytes, in: name)
            let store = try shop.open(readOnly: true)
            #expect(store.program.everything.count == 5)
            #expect(try store.history(limit: 9).map(\.id.number) == [5, 4, 3, 2, 1])
            #expect(store.check().map(\.what) == ["two lines run into one; both are used"])
        }
    }

    @Test func `saved changes that git dropped come back`() throws {
        let shop = try five()
        let name = "journal/" + (try shop.segment())
        let whole = try shop.bytes(of: name)
        let lines = whole.split(separator: 0x0A)
        try shop.put(Array(lines[..<3].joined(separator: [0x0A])) + [0x0A], in: name)
        let store = try shop.open()
        #expect(store.program.everything.count == 5)
        #expect(store.notices == ["3 saved changes were missing from the journal and are back"])
        #expect(store.save(.set("ea-9", "name", "x")).event?.id.number == 6)
        #expect(try shop.open().notices.isEmpty)
    }

    @Test func `a journal that vanished altogether comes back too`() throws {
        let shop = try five()
        Workshop.run("rm", "-rf", shop.store + "/journal")
        let store = try shop.open()
        #expect(store.program.everything.count == 5)
        #expect(try shop.open().program.everything.count == 5)
    }

    @Test func `a file replaced under a running session is read anew`() throws {
        let shop = try five()
        let store = try shop.open()
        let name = "journal/" + (try shop.segment())
        let lines = try shop.bytes(of: name).split(separator: 0x0A)
        Workshop.run("rm", shop.store + "/" + name)
        try shop.put(Array(lines[..<4].joined(separator: [0x0A])) + [0x0A], in: name)
        #expect(
            store.save(.set("ea-9", "name", "x")).refusal
                == "the journal was replaced by another program: look again and repeat")
        let refresh = try store.refresh()
        #expect(refresh.isReloaded)
        #expect(
            refresh.notices == [
                "the journal was replaced by another program, such as git: read anew",
                "2 saved changes were missing from the journal and are back",
            ])
        #expect(store.program.everything.count == 5)
        #expect(store.save(.set("ea-9", "name", "x")).event?.id.number == 6)
    }

    @Test func `who lost its name brings back nothing under another`() throws {
        let shop = try five()
        Workshop.run("rm", shop.store + "/.local/replica")
        for _ in 1...3 {
            let store = try shop.open()
            #expect(store.notices.isEmpty)
            #expect(try store.history(limit: 100).count == 5)
        }
        let id = try #require(try shop.open().save(.set("ea-9", "name", "x")).event?.id)
        #expect(id.number == 1)
        #expect(try shop.open().history(limit: 100).count == 6)
    }

    @Test func `who cannot read its name takes no other`() throws {
        let shop = try five()
        Workshop.run("sh", "-c", "cd \(shop.store)/.local; mv replica k; mkdir replica")
        let why = "the file .local/replica cannot be read: it is a folder"
        #expect(try shop.open().readOnlyReason == why)
        Workshop.run("sh", "-c", "cd \(shop.store)/.local; rmdir replica; mv k replica")
        #expect(try shop.open().save(.set("ea-9", "name", "x")).event?.id.number == 6)
    }

    @Test func `a copied store goes on under another name, and both unite`() throws {
        let shop = try five()
        let copy = shop.path + "/copy"
        Workshop.run("cp", "-a", shop.store, copy)
        let (here, there) = (try shop.open(), try shop.open(at: copy))
        #expect(
            there.notices == ["this is a copy of a program: it continues under a new name"])
        let first = try #require(here.save(.set("ea-1", "tier", "gold")).event)
        let second = try #require(there.save(.set("ea-1", "owner", "bo")).event)
        #expect(first.id.replica != second.id.replica)
        Workshop.run(
            "sh", "-c", "cp -n \(copy)/journal/*\(second.id.replica)* \(shop.store)/journal/")
        Workshop.run("sh", "-c", "cp \(shop.store)/journal/*\(first.id.replica)* \(copy)/journal/")
        let (left, right) = (try shop.open(), try shop.open(at: copy))
        #expect(left.program.everything == right.program.everything)
        #expect(left.program.everything.count == 7)
    }

    @Test func `doubled lines, carriage returns, a mark and conflict markers change nothing`()
        throws
    {
        let shop = try five()
        let name = "journal/" + (try shop.segment())
        let lines = try shop.bytes(of: name).split(separator: 0x0A).map(Array.init)
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        for line in lines { bytes += line + [0x0D, 0x0A] }
        bytes += Array("<<<<<<< HEAD\n".utf8) + lines[2] + Array("\n=======\n".utf8)
        bytes += lines[3] + [0x0A] + Array(">>>>>>> theirs\n\n".utf8)
        try shop.put(bytes, in: name)
        let store = try shop.open()
        #expect(store.program.everything.count == 5)
        #expect(store.problems.allSatisfy { $0.weight == .note })
        #expect(store.save(.set("ea-9", "name", "x")).event?.id.number == 6)
    }

    @Test func `a monstrous line is passed over`() throws {
        let shop = try five()
        let name = "journal/" + (try shop.segment())
        let monster = [UInt8](repeating: 0x41, count: 9_000_000) + [0x0A]
        try shop.put(try shop.bytes(of: name) + monster, in: name)
        let store = try shop.open()
        #expect(store.problems.map(\.place) == ["\(name):7"])
        #expect(store.save(.set("ea-9", "name", "x")).event?.id.number == 6)
        #expect(try shop.open().program.everything.count == 6)
    }

    @Test func `zeros after a power cut are an unfinished line`() throws {
        let shop = try five()
        let name = "journal/" + (try shop.segment())
        try shop.put(try shop.bytes(of: name) + [UInt8](repeating: 0, count: 4096), in: name)
        let store = try shop.open()
        #expect(store.save(.set("ea-9", "name", "x")).event?.id.number == 6)
        #expect(try shop.open().program.everything.count == 6)
    }

    @Test func `a file whose very first line was never finished is written on`() throws {
        let shop = try five()
        let whole = try shop.bytes(of: "journal/" + (try shop.segment()))
        let header = try #require(whole.firstIndex(of: 0x0A))
        Workshop.run("rm", "-rf", shop.store + "/.local")
        for torn in [Array(whole[..<(header / 2)]), [UInt8](repeating: 0, count: 300)] {
            Workshop.run("rm", "-rf", shop.store + "/.local")
            let empty = try shop.open()
            let first = try #require(empty.save(.set("ea-9", "name", "x")).event)
            try shop.put(torn, in: "journal/2030-01.\(first.id.replica).jsonl")
            shop.jump(to: 1_893_500_000_000)
            let store = try shop.open()
            #expect(store.save(.set("ea-9", "tier", "x")).event?.id.number == 2)
            let again = try shop.open()
            #expect(again.program.value("tier", of: try #require(PartnerID("ea-9".utf8))) == "x")
            #expect(again.check().map(\.weight) == [.note])
            Workshop.run("sh", "-c", "rm \(shop.store)/journal/*\(first.id.replica)*")
        }
    }

    @Test func `zeros inside a line are what a power cut leaves, and only a note`() throws {
        let shop = try five()
        let name = "journal/" + (try shop.segment())
        let zeros = Array("{\"n\":6".utf8) + [UInt8](repeating: 0, count: 40) + Array("x}\n".utf8)
        try shop.put(try shop.bytes(of: name) + zeros, in: name)
        let store = try shop.open()
        #expect(store.problems.map(\.weight) == [.note])
        #expect(store.save(.set("ea-9", "name", "x")).event?.id.number == 6)
        #expect(try shop.open().check().map(\.weight) == [.note])
    }

    @Test func `a journal of another store is left out`() throws {
        let (shop, other) = (try five(), try five())
        let name = try other.segment()
        Workshop.run("cp", other.store + "/journal/" + name, shop.store + "/journal/" + name)
        let store = try shop.open()
        #expect(store.program.everything.count == 5)
        #expect(store.problems.map(\.what) == ["this file belongs to another store"])
    }

    @Test(arguments: ["ln -s /etc/passwd", "mkfifo", "mkdir", "ln STORE"])
    func `what is not a regular file is left out`(command: String) throws {
        let shop = try five()
        Workshop.run("sh", "-c", "cd \(shop.store); \(command) journal/2026-01.zz.jsonl")
        let store = try shop.open()
        #expect(store.program.everything.count == 5)
        #expect(store.problems.map(\.place) == ["journal/2026-01.zz.jsonl"])
        #expect(store.save(.set("ea-9", "name", "x")).event?.id.number == 6)
    }
}
