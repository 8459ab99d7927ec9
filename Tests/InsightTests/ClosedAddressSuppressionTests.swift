import Insight
import Model
import Testing

/// Addresses nobody writes to, whoever comes with one.
@Suite struct ClosedAddressSuppressionTests {
    private static func close(
        _ ledger: Ledger, _ address: String, _ why: ClosedAddress.Why
    ) throws {
        let entry = try #require(ClosedAddress(address, why: why, day: Ledger.today))
        ledger.apply(ClosedAddress.change([(entry.key, entry)], in: ledger.program))
    }

    private static func why(_ ledger: Ledger, _ partner: String) -> Suppression? {
        ledger.analysis().suppression(row: ledger.row(partner))
    }

    @Test func `an address on the list holds for who comes with it later`() throws {
        let ledger = Ledger()
        try Self.close(ledger, "Ann@shop.example", .unsubscribed)
        try Self.close(ledger, "bo@shop.example", .bounced)
        ledger.join("later", daysAgo: 1, [("email", "ann@SHOP.example")])
        ledger.join("bounced", daysAgo: 1, [("email", "bo@shop.example")])
        ledger.join("other", daysAgo: 1, [("email", "cy@shop.example")])
        #expect(Self.why(ledger, "later") == .unsubscribed)
        #expect(Self.why(ledger, "bounced") == .bounced)
        #expect(Self.why(ledger, "other") == nil)
        #expect(Suppression.bounced.rawValue == "bounced")
        let audience = ledger.analysis().audience(
            of: ["later", "bounced", "other"].map(ledger.row))
        #expect(audience.rows == [ledger.row("other")])
        #expect(audience.counts.map(\.why) == [.unsubscribed, .bounced])
    }

    @Test func `taken off the list, or with another address, a partner may be written to`() throws {
        let ledger = Ledger()
        try Self.close(ledger, "ann@shop.example", .noContact)
        ledger.join("p", daysAgo: 9, [("email", "ann@shop.example")])
        #expect(Self.why(ledger, "p") == .noContact)
        ledger.apply(ClosedAddress.change([("ann@shop.example", nil)], in: ledger.program))
        #expect(Self.why(ledger, "p") == nil)
        #expect(ClosedAddress.change([("ann@shop.example", nil)], in: ledger.program) == nil)
    }

    @Test func `mail that came back closes the address until there is another`() throws {
        let ledger = Ledger()
        ledger.join("p", daysAgo: 9, [("email", "ann@shop.example")])
        ledger.join("twin", daysAgo: 9, [("email", "Ann@shop.example")])
        let contact = Contact(
            key: "", day: Ledger.today, channel: .mail, outcome: .bounced, text: "Hello")
        ledger.apply(
            Action.log(contact).change(
                to: [Ledger.id("p")], in: ledger.program, today: Ledger.today, noteKey: "k"))
        #expect(Self.why(ledger, "p") == .bounced && Self.why(ledger, "twin") == .bounced)
        ledger.add("p", [("email", "ann@new.example")])
        #expect(Self.why(ledger, "p") == nil && Self.why(ledger, "twin") == .bounced)
    }

    @Test func `an answer that mail came back closes the address too`() throws {
        let ledger = Ledger()
        ledger.join("p", daysAgo: 9, [("email", "ann@shop.example")])
        let contact = Contact(key: "c", day: Ledger.today, channel: .mail, text: "Hello")
        ledger.add("p", [(contact.field, contact.line)])
        ledger.apply(
            Reply(.bounced, text: "").change(
                to: contact, of: Ledger.id("p"), in: ledger.program, today: Ledger.today))
        #expect(Self.why(ledger, "p") == .bounced)
        // A call nobody took says nothing of the address.
        ledger.join("q", daysAgo: 9, [("email", "q@shop.example")])
        let call = Contact(key: "", day: Ledger.today, channel: .call, outcome: .bounced, text: "")
        ledger.apply(
            Action.log(call).change(
                to: [Ledger.id("q")], in: ledger.program, today: Ledger.today, noteKey: "k"))
        #expect(Self.why(ledger, "q") == nil)
    }

    @Test func `whose address left the list wants no mail`() throws {
        let ledger = Ledger()
        try Self.close(ledger, "ann@shop.example", .unsubscribed)
        ledger.join("p", daysAgo: 9, [("email", "ann@shop.example")])
        ledger.join("q", daysAgo: 9, [("email", "q@shop.example")])
        let filter = try FilterParser(vocabulary: ProgramColumns.vocabulary).parse(
            "is:unsubscribed")
        var evaluator = FilterEvaluator()
        #expect(
            Array(ledger.analysis().rows(matching: filter, with: &evaluator)) == [ledger.row("p")])
    }
}
