import HostileTexts
import PlainTree
import Testing

@Suite struct WriteTests {
    /// All but NUL, which no file may have, and a byte order mark in front, which the reader drops.
    private func isKept(_ text: String) -> Bool {
        !text.utf8.contains(0) && text.unicodeScalars.first != "\u{FEFF}"
            && text.utf8.count < 9_000
    }

    @Test func `every text is read back as it was written`() throws {
        var dice = Dice(5)
        let texts = HostileTexts.all + (0..<300).map { _ in HostileTexts.random(&dice, count: 60) }
        for text in texts where isKept(text) {
            let written = "key: \(PlainTree.quoted(text))\nnext: 1\n"
            let tree = try PlainTree.read(Array(written.utf8))
            #expect(tree["key"]?.text.map { Array($0.utf8) } == Array(text.utf8), "\(written)")
            #expect(tree["next"]?.text == "1")
            #expect(!written.utf8.dropLast(9).contains { $0 < 0x20 })
        }
    }
}
