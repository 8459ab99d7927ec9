import Model
import Testing

@Suite struct MoneyTests {
    @Test(arguments: [
        ("EUR", -5, "-0.05"), ("EUR", 123_456, "1234.56"), ("JPY", 7, "7"), ("KWD", 1, "0.001"),
        ("eur", Int64.min, "-92233720368547758.08"),
    ])
    func `amounts print with the digits of their currency`(
        code: String, units: Int64, text: String
    ) throws {
        let currency = try #require(Currency(code: code.utf8))
        #expect(Money(minorUnits: units, currency: currency).plain == text)
    }

    @Test func `different currencies and overflow have no sum`() throws {
        let euro = try #require(Currency(code: "EUR".utf8))
        let dollar = try #require(Currency(code: "USD".utf8))
        let cent = Money(minorUnits: 1, currency: euro)
        #expect(cent.adding(Money(minorUnits: 2, currency: euro))?.minorUnits == 3)
        #expect(cent.adding(Money(minorUnits: 2, currency: dollar)) == nil)
        #expect(cent.adding(Money(minorUnits: .max, currency: euro)) == nil)
        #expect(Currency(code: "EU1".utf8) == nil)
        #expect(Currency(code: "EURO".utf8) == nil)
    }

    @Test func `stages have an order and a word`() {
        #expect(Stage.allCases.map(\.word).compactMap { Stage(word: $0.utf8) } == Stage.allCases)
        #expect(Stage.discovery.next == .recruitment)
        #expect(Stage.cultivation.next == nil)
        #expect(Stage.recruitment.isProspect && !Stage.onboarding.isProspect)
    }
}
