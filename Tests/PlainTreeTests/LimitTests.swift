import PlainTree
import Testing

/// What is too large or too deep is told with its place and what may be.
@Suite struct LimitTests {
    static let rows: [(text: String, told: String)] = [
        (
            String(repeating: "#", count: 65_537), "1:1: the file is larger than 64 KiB"
        ),
        ("a: " + String(repeating: "[", count: 33), "1:36: brackets are nested deeper than 32"),
        (String(repeating: "- ", count: 33) + "a", "1:65: lists are nested deeper than 32"),
        (
            String(repeating: "[", count: 17) + String(repeating: "]", count: 17),
            "1:17: values are nested deeper than 16"
        ),
    ]

    @Test(arguments: rows) func `it is told word for word`(text: String, told: String) {
        #expect { try PlainTree.read(text.utf8) } throws: { "\($0)" == told }
    }
}
