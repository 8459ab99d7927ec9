import Testing

@testable import Model

/// Goals, terms, agreements and kinds of notes as people type them.
@Suite struct RecordTextTests {
    private static let today = Day(year: 2026, month: 11, day: 22) ?? Day(number: 0)

    private func goal(_ text: String) -> Goal? {
        RecordText.goal(text, key: "k", today: Self.today, currency: .euro)
    }

    @Test func `a goal is an amount, a figure and a day`() {
        let plain = goal("30 sales by 2026-12-31")
        #expect(plain?.target == 30)
        #expect(plain?.metric == .sales)
        #expect(plain?.from == Self.today)
        #expect(plain?.due.iso == "2026-12-31")
        #expect(plain?.isAgreed == false)
        let full = goal("1200.50 revenue by 90d from 2026-11-01 agreed  for the winter ")
        #expect(full?.target == 120_050)
        #expect(full?.from.iso == "2026-11-01")
        #expect(full?.due == Self.today.advanced(by: 90))
        #expect(full?.isAgreed == true)
        #expect(full?.text == "for the winter")
    }

    @Test(arguments: [
        "", "30", "30 sales", "sales 30 by 90d", "30 lamps by 90d", "30 sales by soon",
        "0 sales by 90d", "-3 sales by 90d", "3.5 sales by 90d", "1.234 revenue by 90d",
        "99999999999999999999 sales by 90d", "92233720368547758.08 revenue by 90d",
        "30 sales by 2026-12-31 from 2027-01-01", ". revenue by 90d", "1. revenue by 90d",
    ]) func `what is no goal is none`(text: String) {
        #expect(goal(text) == nil)
    }

    @Test func `every goal can be typed again`() {
        for metric in Metric.allCases {
            for target in [1, 99, 100, 120_050, Int64.max] as [Int64] {
                for text in ["", "for the winter", "by hand", "zażółć 旅行"] {
                    for isAgreed in [false, true] {
                        let first = Goal(
                            key: "k", metric: metric, target: target, from: Self.today,
                            due: Self.today.advanced(by: 40), isAgreed: isAgreed, text: text)
                        #expect(goal(RecordText.line(first, currency: .euro)) == first)
                    }
                }
            }
        }
    }

    @Test func `terms are a rate, a day and a reason, or only words`() {
        func terms(_ text: String) -> TermsChange? {
            RecordText.terms(text, key: "k", today: Self.today, before: "6 %")
        }
        let rate = terms("8% from 2026-12-01 keeps the rival away")
        #expect(rate?.rate == "8%")
        #expect(rate?.before == "6 %")
        #expect(rate?.day.iso == "2026-12-01")
        #expect(rate?.text == "keeps the rival away")
        #expect(terms("longer cookie")?.rate == nil)
        #expect(terms("longer cookie")?.text == "longer cookie")
        #expect(terms("10")?.rate == "10")
        #expect(terms("") == nil)
        #expect(terms("  ") == nil)
        if let rate { #expect(terms(RecordText.line(rate)) == rate) }
    }

    @Test func `an agreement may begin with its day`() {
        let dated = RecordText.dated("2026-01-05 a banner a month", today: Self.today)
        #expect(dated?.day.iso == "2026-01-05")
        #expect(dated?.text == "a banner a month")
        #expect(RecordText.dated("a banner", today: Self.today)?.day == Self.today)
        #expect(RecordText.dated("2026-01-05", today: Self.today) == nil)
    }

    @Test func `a note's kind is the word before its first colon, if it is one of the four`() {
        for kind in NoteKind.allCases {
            let parts = NoteKind.split(kind.rawValue + ": text: more")
            #expect(parts.kind == kind)
            #expect(parts.body == "text: more")
        }
        for text in ["talk", "data is missing", "price: 4", "Feedback: no", ": x", ""] {
            #expect(NoteKind.split(text).kind == nil)
            #expect(NoteKind.split(text).body == text)
        }
    }
}
