import Insight
import Model
import Testing

/// What is due, who has not answered, and what came back.
@Suite struct OutreachReadingTests {
    private static func contact(
        _ key: String, _ daysAgo: Int, _ outcome: Contact.Outcome, incoming: Bool = false,
        play: Play? = nil, answered: Int? = nil, answers: [String] = []
    ) -> (String, String) {
        let contact = Contact(
            key: key, day: Ledger.today.advanced(by: -daysAgo), channel: .mail,
            isIncoming: incoming, play: play, outcome: outcome,
            answered: answered.map { Ledger.today.advanced(by: -$0) }, answers: answers,
            text: "x")
        return (contact.field, contact.line)
    }

    private static func work(_ key: String, _ due: Int?) -> (String, String) {
        let day = due.map { Ledger.today.advanced(by: $0) }
        let work = Work(key: key, kind: .task, due: day, text: "x")
        return (work.field, work.line)
    }

    private static func names(_ rows: [Int], _ ledger: Ledger) -> [String] {
        rows.map { ledger.program.ids[$0].text }
    }

    @Test func `work is due in two weeks or some day, the latest first, the snoozed aside`() {
        let ledger = Ledger()
        ledger.join("late", daysAgo: 90, [OutreachReadingTests.work("a", -2)])
        ledger.join("soon", daysAgo: 90, [OutreachReadingTests.work("a", 14)])
        ledger.join("far", daysAgo: 90, [OutreachReadingTests.work("a", 15)])
        ledger.join("some", daysAgo: 90, [OutreachReadingTests.work("a", nil)])
        ledger.join(
            "asleep", daysAgo: 90,
            [OutreachReadingTests.work("a", 0), ("snoozed", Ledger.ago(-3))])
        ledger.join("gone", daysAgo: 90, [OutreachReadingTests.work("a", 0), ("archived", "1")])
        let reading = ledger.analysis().outreach()
        #expect(
            OutreachReadingTests.names(reading.due.map(\.row), ledger) == [
                "late", "soon", "some",
            ])
        #expect(reading.putAside == 1)
        #expect(reading.lateCount(on: Ledger.today) == 1)
    }

    @Test func `a newsletter hides neither a mail without an answer nor an answer`() {
        let ledger = Ledger()
        let issue = OutreachReadingTests.contact("n", 1, .waiting, play: .newsletter)
        ledger.join(
            "asked", daysAgo: 90, [OutreachReadingTests.contact("a", 9, .waiting), issue])
        ledger.join(
            "answered", daysAgo: 90,
            [OutreachReadingTests.contact("a", 9, .replied, answered: 4), issue])
        ledger.join("reader", daysAgo: 90, [issue])
        let analysis = ledger.analysis()
        let reading = analysis.outreach()
        #expect(OutreachReadingTests.names(reading.waiting.map(\.row), ledger) == ["asked"])
        #expect(OutreachReadingTests.names(reading.answered.map(\.row), ledger) == ["answered"])
        #expect(reading.answered.first?.isOpen == true)
        #expect(reading.sentCount == 5)
        #expect(reading.replyCount == 1)
        #expect(analysis.daysSinceContact(row: ledger.row("reader")) == 1)
        let queue = analysis.triage(partners: [ledger.row("answered")])
        #expect(
            queue.entries.first?.cause
                == .replyWaiting(since: Ledger.today.advanced(by: -4)))
    }

    @Test func `an answer is open until somebody came back to it`() {
        let ledger = Ledger()
        ledger.join(
            "wrote", daysAgo: 90,
            [
                OutreachReadingTests.contact("a", 9, .waiting),
                OutreachReadingTests.contact("b", 3, .replied, incoming: true),
            ])
        ledger.join(
            "done", daysAgo: 90,
            [
                OutreachReadingTests.contact("a", 5, .replied, incoming: true),
                OutreachReadingTests.contact("b", 2, .waiting),
            ])
        ledger.join("old", daysAgo: 90, [OutreachReadingTests.contact("a", 61, .waiting)])
        let reading = ledger.analysis().outreach()
        #expect(OutreachReadingTests.names(reading.waiting.map(\.row), ledger) == ["done"])
        #expect(
            OutreachReadingTests.names(reading.answered.map(\.row), ledger) == ["wrote", "done"])
        #expect(reading.answered.map(\.isOpen) == [true, false])
        let some = RowSet(rowCount: ledger.program.ids.count, rows: [ledger.row("done")])
        #expect(ledger.analysis().outreach(partners: some).answered.count == 1)
    }

    @Test func `uses of an answer are counted in contacts, with the day of the last`() {
        let ledger = Ledger()
        let answers = ["cookie", "payout"]
        ledger.join(
            "a", daysAgo: 90,
            [OutreachReadingTests.contact("a", 9, .waiting, answers: answers)])
        ledger.join(
            "b", daysAgo: 90,
            [
                OutreachReadingTests.contact("b", 3, .waiting, answers: ["cookie"]),
                OutreachReadingTests.contact("c", -2, .waiting, answers: ["cookie"]),
            ])
        let uses = ledger.analysis().answerUses
        #expect(uses["cookie"]?.count == 2)
        #expect(uses["cookie"]?.last == Ledger.today.advanced(by: -3))
        #expect(uses["payout"]?.count == 1)
        #expect(uses["other"] == nil)
    }
}
