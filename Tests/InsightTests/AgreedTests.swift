import Insight
import Model
import Testing

/// Goals, reviews and the five indicators, worked by hand.
@Suite struct AgreedTests {
    private static func ledger() -> Ledger {
        let ledger = Ledger()
        ledger.join("ann", daysAgo: 200, [("email", "a@a.example"), ("tier", "gold")])
        ledger.join("bo", daysAgo: 200)
        ledger.book(
            [.clicks, .sales, .revenue], daysAgo: 1...150,
            [
                ("ann", 100, [9, 2, 2_000]), ("ann", 20, [5, 3, 4_500]), ("ann", 3, [1, 1, 500]),
            ])
        ledger.book([.payouts], daysAgo: 1...60, [("ann", 33, [900])])
        return ledger
    }

    private static func goal(_ metric: Metric, _ target: Int64, from: Int, due: Int) -> Goal {
        Goal(
            key: "g", metric: metric, target: target, from: Ledger.today.advanced(by: from),
            due: Ledger.today.advanced(by: due), isAgreed: true, text: "")
    }

    @Test func `a goal counts its own days only`() {
        let ledger = AgreedTests.ledger()
        let analysis = ledger.analysis()
        let row = ledger.row("ann")
        let half = analysis.progress(of: Self.goal(.sales, 8, from: -30, due: 40), row: row)
        #expect(half.reached == 4)
        #expect(half.part == 0.5)
        #expect(!half.isMet)
        #expect(!half.isOver)
        let met = analysis.progress(of: Self.goal(.revenue, 4_500, from: -30, due: -5), row: row)
        #expect(met.reached == 4_500)
        #expect(met.isMet)
        #expect(met.isOver)
        let ahead = analysis.progress(of: Self.goal(.sales, 3, from: 0, due: 40), row: row)
        #expect(ahead.reached == 0)
        let unknown = analysis.progress(of: Self.goal(.leads, 3, from: -30, due: 40), row: row)
        #expect(unknown.reached == nil)
        #expect(unknown.part == nil)
        #expect(!unknown.isMet)
    }

    @Test func `a review keeps the figures as they stand, and plans the next`() throws {
        let ledger = AgreedTests.ledger()
        let id = Ledger.id("ann")
        let change = try #require(
            ledger.analysis().review([id], text: "goes on", key: "r"))
        #expect(change.edits.count == 2)
        let line = try #require(change.edits.first { $0.field == "review:r" }?.new)
        let review = try #require(Review(key: "r", line: line))
        // 90 days hold the sales of 20 and 3 days ago, not those of 100 days ago.
        #expect(review.figures[.sales] == 4)
        #expect(review.figures[.revenue] == 5_000)
        #expect(review.figures[.leads] == nil)
        #expect(review.text == "goes on")
        let work = try #require(
            change.edits.first { $0.field == "task:r" }?.new.flatMap { Work(key: "r", line: $0) })
        #expect(work.kind == .review)
        #expect(work.due == Ledger.today.advanced(by: 90))
        #expect(ledger.analysis().review([], text: "x", key: "r") == nil)
    }

    @Test func `a review settles the one that was due`() throws {
        let ledger = AgreedTests.ledger()
        let due = Work(key: "old", kind: .review, due: Ledger.today, text: "review")
        ledger.add("ann", [(due.field, due.line)])
        let change = try #require(
            ledger.analysis().review(
                [Ledger.id("ann")], text: "x", nextInDays: nil, key: "r"))
        let line = try #require(change.edits.first { $0.field == due.field }?.new)
        #expect(Work(key: "old", line: line)?.done == Ledger.today)
        #expect(change.edits.count == 2)
    }

    @Test func `indicators tell what happened last, and what nobody knows`() {
        let ledger = AgreedTests.ledger()
        let contact = Contact(
            key: "c", day: Ledger.today.advanced(by: -20), channel: .mail, outcome: .waiting,
            text: "")
        let answer = Contact(
            key: "d", day: Ledger.today.advanced(by: -50), channel: .call, outcome: .reached,
            text: "")
        ledger.add("ann", [(contact.field, contact.line), (answer.field, answer.line)])
        let analysis = ledger.analysis()
        let ann = analysis.indicators(row: ledger.row("ann"))
        #expect(ann.suppression == nil)
        #expect(ann.contact == .on(Ledger.today.advanced(by: -20)))
        // Gold asks for a contact every 14 days.
        #expect(ann.isContactOverdue)
        #expect(ann.payout == .on(Ledger.today.advanced(by: -33)))
        #expect(ann.activity == .on(Ledger.today.advanced(by: -3)))
        #expect(ann.feedback == .on(Ledger.today.advanced(by: -50)))
        let bo = analysis.indicators(row: ledger.row("bo"))
        #expect(bo.suppression == .noAddress)
        #expect(bo.contact == .never)
        #expect(bo.payout == .never)
        #expect(bo.activity == .never)
        #expect(bo.feedback == .never)
    }

    @Test func `a payout no source speaks of is unknown, not missing`() {
        let ledger = Ledger()
        ledger.join("ann", daysAgo: 200)
        ledger.book([.clicks], daysAgo: 1...60, [("ann", 3, [1])])
        let indicators = ledger.analysis().indicators(row: ledger.row("ann"))
        #expect(indicators.payout == .unknown)
    }

    @Test func `a mail that came back shows`() {
        let ledger = AgreedTests.ledger()
        let contact = Contact(
            key: "c", day: Ledger.today.advanced(by: -2), channel: .mail, outcome: .bounced,
            text: "")
        ledger.add("ann", [(contact.field, contact.line)])
        #expect(ledger.analysis().indicators(row: ledger.row("ann")).isBounced)
    }
}
