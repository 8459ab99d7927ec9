import Model
import Testing

@testable import Exchange

/// Lists of people: who left the mailing list, who answered a survey.
@Suite struct PeopleImportTests {
    private static func program() -> Program {
        let program = Program()
        let people = [
            ("ea-1", "ann@example.com"), ("ea-2", "bo@example.com"), ("ea-3", "shared@example.com"),
            ("ea-4", "shared@example.com"),
        ]
        let edits = people.flatMap { id, address -> [Edit] in
            guard let id = PartnerID(id.utf8) else { return [] }
            return [
                Edit(partner: id, field: FieldName.source, new: "easy-affiliate", old: nil),
                Edit(partner: id, field: FieldName.email, new: address, old: nil),
            ]
        }
        program.apply(Sample.event(1, edits))
        return program
    }

    private static func plan(
        _ text: String, _ kind: ImportKind, name: String = "list.csv",
        _ program: Program = program(), mapping: [(meaning: String, header: String)] = []
    ) throws(Refusal) -> ImportPlan {
        var options = ImportOptions()
        options.kind = kind
        options.mapping = mapping
        return try Sample.plan(text, name: name, program: program, options: options)
    }

    private static func edits(_ plan: ImportPlan) -> [String] {
        plan.edits.map { "\($0.partner.text) \($0.field) \($0.new ?? "-")" }
    }

    @Test func `a mailing list's own export says who left it, when and why`() throws {
        let header =
            "Email Address,First Name,Last Name,MEMBER_RATING,UNSUB_TIME,UNSUB_CAMPAIGN_TITLE,"
            + "UNSUB_REASON,UNSUB_REASON_OTHER,EUID\n"
        let plan = try PeopleImportTests.plan(
            header
                + "ANN@example.com,Ann,Lee,2,2026-11-03 10:00:00,October,OTHER,too many mails,x\n"
                + "bo@example.com,Bo,Ma,2,2026-11-04 09:00:00,October,,,y\n"
                + "nobody@example.com,No,One,2,2026-11-05 09:00:00,October,,,z\n", .unsubscribed)
        #expect(plan.counts == [.changed: 3])
        #expect(plan.rows[.changed]?.last?.subject == "nobody@example.com")
        #expect(plan.rows[.changed]?.last?.line == 4)
        #expect(
            plan.rows[.changed]?.last?.text
                == "left the mailing list on 2026-11-05; no partner has the address yet")
        let edits = PeopleImportTests.edits(plan)
        #expect(edits.count == 4 && edits[0] == "ea-1 unsubscribed 2026-11-03")
        #expect(
            edits[3]
                == "\(PartnerID.program.text) closed:nobody@example.com "
                + "why=unsubscribed day=2026-11-05 text=")
        #expect(edits[1].contains("feedback: left the mailing list: OTHER: too many mails"))
        #expect(edits[2] == "ea-2 unsubscribed 2026-11-04")
    }

    @Test func `the same list twice changes nothing, and an earlier day stays`() throws {
        let program = PeopleImportTests.program()
        let text = "email,date\nann@example.com,2026-11-03\nann@example.com,2026-11-09\n"
        let first = try PeopleImportTests.plan(text, .unsubscribed, program)
        #expect(PeopleImportTests.edits(first) == ["ea-1 unsubscribed 2026-11-03"])
        program.apply(Sample.event(2, first.edits))
        let again = try PeopleImportTests.plan(text, .unsubscribed, program)
        #expect(again.edits.isEmpty && again.counts == [.unchanged: 2])
    }

    @Test func `everybody with the address that left has left`() throws {
        let plan = try PeopleImportTests.plan(
            "email;day\nshared@example.com;2026-11-03\n", .unsubscribed)
        #expect(plan.edits.map(\.partner.text) == ["ea-3", "ea-4"])
    }

    @Test func `a list without days is of the day it was exported`() throws {
        let text = "email\nann@example.com\n"
        let plan = try PeopleImportTests.plan(text, .unsubscribed, name: "left-2026-11-20.csv")
        #expect(PeopleImportTests.edits(plan) == ["ea-1 unsubscribed 2026-11-20"])
        #expect(throws: Refusal.self) { try PeopleImportTests.plan(text, .unsubscribed) }
        #expect(throws: Refusal.self) {
            try PeopleImportTests.plan("colour,day\nred,2026-11-03\n", .unsubscribed)
        }
    }

    @Test func `an answer is kept with its reason, which becomes the partner's`() throws {
        let text =
            "Timestamp,Email Address,Reason,Comments\n"
            + "2026-11-02,ann@example.com,Another program pays more,9 % elsewhere\n"
            + "2026-11-05,ann@example.com,busy,\n" + "2026-11-03,bo@example.com,,\"all\nis well\"\n"
            + "soon,bo@example.com,busy,x\n" + "2026-11-03,shared@example.com,busy,x\n"
        let plan = try PeopleImportTests.plan(text, .survey, name: "autumn survey.csv")
        #expect(plan.counts == [.changed: 3, .rejected: 2])
        #expect(plan.rows[.rejected]?.map(\.line) == [6, 7])
        let answers = plan.edits.compactMap { edit -> SurveyAnswer? in
            guard edit.field.utf8.starts(with: SurveyAnswer.family.utf8) else { return nil }
            return SurveyAnswer(key: "", line: edit.new ?? "")
        }
        #expect(answers.map(\.reason) == [.betterOffer, .busy, nil])
        #expect(answers[0].text == "Another program pays more: 9 % elsewhere")
        #expect(answers[0].survey == "autumn survey" && answers[2].text == "all is well")
        #expect(PeopleImportTests.edits(plan).last == "ea-1 reason busy")
    }

    @Test func `the same answers twice change nothing`() throws {
        let program = PeopleImportTests.program()
        let text = "id,day,reason\nea-1,2026-11-02,busy\n2,2026-11-02,no time\n"
        let first = try PeopleImportTests.plan(text, .survey, program)
        #expect(first.counts == [.changed: 2])
        program.apply(Sample.event(2, first.edits))
        #expect(try PeopleImportTests.plan(text, .survey, program).edits.isEmpty)
        #expect(program.records(SurveyAnswer.self, row: 0).map(\.reason) == [.busy])
        #expect(program.notes(row: 0).isEmpty)
    }

    @Test func `columns of any name are mapped by hand`() throws {
        let plan = try PeopleImportTests.plan(
            "Wer,Wann,Woran liegt es\nbo@example.com,03.11.2026,Keine Zeit im Herbst\n", .survey,
            mapping: [("email", "Wer"), ("day", "Wann"), ("reason", "Woran liegt es")])
        #expect(PeopleImportTests.edits(plan).last == "ea-2 reason busy")
    }

    @Test func `reasons are read from words people use`() {
        let said: [(String, QuietReason?)] = [
            ("better-offer", .betterOffer), ("Busy", .busy), ("Ich bin überfordert", .overwhelmed),
            ("nobody gave me support", .unsupported), ("佣金太低", .betterOffer),
            ("my dog ate it", .other), ("  ", nil), ("", nil),
        ]
        for (text, reason) in said { #expect(QuietReason(said: text) == reason, "\(text)") }
    }
}
