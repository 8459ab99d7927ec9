import Model
import Testing

@testable import Insight

/// What contacts on record brought: which count, with which chance, and against whom.
@Suite struct EffectReportTests {
    private static func contact(
        _ key: String, _ daysAgo: Int, _ play: Play = .newsletter, campaign: String? = nil,
        chance: String? = nil, isIncoming: Bool = false
    ) -> (String, String) {
        let contact = Contact(
            key: key, day: Ledger.today.advanced(by: -daysAgo), channel: .mail,
            isIncoming: isIncoming, play: play, reason: .busy, template: "t-" + play.rawValue,
            campaign: campaign, chance: chance.map { FrozenChance(written: $0) }, text: "")
        return (contact.field, contact.line)
    }

    private static func holdOut(
        _ campaign: String, _ daysAgo: Int, chance: String? = nil
    ) -> (String, String) {
        let holdOut = HoldOut(
            campaign: campaign, day: Ledger.today.advanced(by: -daysAgo), play: .newsletter,
            chance: chance.map { FrozenChance(written: $0) }, text: "")
        return (holdOut.field, holdOut.line)
    }

    /// Two partners that fell silent 120 days ago; one sold again 50 days ago.
    private static func ledger(
        _ contacts: [(String, String)], others: [(String, [(String, String)])] = []
    ) -> Ledger {
        let ledger = Ledger()
        let partners = [("back", contacts), ("gone", contacts)] + others
        for (name, fields) in partners { ledger.join(name, daysAgo: 400, fields) }
        let before = stride(from: 380, through: 120, by: -5).flatMap { ago in
            partners.map { ($0.0, ago, [Int64(1)]) }
        }
        let back = partners.map(\.0).filter { $0.utf8.starts(with: "back".utf8) }
        ledger.book([.sales], daysAgo: 1...400, before + back.map { ($0, 50, [1]) })
        return ledger
    }

    // MARK: - Which contacts count

    @Test func `a contact counts when its time is over, and only one at a time`() {
        let ledger = EffectReportTests.ledger([
            EffectReportTests.contact("a", 60),
            EffectReportTests.contact("b", 45, .call),
            EffectReportTests.contact("c", 29, .call),
            EffectReportTests.contact("d", 25, isIncoming: true),
            EffectReportTests.contact("e", 396),
            EffectReportTests.contact("f", -1, .call),
        ])
        let report = ledger.analysis().effects(by: .play)
        #expect(report.rows.map(\.word) == ["call", "newsletter"])
        let (call, newsletter) = (report.rows[0], report.rows[1])
        #expect(newsletter.sent == 2 && newsletter.effect.returned == Share(1, of: 2))
        #expect(call.sent == 4 && call.effect.returned == Share(0, of: 0))
        #expect(report.all.returned == Share(1, of: 2) && report.sent == 6)
        #expect(report.remainder.overlapping == 2, "45 days ago that of 60 days ago was open")
        #expect(report.remainder.open == 2)
        #expect(report.remainder.future == 2)
        #expect(report.remainder.recomputed == 2)
    }

    @Test func `one made before the year may still be open in it`() {
        let ledger = EffectReportTests.ledger([
            EffectReportTests.contact("a", 370), EffectReportTests.contact("b", 350),
        ])
        let report = ledger.analysis().effects(by: .play)
        #expect(report.sent == 2 && report.remainder.overlapping == 2)
    }

    @Test func `contacts are told apart by what is asked for`() {
        let ledger = EffectReportTests.ledger([
            EffectReportTests.contact("a", 60, campaign: "winter"),
            EffectReportTests.contact("b", 29, .call),
        ])
        let analysis = ledger.analysis()
        func words(_ grouping: EffectReport.Grouping) -> [String?] {
            analysis.effects(by: grouping).rows.map(\.word).sorted { ($0 ?? "") < ($1 ?? "") }
        }
        #expect(words(.play) == ["call", "newsletter"])
        #expect(words(.reason) == ["busy"])
        #expect(words(.template) == ["t-call", "t-newsletter"])
        #expect(words(.campaign) == [nil, "winter"])
        #expect(words(.channel) == ["mail"])
        let one = analysis.effects(by: .play, partners: [ledger.row("back")])
        #expect(one.all.returned == Share(1, of: 1) && one.sent == 2)
    }

    @Test func `nothing was sent, so there is nothing to tell`() {
        let report = EffectReportTests.ledger([]).analysis().effects(by: .reason)
        #expect(report.rows.isEmpty && report.all.verdict == .tooEarly && report.trials.isEmpty)
        #expect(report.untouched.total > 0 && report.sent == 0)
    }

    @Test func `days no file tells of are not days without a sale`() {
        let ledger = Ledger()
        for name in ["back", "gone"] {
            ledger.join(name, daysAgo: 400, [EffectReportTests.contact("a", 60, chance: "200000")])
        }
        let before = stride(from: 380, through: 120, by: -5).flatMap { ago in
            ["back", "gone"].map { ($0, ago, [Int64(1)]) }
        }
        ledger.book([.sales], daysAgo: 45...400, before + [("back", 50, [1])])
        ledger.book([.sales], daysAgo: 1...20, [])
        let report = ledger.analysis().effects(by: .play)
        #expect(report.all.returned == Share(1, of: 1), "who sold before the gap did return")
        #expect(report.remainder.open == 1, "of the other nobody knows")
    }

    // MARK: - The chance without contact

    @Test func `a chance kept with the contact is the one that counts`() {
        let ledger = EffectReportTests.ledger([
            EffectReportTests.contact("a", 60, chance: "123456")
        ])
        let report = ledger.analysis().effects(by: .play)
        #expect(report.all.expected.isNear(2 * 0.123456 * report.correction, relative: 1e-12))
        #expect(report.remainder == EffectReport.Remainder())
    }

    @Test(arguments: ["1000001", "-1", "0.2", "", "nan", "99999999999999999999", "12e3"])
    func `a chance that is none is said and reckoned anew`(written: String) throws {
        let bad = EffectReportTests.ledger([EffectReportTests.contact("a", 60, chance: written)])
        let none = EffectReportTests.ledger([EffectReportTests.contact("a", 60)])
        let (report, plain) = (
            bad.analysis().effects(by: .play), none.analysis().effects(by: .play)
        )
        #expect(report.remainder.unusable == 2 && report.remainder.recomputed == 0)
        #expect(plain.remainder.unusable == 0 && plain.remainder.recomputed == 2)
        #expect(report.all == plain.all && report.all.expected.isFinite)
    }

    @Test func `one that was not kept is that of the day of contact, whatever came later`() throws {
        let ledger = EffectReportTests.ledger([EffectReportTests.contact("a", 60)])
        let report = ledger.analysis().effects(by: .template)
        let row = try #require(report.rows.first)
        #expect(row.word == "t-newsletter")
        // Both had the same history then: 53 days with sales five days apart, silent for 59 days.
        let day = Ledger.today.advanced(by: -60)
        var readings = PastReadings(ledger.analysis().rhythmInput)
        let model = readings.reading(before: day).model
        let history = try #require(SaleHistory(repeats: 52, span: 260, age: 319))
        let chance =
            Tempering.usual.chance(model.chanceActive(history))
            * model.chanceOfSaleWhileActive(history, within: 30)
        #expect(row.effect.expected.isNear(2 * chance * report.correction, relative: 1e-9))
    }

    @Test func `what is kept today is what the list shows, and survives being written`() throws {
        let ledger = EffectReportTests.ledger([])
        let analysis = ledger.analysis()
        let row = ledger.row("back")
        let kept = try #require(analysis.frozenChance(row: row))
        let shown = try #require(analysis.chanceOfSale(row: row))
        let value = try #require(kept.value)
        #expect(abs(value - shown) <= 0.5e-6)
        #expect(FrozenChance(written: kept.written) == kept)
        #expect(ledger.analysis(on: Ledger.today.advanced(by: -500)).frozenChance(row: row) == nil)
    }

    // MARK: - Untouched partners

    @Test func `chances are corrected by how thirty untouched partners did`() {
        let few = EffectReportTests.ledger([EffectReportTests.contact("a", 60, chance: "200000")])
        let report = few.analysis().effects(by: .play)
        #expect(report.untouched.total < 30 && report.correction == 1)
        let others = (0..<30).map { ("gone\($0)", [EffectReportTests.holdOut("w", 60)]) }
        let many = EffectReportTests.ledger(
            [EffectReportTests.contact("a", 60, chance: "200000")], others: others)
        let corrected = many.analysis().effects(by: .play)
        let (really, expected) = (
            Double(corrected.untouched.count), corrected.untouchedExpected
        )
        #expect(corrected.untouched.total >= 30 && corrected.untouched.count == 0)
        #expect(corrected.correction == (really + 5) / (expected + 5))
        #expect(corrected.all.expected.isNear(2 * 0.2 * corrected.correction, relative: 1e-12))
    }

    @Test func `a partner held out is looked at once, not again by its silence`() {
        let alone = EffectReportTests.ledger([]).analysis().effects(by: .play)
        let held = EffectReportTests.ledger([EffectReportTests.holdOut("w", 60, chance: "500000")])
            .analysis().effects(by: .play)
        #expect(held.untouched.total <= alone.untouched.total + 2)
        #expect(held.trials.count == 1)
    }

    // MARK: - Campaigns against those they held out

    /// Partners a campaign picks, or does not, by names that begin with a word.
    private static func names(_ word: String, _ campaign: String, picked: Bool) -> [String] {
        (0..<200).map { "\(word)-\($0)" }.filter {
            HoldOut.picks(Ledger.id($0), in: campaign) == picked
        }
    }

    @Test func `a campaign is compared with those it held out, on the side the pick put them`()
        throws
    {
        func take(_ word: String, _ count: Int, picked: Bool) -> [String] {
            Array(EffectReportTests.names(word, "winter", picked: picked).prefix(count))
        }
        let written = EffectReportTests.contact("a", 60, campaign: "winter", chance: "100000")
        let held = EffectReportTests.holdOut("winter", 60, chance: "100000")
        let others =
            (take("back", 9, picked: false) + take("gone", 15, picked: false)).map {
                ($0, [written])
            }
            + (take("back", 3, picked: true) + take("gone", 19, picked: true)).map { ($0, [held]) }
        let report = EffectReportTests.ledger([], others: others).analysis().effects(by: .campaign)
        let trial = try #require(report.trials.first)
        #expect(report.trials.count == 1 && trial.campaign == "winter")
        #expect(trial.contacted == Share(9, of: 24) && trial.heldOut == Share(3, of: 22))
        #expect(trial.expected.isNear(2.2, absolute: 1e-9))
        #expect(trial.open == 0 && trial.touched == 0 && trial.misplaced == 0)
        let difference = try #require(trial.difference)
        // The worked case of two groups.
        #expect(difference.interval.lowerBound.isNear(-0.017303480377575398, absolute: 1e-6))
        #expect(difference.chanceBetter.isNear(0.9689141729518074, absolute: 1e-6))
        #expect(trial.verdict == .noClearEffect)
    }

    @Test func `who was put on a side by hand is on neither, and who was written to anyway stays`()
        throws
    {
        let picked = EffectReportTests.names("back", "w", picked: true)
        let others = EffectReportTests.names("gone", "w", picked: false)
        let written = EffectReportTests.contact("a", 60, campaign: "w", chance: "100000")
        let held = EffectReportTests.holdOut("w", 60, chance: "100000")
        let later = EffectReportTests.contact("b", 50, .call)
        let report = EffectReportTests.ledger(
            [],
            others: [
                (picked[0], [held]), (picked[1], [held, later]), (picked[2], [written]),
                (others[0], [written]), (others[1], [held]),
            ]
        ).analysis().effects(by: .campaign)
        let trial = try #require(report.trials.first)
        #expect(trial.heldOut == Share(2, of: 2) && trial.touched == 1)
        #expect(trial.contacted == Share(0, of: 1))
        #expect(trial.misplaced == 2, "one written to although picked, one held out by hand")
        #expect(trial.verdict == .tooEarly)
    }

    @Test func `with nobody written to, or nobody's days over, nothing is compared`() throws {
        let picked = EffectReportTests.names("back", "w", picked: true)
        let report = EffectReportTests.ledger(
            [], others: [(picked[0], [EffectReportTests.holdOut("w", 12)])]
        ).analysis().effects(by: .campaign)
        let trial = try #require(report.trials.first)
        #expect(trial.open == 1 && trial.difference == nil && trial.verdict == .tooEarly)
    }

    @Test func `work written down does not read the past again`() {
        let ledger = EffectReportTests.ledger([EffectReportTests.contact("a", 60)])
        let analysis = ledger.analysis()
        analysis.awaitEffect()
        #expect(analysis.effectBook == nil && analysis.needsEffectPast)
        let question = analysis.askForEffectPast()
        #expect(analysis.effectBook == nil && !analysis.needsEffectPast, "it is being read")
        analysis.take(question.answer)
        #expect(analysis.effectBook?.entries.count == 2 && !analysis.needsEffectPast)
        analysis.refresh(rows: [0])
        #expect(analysis.effectBook?.entries.count == 2 && !analysis.needsEffectPast)
        analysis.refreshFigures(analysis.figures)
        #expect(analysis.effectBook == nil && analysis.needsEffectPast)
    }
}
