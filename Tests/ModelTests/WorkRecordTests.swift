import Testing

@testable import Model

@Suite struct WorkRecordTests {
    private static let day = Day(year: 2026, month: 11, day: 22) ?? Day(number: 0)
    private static let texts = [
        "", "plain", "a=b text=c", "text=", " leading", "trailing ", "100 % of it", "zażółć 旅行",
        "two\nlines", "due=2026-01-01", "%41", "\u{0}", "=",
    ]

    /// Writing a record and reading it back gives the same record.
    private func expectKept<Record: WorkRecord>(_ record: Record) {
        #expect(Record(key: record.key, line: record.line) == record)
        #expect(record.field == Record.family + record.key)
    }

    @Test(arguments: texts) func `work is read as it was written`(text: String) {
        for kind in Work.Kind.allCases {
            for due in [nil, Self.day] {
                expectKept(Work(key: "k", kind: kind, due: due, done: due, text: text))
            }
        }
    }

    @Test(arguments: texts) func `contacts are read as they were written`(text: String) {
        for channel in Contact.Channel.allCases {
            for outcome in Contact.Outcome.allCases {
                for play in [nil] + Play.allCases.map(Optional.init) {
                    expectKept(
                        Contact(
                            key: "k", day: Self.day, channel: channel,
                            isIncoming: outcome == .replied, play: play, reason: .betterOffer,
                            template: "review offer=1", outcome: outcome, text: text))
                }
            }
        }
    }

    @Test(arguments: texts) func `agreements of all sorts are read as written`(text: String) {
        for metric in Metric.allCases {
            expectKept(
                Goal(
                    key: "g", metric: metric, target: 3_000, from: Self.day,
                    due: Self.day.advanced(by: 90), isAgreed: metric.isMoney, text: text))
        }
        expectKept(
            Review(key: "r", day: Self.day, figures: [.sales: 3, .revenue: -20], text: text))
        expectKept(
            TermsChange(key: "t", day: Self.day, before: "6 %", rate: "9 % till 31 Dec", text: text)
        )
        expectKept(Agreement(key: "a", day: Self.day, text: text))
    }

    @Test func `a line without what a record needs is no record`() {
        for line in ["", "text=x", "day=2026-13-01 text=x", "day= text="] {
            #expect(Contact(key: "k", line: line) == nil)
            #expect(Review(key: "k", line: line) == nil)
            #expect(Agreement(key: "k", line: line) == nil)
        }
        #expect(Goal(key: "k", line: "metric=sales target=x from=2026-01-01 due=2026-02-01") == nil)
        #expect(Work(key: "k", line: "kind=nothing due=never")?.due == nil)
    }

    @Test func `entries live beside notes and fields of a partner`() throws {
        let program = Program()
        let id = try #require(PartnerID("ea-1".utf8))
        let work = Work(key: "a", kind: .task, due: Self.day, text: "Send banners")
        let contact = Contact(key: "b", day: Self.day, channel: .call, text: "busy till May")
        let edits = [
            Edit(partner: id, field: FieldName.name, new: "Atlas", old: nil),
            Edit(partner: id, field: FieldName.note + "n", new: "A note", old: nil),
            Edit(partner: id, field: work.field, new: work.line, old: nil),
            Edit(partner: id, field: contact.field, new: contact.line, old: nil),
        ]
        program.apply(
            Event(
                id: EventID(replica: "r", number: 1), stamp: Stamp(lamport: 1, replica: "r"),
                milliseconds: 5, user: "jo", change: Change(kind: .set, edits: edits)))
        #expect(program.records(Work.self, row: 0) == [work])
        #expect(program.signedRecords(Contact.self, row: 0).map(\.note.user) == ["jo"])
        #expect(program.notes(row: 0).map(\.text) == ["A note"])
        #expect(program.value(work.field, row: 0) == work.line)
    }

    @Test func `an unsubscribing contact takes the partner off every list`() throws {
        let program = Program()
        let id = try #require(PartnerID("ea-1".utf8))
        let contact = Contact(
            key: "x", day: Self.day, channel: .mail, outcome: .unsubscribed, text: "")
        let change = Action.log(contact).change(
            to: [id], in: program, today: Self.day, noteKey: "x")
        #expect(
            change?.edits.map(\.field) == ["contact-log:x", FieldName.unsubscribed])
        #expect(change?.kind == .log)
    }

    @Test func `due work is late once its day is over`() {
        let work = Work(key: "a", kind: .task, due: Self.day, text: "")
        #expect(!work.isDue(on: Self.day.advanced(by: -1)))
        #expect(work.isDue(on: Self.day) && !work.isLate(on: Self.day))
        #expect(work.isLate(on: Self.day.advanced(by: 1)))
        var done = work
        done.done = Self.day
        #expect(!done.isDue(on: Self.day.advanced(by: 9)))
    }
}
