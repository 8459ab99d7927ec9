import Insight
import Model
import Store

/// What the demo's managers keep of the program itself: looks at site and terms, resources and who
/// received them, trainings, and the audit of a week ago.
struct DemoHealth {
    let session: Session
    private var program: Program { session.store.program }
    private var today: Day { session.today }

    /// Records everything, a change at a time.
    func record() throws(StoreError) {
        try session.save(looks())
        try session.save(resources())
        try session.save(receipts())
        try session.save(trainings())
        if let audit = audit() { try session.save(audit) }
    }

    private func edit(_ field: String, _ line: String) -> Edit {
        Edit(partner: .program, field: field, new: line, old: nil)
    }

    private func looks() -> Change {
        let looks = [
            ("site", 21, "kim", "all twelve pages answer"),
            ("terms", 214, "kim", "clause 4 on brand words is new"),
        ]
        return Change(
            kind: .audit,
            edits: looks.enumerated().map { index, look in
                let review = ProgramReview(
                    key: "demo\(index)", subject: look.0, day: today.advanced(by: -look.1),
                    by: look.2, text: look.3)
                return edit(review.field, review.line)
            })
    }

    private static let resources: [(String, String, Resource.Kind, String, String?, Int)] = [
        ("hub", "Everything for partners", .landingPage, "partners", "en", 40),
        ("winter-banner", "Winter banner 728x90", .banner, "partners/winter.png", "de", 12),
        ("lamp-guide", "How to review a lamp", .article, "partners/lamp-guide", "en", 75),
        ("link-film", "Your first link in 90 seconds", .video, "partners/link-film", "en", 260),
        ("faq", "Questions partners ask", .faq, "partners/faq", nil, 130),
        ("feed", "Product feed", .feed, "partners/feed.csv", nil, 1),
    ]

    private func resources() -> Change {
        Change(
            kind: .campaign,
            edits: DemoHealth.resources.map { key, name, kind, path, language, age in
                let resource = Resource(
                    key: key, name: name, kind: kind, link: "https://shop.example/" + path,
                    language: language, updated: today.advanced(by: -age))
                return edit(resource.field, resource.line)
            })
    }

    /// Every third partner knows the hub, some the newer things.
    private func receipts() -> Change {
        let edits = program.rows.filter { !session.analysis.stages[$0].isProspect }.flatMap {
            row -> [Edit] in
            let keys =
                (row % 3 == 0 ? ["hub"] : []) + (row % 5 == 1 ? ["winter-banner"] : [])
                + (row % 7 == 2 ? ["lamp-guide", "link-film"] : [])
            return keys.map { key in
                Edit(
                    partner: program.ids[row], field: FieldName.received + key,
                    new: today.advanced(by: -3 - row % 50).iso, old: nil)
            }
        }
        return Change(kind: .log, edits: edits)
    }

    private func trainings() -> Change {
        let rows = program.rows.filter {
            !session.analysis.stages[$0].isProspect && $0 % 23 == 4
        }
        let day = today.advanced(by: -16).iso
        return Change(
            kind: .note,
            edits: rows.map { row in
                Edit(
                    partner: program.ids[row], field: FieldName.note + "demo-webinar",
                    new: "webinar: \(day) on links that sell", old: nil)
            })
    }

    /// The audit as it would have been closed a week ago.
    private func audit() -> Change? {
        let then = Analysis(
            program: program, figures: session.analysis.figures, settings: session.settings,
            today: today.advanced(by: -7))
        return then.closing(then.health(), by: "kim", text: "before Black Week", key: "demo")
    }
}
