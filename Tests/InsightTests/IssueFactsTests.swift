import Insight
import Model
import Testing

/// What a newsletter tells of partners, and when it is due; today is Sunday, 22 November 2026.
@Suite struct IssueFactsTests {
    private func due(_ schedule: String, sentDaysAgo: Int?) -> IssueDue? {
        let ledger = Ledger()
        ledger.join("a", daysAgo: 100)
        if let sentDaysAgo {
            let sent = SentIssue(
                key: "k", name: "1", day: Ledger.today.advanced(by: -sentDaysAgo), count: 3,
                way: "outbox", subject: "x")
            ledger.setFacts([(sent.field, sent.line)])
        }
        return ledger.analysis(newsletter: schedule).issueDue
    }

    @Test func `before the first issue the next day is due, never one that is over`() {
        let due = due("first tuesday", sentDaysAgo: nil)
        #expect(due?.day.iso == "2026-12-01")
        #expect(due?.daysLeft == 9)
        #expect(self.due("no schedule", sentDaysAgo: nil) == nil)
    }

    @Test func `a day that passed without an issue stays due`() {
        // Sent on 6 October, the first Tuesday; 3 November passed.
        let due = due("first tuesday", sentDaysAgo: 47)
        #expect(due?.day.iso == "2026-11-03")
        #expect(due?.daysLeft == -19)
        #expect(due?.last?.iso == "2026-10-06")
    }

    @Test func `an issue up to a week early counts for its day`() {
        // 17 November is six days before the fourth Monday, 23 November.
        #expect(due("fourth monday", sentDaysAgo: 5)?.day.iso == "2026-12-28")
        #expect(due("fourth monday", sentDaysAgo: 9)?.day.iso == "2026-11-23")
        #expect(due("every friday", sentDaysAgo: 4)?.day.iso == "2026-11-27")
    }

    @Test func `first sales are those of the window, and unknown where figures begin too late`() {
        let ledger = Ledger()
        for (name, days) in [("old", 500), ("new", 40), ("late", 300), ("away", 40)] {
            ledger.join(name, daysAgo: days, name == "away" ? [("archived", "1")] : [])
        }
        ledger.book(
            [.sales], daysAgo: 1...60,
            [
                ("old", 10, [1]), ("new", 12, [1]), ("new", 3, [2]), ("late", 50, [1]),
                ("away", 5, [1]),
            ])
        let analysis = ledger.analysis()
        let month = Window(days: 30, endingOn: Ledger.today.advanced(by: -1))
        // Files begin 60 days ago, before the window: the sale of old is its first that is known.
        #expect(
            analysis.firstSellers(in: month).map(\.row) == [ledger.row("new"), ledger.row("old")])
        let long = Window(days: 90, endingOn: Ledger.today.advanced(by: -1))
        #expect(analysis.firstSellers(in: long).map(\.row) == [ledger.row("new")])
    }

    @Test func `anniversaries are whole years on days of the window`() {
        let ledger = Ledger()
        for (name, joined) in [
            ("two", "2024-11-05"), ("one", "2025-11-21"), ("new", "2026-11-05"),
            ("out", "2024-10-01"), ("leap", "2024-02-29"),
        ] {
            ledger.add(name, [("joined", joined), ("stage", "engagement")])
        }
        ledger.add(
            "quiet",
            [
                ("joined", "2024-11-05"), ("stage", "engagement"), ("no-contact", "2026-01-01"),
            ])
        let analysis = ledger.analysis()
        let month = Window(days: 30, endingOn: Ledger.day("2026-11-21"))
        let found = analysis.anniversaries(in: month)
        #expect(found.map(\.row) == [ledger.row("two"), ledger.row("one")])
        #expect(found.map(\.years) == [2, 1])
        #expect(found.map(\.day.iso) == ["2026-11-05", "2026-11-21"])
        let winter = Window(from: Ledger.day("2026-02-20"), to: Ledger.day("2026-03-01"))
        #expect(analysis.anniversaries(in: winter).map(\.day.iso) == ["2026-02-28"])
        let turn = Window(from: Ledger.day("2025-12-20"), to: Ledger.day("2026-11-05"))
        #expect(analysis.anniversaries(in: turn).map(\.row).contains(ledger.row("two")))
    }

    @Test func `climbers surely grew by more than the others`() {
        let ledger = Ledger()
        for name in ["steady", "climber", "lucky", "fallen"] { ledger.join(name, daysAgo: 400) }
        var rows: [(String, Int, [Int64])] = []
        for day in 1...60 {
            let isNow = day <= 30
            rows.append(("steady", day, [3]))
            rows.append(("climber", day, [isNow ? 4 : 1]))
            rows.append(("fallen", day, [isNow ? 1 : 2]))
        }
        rows.append(("lucky", 40, [1]))
        rows.append(("lucky", 5, [2]))
        ledger.book([.sales], daysAgo: 1...60, rows)
        let month = Window(days: 30, endingOn: Ledger.today.advanced(by: -1))
        let climbers = ledger.analysis().climbers(.sales, in: month, limit: 5)
        #expect(climbers.map(\.row) == [ledger.row("climber")])
        #expect(climbers.first?.before == 30)
        #expect(climbers.first?.now == 120)
        #expect(ledger.analysis().climbers(.sales, in: month, limit: 0).isEmpty)
    }

    @Test func `the audience leaves out who must not be written to, with the reason`() {
        let ledger = Ledger()
        let marks: [(String, [(String, String)])] = [
            ("a", [("email", "a@b.example")]), ("b", []),
            ("c", [("email", "c@b.example"), ("unsubscribed", "2026-01-01")]),
            ("d", [("email", "d@b.example"), ("no-contact", "2026-01-01")]),
            ("e", [("email", "e@b.example"), ("declined", "2027-01-01")]),
            ("f", [("email", "f@b.example"), ("archived", "1")]),
        ]
        for (name, fields) in marks { ledger.join(name, daysAgo: 90, fields) }
        let audience = ledger.analysis().audience(of: marks.map { ledger.row($0.0) })
        #expect(audience.rows == [ledger.row("a")])
        #expect(
            audience.leftOut.map(\.why) == [
                .noAddress, .unsubscribed, .noContact, .declined, .archived,
            ])
        #expect(audience.counts.map(\.count) == [1, 1, 1, 1, 1])
    }
}
