import Model
import Testing

@testable import Exchange

/// Lists of addresses nobody writes to, whether or not a partner has them.
@Suite struct ClosedAddressTests {
    private static func program(_ addresses: [(String, String)] = []) -> Program {
        let program = Program()
        let edits = addresses.compactMap { id, address in
            PartnerID(id.utf8).map {
                Edit(partner: $0, field: FieldName.email, new: address, old: nil)
            }
        }
        program.apply(Sample.event(1, edits))
        return program
    }

    private static func edits(_ plan: ImportPlan) -> [String] {
        plan.edits.map { "\($0.partner.text) \($0.field) \($0.new ?? "-")" }
    }

    private static let who = PartnerID.program.text
    private static let columns =
        "\"Email Address\",\"First Name\",\"Last Name\",MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,"
        + "CONFIRM_IP,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,"

    @Test func `Mailchimp's unsubscribed are known by their header`() throws {
        let plan = try Sample.plan(
            columns() + "UNSUB_TIME,UNSUB_CAMPAIGN_TITLE,UNSUB_CAMPAIGN_ID,UNSUB_REASON,"
                + "UNSUB_REASON_OTHER,LEID,EUID,NOTES,TAGS\n"
                + "Ann@Example.com,Ann,Lee,2,,,,,,,,,,\"2026-11-03 10:00:00\",October,c1,OTHER,too much,1,x,,\n"
                + "new@example.com,New,One,2,,,,,,,,,,\"2026-11-04 10:00:00\",October,c1,,,1,x,,\n",
            program: Self.program([("ea-1", "ann@example.com")]))
        #expect(plan.title == "Mailchimp unsubscribed" && plan.counts == [.changed: 2])
        #expect(Self.edits(plan).first == "ea-1 unsubscribed 2026-11-03")
        #expect(
            Self.edits(plan).last
                == "\(Self.who) closed:new@example.com why=unsubscribed day=2026-11-04 text=")
    }

    private func columns() -> String { Self.columns }

    @Test func `Mailchimp's cleaned close the address, not the partner`() throws {
        let plan = try Sample.plan(
            Self.columns
                + "CLEAN_TIME,CLEAN_CAMPAIGN_TITLE,CLEAN_CAMPAIGN_ID,LEID,EUID,NOTES,TAGS\n"
                + "Ann@Example.com,Ann,Lee,2,,,,,,,,,,\"2026-11-03 10:00:00\",October,c1,1,x,,\n"
                + "gone@example.com,,,2,,,,,,,,,,\"2026-11-04 10:00:00\",,c1,1,x,,\n",
            program: Self.program([("ea-1", "ann@example.com")]))
        #expect(plan.title == "Mailchimp cleaned")
        #expect(
            Self.edits(plan) == [
                "\(Self.who) closed:ann@example.com why=bounced day=2026-11-03 text=October",
                "\(Self.who) closed:gone@example.com why=bounced day=2026-11-04 text=",
            ])
        #expect(
            plan.rows[.changed]?.map(\.text) == [
                "mail came back on 2026-11-03: October",
                "mail came back on 2026-11-04; no partner has the address yet",
            ])
    }

    @Test func `the list twice changes nothing, and who left stays who left`() throws {
        let program = Self.program()
        func plan(_ kind: ImportKind, _ rows: String) throws -> ImportPlan {
            var options = ImportOptions()
            options.kind = kind
            return try Sample.plan("email,date\n" + rows, program: program, options: options)
        }
        let first = try plan(.bounced, "a@x.example,2026-11-03\nA@X.example,2026-11-05\n")
        #expect(first.counts == [.changed: 1, .unchanged: 1])
        program.apply(Sample.event(2, first.edits))
        #expect(try plan(.bounced, "a@x.example,2026-11-09\n").edits.isEmpty)
        // Leaving is the stronger word, coming back later is not.
        let left = try plan(.unsubscribed, "a@x.example,2026-11-09\n")
        #expect(
            Self.edits(left) == [
                "\(Self.who) closed:a@x.example why=unsubscribed day=2026-11-09 text="
            ])
        program.apply(Sample.event(3, left.edits))
        #expect(try plan(.bounced, "a@x.example,2026-11-10\n").edits.isEmpty)
    }

    @Test(arguments: ["nobody", "@x.example", "a b@x.example", "a@"])
    func `what is no address is named and left out`(address: String) throws {
        var options = ImportOptions()
        options.kind = .unsubscribed
        let plan = try Sample.plan("email,date\n\(address),2026-11-03\n", options: options)
        #expect(plan.edits.isEmpty)
        #expect(plan.rows[.rejected]?.map(\.text) == ["this is no mail address"])
    }

    @Test func `an address is one line, whatever is in it`() throws {
        let long = String(repeating: "a", count: 250) + "@x.example"
        for text in ["", "a@\u{7}x", long, "a@", "@a"] { #expect(ClosedAddress.key(text) == nil) }
        let entry = try #require(
            ClosedAddress(
                "Bücher@X.example", why: .bounced, day: Day(number: 20_000), text: "a b=c"))
        #expect(entry.key == "bücher@x.example")
        #expect(ClosedAddress(key: entry.key, line: entry.line) == entry)
        #expect(ClosedAddress(key: entry.key, line: "why=fun day=2026-01-01") == nil)
    }
}
