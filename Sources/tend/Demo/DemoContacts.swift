import Insight
import Model
import Store

/// What the demo's managers said to partners, promised them, and ticked off.
struct DemoContacts {
    let session: Session
    private var program: Program { session.store.program }
    private var today: Day { session.today }

    /// Records contacts, work and checklists, a change at a time.
    func record() throws(StoreError) {
        let analysis = session.analysis
        let silent = program.rows.filter { [.quiet, .gone].contains(analysis.states[$0]) }
        for (index, row) in silent.enumerated() where index % 3 == 0 {
            try log(contact(index, row), row, key: "demo-c\(index)")
        }
        let active = program.rows.filter { analysis.states[$0] == .active }
        for (index, row) in active.enumerated() where index % 29 == 4 {
            try log(answer(index), row, key: "demo-a\(index)")
        }
        for (index, row) in active.enumerated() where index % 31 == 7 {
            try promise(index, row)
        }
        try DemoLetters(session: session).record()
        try DemoMailings(session: session).record()
        try pauses()
        try checklists()
        try fits()
    }

    private func log(_ contact: Contact, _ row: Int, key: String) throws(StoreError) {
        var contact = contact
        contact.reason = program.value(FieldName.reason, row: row).flatMap {
            QuietReason(word: $0.utf8)
        }
        try save(.log(contact), [row], key: key)
    }

    /// Contacts with partners that were silent at the time, some of whom came back.
    private func pauses() throws(StoreError) {
        let figures = session.analysis.figures
        for row in program.rows where row < figures.partnerCount {
            let sales = figures.days(with: .sales, partner: row, before: today)
            guard let (start, silent) = pause(sales, row: row) else { continue }
            let day = start.advanced(by: silent)
            let isBack = sales.contains { day < $0 && day.distance(to: $0) <= 30 }
            // The incentive does best in this program, the others hardly help.
            let choice =
                isBack ? [3, 3, 3, 0, 3, 2][row % 6] : [0, 1, 2, 0, 2, 1, 0, 3][row % 8]
            let words = DemoContacts.said[choice]
            try log(
                Contact(
                    key: "", day: day, channel: words.channel, play: words.play,
                    template: words.channel == .mail ? words.play.rawValue : nil,
                    outcome: isBack ? .returned : .waiting, text: words.text),
                row, key: "demo-p\(row)")
        }
    }

    /// The last sale before the first silence of the last year that was long for the partner: more
    /// than a month, and more than five times its usual one; and after how many days of it somebody
    /// wrote.
    private func pause(_ sales: [Day], row: Int) -> (start: Day, silent: Int)? {
        guard let first = sales.first, sales.count >= 3 else { return nil }
        let ends = sales.dropFirst() + [today]
        for (index, (start, end)) in zip(sales, ends).enumerated().dropFirst(2)
        where start.distance(to: today) < 330 {
            let silent = max(40 + row % 13, 5 * first.distance(to: start) / index)
            if start.distance(to: end) > silent { return (start, silent) }
        }
        return nil
    }

    private static let said: [(channel: Contact.Channel, play: Play, text: String)] = [
        (.mail, .newsletter, "What is new in the shop this season"),
        (.mail, .resources, "A text and two pictures, ready to use"),
        (.call, .call, "Asked what happened; wants to look into it"),
        (.mail, .incentive, "Five sales until the end of the month, 50 on top"),
    ]

    private func contact(_ index: Int, _ row: Int) -> Contact {
        let said: [(Contact.Channel, Contact.Outcome, Play, String)] = [
            (.mail, .waiting, .newsletter, "What is new in the shop this autumn"),
            (.call, .reached, .call, "New job, wants to go on in spring"),
            (.mail, .waiting, .resources, "Three banners and a text, ready to use"),
            (.mail, .bounced, .incentive, "Five sales until Christmas, 50 on top"),
            (.call, .declined, .commissionReview, "Another shop pays 20 %, stays with it for now"),
        ]
        let one = said[index / 3 % said.count]
        return Contact(
            key: "", day: today.advanced(by: -9 - index % 60), channel: one.0, play: one.2,
            template: one.0 == .mail ? one.2.rawValue : nil, outcome: one.1, text: one.3)
    }

    private func answer(_ index: Int) -> Contact {
        let asked = [
            "Asks for a code for 1,400 readers", "Wants the price table as an image",
            "Would like to talk about the rate next week",
        ]
        return Contact(
            key: "", day: today.advanced(by: -1 - index % 4), channel: .mail, isIncoming: true,
            outcome: .replied, text: asked[index / 29 % asked.count])
    }

    private func promise(_ index: Int, _ row: Int) throws(StoreError) {
        let work = [
            "send the winter banners", "call about the landing page", "look at the new video",
        ]
        let due = today.advanced(by: [-3, 0, 2, 6][index / 31 % 4])
        try save(
            .addWork(.followUp, due: due, text: work[index / 31 % work.count]), [row],
            key: "demo-w\(index)")
    }

    /// Partners being onboarded are somewhere on their way; the oldest got furthest.
    private func checklists() throws(StoreError) {
        let steps = session.settings.rule(of: .onboarding).steps.filter { $0.sign == nil }
        let rows = program.rows.filter { program.stage(row: $0) == .onboarding }
        var edits: [Edit] = []
        for (index, row) in rows.enumerated() {
            for step in steps.prefix(index % (steps.count + 1)) {
                let field = step.field(in: .onboarding)
                let day = today.advanced(by: -20 + index % 15).iso
                edits.append(
                    Edit(
                        partner: program.ids[row], field: field, new: "done " + day,
                        old: program.value(field, row: row)))
            }
        }
        try session.save(Change(kind: .step, edits: edits, summary: "onboarding so far"))
    }

    private func fits() throws(StoreError) {
        var random = DemoRandom(seed: 5)
        var edits: [Edit] = []
        for row in program.rows where program.stage(row: row).isProspect {
            for criterion in FitCriterion.allCases {
                edits.append(
                    Edit(
                        partner: program.ids[row], field: criterion.field,
                        new: "\(random.whole(1...5))", old: nil))
            }
        }
        try session.save(Change(kind: .set, edits: edits, summary: "fit of the prospects"))
    }

    private func save(_ action: Action, _ rows: [Int], key: String) throws(StoreError) {
        let change = action.change(
            to: rows.map { program.ids[$0] }, in: program, today: today, noteKey: key)
        if let change { try session.save(change) }
    }
}
