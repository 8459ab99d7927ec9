import Insight
import Model
import Testing

/// Filters over what people recorded.
@Suite struct WorkFilterTests {
    private static func ledger() -> Ledger {
        let ledger = Ledger()
        func contact(_ daysAgo: Int) -> (String, String) {
            (
                "contact-log:c\(daysAgo)",
                Contact(
                    key: "c", day: Ledger.today.advanced(by: -daysAgo), channel: .mail, text: ""
                ).line
            )
        }
        func work(_ due: Int) -> (String, String) {
            (
                "task:w",
                Work(
                    key: "w", kind: .task, due: Ledger.today.advanced(by: due), text: "call"
                ).line
            )
        }
        ledger.join("fresh", daysAgo: 400, [contact(3), contact(90)])
        ledger.join("old", daysAgo: 400, [contact(60), work(-2)])
        ledger.join("soon", daysAgo: 400, [work(5)])
        ledger.join("away", daysAgo: 400, [(FieldName.snoozed, Ledger.ago(-4))])
        ledger.join("back", daysAgo: 400, [(FieldName.snoozed, Ledger.ago(1))])
        ledger.join("off", daysAgo: 400, [(FieldName.unsubscribed, Ledger.ago(9))])
        ledger.add(
            "slow",
            [
                ("stage", "onboarding"), ("entered:onboarding", Ledger.ago(45)),
                ("step:onboarding.link-made", "done 2026-11-01"),
            ])
        return ledger
    }

    private static func found(_ text: String) throws -> [String] {
        let ledger = ledger()
        let filter = try FilterParser(vocabulary: ProgramColumns.vocabulary).parse(text)
        var evaluator = FilterEvaluator()
        return ledger.analysis().rows(matching: filter, with: &evaluator).map {
            ledger.program.ids[$0].text
        }.sorted()
    }

    @Test(arguments: [
        ("contacted:14d", ["fresh"]),
        ("contacted:>14d", ["away", "back", "off", "old", "slow", "soon"]),
        ("contacted:none", ["away", "back", "off", "slow", "soon"]),
        ("due:7d", ["old", "soon"]), ("is:due", ["old"]), ("is:snoozed", ["away"]),
        ("is:unsubscribed", ["off"]), ("is:stuck", ["slow"]), ("stuck:>30d", ["slow"]),
        ("stuck:>60d", []), ("step:welcome-sent", ["slow"]), ("step:link-made", []),
    ])
    func `filters ask for what was recorded`(text: String, expected: [String]) throws {
        #expect(try WorkFilterTests.found(text) == expected)
    }
}
