import Model
import Testing

@testable import Store

@Suite struct JournalLineTests {
    @Test func `the check agrees with the published vectors`() {
        func check(_ bytes: [UInt8]) -> UInt32 { bytes.withUnsafeBufferPointer(CRC32C.of) }
        #expect(check(Array("123456789".utf8)) == 0xE306_9283)
        #expect(check(Array(repeating: 0, count: 32)) == 0x8A91_36AA)
        #expect(check(Array(repeating: 0xFF, count: 32)) == 0x62A8_AB43)
        #expect(check(Array(0..<32)) == 0x46DD_794E)
        #expect(check((0..<32).reversed()) == 0x113F_DB5C)
        #expect(check([]) == 0)
    }

    private let event = Event(
        id: EventID(replica: "k3", number: 412), stamp: Stamp(lamport: 9081, replica: "k3"),
        milliseconds: 1_763_783_012_123, user: "Zoë \"z\"",
        change: Change(
            kind: .undo,
            edits: [
                Edit(partner: .program, field: "batch:01ab", new: "a=b", old: nil),
                Edit(
                    partner: PartnerID("ea-1".utf8) ?? .program, field: "tag:a\"\\b", new: "1",
                    old: nil),
                Edit(
                    partner: PartnerID("ea-1".utf8) ?? .program, field: "name", new: nil,
                    old: "tab\t, line\n, return\r, bell\u{7}, 名"),
            ], refersTo: EventID(replica: "q9", number: 3), summary: "a file.csv"))

    @Test func `a line reads back as what was written`() throws {
        let bytes = JournalText.line(event)
        let line = try #require(bytes.withUnsafeBufferPointer { JournalLine($0) })
        #expect(bytes.withUnsafeBufferPointer(JournalLine.check) != nil)
        guard case .edits(let edits) = line.body else {
            Issue.record("not a change")
            return
        }
        let read = line.event(replica: "k3", edits: edits)
        #expect(read.id == event.id)
        #expect(read.stamp == event.stamp)
        #expect(read.milliseconds == event.milliseconds)
        #expect(read.user == event.user)
        #expect(read.change == event.change)
    }

    @Test func `a line is one line of fixed form`() {
        let change = Change.set("ea-1", "tier", "gold", was: "silver")
        let event = Event(
            id: EventID(replica: "k3", number: 1), stamp: Stamp(lamport: 2, replica: "k3"),
            milliseconds: 0, user: "bo", change: change)
        let line = String(decoding: JournalText.line(event), as: UTF8.self)
        #expect(
            line.dropLast(11)
                == #"{"n":1,"l":2,"t":"1970-01-01T00:00:00.000Z","u":"bo","op":"set","id":"ea-1","f":{"tier":"gold"},"w":{"tier":"silver"},"c":"#
        )
    }

    @Test func `no flipped bit goes unnoticed`() {
        let bytes = JournalText.line(event)
        for index in bytes.indices {
            for bit in 0..<8 {
                var copy = bytes
                copy[index] ^= 1 << UInt8(bit)
                #expect(copy.withUnsafeBufferPointer(JournalLine.check) == nil)
            }
        }
    }

    @Test func `no cut or garbled line crashes the reader`() {
        let bytes = JournalText.line(event)
        for end in bytes.indices {
            _ = bytes[..<end].withContiguousStorageIfAvailable { JournalLine($0) }
            for byte in Array("{}[]\",:\\0n\u{0}".utf8) {
                var copy = bytes
                copy[end] = byte
                _ = copy.withUnsafeBufferPointer { JournalLine($0) }
            }
        }
    }

    @Test func `deep nesting is refused`() {
        for opening in ["[", "{\"a\":"] {
            let bytes = Array(("{\"x\":" + String(repeating: opening, count: 10_000)).utf8)
            #expect(bytes.withUnsafeBufferPointer { JournalLine($0) } == nil)
        }
    }

    @Test(arguments: [
        (Int64(0), "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
        (1_763_783_012_123, "2025-11-22T03:43:32.123Z"),
        (951_782_400_000, "2000-02-29T00:00:00.000Z"),
    ])
    func `moments read back`(milliseconds: Int64, text: String) {
        #expect(Moment.text(milliseconds) == text)
        #expect(Array(text.utf8).withUnsafeBufferPointer(Moment.read) == milliseconds)
    }
}
