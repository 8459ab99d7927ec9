import Insight
import Model
import Store

/// What the demo's managers and partners agreed on: tiers, terms, goals, reviews; and what was said
/// about it.
struct DemoAgreements {
    let session: Session
    private var program: Program { session.store.program }
    private var today: Day { session.today }

    init(session: Session) { self.session = session }

    /// Records tiers, then the partners of the best tier one by one.
    func record() throws(StoreError) {
        let joined = program.rows.filter { !program.stage(row: $0).isProspect }
        let sums = session.analysis.sums(.revenue, in: session.analysis.window(days: 365))
        let ranked = joined.filter { $0 < sums.count && sums[$0] > 0 }.sorted {
            (sums[$0], $1) > (sums[$1], $0)
        }
        try campaigns()
        try session.save(tiers(ranked))
        try session.save(newsletter(joined))
        for (index, row) in ranked.prefix(24).enumerated() { try agree(index, row) }
        for (index, row) in ranked.enumerated() where index % 19 == 3 { try notes(index, row) }
    }

    /// What the program offers: incentives of each kind, tiers, promotions around today.
    private func campaigns() throws(StoreError) {
        let year = today.civil.year
        func iso(_ days: Int) -> String { today.advanced(by: days).iso }
        let incentives = [
            "Winter 20: 20 sales from \(iso(-52)) to \(iso(39)) pays 50",
            "First sale 30: 1 sale within 30d from \(year)-01-01 pays 5%",
            "Bring a partner: recruits with 1 sale from \(year)-01-01 pays 40",
        ].enumerated().compactMap {
            CampaignText.incentive(
                $1, key: "demo-i\($0)", today: today, currency: session.settings.currency)
        }
        let tiers = [
            "gold: 4000 revenue in 365d rate 12%", "silver: 1200 revenue in 365d rate 10%",
            "bronze: 1 revenue in 365d rate 8%",
        ].enumerated().compactMap {
            CampaignText.tier($1, key: "demo-t\($0)", currency: session.settings.currency)
        }
        let promotions = [
            "Autumn letters: \(iso(-40)) to \(iso(-12)) total 120000",
            "Black Week: \(iso(1)) to \(iso(8)) announced \(iso(-6))",
            "Advent: \(iso(7)) to \(iso(32))", "New year: \(iso(41)) to \(iso(70))",
        ].enumerated().compactMap {
            CampaignText.promotion(
                $1, key: "demo-p\($0)", today: today, currency: session.settings.currency)
        }
        let facts =
            incentives.map { ($0.field, $0.line) } + tiers.map { ($0.field, $0.line) }
            + promotions.map { ($0.field, $0.line) }
        let edits = facts.map { Edit(partner: .program, field: $0.0, new: $0.1, old: nil) }
        try session.save(Change(kind: .campaign, edits: edits, summary: "campaigns of the season"))
        try session.save(recruits())
    }

    /// Every fourteenth newcomer was brought by somebody.
    private func recruits() -> Change {
        let joined = program.rows.filter { program.joined(row: $0) != nil }
        let edits = joined.enumerated().compactMap { index, row -> Edit? in
            guard index % 14 == 9, let parent = joined.dropFirst(index / 3).first else {
                return nil
            }
            return Edit(
                partner: program.ids[row], field: FieldName.parent,
                new: program.ids[parent].text, old: program.value(FieldName.parent, row: row))
        }
        return Change(kind: .set, edits: edits, summary: "who brought whom")
    }

    /// The best tenth is gold, the next quarter silver, everybody else with sales bronze.
    private func tiers(_ ranked: [Int]) -> Change {
        let rates = ["gold": "12%", "silver": "10%", "bronze": "8%"]
        let edits = ranked.enumerated().flatMap { index, row -> [Edit] in
            let tier =
                index < ranked.count / 10 ? "gold" : index < ranked.count / 3 ? "silver" : "bronze"
            let fields = [
                (FieldName.tier, tier), (FieldName.rate, rates[tier] ?? "8%"),
                (FieldName.payment, index % 3 == 0 ? "bank transfer" : "PayPal"),
            ]
            return fields.map { field, value in
                Edit(
                    partner: program.ids[row], field: field, new: value,
                    old: program.value(field, row: row))
            }
        }
        return Change(kind: .set, edits: edits, summary: "tiers of the year")
    }

    /// The last issue went to everybody who may be written to.
    private func newsletter(_ joined: [Int]) -> Change {
        let edits = joined.compactMap { row -> Edit? in
            let isGold = program.value(FieldName.tier, row: row)?.utf8.elementsEqual("gold".utf8)
            guard session.analysis.suppression(row: row) == nil, row % 13 != 6 else { return nil }
            let contact = Contact(
                key: "demo-n\(row)", day: today.advanced(by: isGold == true ? -9 : -16),
                channel: .mail, play: .newsletter, template: "newsletter",
                text: "Newsletter: winter banners, three new landing pages")
            return Edit(
                partner: program.ids[row], field: contact.field, new: contact.line, old: nil)
        }
        return Change(kind: .log, edits: edits, summary: "newsletter of November")
    }

    private func agree(_ index: Int, _ row: Int) throws(StoreError) {
        let key = "demo-g\(index)"
        let sales =
            session.analysis.sum(
                .sales, row: row, in: session.analysis.window(days: 90)) ?? 0
        let goal = Goal(
            key: key, metric: .sales, target: max(5, sales / 10 * 10 + 10),
            from: today.advanced(by: -60), due: today.advanced(by: 30 + index % 3 * 10),
            isAgreed: index % 4 != 3, text: index % 2 == 0 ? "for the winter season" : "")
        try save(.add(family: Goal.family, line: goal.line), row, key: key)
        switch index % 3 {
        case 0:
            let agreed = Agreement(
                key: key, day: today.advanced(by: -40 - index),
                text: "a comparison of the new lamps before Easter, photos from us")
            try save(.add(family: Agreement.family, line: agreed.line), row, key: key)
        case 1:
            let terms = TermsChange(
                key: key, day: today.advanced(by: -70 + index), before: nil, rate: "13%",
                text: "a rival offered more; stays a year")
            try save(.setTerms(terms), row, key: key)
        default:
            let review = session.analysis.review(
                [program.ids[row]], text: "goes on as it is, more video", nextInDays: 20 + index,
                key: key)
            if let review { try session.save(review) }
        }
    }

    private static let said = [
        "feedback: likes the product feed, finds the banners dull",
        "talk: met at the fair, audience of 40,000, tests two lamps a month",
        "market: the rival in the north pays on first click since October",
        "data: half of the clicks come from one old post, worth an update",
    ]

    private func notes(_ index: Int, _ row: Int) throws(StoreError) {
        try save(
            .note(DemoAgreements.said[index % DemoAgreements.said.count]), row,
            key: "demo-s\(index)")
    }

    private func save(_ action: Action, _ row: Int, key: String) throws(StoreError) {
        let change = action.change(
            to: [program.ids[row]], in: program, today: today, noteKey: key)
        if let change { try session.save(change) }
    }
}
