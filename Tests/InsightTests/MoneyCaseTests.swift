import Model
import Testing

/// Commission, shares, formats and conversion against worked cases, and by hand.
@Suite struct MoneyCaseTests {
    private struct Case: Decodable {
        struct Commission: Decodable {
            let currency: String
            let amountMinor, ratePpm, commissionMinor: Int64
        }
        struct Format: Decodable {
            let currency: String
            let minor: Int64
            let exponent: Int
            let plain: String
        }
        struct Share: Decodable {
            let values: [Int64]
            let units: Int64
            let shares: [Int64]?
        }
        struct Conversion: Decodable {
            let fromCurrency, toCurrency: String
            let minor, resultMinor: Int64
            let rate: [Int64]
        }
        let commission: [Commission]
        let format: [Format]
        let shares: [Share]
        let convert: [Conversion]
    }

    private static func money(_ units: Int64, _ code: String) throws -> Money {
        Money(minorUnits: units, currency: try #require(Currency(code: code.utf8)))
    }

    @Test func `every worked case, to the last unit`() throws {
        let cases = try Cases.read("money", as: CaseList<Case>.self).cases
        #expect(cases.map { $0.commission.count + $0.format.count } == [6])
        for item in cases {
            for entry in item.commission {
                let amount = try MoneyCaseTests.money(entry.amountMinor, entry.currency)
                let share = amount.share(millionths: entry.ratePpm)
                #expect(share.minorUnits == entry.commissionMinor)
                #expect(share.currency == amount.currency)
            }
            for entry in item.format {
                let amount = try MoneyCaseTests.money(entry.minor, entry.currency)
                #expect(amount.plain == entry.plain)
                #expect(amount.currency.minorDigits == entry.exponent)
            }
            for entry in item.shares {
                #expect(Shares.of(entry.values, in: entry.units) == entry.shares)
            }
            for entry in item.convert {
                let amount = try MoneyCaseTests.money(entry.minor, entry.fromCurrency)
                let other = try #require(Currency(code: entry.toCurrency.utf8))
                let rate = try #require(Fraction(entry.rate[0], of: entry.rate[1]))
                #expect(amount.converted(to: other, at: rate)?.minorUnits == entry.resultMinor)
            }
        }
    }

    @Test func `a half goes to the even unit, whatever its sign, and nothing overflows`() throws {
        // Half of 1005 is 502.5, of 1007 503.5.
        for (amount, half) in [(1_005, 502), (-1_005, -502), (1_007, 504), (-1_007, -504)] {
            let money = try MoneyCaseTests.money(Int64(amount), "EUR")
            #expect(money.share(millionths: 500_000).minorUnits == Int64(half))
        }
        let most = try MoneyCaseTests.money(.max, "EUR")
        #expect(most.share(millionths: 1_000_000) == most)
        #expect(most.share(millionths: .max).minorUnits == .max)
        let yen = try #require(Currency(code: "JPY".utf8))
        let dinar = try #require(Currency(code: "KWD".utf8))
        // 500 yen at 0.0061 euro are 3.05 euro; 1 euro at 163.935 yen is 164 of them.
        let rate = try #require(Fraction(61, of: 10_000))
        let back = try #require(Fraction(163_935, of: 1_000))
        #expect(
            try MoneyCaseTests.money(500, "JPY").converted(to: .euro, at: rate)?.minorUnits == 305)
        #expect(
            try MoneyCaseTests.money(100, "EUR").converted(to: yen, at: back)?.minorUnits == 164)
        #expect(
            try MoneyCaseTests.money(-1, "EUR").converted(to: dinar, at: 1)?.minorUnits == -10)
        #expect(most.converted(to: dinar, at: 10) == nil)
        #expect(
            most.converted(to: dinar, at: try #require(Fraction(.max, of: 1))) == nil)
    }

    @Test func `shares of small wholes add up, and each is next to its exact value`() {
        #expect(Shares.of([], in: 100) == nil)
        #expect(Shares.of([0, 0], in: 100) == nil)
        #expect(Shares.of([5, -1], in: 100) == nil)
        #expect(Shares.of([.max, .max, .max], in: 100) == [34, 33, 33])
        var seen = 0
        for code in 1..<256 {
            let values = (0..<4).map { Int64(code >> ($0 * 2) & 3) }
            let total = values.reduce(0, +)
            for units in Int64(0)...9 {
                guard let shares = Shares.of(values, in: units) else {
                    Issue.record("\(values)")
                    continue
                }
                seen += 1
                #expect(shares.reduce(0, +) == units)
                for (value, share) in zip(values, shares) {
                    let floor = value * units / total
                    #expect(share == floor || share == floor + 1)
                }
            }
        }
        #expect(seen == 2_550)
    }
}
