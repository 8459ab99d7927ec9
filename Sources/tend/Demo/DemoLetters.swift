import Insight
import Model
import Store

/// Mails of the demo's managers that wait for an answer, and the answers they keep to use again.
struct DemoLetters {
    let session: Session

    private static let answers: [(name: String, question: String, text: String)] = [
        (
            "click-days", "How long does a click count?",
            "A click counts for 60 days. If somebody buys on the 59th, the sale is yours."
        ),
        (
            "payout-day", "When is money paid?",
            "Commission of a month is paid on the 5th of the month after next, from 50 EUR on.\n"
                + "{{#rate.now}}Yours stands at {{rate.now}}.{{/rate.now}}"
        ),
        (
            "own-links", "Can I link to single products?",
            "Yes: put your id behind any address of the shop. Yours is {{partner.link}}"
        ),
    ]

    private static let mails: [(template: String, play: Play?, subject: String, answer: String?)] =
        [
            ("call", .call, "Fifteen minutes on the phone?", nil),
            ("resources", .resources, "Three banners and a text, ready to use", "own-links"),
            ("review-offer", .commissionReview, "A better rate from January", "payout-day"),
            ("incentive", .incentive, "Five sales until Christmas, 50 on top", "click-days"),
        ]

    /// Writes the answers, and logs the mails with their follow-ups.
    func record() throws(StoreError) {
        for answer in DemoLetters.answers {
            try session.store.writeAnswer(
                answer.name, "---\nsubject: \(answer.question)\n---\n\(answer.text)\n")
        }
        let rows = session.store.program.rows.filter { session.analysis.states[$0] == .active }
        for (index, row) in rows.enumerated() where index % 19 == 11 {
            try send(index / 19, row)
        }
    }

    private func send(_ number: Int, _ row: Int) throws(StoreError) {
        let mail = DemoLetters.mails[number % DemoLetters.mails.count]
        let day = session.today.advanced(by: -1 - number * 5 % 13)
        let contact = Contact(
            key: "", day: day, channel: .mail, play: mail.play, template: mail.template,
            answers: mail.answer.map { [$0] } ?? [], text: mail.subject)
        let due = day.advanced(by: session.settings.mail.followUpDays)
        let actions: [Action] = [
            .log(contact), .addWork(.followUp, due: due, text: "answered? \(mail.template)"),
        ]
        let changes = actions.compactMap {
            $0.change(
                to: [session.store.program.ids[row]], in: session.store.program,
                today: session.today, noteKey: "demo-l\(number)")
        }
        if let change = Change.together(changes, kind: .log, summary: "1 mail") {
            try session.save(change)
        }
    }
}
