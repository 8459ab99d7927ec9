import Testing

/// The demo's incentive for a first sale, counted once more from what is stored.
@Suite struct DemoIncentiveTests {
    /// Days as numbers that follow each other, by the reckoning of Julian days.
    private static func number(_ iso: some StringProtocol) -> Int {
        let parts = iso.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return -1 }
        let shift = (14 - parts[1]) / 12
        let (year, month) = (parts[0] + 4800 - shift, parts[1] + 12 * shift - 3)
        return parts[2] + (153 * month + 2) / 5 + 365 * year + year / 4 - year / 100 + year / 400
            - 32_045
    }

    /// What one partner sold on one day, as a file in the program has it.
    private struct Sale {
        let day, sales: Int
        /// What came in; nil where the shop's files do not tell it.
        let cents: Int?
    }

    /// Every row of the files of figures that tell sales.
    private func sales(_ shell: Shell) -> [String: [Sale]] {
        var found: [String: [Sale]] = [:]
        for name in shell.names(in: "one/stats") {
            let lines = shell.read("one/stats/" + name).lines
            let head = lines[0].split(separator: ",", omittingEmptySubsequences: false)
            guard let sold = head.firstIndex(of: "sales"),
                let who = head.firstIndex(of: "partner"), let day = head.firstIndex(of: "day")
            else { continue }
            let money = head.firstIndex(of: "revenue")
            for line in lines.dropFirst() {
                let cells = line.split(separator: ",", omittingEmptySubsequences: false)
                found[String(cells[who]), default: []].append(
                    Sale(
                        day: Self.number(cells[day]), sales: Int(cells[sold]) ?? 0,
                        cents: money.map { Int(cells[$0]) ?? 0 }))
            }
        }
        return found
    }

    /// 5 % of an amount, half a cent to the even one.
    private func twentieth(_ cents: Int) -> Int {
        let (whole, rest) = cents.quotientAndRemainder(dividingBy: 20)
        return rest > 10 || rest == 10 && whole % 2 == 1 ? whole + 1 : whole
    }

    @Test func `first sale within 30 days of joining pays 5 percent as a count by hand says`()
        throws
    {
        let shell = try Shell()
        #expect(try shell.tend("demo", "one", "--as-of", Shell.today).code == 0)
        let list = try shell.tend(
            "list", "-stage:discovery -stage:recruitment -is:archived", "--columns", "id,joined",
            "--format", "csv", "--program", "one", "--as-of", Shell.today
        ).out.lines.dropFirst()
        let sales = sales(shell)
        #expect(sales.count > 100)
        let today = Self.number(Shell.today)
        var counted: [String] = []
        var total = (eligible: 0, met: 0, missed: 0, due: 0, untold: 0)
        for line in list {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            let (id, joined) = (String(cells[0]), Self.number(cells[1]))
            guard joined >= Self.number("2026-01-01"), joined <= today else { continue }
            let own = (sales[id] ?? []).filter {
                joined <= $0.day && $0.day < joined + 30 && $0.day < today
            }
            let isMet = own.reduce(0) { $0 + $1.sales } > 0
            // One shop tells sales and commissions, but not what was paid for the goods.
            let isTold = own.allSatisfy { $0.cents != nil }
            let bonus = isMet && isTold ? twentieth(own.reduce(0) { $0 + ($1.cents ?? 0) }) : 0
            let isOver = joined + 29 < today
            total.eligible += 1
            total.met += isMet ? 1 : 0
            total.missed += !isMet && isOver ? 1 : 0
            total.due += bonus
            total.untold += isMet && !isTold ? 1 : 0
            let cents = bonus % 100
            counted.append(
                id + (isMet ? ",met," : isOver ? ",missed," : ",open,")
                    + (isMet && isTold
                        ? "\(bonus / 100)." + (cents < 10 ? "0" : "") + "\(cents)" : ""))
        }
        #expect(total.eligible > 20 && total.met > 5 && total.missed > 5 && total.due > 0)
        #expect(total.untold > 0)

        let printed = try shell.tend(
            "incentives", "First sale 30", "--format", "csv", "--program", "one", "--as-of",
            Shell.today
        ).out.lines.dropFirst().map { line -> String in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
                .map(String.init)
            // A name may hold a comma between quotes: count from the end.
            return cells[0] + "," + cells[cells.count - 6] + "," + cells[cells.count - 2]
        }
        #expect(printed.sorted() == counted.sorted())
        let all = try shell.tend(
            "incentives", "--format", "csv", "--program", "one", "--as-of", Shell.today
        ).out.lines
        let head = all[0].split(separator: ",").map(String.init)
        let row = try #require(all.first { $0.contains("First sale 30") })
        let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        func cell(_ word: String) -> String { head.firstIndex(of: word).map { cells[$0] } ?? "" }
        let cents = total.due % 100
        #expect(cell("in") == "\(total.eligible)" && cell("met") == "\(total.met)")
        #expect(cell("bonus_unknown") == "\(total.untold)")
        #expect(cell("due") == "\(total.due / 100)." + (cents < 10 ? "0" : "") + "\(cents)")
    }
}
