import Insight
import Model
import Screen
import Testing

@testable import ViewModel

/// The box of payouts by keys.
@Suite struct PayoutBoxTests {
    /// All commission up to the end of August is paid; some are paid at one address.
    private static func open(
        columns: Int = 80, rows: Int = 24, isASCII: Bool = false, isReadOnly: Bool = false
    ) -> Fixture {
        var fixture = Fixture(
            size: Size(columns: columns, rows: rows), isASCII: isASCII, isReadOnly: isReadOnly,
            settled: Fixture.day("2026-08-31"))
        let values = [
            ("ea-1", "ann@pay.example"), ("ea-2", "bo@pay.example"), ("ea-3", "bo@pay.example"),
            ("ea-4", "PayPal"),
        ]
        let edits = values.map {
            Edit(partner: Fixture.id($0.0), field: "payment", new: $0.1, old: nil)
        }
        let event = Fixture.event(40, edits)
        fixture.program.apply(event)
        _ = fixture.console.handle(.programChanged([event]))
        fixture.press("gy")
        return fixture
    }

    private static func order(_ fixture: Fixture) -> PayoutOrder? {
        if case .payouts(let order)? = fixture.console.overlay?.kind { order } else { nil }
    }

    @Test func `the box says who is owed what and why it is held back`() {
        for (columns, rows) in [(80, 24), (120, 36)] {
            var fixture = PayoutBoxTests.open(columns: columns, rows: rows)
            expectGolden(fixture.console.frame(), "payouts-\(columns)x\(rows)")
        }
        var ascii = PayoutBoxTests.open(isASCII: true)
        for line in ascii.lines {
            #expect(line.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(line)")
        }
    }

    @Test func `m goes to the end of last month and back, space pays all the same`() throws {
        var fixture = PayoutBoxTests.open()
        fixture.press("m")
        #expect(Self.order(fixture)?.question.until == Fixture.day("2026-10-31"))
        #expect(fixture.console.overlay?.title == "PAYOUTS  until 2026-10-31")
        fixture.press("m")
        #expect(Self.order(fixture)?.question.until == nil)
        // The cursor goes to one whose address another one has.
        let items = try #require(fixture.console.overlay?.items)
        let shared = try #require(items.firstIndex { $0.detail.utf8.starts(with: "same".utf8) })
        for _ in 1..<shared { fixture.press("j") }
        fixture.press("<Space>")
        #expect(Self.order(fixture)?.released.count == 1)
        #expect(fixture.console.overlay?.items[shared].isOn == true)
        #expect(fixture.console.overlay?.cursor == shared)
        fixture.press("<Space>")
        #expect(Self.order(fixture)?.released.isEmpty == true)
        // Whoever has no address cannot be paid all the same.
        let without = try #require(items.firstIndex { $0.detail.utf8.starts(with: "no ad".utf8) })
        fixture.console.overlay?.cursor = without
        fixture.press("<Space>")
        #expect(Self.order(fixture)?.released.isEmpty == true)
        #expect(fixture.console.message?.isBad == true)
    }

    @Test func `P asks for a folder, then once more, then the files are written`() throws {
        var fixture = PayoutBoxTests.open()
        let order = try #require(Self.order(fixture))
        #expect(fixture.press("P").isEmpty)
        #expect(fixture.console.prompt?.purpose == .payoutFolder(order))
        #expect(fixture.press("/out<Enter>").isEmpty)
        guard case .question(let effects, let question)? = fixture.console.prompt?.purpose else {
            Issue.record("nothing is asked")
            return
        }
        #expect(effects == [.payOut(order, folder: "./out")])
        #expect(question.contains("./out") && question.contains("2 to pay"))
        #expect(fixture.press("n").isEmpty && fixture.console.prompt == nil)
        fixture.press("gyP<Enter>")
        #expect(fixture.press("y") == [.payOut(order, folder: ".")])
    }

    @Test func `enter opens the partner, and nothing is written read-only`() {
        var fixture = PayoutBoxTests.open(isReadOnly: true)
        fixture.press("P")
        #expect(fixture.console.prompt == nil && fixture.console.message?.isBad == true)
        fixture.press("<Enter>")
        #expect(fixture.console.place == .dossier)
    }

    @Test func `the box is about those the filter shows, or the marked`() {
        var fixture = PayoutBoxTests.open()
        fixture.press("<Esc>/café<Enter>gy")
        #expect(Self.order(fixture)?.rows?.count == 1)
        fixture.press("<Esc><Esc>*gy")
        #expect(Self.order(fixture)?.rows == fixture.console.list.marks.sorted())
    }

    @Test func `where nobody is owed anything it says so`() {
        var fixture = Fixture(settled: Fixture.day("2026-08-31"))
        fixture.press("/parallax<Enter>gy")
        #expect(fixture.console.overlay == nil)
        #expect(fixture.console.message?.text == "Nobody is owed anything that could be paid.")
    }
}
