import Testing

@testable import Model

/// Who is held out of a campaign, and the records of it.
@Suite struct HoldOutTests {
    private static let day = Day(year: 2026, month: 11, day: 22) ?? Day(number: 0)

    private static func id(_ text: String) -> PartnerID { PartnerID(text.utf8) ?? .program }

    @Test func `digests are those of the standard`() {
        func hex(_ text: String) -> String {
            SHA256.digest(Array(text.utf8)).map { word in
                let digits = String(word, radix: 16)
                return String(repeating: "0", count: 8 - digits.utf8.count) + digits
            }.joined()
        }
        #expect(
            hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(
            hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
        #expect(
            hex(String(repeating: "a", count: 1_000))
                == "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3")
        #expect(
            hex("winter-20\tea-12")
                == "f3c28d7d52f2bd3b851bb6f2f83a2e03722161bc83da006970c4d7ce704557a9")
    }

    @Test func `a campaign picks the same partners for ever`() {
        func picked(_ campaign: String) -> [Int] {
            (1..<60).filter { HoldOut.picks(HoldOutTests.id("ea-\($0)"), in: campaign) }
        }
        // By printf 'winter-20\tea-3' | sha256sum: the first 16 digits are divisible by 5.
        #expect(
            picked("winter-20") == [3, 4, 7, 12, 13, 20, 21, 24, 31, 33, 34, 45, 51, 54, 56])
        #expect(picked("spring-21") == [2, 5, 9, 10, 15, 20, 34, 37, 43, 48, 50, 55])
    }

    @Test func `it is one in five, whatever the ids look like, and another fifth each time`() {
        for prefix in ["ea-", "p_", "", "affiliatewp-10", "x"] {
            let ids = (0..<5_000).map { HoldOutTests.id(prefix + String($0, radix: 10)) }
            let (first, second) = (
                ids.filter { HoldOut.picks($0, in: "incentive.2026-11-22") },
                ids.filter { HoldOut.picks($0, in: "incentive.2026-11-23") }
            )
            // Four standard deviations of 5,000 draws are 113.
            #expect(abs(first.count - 1_000) < 113, "\(prefix)")
            #expect(abs(second.count - 1_000) < 113, "\(prefix)")
            let both = Set(first).intersection(second).count
            #expect(abs(both - 200) < 56, "\(prefix): \(both)")
        }
    }

    @Test(arguments: ["", "plain", "a=b text=c", "zażółć 旅行", "two\nlines"])
    func `records are read as they were written`(text: String) {
        for chance in [nil, FrozenChance(0.081234), FrozenChance(written: "no")] {
            for play in [nil] + Play.allCases.map(Optional.init) {
                let holdOut = HoldOut(
                    campaign: "winter-20", day: HoldOutTests.day, play: play, reason: .busy,
                    template: "a b=c", chance: chance, text: text)
                #expect(HoldOut(key: holdOut.key, line: holdOut.line) == holdOut)
                #expect(holdOut.field == "hold-out:winter-20")
                let contact = Contact(
                    key: "k", day: HoldOutTests.day, channel: .mail, play: play,
                    campaign: "winter-20", chance: chance, text: text)
                #expect(Contact(key: "k", line: contact.line) == contact)
            }
        }
        #expect(HoldOut(key: "k", line: "text=x") == nil)
    }

    @Test func `chances are kept to the millionth and nothing else is one`() {
        #expect(FrozenChance(0.081234)?.written == "81234")
        #expect(FrozenChance(0)?.value == 0 && FrozenChance(1)?.value == 1)
        #expect(FrozenChance(0.9999999)?.value == 1)
        #expect(FrozenChance(0.1234565)?.value == 0.123457)
        for bad in [-0.1, 1.1, .nan, .infinity, -.infinity] { #expect(FrozenChance(bad) == nil) }
        for bad in ["", "-1", "1000001", "0.5", "1e3", " 5", "5 ", "٣", "99999999999999999999"] {
            #expect(FrozenChance(written: bad).value == nil, "\(bad)")
        }
    }

    @Test func `a campaign's name is plain, and made of template and day`() {
        let name = Campaign.usualName(template: "winter offer ü", day: HoldOutTests.day)
        #expect(name == "winter-offer---.2026-11-22" && Campaign.isName(name.utf8))
        #expect(Campaign.usualName(template: nil, day: HoldOutTests.day) == "mail.2026-11-22")
        let long = String(repeating: "a", count: 300)
        #expect(Campaign.isName(Campaign.usualName(template: long, day: HoldOutTests.day).utf8))
        #expect(!Campaign.isName("".utf8) && !Campaign.isName("a b".utf8))
        #expect(!Campaign.isName(long.utf8))
    }
}
