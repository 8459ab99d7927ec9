import Insight
import Model
import Store

/// What the demo's managers recorded after the import: stages, owners, tags, notes, prospects, views.
struct DemoWork {
    let session: Session
    private var program: Program { session.store.program }
    private var today: Day { session.today }

    init(session: Session) { self.session = session }

    /// Records everything, a change at a time.
    func record() throws(StoreError) {
        try session.save(stages())
        try session.save(owners())
        try session.save(prospects())
        for (action, filter) in tags { try act(action, on: filter) }
        try notes()
        try DemoAgreements(session: session).record()
        try DemoContacts(session: session).record()
        try DemoHealth(session: session).record()
        try views()
    }

    // MARK: - Stages and owners

    /// Partners with sales are engaged, those with many are cultivated.
    private func stages() -> Change {
        let sums = session.analysis.sums(
            .sales, in: Window(days: DemoFiles.length, endingOn: today.advanced(by: -1)))
        let edits = program.rows.flatMap { row -> [Edit] in
            guard program.stage(row: row) == .onboarding else { return [] }
            let sales = row < sums.count ? sums[row] : 0
            let clicks = session.analysis.lastActivity(row: row) != nil
            guard sales > 0 || clicks else { return [] }
            return moves(row, to: sales >= 40 ? .cultivation : .engagement)
        }
        return Change(kind: .move, edits: edits, summary: "stages after the first import")
    }

    private func moves(_ row: Int, to stage: Stage) -> [Edit] {
        let id = program.ids[row]
        let joined = program.joined(row: row) ?? today
        let entered = min(
            today.advanced(by: -2 - row % 9),
            joined.advanced(by: stage == .cultivation ? 120 : 20 + row % 17))
        var days = [(stage, entered)]
        if stage == .cultivation { days.append((.engagement, joined.advanced(by: 20 + row % 17))) }
        // Every third was found and asked by somebody before it joined.
        if row % 3 == 0 {
            days.append((.discovery, joined.advanced(by: -20 - row % 30)))
            days.append((.recruitment, joined.advanced(by: -12 - row % 9)))
        }
        let move = Edit(
            partner: id, field: FieldName.stage, new: stage.word,
            old: program.value(FieldName.stage, row: row))
        return [move]
            + days.map { stage, day in
                let field = FieldName.entered + stage.word
                return Edit(
                    partner: id, field: field, new: day.iso, old: program.value(field, row: row))
            }
    }

    private func owners() -> Change {
        let names = ["kim", "alex", "kim", "robin"]
        let channels = ["blog", "video", "newsletter", "social", "coupon", "review"]
        let edits = program.rows.flatMap { row -> [Edit] in
            let owner = Edit(
                partner: program.ids[row], field: FieldName.owner, new: names[row % names.count],
                old: program.value(FieldName.owner, row: row))
            let channel = Edit(
                partner: program.ids[row], field: FieldName.channel,
                new: channels[(row * 7 + row / 5) % channels.count],
                old: program.value(FieldName.channel, row: row))
            return row % 11 == 0 ? [channel] : [owner, channel]
        }
        return Change(kind: .set, edits: edits, summary: "owners and channels")
    }

    // MARK: - Prospects

    private func prospects() -> Change {
        var random = DemoRandom(seed: 99)
        var names = DemoNames()
        let edits = (1...26).flatMap { number -> [Edit] in
            let person = names.next(&random)
            let stage: Stage = number % 3 == 0 ? .recruitment : .discovery
            guard let id = PartnerID("prospect-\(number)".utf8) else { return [] }
            let fields = [
                FieldName.name: person.first + " " + person.last, FieldName.email: person.email,
                FieldName.site: person.site, FieldName.country: person.country,
                FieldName.stage: stage.word,
                FieldName.entered + stage.word: today.advanced(by: -random.whole(1...70)).iso,
                FieldName.channel: random.one(of: ["blog", "video", "social"]),
            ]
            return fields.sorted { $0.key < $1.key }.map {
                Edit(partner: id, field: $0.key, new: $0.value, old: nil)
            }
        }
        return Change(kind: .set, edits: edits, summary: "prospects from a search")
    }

    // MARK: - Tags and notes

    private var tags: [(Action, String)] {
        [
            (.addTag("vip"), "revenue.90d:>3000"), (.addTag("dach"), "country:DE,AT,CH"),
            (.addTag("christmas"), "sales.365d:>25 channel:blog"),
            (.setReason(.busy), "quiet:>60d sales.730d:>0 channel:blog"),
        ]
    }

    private func act(_ action: Action, on filter: String) throws(StoreError) {
        let vocabulary = ProgramColumns.vocabulary
        guard
            let filter = try? FilterParser(vocabulary: vocabulary).parse(filter)
        else { return }
        var evaluator = FilterEvaluator()
        guard

            let change = action.change(
                to: session.analysis.rows(matching: filter, with: &evaluator).map {
                    program.ids[$0]
                },
                in: program, today: today, noteKey: "")
        else { return }
        try session.save(change)
    }

    private static let talks = [
        "Called: new job, wants to go on in spring. Sent the new banners.",
        "Asked for a longer cookie; explained why 60 days is what we can do.",
        "Site moved to a new host, links were broken for a week. Fixed on Tuesday.",
        "Very happy with the yearly plan's payout, will write a comparison.",
        "No answer to two mails. Try by phone after the holidays.",
        "Wants a coupon code for the newsletter, 1,400 readers.",
        "Reviewed the landing page together; the price table was out of date.",
    ]

    private func notes() throws(StoreError) {
        let rows = program.rows.filter { $0 % 23 == 5 }
        for (index, row) in rows.enumerated() {
            let text = DemoWork.talks[index % DemoWork.talks.count]
            let change = Action.note(text).change(
                to: [program.ids[row]], in: program, today: today, noteKey: "demo\(index)")
            if let change { try session.save(change) }
        }
    }

    private func views() throws(StoreError) {
        let views = [
            StoredView(
                name: "worth a call", filter: "is:quiet revenue.365d:>500", sort: "-revenue.365d"),
            StoredView(name: "never started", filter: "is:never-started", sort: "joined"),
            StoredView(
                name: "no sale yet", filter: "is:no-sale clicks.90d:>20", sort: "-clicks.90d"),
            StoredView(name: "stars", filter: "tag:vip", sort: "-revenue.90d"),
        ]
        for view in views { try session.store.keep(view) }
    }
}
