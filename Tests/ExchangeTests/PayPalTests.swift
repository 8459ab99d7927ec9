import Model
import Testing

@testable import Exchange

/// Files of payouts exactly as PayPal takes them, and its results.
@Suite struct PayPalTests {
    private static func row(
        _ address: String, _ units: Int64, _ code: String, _ note: String = "acme"
    ) throws -> PayPalRow {
        PayPalRow(
            reference: "k-1", receiver: try #require(MailAddress(address.utf8)),
            amount: Money(minorUnits: units, currency: try #require(Currency(code: code.utf8))),
            note: note)
    }

    private static func text(_ rows: [PayPalRow]) -> String {
        String(decoding: PayPalFile.bytes(rows), as: UTF8.self)
    }

    @Test func `no header, a point, the currency's digits, and notes that harm nobody`() throws {
        #expect(
            PayPalTests.text([
                try PayPalTests.row("ann@example.com", 1_505, "EUR", "Zażółć, \"x\"\r\ny"),
                try PayPalTests.row("bo@example.com", 5, "EUR", "=cmd|' /C calc'!A0"),
                try PayPalTests.row("cy@example.com", 1_234, "JPY"),
                try PayPalTests.row("di@example.com", 123_400, "HUF"),
            ]) == """
                ann@example.com,15.05,EUR,k-1,"Zażółć, ""x""  y",PAYPAL
                bo@example.com,0.05,EUR,k-1,'=cmd|' /C calc'!A0,PAYPAL
                cy@example.com,1234,JPY,k-1,acme,PAYPAL
                di@example.com,1234,HUF,k-1,acme,PAYPAL

                """)
        let long = PayPalTests.text([
            try PayPalTests.row("a@example.com", 1, "EUR", "=" + String(repeating: "ü", count: 900))
        ])
        #expect(long.unicodeScalars.filter { $0 == "ü" }.count == 398)
    }

    @Test func `only what PayPal can pay, to addresses that are no formulas`() throws {
        func payable(_ units: Int64, _ code: String) throws -> Int64? {
            let currency = try #require(Currency(code: code.utf8))
            return PayPalFile.payable(Money(minorUnits: units, currency: currency))?.minorUnits
        }
        #expect(try payable(1_505, "EUR") == 1_505 && payable(1_505, "HUF") == 1_500)
        #expect(try payable(1_505, "KWD") == nil)
        #expect(PayPalFile.receiver("ann@example.com") != nil)
        for bad in [
            "=cmd@example.com", "+a@example.com", "a b@example.com", "a@b", "x\n@example.com",
        ] {
            #expect(PayPalFile.receiver(bad) == nil, "\(bad)")
        }
    }

    @Test func `files are split at the limit`() throws {
        let rows = try (1...7).map { try PayPalTests.row("a\($0)@example.com", 1, "EUR") }
        let parts = PayPalFile.split(rows, rowLimit: 3)
        #expect(parts.map(\.count) == [3, 3, 1] && parts.flatMap { $0 } == rows)
        #expect(PayPalFile.split(rows).count == 1 && PayPalFile.split([]).isEmpty)
        let many = Array(repeating: rows[0], count: 5_001)
        #expect(PayPalFile.split(many).map(\.count) == [5_000, 1])
    }

    private static let head =
        "Transaction ID,Recipient,Unique Identifier,Amount,Fee,Total,Status,Custom Note\n"

    @Test func `a result is read below its preamble, whatever is wrong in a row`() throws {
        let text =
            "Payout batch ID: 7\r\nStatus: COMPLETED\r\n\r\n" + PayPalTests.head
            + "1,a@x.com,k-1,15.05 USD,0.25 USD,15.30 USD,Completed,\"a\nb\"\n"
            + "2,b@x.com,k-2,\"1,000.00 EUR\",0,0,Unclaimed,\n"
            + "3,c@x.com,k-3,5.00 EUR,0,0,Returned,\n4,d@x.com,k-4,1 EUR,0,0,Dreaming,\n"
        let result = try PayPalResult(Array(text.utf8))
        #expect(result.answers.map(\.reference) == ["k-1", "k-2", "k-3"])
        #expect(result.answers.map(\.state) == [.paid, .waiting, .failed])
        #expect(result.answers.map { $0.amount?.minorUnits } == [1_505, 100_000, 500])
        #expect(result.answers.map { $0.amount?.currency.code } == ["USD", "EUR", "EUR"])
        #expect(result.answers[2].text == "Returned")
        #expect(result.problems.map(\.line) == [9])
    }

    @Test(arguments: ["", "name,day\nx,1\n", "\u{0}\u{1}", "Status\nCompleted\n"])
    func `what is no result is refused`(text: String) {
        #expect(throws: Refusal.self) { try PayPalResult(Array(text.utf8)) }
    }
}
