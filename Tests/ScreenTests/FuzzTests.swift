import HostileTexts
import Testing

@testable import Screen

/// Whatever a text holds, no control byte of it reaches a terminal and every column stays straight.
@Suite struct FuzzTests {
    @Test func `no text does harm to a screen`() {
        var mutations = Mutations(
            HostileTexts.all, words: ["\u{1B}[", "\u{9B}", "\u{202E}", "\u{200D}"])
        mutations.forEach { bytes in
            let safe = SafeText(bytes: bytes)
            let isClean = safe.string.unicodeScalars.allSatisfy {
                $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
                    && !(0x202A...0x202E).contains($0.value)
                    && !(0x2066...0x2069).contains($0.value)
            }
            #expect(isClean, "\(bytes)")
            for columns in [0, 1, 7, 40] { #expect(safe.fitted(to: columns).columns == columns) }
        }
    }
}
