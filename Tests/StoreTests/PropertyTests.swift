import HostileTexts
import Model
import Testing

@testable import Store

/// What a program says, kept the plainest way: the model the store is held to.
private struct Ledger: Equatable {
    private(set) var fields: [String: [String: String]] = [:]

    mutating func apply(_ edits: [Edit]) {
        for edit in edits { fields[edit.partner.text, default: [:]][edit.field] = edit.new }
    }

    func value(_ id: PartnerID, _ field: String) -> String? { fields[id.text]?[field] }

    /// As `Program.everything` tells it, notes apart.
    var everything: [String] {
        fields.flatMap { id, fields in fields.map { "\(id) \($0.key) \($0.value)" } }.sorted()
    }
}

/// Random changes, ordinary and hostile.
private struct Changes {
    var dice: Dice
    static let ids = (0..<9).compactMap { PartnerID("ea-\($0)".utf8) }
    static let fields = ["name", "owner", "tier", "tag:vip", "tag:x y", "email", "fact:clicks"]

    mutating func next(_ current: (PartnerID, String) -> String?) -> Change {
        var edits: [Edit] = []
        for _ in 0...dice.roll(4) {
            let id = Changes.ids[dice.roll(Changes.ids.count)]
            let field = Changes.fields[dice.roll(Changes.fields.count)]
            guard !edits.contains(where: { $0.partner == id && $0.field == field }) else {
                continue
            }
            let old = current(id, field)
            let new = dice.roll(4) == 0 ? nil : text()
            if new != old { edits.append(Edit(partner: id, field: field, new: new, old: old)) }
        }
        return Change(kind: .set, edits: edits)
    }

    private mutating func text() -> String {
        let hostile = HostileTexts.all
        switch dice.roll(3) {
        case 0: return hostile[dice.roll(hostile.count)]
        case 1: return HostileTexts.random(&dice, count: dice.roll(20))
        default: return "value \(dice.roll(5))"
        }
    }
}

@Suite struct PropertyTests {
    /// Events of three replicas that did not always see each other.
    private static func events(_ seed: UInt64, count: Int) -> [Event] {
        var changes = Changes(dice: Dice(seed))
        var dice = Dice(seed &+ 1)
        var known = [Ledger(), Ledger(), Ledger()]
        var numbers = [0, 0, 0]
        var lamports = [0, 0, 0]
        return (0..<count).map { _ in
            let replica = dice.roll(3)
            if dice.roll(4) == 0 { lamports[replica] = lamports.max() ?? 0 }
            numbers[replica] += 1
            lamports[replica] += 1
            let change = changes.next { known[replica].value($0, $1) }
            known[replica].apply(change.edits)
            return Event(
                id: EventID(replica: "r\(replica)", number: numbers[replica]),
                stamp: Stamp(lamport: lamports[replica], replica: "r\(replica)"),
                milliseconds: 0, user: "ann", change: change)
        }
    }

    private static func fold(_ events: [Event]) -> [String] {
        let program = Program()
        for event in events { program.apply(event) }
        return program.everything
    }

    @Test(arguments: 1...20)
    func `any order and any doubling of events gives one program`(seed: Int) {
        let events = PropertyTests.events(UInt64(seed), count: 60)
        var dice = Dice(UInt64(seed) &* 77)
        let whole = PropertyTests.fold(events)
        var plain = Ledger()
        for event in events.sorted(by: { $0.stamp < $1.stamp }) { plain.apply(event.change.edits) }
        #expect(whole == plain.everything)
        for _ in 0..<6 {
            var mixed = events.shuffled(using: &dice)
            mixed += mixed.prefix(dice.roll(60))
            mixed.shuffle(using: &dice)
            #expect(PropertyTests.fold(mixed) == whole)
        }
    }

    /// Bytes, not characters: `é` in two spellings are two values.
    private static func isSame(_ left: [String], _ right: [String]) -> Bool {
        left.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
            == right.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    @Test(arguments: 1...6)
    func `what is on disk is what the plain model says, and undo is the way back`(seed: Int) throws
    {
        let shop = try Workshop()
        var store = try shop.open()
        var changes = Changes(dice: Dice(UInt64(seed) &* 1_000))
        var dice = Dice(UInt64(seed) &* 2_000)
        var plain = Ledger()
        for step in 0..<60 {
            let change = changes.next { plain.value($0, $1) }
            guard !change.edits.isEmpty else { continue }
            let before = plain
            let event = try #require(store.save(change).event, "step \(step)")
            plain.apply(change.edits)
            if dice.roll(3) == 0 {
                let undo = try store.undo(event.id)
                #expect(undo.refusals.isEmpty)
                let undone = try #require(undo.result?.event)
                plain.apply(change.edits.map(\.inverse))
                #expect(plain.everything == before.everything)
                if dice.roll(2) == 0 {
                    #expect(try store.undo(undone.id).result?.event != nil)
                    plain.apply(change.edits)
                }
            }
            #expect(PropertyTests.isSame(store.program.everything, plain.everything))
            if dice.roll(8) == 0 {
                store = try shop.open()
                #expect(PropertyTests.isSame(store.program.everything, plain.everything))
            }
        }
        #expect(store.check().isEmpty)
    }

    @Test(arguments: 1...5)
    func `copies that went their own ways become one again`(seed: Int) throws {
        let shop = try Workshop()
        let copy = shop.path + "/q"
        var changes = Changes(dice: Dice(UInt64(seed) &* 31))
        var dice = Dice(UInt64(seed) &* 37)
        let first = try shop.open()
        for _ in 0..<10 { _ = first.save(changes.next { first.program.value($1, of: $0) }) }
        Workshop.run("cp", "-a", shop.store, copy)
        var sides = [first, try shop.open(as: "bo", at: copy)]
        let paths = [shop.store, copy]
        for _ in 0..<4 {
            for _ in 0..<12 {
                let store = sides[dice.roll(2)]
                let change = changes.next { store.program.value($1, of: $0) }
                #expect(change.edits.isEmpty || store.save(change).event != nil)
            }
            // What a merge in git does: the longer file of every replica on both sides.
            for (from, to) in [(0, 1), (1, 0)] {
                Workshop.run(
                    "sh", "-c",
                    "for f in \(paths[from])/journal/*; do t=\(paths[to])/journal/${f##*/};"
                        + " [ ! -e $t ] || [ $(wc -c <$f) -gt $(wc -c <$t) ] || continue;"
                        + " cat $f >$t.new && mv $t.new $t; done")
            }
            sides = try [shop.open(), shop.open(as: "bo", at: copy)]
            let (one, other) = (sides[0].program.everything, sides[1].program.everything)
            #expect(PropertyTests.isSame(one, other))
        }
        #expect(sides[0].check().isEmpty && sides[1].check().isEmpty)
    }
}
