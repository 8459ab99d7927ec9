import Model
import Testing

@Suite struct FilterEvaluatorTests {
    private let today = Day(number: 20_781)

    private func names(_ text: String, _ rows: [FilterRow]) throws -> [Int] {
        let table = FilterTable(rows: rows, today: today)
        var evaluator = FilterEvaluator()
        return Array(evaluator.rows(matching: try FilterParser().parse(text), in: table))
    }

    @Test func `an unknown figure is neither zero nor more`() throws {
        let rows = [
            FilterRow(numbers: [.clicks: 0]), FilterRow(numbers: [.clicks: 7]), FilterRow(),
        ]
        #expect(try names("clicks:0", rows) == [0])
        #expect(try names("clicks:>0", rows) == [1])
        #expect(try names("clicks:>=0", rows) == [0, 1])
        #expect(try names("clicks:<5", rows) == [0])
        #expect(try names("clicks:?", rows) == [2])
        #expect(try names("clicks:any", rows) == [0, 1])
        #expect(try names("-clicks:0", rows) == [1, 2])
    }

    @Test func `money is compared exactly in its minor unit`() throws {
        let rows = [1234, 1235, Int64.max, .min].map { FilterRow(numbers: [.revenue: $0]) }
        #expect(try names("revenue:12.34", rows) == [0])
        #expect(try names("revenue:12.345", rows) == [])
        #expect(try names("revenue:>12.345", rows) == [1, 2])
        #expect(try names("revenue:<12.345", rows) == [0, 3])
        #expect(try names("revenue:12.340..12.350", rows) == [0, 1])
        #expect(try names("revenue:>9223372036854775807", rows) == [])
        #expect(try names("revenue:>=92233720368547758.07", rows) == [2])
        #expect(try names("revenue:<-92233720368547758.07", rows) == [3])
    }

    @Test func `contacted counts days back, and never is longer ago than any`() throws {
        let rows = [0, -14, -15, -400, 1].map {
            FilterRow(days: [.contacted: today.advanced(by: $0)])
        }
        let never = rows + [FilterRow()]
        #expect(try names("contacted:14d", never) == [0, 1])
        #expect(try names("contacted:>14d", never) == [2, 3, 5])
        #expect(try names("contacted:<14d", never) == [0])
        #expect(try names("contacted:>=14d", never) == [1, 2, 3, 5])
        #expect(try names("contacted:14d..15d", never) == [1, 2])
        #expect(try names("contacted:none", never) == [5])
        #expect(try names("contacted:<2026", never) == [3])
    }

    @Test func `due counts days ahead and includes what is overdue`() throws {
        let rows = [-3, 0, 7, 8].map { FilterRow(days: [.due: today.advanced(by: $0)]) }
        let free = rows + [FilterRow()]
        #expect(try names("due:7d", free) == [0, 1, 2])
        #expect(try names("due:>7d", free) == [3])
        #expect(try names("due:none", free) == [4])
    }

    @Test func `days are compared with whole months and years`() throws {
        let days = ["2025-12-31", "2026-01-01", "2026-02-28", "2026-03-31", "2026-04-01"]
        let rows = days.map { text in
            FilterRow(days: Day(iso: text.utf8).map { [.joined: $0] } ?? [:])
        }
        #expect(try names("joined:2026-01..2026-03", rows) == [1, 2, 3])
        #expect(try names("joined:>2026-03", rows) == [4])
        #expect(try names("joined:>=2026-03", rows) == [3, 4])
        #expect(try names("joined:<2026", rows) == [0])
        #expect(try names("joined:<=2026-01", rows) == [0, 1])
        #expect(try names("joined:2026-02", rows) == [2])
        #expect(try names("joined:2026-02-28", rows) == [2])
    }

    @Test func `windows end today and cover what they say`() throws {
        let today = try #require(Day(iso: "2026-11-24".utf8))
        func days(_ text: String) throws -> String? {
            guard
                case .condition(let condition) = try FilterParser().parse("sales.\(text):0")
            else { return nil }
            let days = condition.window?.days(today: today)
            return days.map { "\($0.lowerBound.iso) \($0.upperBound.iso)" }
        }
        #expect(try days("1d") == "2026-11-24 2026-11-24")
        #expect(try days("90d") == "2026-08-27 2026-11-24")
        #expect(try days("12w") == "2026-09-02 2026-11-24")
        #expect(try days("3m") == "2026-08-25 2026-11-24")
        #expect(try days("1y") == "2025-11-25 2026-11-24")
        #expect(try days("2026-10") == "2026-10-01 2026-10-31")
        #expect(try days("2026") == "2026-01-01 2026-12-31")
        #expect(try days("all") == nil)
    }

    @Test func `months before the end of a month stay in their month`() throws {
        let march = try #require(Day(iso: "2026-03-31".utf8))
        let month = try #require(FilterSpan(count: 1, unit: .month))
        let ages = try #require(FilterSpan(count: 99_999, unit: .year))
        #expect(month.before(march).iso == "2026-02-28")
        #expect(month.after(march).iso == "2026-04-30")
        #expect(ages.before(march).civil.year == 1)
        #expect(ages.after(march).civil.year == 9999)
    }

    @Test func `random filters over random rows match what each row alone would say`() throws {
        var random = FilterRandom(seed: 7)
        for _ in 0..<20 {
            let count = Int.random(in: 0...130, using: &random)
            let rows = (0..<count).map { _ in randomRow(&random) }
            let table = FilterTable(rows: rows, today: today)
            let oracle = FilterOracle(today: today)
            var evaluator = FilterEvaluator()
            for _ in 0..<40 {
                let text = randomFilter(&random, depth: 3)
                let filter = try FilterParser().parse(text)
                #expect(try FilterParser().parse(filter.description) == filter)
                let expected = rows.indices.filter { oracle.matches(rows[$0], filter) }
                #expect(Array(evaluator.rows(matching: filter, in: table)) == expected, "\(text)")
            }
        }
    }

    @Test func `typing letter by letter and back gives what a fresh search gives`() throws {
        var random = FilterRandom(seed: 3)
        let rows = (0..<200).map { _ in randomRow(&random) }
        let table = FilterTable(rows: rows, today: today)
        var evaluator = FilterEvaluator()
        for _ in 0..<40 {
            let text = String((0..<4).map { _ in random.pick(["a", "b", "c"]) }.joined())
            let lengths = [1, 2, 3, 4, 3, 2, 4]
            for length in lengths {
                let filter = Filter.text(String(text.prefix(length)))
                var fresh = FilterEvaluator()
                #expect(
                    evaluator.rows(matching: filter, in: table)
                        == fresh.rows(matching: filter, in: table))
            }
        }
    }

    @Test func `a changed text is not answered from memory`() {
        var table = FilterTable(rows: [FilterRow(texts: ["anna"])], today: today)
        var evaluator = FilterEvaluator()
        #expect(evaluator.rows(matching: .text("an"), in: table).count == 1)
        table.rows[0].texts = ["berta"]
        table.rows.append(FilterRow(texts: ["annika"]))
        table.textVersion += 1
        #expect(Array(evaluator.rows(matching: .text("an"), in: table)) == [1])
    }

    // MARK: Random rows and filters

    private func randomRow(_ random: inout FilterRandom) -> FilterRow {
        var row = FilterRow()
        row.texts = (0..<3).map { _ in
            (0..<3).map { _ in random.pick(["a", "b", "Ä", "c ", "ß"]) }.joined()
        }
        for field in FilterField.allCases {
            switch field.kind {
            case .words: row.words[field] = random.pick([[], ["x"], ["Y"], ["x", "ö z"]])
            case .stages: row.stage = random.pick([nil] + Stage.allCases)
            case .states:
                row.states = Set(FilterState.allCases.filter { _ in random.next() % 3 == 0 })
            case .properties:
                row.properties = Set(
                    FilterProperty.allCases.filter { _ in random.next() % 3 == 0 })
            case .day:
                let day = today.advanced(by: random.pick([-400, -31, -30, -14, -1, 0, 1, 7, 40]))
                row.days[field] = random.pick([nil, day, day])
            case .span, .count, .money, .percent:
                let number = random.pick([-1, 0, 1, 29, 30, 31, 100, 12_345] as [Int64])
                row.numbers[field] = random.pick([nil, number, number])
            }
        }
        return row
    }

    private func randomFilter(_ random: inout FilterRandom, depth: Int) -> String {
        guard depth > 0, random.next() % 4 != 0 else { return randomTerm(&random) }
        let inner = (0..<2).map { _ in randomFilter(&random, depth: depth - 1) }
        switch random.next() % 4 {
        case 0: return inner.joined(separator: " or ")
        case 1: return "-(\(inner[0]))"
        case 2: return "(\(inner[0])) (\(inner[1]))"
        default: return inner.joined(separator: " ")
        }
    }

    private func randomTerm(_ random: inout FilterRandom) -> String {
        if random.next() % 4 == 0 { return random.pick(["a", "B", "ab", "\"c a\"", "ss", "äb"]) }
        let field = random.pick(FilterField.allCases)
        let window = random.pick(["", "", ".30d", ".2026-10", ".all"])
        let name = field.rawValue + (field.takesWindow ? window : "")
        switch field.kind {
        case .words: return name + ":" + random.pick(["x", "y,X", "\"o z\"", "none", "any"])
        case .stages:
            return name + ":" + random.pick(["engagement", "discovery,cultivation", "none", "any"])
        case .states: return name + ":" + random.pick(FilterState.allCases).rawValue
        case .properties: return name + ":" + random.pick(FilterProperty.allCases).rawValue
        case .day:
            let span = ["14d", "0d", "1w", "1m", "2m"]
            let period = ["2026", "2026-11", "2025-10", "2026-11-24"]
            let measure = random.pick([span, period])
            return name + ":" + randomMeasure(&random, measure, ["none", "any"])
        case .span: return name + ":" + randomMeasure(&random, ["30d", "1m", "0", "1w"], ["?"])
        case .count, .money, .percent:
            let numbers = ["0", "1", "0.3", "1.235", "-0.01", "30", "123.45", "0.30", "100031"]
            return name + ":" + randomMeasure(&random, numbers, ["?", "any"])
        }
    }

    private func randomMeasure(
        _ random: inout FilterRandom, _ operands: [String], _ words: [String]
    ) -> String {
        let operand = random.pick(operands)
        switch random.next() % 7 {
        case 0: return random.pick(words)
        case 1: return operand
        case 2: return operand + ".." + operand
        default: return random.pick([">", ">=", "<", "<="]) + operand
        }
    }
}
