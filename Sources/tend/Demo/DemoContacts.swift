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
