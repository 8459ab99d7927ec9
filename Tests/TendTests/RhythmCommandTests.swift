import FoundationEssentials
import Testing

/// A made-up program of 120 partners, brought in as files, judged on the command line.
@Suite struct RhythmCommandTests {
    private struct Expected: Decodable {
        struct Numbers: Decodable {
            let r: Double
            let alphaDays: Double
            let a: Double
            let b: Double
        }
        struct Partner: Decodable {
            let partnerId: String
            let silence: Int
            let usualGap: Double
            let pStar: Double
            let pActive30: Double
            let pActive30IfAlive: Double
            let loss90Minor: Double
            let clickRatio: Double?
            let valueWindowMinor: Int64
            let valueWindowDays: Int
        }
        let programGapDays: Double
        let params: Numbers
        let programClickFactor: Double
        let nWithSales: Int
        let slippingNow: [String]
        let longGone: [String]
        let partners: [Partner]
    }

    private static func contents(_ name: String) throws -> Data {
        let folder = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
        return try Data(contentsOf: URL(fileURLWithPath: "/\(folder)/InsightTests/Cases/\(name)"))
    }

    private static func expected() throws -> Expected {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Expected.self, from: contents("program-expected.json"))
    }

    /// The files of the program: partners with their day of joining, and rows by partner and day.
    private static func files() throws -> (partners: String, rows: String) {
        var partners = "partner_id,joined\n"
        var rows = "partner_id,date,clicks,sales,revenue_minor\n"
        let text = String(decoding: try contents("program.txt"), as: UTF8.self)
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            partners += "\(words[0]),\(date(Int(words[1]) ?? 0))\n"
            var day = 0
            for word in words.dropFirst(2) {
                let parts = word.split(separator: ":")
                day += Int(parts[0]) ?? 0
                let values = parts[1].split(separator: ",").map(String.init)
                let all = values + Array(repeating: "0", count: 3 - values.count)
                rows += "\(words[0]),\(date(day)),\(all.joined(separator: ","))\n"
            }
        }
        return (partners, rows)
    }

    /// So many days after 1 January 2024 as a date.
    private static func date(_ offset: Int) -> String {
        var left = offset
        for (year, february) in [(2024, 29), (2025, 28)] {
            let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for (index, length) in lengths.enumerated() {
                if left < length {
                    let (month, day) = (String(index + 1), String(left + 1))
                    return "\(year)-" + (month.count < 2 ? "0" : "") + month + "-"
                        + (day.count < 2 ? "0" : "") + day
                }
                left -= length
            }
        }
        return ""
    }

    private static func imported() throws -> Shell {
        let shell = try Shell()
        let (partners, rows) = try files()
        try shell.write("partners.csv", partners)
        try shell.write("daily.csv", rows)
        _ = try shell.tend("new", "small")
        for arguments in [
            ["partners.csv", "--kind", "partners", "--map", "id=partner_id,joined=joined"],
            [
                "daily.csv", "--kind", "daily", "--map",
                "id=partner_id,day=date,clicks=clicks,sales=sales,revenue=revenue_minor", "--units",
                "minor", "--currency", "EUR",
            ],
        ] {
            let outcome = try shell.tend(
                ["import", "--program", "small", "--from", "shop", "--as-of", day] + arguments)
            try #require(outcome.code == 0, "\(outcome.err)")
        }
        return shell
    }

    private static let day = "2025-02-04"

    private static func rows(_ shell: Shell, _ arguments: [String]) throws -> [[String]] {
        let outcome = try shell.tend(
            arguments + ["--program", "small", "--as-of", day, "--format", "csv"])
        try #require(outcome.code == 0, "\(outcome.err)")
        return outcome.out.lines.dropFirst().map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    private static func isNear(
        _ text: String, _ wanted: Double, relative: Double = 0, absolute: Double = 0
    ) -> Bool {
        Double(text).map { abs($0 - wanted) <= max(absolute, relative * abs(wanted)) } ?? false
    }

    @Test func `imported files give model, scores and order`() throws {
        let want = try Self.expected()
        let shell = try Self.imported()
        try checkModel(shell, want)
        try checkPartners(shell, want)
        try checkOrder(shell, want)
    }

    private func checkModel(_ shell: Shell, _ want: Expected) throws {
        let model = try #require(try Self.rows(shell, ["rhythm", "--model"]).first)
        let wanted = [
            want.programGapDays, want.params.r, want.params.alphaDays, want.params.a, want.params.b,
            want.programClickFactor,
        ]
        #expect(model[0] == "\(want.nWithSales)")
        for (text, number) in zip(model.dropFirst(), wanted) {
            #expect(Self.isNear(text, number, relative: 0.002), "\(text) is not \(number)")
        }
    }

    private func checkPartners(_ shell: Shell, _ want: Expected) throws {
        let columns =
            "id,usual_gap,silent,chance,chance_if_active,still_active,risk,value,level"
        let rows = try Self.rows(shell, ["list", "--columns", columns])
        let byID = Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0) })
        for partner in want.partners {
            let row = try #require(byID["shop-" + partner.partnerId.lowercased()])
            #expect(Self.isNear(row[1], partner.usualGap, relative: 0.001))
            #expect(row[2] == "\(partner.silence)")
            #expect(Self.isNear(row[3], partner.pActive30, absolute: 0.002))
            #expect(Self.isNear(row[4], partner.pActive30IfAlive, absolute: 0.002))
            #expect(Self.isNear(row[5], partner.pStar, absolute: 0.002))
            #expect(
                Self.isNear(row[6], partner.loss90Minor / 100, relative: 0.005, absolute: 0.01))
            let value = Double(partner.valueWindowMinor) / Double(partner.valueWindowDays) * 0.9
            #expect(Self.isNear(row[7], value, absolute: 0.01))
            if let ratio = partner.clickRatio {
                #expect(Self.isNear(row[8], ratio, relative: 0.005))
            } else {
                #expect(row[8].isEmpty)
            }
        }
    }

    private func checkOrder(_ shell: Shell, _ want: Expected) throws {
        for (list, ids) in [("slipping", want.slippingNow), ("long-gone", want.longGone)] {
            let rows = try Self.rows(
                shell, ["rhythm", "--list", list, "--limit", "\(ids.count)"])
            #expect(rows.map { $0[1] } == ids.map { "shop-" + $0.lowercased() })
        }
    }

    @Test func `the lists as filters hold those who are slipping, by money`() throws {
        let shell = try Self.imported()
        let slipping = try Self.rows(
            shell, ["list", "is:slipping", "--columns", "id,state,silent,risk", "--sort", "-risk"])
        let gone = try Self.rows(
            shell, ["list", "is:long-gone", "--columns", "id,state,silent,risk"])
        let silent = try Self.rows(
            shell, ["list", "is:quiet or is:gone or is:fading", "--columns", "id"])
        #expect(!slipping.isEmpty && !gone.isEmpty)
        #expect(slipping.allSatisfy { (Int($0[2]) ?? 999) <= 120 })
        #expect(gone.allSatisfy { (Int($0[2]) ?? 0) > 120 })
        // One partner is too new for a rhythm, but its clicks clearly fell.
        #expect(slipping.count + gone.count == silent.count + 1)
        let risks = slipping.map { Double($0[3]) ?? -1 }
        #expect(risks == risks.sorted(by: >))
    }

    @Test func `fields of rhythm are asked for by their numbers`() throws {
        let shell = try Self.imported()
        func count(_ filter: String) throws -> Int {
            try Self.rows(shell, ["list", filter, "--columns", "id"]).count
        }
        for (filter, columns, test) in Self.questions {
            let rows = try Self.rows(shell, ["list", "--columns", "id,\(columns)"])
            let meant = rows.count { Double($0[1]).map(test) ?? false }
            #expect(try count(filter) == meant, "\(filter)")
            #expect(meant > 0 && meant < rows.count, "\(filter) says nothing")
        }
    }

    private static let questions: [(String, String, @Sendable (Double) -> Bool)] = [
        ("usual_gap:>=14d", "usual_gap", { $0 >= 13.95 }), ("silent:>30d", "silent", { $0 > 30 }),
        ("chance_if_active:>90", "chance_if_active", { $0 > 0.9 }),
        ("still_active:<50", "still_active", { $0 < 0.49995 }),
        ("level:<50", "level", { $0 < 0.49995 }), ("value:>500", "value", { $0 > 500 }),
        ("risk:>100", "risk", { $0 > 100 }), ("chance:>50", "chance", { $0 > 0.50005 }),
    ]

    @Test func `every column is listed with its unit`() throws {
        let shell = try Shell()
        let outcome = try shell.tend("list", "--names")
        #expect(outcome.code == 0)
        for word in ["usual_gap", "chance_if_active", "still_active", "level", "value"] {
            let line = outcome.out.lines.first { $0.hasPrefix(word + " ") }
            let words = line.map { $0.split(separator: " ").count } ?? 0
            #expect(words > 3, "\(word) has no unit or meaning")
        }
    }

    @Test func `how often beginners began is a table`() throws {
        let shell = try Self.imported()
        let rows = try Self.rows(shell, ["rhythm", "--beginners"])
        #expect(rows.count == 13 && rows[0][0] == "0")
        for row in rows {
            let (total, sold) = (Double(row[1]) ?? 0, Double(row[2]) ?? 0)
            #expect(Self.isNear(row[3], (sold + 1) / (total + 10), absolute: 1e-6))
        }
    }

    @Test(arguments: [["--list", "both"], ["--model", "--beginners"], ["--limit", "-1"]])
    func `wrong use of rhythm ends with 2 in one line`(arguments: [String]) throws {
        let shell = try Shell()
        try shell.makeProgram()
        let outcome = try shell.tend(["rhythm", "--program", "acme"] + arguments)
        #expect(outcome.code == 2 && outcome.err.lines.count == 1, "\(outcome.err)")
    }
}
