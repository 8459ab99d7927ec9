import HostileTexts
import Screen
import Terminal
import Testing

/// Whatever bytes a terminal sends, in whatever pieces, they become keys and leave nothing behind.
@Suite struct FuzzTests {
    @Test func `no bytes from a terminal do harm`() {
        let texts = [
            "\u{1B}[A\u{1B}OP\u{1B}[1;5C", "\u{1B}[<0;10;5M\u{1B}[<0;10;5m",
            "\u{1B}[200~pasted\u{1B}[201~", "aŻ日🦆", "\u{1B}[?62;22c\u{1B}]11;rgb:0/0/0\u{7}",
        ]
        let words = [
            "\u{1B}", "[", "<", ";", "~", "M", "200~", "201~", "99999999999999999999", "O",
        ]
        var mutations = Mutations(texts, words: words)
        mutations.forEach { bytes in
            var decoder = KeyDecoder()
            let half = bytes.count / 2
            _ = decoder.decode(Array(bytes[..<half]), at: 0)
            _ = decoder.decode(Array(bytes[half...]), at: 1)
            _ = decoder.flush(at: 5_000)
            #expect(decoder.flush(at: 20_000).isEmpty)
        }
    }
}
