import Model
import Testing

@Suite struct FilterPrinterTests {
    private let tokens = [
        "a", "-", "(", ")", "or", "\"b c\"", "tag:x", "quiet:>30d", " ", "\"", ":", ",",
    ]

    /// Every sequence of so many tokens, written without blanks between them.
    private func sequences(of length: Int) -> [String] {
        guard length > 0 else { return [""] }
        return sequences(of: length - 1).flatMap { text in tokens.map { text + $0 } }
    }

    @Test func `every short text is a filter that prints to itself, or a mistake within it`() {
        for text in (0...4).flatMap(sequences) {
            check(text)
            check(text.map(String.init).joined(separator: " "))
        }
    }

    private func check(_ text: String) {
        do throws(FilterMistake) {
            let filter = try FilterParser().parse(text)
            let again = try FilterParser().parse(filter.description)
            #expect(again == filter, "\(text)")
            #expect(again.description == filter.description, "\(text)")
        } catch {
            #expect(error.offset >= 0 && error.length >= 0, "\(text)")
            #expect(error.offset + error.length <= text.utf8.count, "\(text)")
            #expect(error.column <= text.unicodeScalars.count, "\(text)")
        }
    }

    @Test func `every short run of bytes that mean something is read without harm`() {
        let bytes: [UInt8] = Array("a-(\"\\:.,>9d ".utf8) + [0xC2, 0xA0, 0xE3, 0x80, 0x00]
        for first in bytes {
            for second in bytes {
                for third in bytes {
                    for start in ["", "tag:", "sales:", "joined:", "quiet.", "revenue."] {
                        let text = Array(start.utf8) + [first, second, third]
                        guard let filter = try? FilterParser().parse(text) else { continue }
                        #expect((try? FilterParser().parse(filter.description)) == filter)
                    }
                }
            }
        }
    }

    @Test(arguments: ["\u{301}", "\u{200D}", "\u{FE0F}", "\r", "\n", "\r\n"])
    func `a mark after a delimiter does not hide it`(mark: String) throws {
        #expect(try FilterParser().parse("(a)" + mark + "b").description.utf8.first == 0x61)
        #expect(throws: FilterMistake.self) { try FilterParser().parse("(" + mark + "a") }
        #expect(throws: FilterMistake.self) { try FilterParser().parse("\"" + mark + "a") }
        let filter = try FilterParser().parse("tag:\"a" + mark + "\"")
        #expect(
            filter
                == .condition(FilterCondition(field: .tag, test: .words(["a" + mark]))))
    }

    @Test func `any value a record can hold prints so that it is read back`() throws {
        let parts = ["a", " ", "\"", "\\", ",", ":", "-", "(", ">", "?", "\u{3000}", "ä", "or"]
        for first in parts {
            for second in parts {
                for third in parts + [""] {
                    let value = first + second + third
                    let filters = [
                        Filter.text(value), .not(.text(value)),
                        .condition(FilterCondition(field: .owner, test: .words([value, "b"]))),
                        .condition(FilterCondition(field: .tag, test: .words([value]))),
                    ]
                    for filter in filters {
                        #expect(try FilterParser().parse(filter.description) == filter)
                    }
                }
            }
        }
        for word in ["none", "ANY", "?", "<a", "12:30", "or", "OR"] {
            let filter = Filter.condition(FilterCondition(field: .tier, test: .words([word])))
            #expect(try FilterParser().parse(filter.description) == filter)
        }
    }

    @Test func `a filter put together by hand prints with the parentheses it needs`() {
        let (a, b, c) = (Filter.text("a"), Filter.text("b"), Filter.text("c"))
        #expect(Filter.all(of: [.or([a, b]), c]).description == "(a or b) c")
        #expect(Filter.any(of: [.and([a, b]), c]).description == "a b or c")
        #expect(Filter.and([a, .or([b, c])]).negated.description == "-(a (b or c))")
        #expect(Filter.all(of: [.all, a, .and([b, c])]) == .and([a, b, c]))
        #expect(Filter.all(of: [.all, .all]) == .all)
        #expect(Filter.any(of: [a, .all]) == .all)
        #expect(Filter.any(of: [.or([a, b]), c]) == .or([a, b, c]))
        #expect(a.negated.negated == a)
    }
}
