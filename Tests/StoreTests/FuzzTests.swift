import HostileTexts
import Model
import Testing

@testable import Store

/// Whatever a journal, a blob or a small file holds, reading it ends well.
@Suite struct FuzzTests {
    private static let line = """
        {"n":12,"l":90,"t":"2026-11-22T03:40:12.123Z","u":"ann","op":"set","of":"k3:4","s":"sum",\
        "id":"ea-12","f":{"tier":"gold","x":null},"w":{"tier":"a\\u00e9\\n"}
        """
    private static let corpus = [
        line,
        "{\"op\":\"segment\",\"format\":1,\"store\":\"0\",\"replica\":\"k3\",\"month\":\"2026-11\"",
        "{\"op\":\"sealed\",\"bytes\":40",
        "{\"n\":1,\"l\":1,\"op\":\"apply\",\"kind\":\"tag\",\"blob\":\"00\",\"rows\":3",
        "{\"n\":1,\"l\":1,\"op\":\"set\",\"rows\":[{\"id\":\"a\",\"f\":{\"b\":\"c\"}},{\"id\":\"@program\",\"f\":{}}]",
    ]
    private static let words = [
        "\"n\":", "\"l\":", "\"op\":", "\"rows\":[", "{", "}", "[", "]", "\\u", "\\ud800", "null",
        "true", "9223372036854775807", "99999999999999999999", "-1", "1e9", "\"!\":true", ",",
    ]

    @Test func `no line with a right check does harm`() {
        var mutations = Mutations(FuzzTests.corpus, words: FuzzTests.words)
        mutations.forEach { body in
            let check = body.withUnsafeBufferPointer(CRC32C.of)
            let line = body + ",\"c\":\"".utf8 + CRC32C.hex(check) + "\"}".utf8
            line.withUnsafeBufferPointer { bytes in
                // Nothing but a check is no line.
                #expect(body.isEmpty || JournalLine.check(bytes) == check)
                guard let read = JournalLine(bytes), case .edits(let edits) = read.body else {
                    return
                }
                // What was read can be written, and reads the same.
                let event = read.event(replica: "k3", edits: edits)
                let again = JournalText.line(event).withUnsafeBufferPointer { JournalLine($0) }
                if !edits.isEmpty { #expect(again != nil) }
                guard let again, case .edits(let same) = again.body else { return }
                #expect(same.map(\.new) == edits.map(\.new))
            }
        }
    }

    @Test func `no blob does harm`() {
        let rows = ["{\"id\":\"ea-1\",\"f\":{\"tag:x\":\"1\"},\"w\":{\"a\":null}}\n"]
        var mutations = Mutations(rows, words: FuzzTests.words)
        mutations.forEach { bytes in
            if BlobEdits.count(bytes) != nil { _ = BlobEdits.all(bytes) }
        }
    }

    @Test func `no small file does harm`() {
        let files = [
            "format 1\nmin-reader 1\nmin-writer 1\nstore 0123456789abcdef0123456789abcdef\n",
            "replica k3f9\nbound-to 0123 4:5\n", "2026-11-22T03:40:12.123Z",
        ]
        var mutations = Mutations(files, words: ["-", ":", "T", "Z", " ", "\n"])
        mutations.forEach { bytes in
            _ = StoreFile(bytes)
            _ = Replica(bytes)
            _ = bytes.withUnsafeBufferPointer { Moment.read($0) }
        }
    }
}
