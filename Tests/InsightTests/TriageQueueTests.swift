import Insight
import Model
import Testing

/// Who needs a manager today, and in which order.
@Suite struct TriageQueueTests {
    private static func work(_ due: Int, kind: Work.Kind = .task) -> (String, String) {
        (
            "task:w",
            Work(key: "w", kind: kind, due: Ledger.today.advanced(by: due), text: "call").line
        )
    }

    private static func contact(
        _ daysAgo: Int, _ outcome: Contact.Outcome
    ) -> (String, String) {
        (
            "contact-log:c",
            Contact(
                key: "c", day: Ledger.today.advanced(by: -daysAgo), channel: .mail,
                outcome: outcome, text: ""
            ).line
        )
    }

    private static func ledger() -> Ledger {
        let ledger = Ledger()
        ledger.join("rich", daysAgo: 400)
        ledger.join("poor", daysAgo: 400)
        ledger.join("busy", daysAgo: 400)
        ledger.join("late", daysAgo: 400, [work(-3)])
        ledger.join("later", daysAgo: 400, [work(-9)])
        ledger.join("answered", daysAgo: 400, [contact(4, .replied)])
        ledger.join("fading", daysAgo: 400)
        ledger.join("never", daysAgo: 90)
        ledger.add(
            "slow",
            [
                ("stage", "onboarding"), ("joined", Ledger.ago(60)),
                ("entered:onboarding", Ledger.ago(60)),
            ])
        let active = ["busy", "late", "later", "answered"].map { ($0, 2, [1, 1, 100] as [Int64]) }
        ledger.book(
            [.clicks, .sales, .revenue], daysAgo: 1...300,
            active + [
                ("rich", 40, [5, 1, 90_000]), ("rich", 60, [5, 1, 10_000]),
                ("poor", 45, [5, 1, 700]), ("fading", 5, [10, 1, 100]),
                ("fading", 40, [30, 1, 5_000]), ("slow", 3, [1, 0, 0]),
            ])
        return ledger
    }

    private static func names(_ queue: TriageQueue, _ ledger: Ledger) -> [String] {
        queue.entries.map { ledger.program.ids[$0.row].text }
    }

    @Test func `answers first, then late work, then losses, then beginners`() {
        let ledger = TriageQueueTests.ledger()
        let analysis = ledger.analysis(rule: .days)
        let queue = analysis.triage()
        #expect(
            TriageQueueTests.names(queue, ledger) == [
                "answered", "later", "late", "rich", "fading", "poor", "slow", "never",
            ])
        #expect(queue.entries[3].value == analysis.valueAtRisk(row: ledger.row("rich")))
        #expect(queue.entries[3].cause == .quiet(days: 39))
        #expect(queue.entries[4].cause == .declining(now: 10, before: 30))
        #expect(queue.entries[6].cause == .stuck(days: 60, limit: 30, open: 6))
        #expect(queue.putAside == 0)
    }

    @Test func `by rhythm those slipping away come by what is to be lost, long gone ones after`()
        throws
    {
        let ledger = try RhythmReadingTests.ledger()
        let analysis = ledger.analysis()
        let queue = analysis.triage()
        let causes = queue.entries.map(\.cause.group)
        #expect(causes == causes.sorted() && Set(causes).isSuperset(of: [2, 4]))
        for group in [2, 4] {
            let values = queue.entries.filter { $0.cause.group == group }.compactMap(\.value)
            #expect(values.count > 5 && values == values.sorted(by: >))
        }
        for entry in queue.entries where [2, 4].contains(entry.cause.group) {
            let score = analysis.rhythmScore(row: entry.row)
            let isLost = [.quiet, .gone, .fading].contains(analysis.states[entry.row])
            #expect(isLost || score?.drop?.isClear == true)
            let days = score?.silentDays ?? 0
            #expect((days > 120) == (entry.cause == .longGone(days: days)))
        }
        #expect(TriageQueueTests.names(queue, ledger).first == "p1070")
    }

    @Test func `who is put aside stays out, for as long as that holds`() {
        let ledger = TriageQueueTests.ledger()
        let today = Ledger.today
        func put(_ id: String, _ field: String, _ value: String) {
            ledger.add(id, [(field, value)])
        }
        put("rich", FieldName.snoozed, today.advanced(by: 5).iso)
        put("poor", FieldName.triage, "skipped " + today.iso)
        put("fading", FieldName.triage, "not-worth-it " + Ledger.ago(9))
        put("never", FieldName.noContact, Ledger.ago(2))
        let queue = ledger.analysis(rule: .days).triage()
        #expect(
            TriageQueueTests.names(queue, ledger) == ["answered", "later", "late", "slow"])
        #expect(queue.putAside == 3)
        let tomorrow = ledger.analysis(on: today.advanced(by: 1), rule: .days).triage()
        #expect(TriageQueueTests.names(tomorrow, ledger).contains("poor"))
        #expect(!TriageQueueTests.names(tomorrow, ledger).contains("rich"))
    }

    @Test func `a contact today takes a partner out, an answer brings it back`() {
        let ledger = TriageQueueTests.ledger()
        ledger.add("rich", [TriageQueueTests.contact(0, .waiting)])
        #expect(!TriageQueueTests.names(ledger.analysis().triage(), ledger).contains("rich"))
        ledger.add("rich", [TriageQueueTests.contact(0, .replied)])
        #expect(
            TriageQueueTests.names(ledger.analysis().triage(), ledger).prefix(2).contains("rich"))
    }

    @Test func `the filter's partners are the queue's partners`() {
        let ledger = TriageQueueTests.ledger()
        let queue = ledger.analysis().triage(partners: [ledger.row("poor"), ledger.row("busy")])
        #expect(TriageQueueTests.names(queue, ledger) == ["poor"])
    }
}
