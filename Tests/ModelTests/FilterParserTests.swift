import Model
import Testing

@Suite struct FilterParserTests {
    private let parser = FilterParser()

    private func refusal(
        _ text: String, cursor: Int? = nil, vocabulary: FilterVocabulary = .everything
    ) -> FilterMistake? {
        do {
            _ = try FilterParser(vocabulary: vocabulary).parse(text.utf8, cursor: cursor)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a blank line means everybody`() throws {
        #expect(try parser.parse("") == .all)
        #expect(try parser.parse(" \t\u{3000}\u{A0}\n") == .all)
    }

    @Test func `terms side by side are and, which binds tighter than or`() throws {
        let expected = Filter.or([
            .and([.text("a"), .text("b")]), .and([.text("c"), .not(.text("d"))]),
        ])
        #expect(try parser.parse("a b or c -d") == expected)
        #expect(try parser.parse("a b OR c -d") == expected)
        #expect(
            try parser.parse("a (b or c) -(d e)")
                == .and([
                    .text("a"), .or([.text("b"), .text("c")]),
                    .not(.and([.text("d"), .text("e")])),
                ]))
        #expect(try parser.parse("((a)) (b (c))") == .and([.text("a"), .text("b"), .text("c")]))
        #expect(try parser.parse("--a") == .text("a"))
    }

    @Test func `the example of the handbook is read as meant`() throws {
        let filter = try parser.parse("quiet:>30d is:never-started contacted:>14d -tag:vip")
        let thirty = try #require(FilterSpan(count: 30, unit: .day))
        let fourteen = try #require(FilterSpan(count: 14, unit: .day))
        #expect(
            filter
                == .and([
                    .condition(FilterCondition(field: .quiet, test: .span(.above(thirty)))),
                    .condition(FilterCondition(field: .is, test: .states([.neverStarted]))),
                    .condition(FilterCondition(field: .contacted, test: .span(.above(fourteen)))),
                    .not(.condition(FilterCondition(field: .tag, test: .words(["vip"])))),
                ]))
    }

    @Test(arguments: [
        "12:30", "https://a.example/x", "http://b", ":x", "a.b:80", "shop.example:80", "5\"",
        "e-mail", "ab@c.de:x", "备注", "oregon", "orr", "a,b", ">5", "and", "clicks.com", "sales.pl",
    ])
    func `what cannot be a field is a word`(text: String) throws {
        #expect(try parser.parse(text) == .text(text))
    }

    @Test func `quotes hold blanks, parentheses, or, colons and themselves`() throws {
        #expect(try parser.parse("\"a (b) or: c\"") == .text("a (b) or: c"))
        #expect(try parser.parse(#""say \"hi\" \\ \n""#) == .text(#"say "hi" \ \n"#))
        #expect(try parser.parse("\"or\"") == .text("or"))
        let condition = FilterCondition(field: .owner, test: .words(["Anna B", "carl", "x,y"]))
        #expect(try parser.parse("owner:\"Anna B\",carl,\"x,y\"") == .condition(condition))
        #expect(
            try parser.parse("owner:\"none\"")
                == .condition(FilterCondition(field: .owner, test: .words(["none"]))))
    }

    @Test(arguments: [
        ("revenue.90d:>500", "revenue.90d:>500"), ("REVENUE.90D:>0500.50", "revenue.90d:>500.5"),
        ("sales.2026-10:0", "sales.2026-10:0"), ("clicks.12w:<=-3", "clicks.12w:<=-3"),
        ("epc.3m:0.10..0.2", "epc.3m:0.1..0.2"), ("value.2026:>=1", "value.2026:>=1"),
        ("leads.all:?", "leads.all:?"), ("leads:none", "leads:?"), ("owner:?", "owner:none"),
        ("tier:any", "tier:any"), ("chance:>40", "chance:>40%"), ("ctr:2.5%", "ctr:2.5%"),
        ("joined:2026-01..2026-03", "joined:2026-01..2026-03"), ("joined:>90d", "joined:>90d"),
        ("joined:2026-10-31", "joined:2026-10-31"), ("contacted:14D", "contacted:14d"),
        ("contacted:none", "contacted:none"), ("quiet:>30", "quiet:>30d"),
        ("quiet:4w..3m", "quiet:4w..3m"), ("stuck:>=2w", "stuck:>=2w"),
        ("stage:Engagement,cultivation,engagement", "stage:engagement,cultivation"),
        ("has:email,note", "has:email,note"), ("is:no-sale", "is:no-sale"), ("due:7d", "due:7d"),
        ("trend:<-20%", "trend:<-20%"), ("tag:a:b", "tag:a:b"), ("tag:-x", "tag:-x"),
        ("step:\"send kit\"", "step:\"send kit\""), ("-(a b)", "-(a b)"),
        ("(a or b) c", "(a or b) c"), ("a or (b c)", "a or b c"), ("-(tag:x)", "-tag:x"),
        ("  a   b ", "a b"), ("\"blog\"", "blog"), ("\"-x\"", "\"-x\""), ("-or", "-\"or\""),
        ("0.000000000000000001", "0.000000000000000001"),
    ])
    func `every spelling has one canonical form, which means the same`(
        text: String, canonical: String
    ) throws {
        let filter = try parser.parse(text)
        #expect(filter.description == canonical)
        #expect(try parser.parse(filter.description) == filter)
    }

    @Test(arguments: [
        ("stagee:x", 0, 6, "stage"), ("a -revenu.90d:>5", 3, 6, "revenue"),
        ("foo:bar", 0, 3, nil), ("stage:engagment", 6, 9, "engagement"),
        ("stage:engagement,x", 17, 1, nil), ("is:never_started", 3, 13, "never-started"),
        ("has:mail", 4, 4, "email"), ("revenue:>5x", 10, 1, nil), ("revenue:1,5", 9, 1, "."),
        ("revenue:1,000", 9, 1, nil), ("revenue:--1", 9, 1, nil), ("sales:1.2.3", 9, 1, nil),
        ("sales:99999999999999999999", 24, 1, nil), ("sales:+5", 6, 1, nil),
        ("sales:nan", 6, 1, nil), ("sales:0x1p4", 7, 1, nil),
        ("revenue.9x:1", 8, 2, nil), ("owner.9d:x", 5, 3, ""), ("quiet:>30x", 9, 1, nil),
        ("quiet:>30dd", 9, 1, nil), ("joined:2026-13", 7, 7, nil), ("joined:2026/01", 11, 1, nil),
        ("joined:2026-02-30", 7, 10, nil), ("joined:7d..14", 13, 0, nil),
        ("tag:>5", 4, 1, nil), ("stage:>engagement", 6, 1, nil),
        ("owner:none,anna", 6, 4, nil), ("tag:\"a\"b", 7, 1, nil),
        ("sales:5..1", 6, 4, "1..5"), ("joined:2026-03..2026-01", 7, 16, "2026-01..2026-03"),
        ("quiet:14d..7d", 6, 7, "7d..14d"), ("a )", 2, 1, nil), (")", 0, 1, nil),
        ("a () b", 2, 2, nil), ("or a", 0, 2, nil), ("a or or b", 2, 2, nil),
        ("(a or )", 3, 2, nil), ("( or a)", 2, 2, nil), ("a - b", 2, 1, nil), ("-", 0, 1, nil),
        ("a or", 2, 2, nil), ("a or  ", 2, 2, nil), ("(a", 0, 1, nil), ("b ((a)", 2, 1, nil),
        ("(", 0, 1, nil), ("tag:\"x", 4, 1, nil), ("\"x", 0, 1, nil), ("\"\" a", 0, 2, nil),
        ("stage:", 6, 0, nil), ("stage: a", 6, 0, nil), ("quiet:>", 7, 0, nil),
        ("quiet:>=", 8, 0, nil), ("sales:1..", 9, 0, nil), ("sales:..1", 6, 0, nil),
        ("tag:a,", 6, 0, nil), ("tag:,a", 4, 0, nil), ("sales:-", 7, 0, nil),
        ("sales:1.", 8, 0, nil), ("joined:20", 9, 0, nil), ("ctr:%", 4, 1, nil),
        ("a sales.30d b", 11, 0, nil),
    ])
    func `a mistake points at the very bytes`(
        text: String, offset: Int, length: Int, suggestion: String?
    ) throws {
        let mistake = try #require(refusal(text))
        #expect(mistake.offset == offset)
        #expect(mistake.length == length)
        #expect(mistake.suggestion == suggestion)
        #expect(!mistake.message.isEmpty)
    }

    @Test func `columns count scalars, not bytes`() throws {
        let mistake = try #require(refusal("łódź 漢字 stagé:x"))
        #expect(mistake.column == 8)
        #expect(mistake.scalars == 5)
        #expect(mistake.offset == 15)
        #expect(mistake.length == 6)
        #expect(mistake.suggestion == "stage")
    }

    @Test(arguments: [
        "stage:", "quiet:>", "-", "a -", "stage:eng", "is:n", "a or", "(", "(a", "(a or ", "\"",
        "\"a b", "tag:\"x", "tag:a,", "sales:1.", "sales:-", "sales:1..", "joined:2",
        "joined:2026-",
        "joined:2026-1", "joined:2026-10-", "joined:7d..1", "contacted:14", "revenue.", "revenue.9",
        "revenue.90d", "sales.al", "sales.2026-",
    ])
    func `typing on can repair what is incomplete`(text: String) throws {
        let mistake = try #require(refusal(text))
        #expect(mistake.isIncomplete)
    }

    @Test(arguments: [
        "stage:engg", "foo:", "a )", "or a", "sales:1x", "joined:2026-13", "is:xyz", "tag:>",
        "sales:1.2.", "quiet:>5q",
    ])
    func `typing on cannot repair the rest`(text: String) throws {
        #expect(try #require(refusal(text)).isIncomplete == false)
    }

    @Test func `an incomplete part is judged at the cursor`() throws {
        #expect(try #require(refusal("stage: foo", cursor: 6)).isIncomplete)
        #expect(try #require(refusal("stage: foo", cursor: 10)).isIncomplete == false)
    }

    @Test(arguments: ["chance:>5", "is:gone", "due:7d", "is:active,stuck", "step:x"])
    func `words the program cannot know yet are refused by name`(text: String) throws {
        #expect(refusal(text) == nil)
        let found = try #require(refusal(text, vocabulary: .recordsAndFigures))
        guard case .unavailable = found.kind else {
            Issue.record("\(found.kind)")
            return
        }
    }

    @Test func `invalid bytes and bombs are refused`() throws {
        let invalid: [UInt8] = [0x61, 0x20, 0xC3, 0x28]
        do {
            _ = try parser.parse(invalid)
            Issue.record("accepted")
        } catch {
            #expect(error.kind == .notText)
            #expect(error.offset == 2)
        }
        #expect(refusal(String(repeating: "(", count: 5000))?.kind == .tooDeep)
        #expect(refusal(String(repeating: "-", count: 5000) + "a")?.kind == .tooDeep)
        #expect(refusal(String(repeating: "a ", count: 201))?.kind == .tooManyTerms)
        #expect(refusal(String(repeating: "a", count: 8193))?.kind == .tooLong)
        #expect(refusal(String(repeating: "a ", count: 200)) == nil)
    }
}
