import HostileTexts
import Model
import Testing

/// Whatever is typed as a filter is a filter or a mistake with a place in the text.
@Suite struct FuzzTests {
    @Test func `no filter does harm, and one that is read reads the same again`() throws {
        let texts = [
            "is:quiet revenue.365d:>500 -tag:vip", "(stage:engagement or \"a b\") quiet:>30d",
            "joined:2024-01-01..2024-12-31 clicks.30d:>=10", "name:~x owner:none",
        ]
        let words = ["(", ")", "or", "-", ":", ">", "..", "\"", "d", "%", "not ", ",", "*", "~"]
        var mutations = Mutations(texts, words: words)
        try mutations.forEach { bytes in
            do throws(FilterMistake) {
                _ = try FilterParser(vocabulary: .everything).parse(bytes, cursor: nil)
            } catch { try #require(error.column >= 0) }
        }
    }
}
