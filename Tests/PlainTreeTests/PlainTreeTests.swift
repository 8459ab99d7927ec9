import PlainTree
import Testing

@Suite struct PlainTreeTests {
    @Test func `reads names, lists and texts as they stand`() throws {
        let tree = try PlainTree.read("name: Zoë\nflag: no\nnumber: 0o7\nlist: [a, 'b c']\n".utf8)
        #expect(tree["name"]?.text == "Zoë")
        #expect(tree["flag"]?.text == "no")
        #expect(tree["number"]?.text == "0o7")
        #expect(tree["list"]?.list.compactMap(\.text) == ["a", "b c"])
        #expect(tree["absent"] == nil)
    }

    @Test func `knows where everything stands`() throws {
        let tree = try PlainTree.read("a: 1\nb:\n  c: 2\n".utf8)
        #expect(tree["b"]?["c"]?.place == .init(line: 3, column: 6))
        #expect(tree.entries.map(\.place.line) == [1, 2])
    }

    @Test func `a value may be left out`() throws {
        let tree = try PlainTree.read("a:\nb:\n  -\n  -\nc: [x, '']\nd: {}\ne: []\n".utf8)
        #expect(tree["a"]?.text?.isEmpty == true)
        #expect(tree["b"]?.list.count == 2)
        #expect(tree["c"]?.list.count == 2)
        #expect(tree["d"]?.entries.isEmpty == true)
        #expect(tree["e"]?.list.isEmpty == true)
    }

    @Test func `an empty file is a map of nothing`() throws {
        #expect(try PlainTree.read([]).entries.isEmpty)
        #expect(try PlainTree.read("# only a word\n".utf8).entries.isEmpty)
    }

    @Test(arguments: [
        ("a: &x 1\nb: *x\n", "2:1"), ("- &x []\n- *x\n", "1:3"), ("- [&x 1]\n- *x\n", "1:4"),
        ("a: 1\na: 2\n", "1:1"),
        ("a: [1\n", "2:1"),
        ("a: \u{1}\n", "1:4"), ("? [a]\n: b\n", "1:3"), ("\ta: 1\n", "1:1"),
    ])
    func `says where a file is wrong`(text: String, place: String) {
        #expect { try PlainTree.read(text.utf8) } throws: {
            ($0 as? PlainTree.Mistake)?.place.description == place
        }
    }

    @Test(arguments: ["[", "{", "- ", "? ", "a: {", " - "])
    func `nesting cannot exhaust the stack`(opening: String) {
        let text = String(repeating: opening, count: 60_000 / opening.utf8.count)
        #expect(throws: PlainTree.Mistake.self) { try PlainTree.read(text.utf8) }
    }

    @Test func `refuses what is too large or not text`() {
        #expect(throws: PlainTree.Mistake.self) {
            try PlainTree.read([UInt8](repeating: 0x20, count: 70_000))
        }
        #expect(throws: PlainTree.Mistake.self) { try PlainTree.read([0x61, 0x3A, 0x20, 0xFF]) }
    }

    @Test func `never fails in another way on any short text`() {
        let alphabet = Array("a:-[]{}&*!|>'\"?#%@,\n ".utf8)
        for first in alphabet {
            for second in alphabet {
                for third in alphabet {
                    let text = [first, second, third, 0x61, 0x0A]
                    do throws(PlainTree.Mistake) { _ = try PlainTree.read(text) } catch {
                        #expect(error.place.line >= 1)
                    }
                }
            }
        }
    }
}
