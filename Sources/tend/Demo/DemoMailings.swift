import Insight
import Model
import Store

/// Mailings of the demo to all who were silent, each with one in five held out: one whose days are
/// over, and one that is still open.
struct DemoMailings {
    let session: Session

    private struct Mailing {
        let campaign: String
        let play: Play
        let daysAgo: Int
        let subject: String
    }

    private static let mailings = [
        Mailing(
            campaign: "late-summer", play: .resources, daysAgo: 95,
            subject: "Autumn pictures and texts, ready to use"),
        Mailing(
            campaign: "before-christmas", play: .incentive, daysAgo: 16,
            subject: "Five sales until Christmas, 50 on top"),
    ]

    /// Records the mailings, each as one change.
    func record() throws(StoreError) {
        for mailing in DemoMailings.mailings { try send(mailing) }
    }

    private func send(_ mailing: Mailing) throws(StoreError) {
        let day = session.today.advanced(by: -mailing.daysAgo)
        let rows = silent(on: day)
        let chances = session.analysis.frozenChances(rows: rows, on: day)
        let program = session.store.program
        var count = 0
        let changes = rows.compactMap { row -> Change? in
            let id = program.ids[row]
            if HoldOut.picks(id, in: mailing.campaign) {
                return heldOut(mailing, day, chances[row]).change(
                    to: [id], in: program, today: session.today, noteKey: "")
            }
            count += 1
            return written(mailing, day, chances[row]).change(
                to: [id], in: program, today: session.today, noteKey: "demo-\(mailing.campaign)")
        }
        let summary = "\(count) mails, \(changes.count - count) held out"
        if let change = Change.together(changes, kind: .log, summary: summary) {
            try session.save(change)
        }
    }

    private func heldOut(_ mailing: Mailing, _ day: Day, _ chance: FrozenChance?) -> Action {
        let record = HoldOut(
            campaign: mailing.campaign, day: day, play: mailing.play,
            template: mailing.play.rawValue, chance: chance, text: mailing.subject)
        return .put(field: record.field, line: record.line)
    }

    private func written(_ mailing: Mailing, _ day: Day, _ chance: FrozenChance?) -> Action {
        .log(
            Contact(
                key: "", day: day, channel: .mail, play: mailing.play,
                template: mailing.play.rawValue, campaign: mailing.campaign, chance: chance,
                text: mailing.subject))
    }

    /// Partners who had sold at least twice, and not for a month.
    private func silent(on day: Day) -> [Int] {
        let analysis = session.analysis
        return session.store.program.rows.filter { row in
            guard row < analysis.figures.partnerCount, analysis.suppression(row: row) == nil else {
                return false
            }
            let sales = analysis.figures.days(with: .sales, partner: row, before: day)
            guard let last = sales.last, sales.count >= 2 else { return false }
            return last.distance(to: day) >= 31
        }
    }
}
