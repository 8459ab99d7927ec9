import Model
import Testing

@Suite struct FilterCompletionTests {
    /// What is offered where `|` stands, as the whole line each candidate makes.
    private func lines(
        _ text: String, vocabulary: FilterVocabulary = .everything
    ) throws -> [String] {
        let bytes = Array(text.utf8)
        let cursor = try #require(bytes.firstIndex(of: 0x7C))
        let typed = bytes[..<cursor] + bytes[(cursor + 1)...]
        let completion = FilterCompletion(
            typed, cursor: cursor, today: Day(number: 20_781), vocabulary: vocabulary
        ) { field in
            switch field {
            case .tag: ["vip", "Émigré", "blog de", "none", "x,y"]
            case .owner: ["Anna B", "carl"]
            default: []
            }
        }
        return completion.candidates.map { candidate in
            var line = Array(typed)
            line.replaceSubrange(completion.range, with: candidate.text.utf8)
            return String(decoding: line, as: UTF8.self)
        }
    }

    @Test func `an empty place offers every field the program knows`() throws {
        let all = FilterField.allCases.map { $0.rawValue + ":" }
        #expect(try lines("|") == all)
        #expect(try lines("a (|").count == all.count)
        let known = FilterVocabulary.recordsAndFigures
        #expect(try lines("|", vocabulary: known).count == known.fields.count)
        #expect(try lines("chance:|", vocabulary: known).isEmpty)
    }

    @Test func `a begun field is offered first by its beginning`() throws {
        #expect(try lines("sta|").first == "stage:")
        #expect(try lines("a -STA|").first == "a -stage:")
        #expect(
            try Array(lines("a (re|").prefix(3)) == ["a (reason:", "a (received:", "a (revenue:"])
        #expect(try lines("tag:vip own|") == ["tag:vip owner:"])
        #expect(try lines("(a)own|") == ["(a)owner:"])
        #expect(try lines("a\u{3000}own|") == ["a\u{3000}owner:"])
    }

    @Test func `closed values are those of the vocabulary`() throws {
        #expect(try lines("stage:|") == Stage.allCases.map { "stage:" + $0.word })
        #expect(try lines("stage:onboarding,eng|") == ["stage:onboarding,engagement"])
        #expect(try lines("is:ne|") == ["is:new", "is:never-started", "is:gone", "is:long-gone"])
        #expect(try lines("is:go|", vocabulary: .recordsAndFigures).isEmpty)
        #expect(try lines("-has:ema|") == ["-has:email"])
    }

    @Test func `values of the program are quoted where they must be`() throws {
        #expect(
            try lines("tag:|") == [
                "tag:vip", "tag:Émigré", "tag:\"blog de\"", "tag:\"none\"", "tag:\"x,y\"",
                "tag:none", "tag:any",
            ])
        #expect(try lines("tag:emi|") == ["tag:Émigré"])
        #expect(try lines("tag:vip,\"blog d|") == ["tag:vip,\"blog de\""])
        #expect(try lines("tag:\"x,y\",v|") == ["tag:\"x,y\",vip"])
        #expect(try lines("owner:ann| tag:vip") == ["owner:\"Anna B\" tag:vip"])
    }

    @Test func `windows follow the point of a figure only`() throws {
        #expect(try lines("revenue.9|") == ["revenue.90d:"])
        #expect(try lines("sales.2026|") == ["sales.2026-11:", "sales.2026:"])
        #expect(try lines("owner.|").isEmpty)
        #expect(try lines("quiet:>9|") == ["quiet:>90d"])
        #expect(try lines("revenue.90d:>1|") == ["revenue.90d:>100"])
    }

    @Test func `nothing is offered inside a phrase`() throws {
        #expect(try lines("\"sta|").isEmpty)
        #expect(try lines("\"a sta|").isEmpty)
        #expect(try lines("\"a\" sta|").first == "\"a\" stage:")
        #expect(try lines("\"a \\\" sta|").isEmpty)
    }

    @Test func `whatever is offered can be read once it is whole`() throws {
        for field in FilterField.allCases {
            for name in [field.rawValue] + (field.takesWindow ? try windows(of: field) : []) {
                for line in try lines("\(name):|") {
                    #expect(throws: Never.self) { try FilterParser().parse(line) }
                }
            }
        }
    }

    private func windows(of field: FilterField) throws -> [String] {
        try lines("\(field.rawValue).|").map { String($0.dropLast()) }
    }
}
