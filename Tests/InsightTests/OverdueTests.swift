import Insight
import Model
import Testing

/// A contact so many days ago, as a field.
private func contact(
    _ daysAgo: Int, _ outcome: Contact.Outcome = .reached
) -> (String, String) {
    let day = Ledger.today.advanced(by: -daysAgo)
    return (
        "contact-log:c\(daysAgo)",
        Contact(key: "c", day: day, channel: .call, outcome: outcome, text: "").line
    )
}

/// Contacts that are overdue, hard noes, and what brings a dismissed partner back.
@Suite struct OverdueTests {
    /// Active partners, so that nothing else is to say about them.
    private static func ledger(_ partners: [String: [(String, String)]]) -> Ledger {
        let ledger = Ledger()
        for (name, fields) in partners.sorted(by: { $0.key < $1.key }) {
            ledger.join(name, daysAgo: 400, fields)
        }
        ledger.book(
            [.clicks, .sales, .revenue], daysAgo: 1...300,
            partners.keys.map { ($0, 2, [1, 1, 100] as [Int64]) })
        return ledger
    }

    private static func queue(_ ledger: Ledger, on day: Day = Ledger.today) -> [String] {
        ledger.analysis(on: day, rule: .days).triage().entries.map {
            ledger.program.ids[$0.row].text
        }
    }

    @Test func `each tier has its days between two contacts`() {
        let ledger = OverdueTests.ledger(
            [
                "gold-late": [contact(15), (FieldName.tier, "Gold")],
                "gold-fine": [contact(14), (FieldName.tier, "gold")],
                "silver": [contact(31), (FieldName.tier, "silver")],
                "none-late": [contact(61)], "none-fine": [contact(60)],
                "gold-never": [(FieldName.tier, "gold"), ("entered:engagement", Ledger.ago(100))],
                "gold-fresh": [(FieldName.tier, "gold"), ("entered:engagement", Ledger.ago(5))],
                "never": [("entered:engagement", Ledger.ago(300))],
            ].mapValues { $0 })
        let analysis = ledger.analysis()
        let found = Dictionary(
            uniqueKeysWithValues: analysis.overdueContacts.map {
                (ledger.program.ids[$0.key].text, $0.value)
            })
        #expect(
            found == [
                "gold-late": OverdueContact(days: 15, limit: 14, isFirst: false),
                "silver": OverdueContact(days: 31, limit: 30, isFirst: false),
                "none-late": OverdueContact(days: 61, limit: 60, isFirst: false),
                "gold-never": OverdueContact(days: 100, limit: 14, isFirst: true),
            ])
        #expect(
            Set(OverdueTests.queue(ledger)) == ["gold-late", "silver", "none-late", "gold-never"])
        let cause = analysis.triage().entries.first { $0.row == ledger.row("silver") }?.cause
        #expect(
            cause == .contactOverdue(OverdueContact(days: 31, limit: 30, isFirst: false)))
    }

    @Test func `who is put aside or left in peace is not overdue`() {
        let ledger = OverdueTests.ledger(
            [
                "snoozed": [contact(90), (FieldName.snoozed, Ledger.ago(-3))],
                "woken": [contact(90), (FieldName.snoozed, Ledger.ago(0))],
                "archived": [contact(90), (FieldName.archived, "1")],
                "no-contact": [contact(90), (FieldName.noContact, Ledger.ago(3))],
                "no": [contact(90), (FieldName.declined, "never")],
                "off": [contact(90), (FieldName.unsubscribed, Ledger.ago(3))],
                "stage": [contact(90), ("stage", "recruitment")],
            ].mapValues { $0 })
        #expect(
            ledger.analysis().overdueContacts.keys.map { ledger.program.ids[$0].text }
                == ["woken"])
    }

    @Test func `a hard no holds until its day, and comes back on it`() {
        let ledger = OverdueTests.ledger([
            "no": [(FieldName.declined, Ledger.ago(-5)), contact(90)],
            "never": [(FieldName.declined, "never"), contact(90)],
        ])
        let retry = Ledger.today.advanced(by: 5)
        #expect(OverdueTests.queue(ledger).isEmpty)
        #expect(OverdueTests.queue(ledger, on: retry.advanced(by: -1)).isEmpty)
        #expect(ledger.analysis().suppression(row: ledger.row("no")) == .declined)
        let queue = ledger.analysis(on: retry).triage()
        #expect(queue.entries.map(\.cause) == [.askAgain(since: retry)])
        #expect(queue.entries.map(\.row) == [ledger.row("no")])
        let later = retry.advanced(by: 7)
        #expect(
            ledger.analysis(on: later).triage().entries.map(\.cause) == [.askAgain(since: retry)])
        ledger.add("no", [contact(-6, .waiting)])
        #expect(OverdueTests.queue(ledger, on: later).isEmpty, "it was asked again")
    }

    // MARK: - Not worth it until something changes

    private static func dismissed(_ fields: [(String, String)] = []) -> Ledger {
        let ledger = Ledger()
        ledger.join(
            "x", daysAgo: 400, [(FieldName.triage, "not-worth-it " + Ledger.ago(50))] + fields)
        return ledger
    }

    private static func book(_ ledger: Ledger, lastActive: Int) {
        ledger.book(
            [.clicks, .sales], daysAgo: 1...300, [("x", 200, [3, 1]), ("x", lastActive, [1, 1])])
    }

    @Test func `a dismissed partner stays out while it stays as silent as it was`() {
        let ledger = OverdueTests.dismissed()
        OverdueTests.book(ledger, lastActive: 60)
        let queue = ledger.analysis(rule: .days).triage()
        #expect(queue.entries.isEmpty && queue.putAside == 1)
    }

    @Test func `it comes back when it was active and fell silent again`() {
        let ledger = OverdueTests.dismissed()
        OverdueTests.book(ledger, lastActive: 40)
        let analysis = ledger.analysis(rule: .days)
        #expect(OverdueTests.queue(ledger) == ["x"])
        let comeback = analysis.comeback(row: ledger.row("x"))
        #expect(comeback?.since.iso == Ledger.ago(50))
        #expect(comeback?.what == .active(on: Ledger.today.advanced(by: -40)))
    }

    @Test func `it comes back when somebody talked to it, or it changed its stage`() {
        for (field, what) in [
            (contact(20), Comeback.contacted(on: Ledger.today.advanced(by: -20))),
            (
                ("entered:engagement", Ledger.ago(10)),
                .moved(on: Ledger.today.advanced(by: -10))
            ),
        ] {
            let ledger = OverdueTests.dismissed([field])
            OverdueTests.book(ledger, lastActive: 60)
            #expect(OverdueTests.queue(ledger) == ["x"])
            #expect(ledger.analysis().comeback(row: ledger.row("x"))?.what == what)
        }
        let before = OverdueTests.dismissed([contact(50), ("entered:engagement", Ledger.ago(50))])
        OverdueTests.book(before, lastActive: 60)
        #expect(OverdueTests.queue(before).isEmpty, "what was known that day is nothing new")
    }

    @Test func `an answer or work that was there is left alone, what came later is not`() {
        func work(_ daysAgo: Int) -> (String, String) {
            let due = Ledger.today.advanced(by: -daysAgo)
            return ("task:w", Work(key: "w", kind: .task, due: due, text: "call").line)
        }
        let cases: [(field: (String, String), isThere: Bool)] = [
            (contact(51, .replied), false), (contact(50, .replied), true),
            (contact(49, .replied), true), (work(51), false), (work(50), true), (work(3), true),
            ((FieldName.declined, Ledger.ago(50)), false),
            ((FieldName.declined, Ledger.ago(49)), true),
        ]
        for (field, isThere) in cases {
            let ledger = OverdueTests.dismissed([field])
            OverdueTests.book(ledger, lastActive: 60)
            #expect(OverdueTests.queue(ledger) == (isThere ? ["x"] : []), "\(field)")
        }
    }

    @Test func `clicks of a declining partner are nothing new`() {
        let ledger = OverdueTests.dismissed()
        ledger.book(
            [.clicks, .sales], daysAgo: 1...300,
            [("x", 1, [4, 0]), ("x", 20, [2, 1]), ("x", 35, [40, 1]), ("x", 80, [9, 1])])
        let queue = ledger.analysis(rule: .days).triage()
        #expect(queue.entries.isEmpty && queue.putAside == 1)
    }
}
