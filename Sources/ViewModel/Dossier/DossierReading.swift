import Insight
import Model
import Screen

/// What stands in the parts of a dossier, line by line.
struct DossierReading {
    let dossier: Dossier
    let analysis: Analysis
    let say: Catalogue
    let format: Format

    var program: Program { analysis.program }
    var row: Int { dossier.row }
    var isProspect: Bool { program.stage(row: row).isProspect }

    /// The parts there are: prospects are judged, partners have figures.
    var parts: [Dossier.Part] {
        Dossier.Part.allCases.filter { $0 != (isProspect ? .figures : .fit) }
    }

    func items(of part: Dossier.Part) -> [DossierItem] {
        switch part {
        case .who: who
        case .figures: []
        case .fit: fit
        case .steps: steps
        case .agreed: agreed
        case .due: due
        case .timeline: timeline
        case .notes: notes
        }
    }

    /// The line under the cursor of the part looked at.
    var current: DossierItem? {
        let items = items(of: dossier.part)
        let place = min(dossier.cursor(of: dossier.part), items.count - 1)
        return place >= 0 ? items[place] : nil
    }

    // MARK: - Who

    /// The fields that are shown even while they are empty, so that they can be filled in.
    private static let usualFields = [
        FieldName.person, FieldName.email, FieldName.site, FieldName.country, FieldName.language,
        FieldName.channel, FieldName.tier, FieldName.owner, FieldName.rate, FieldName.payment,
    ]
    private static let otherFields = [
        FieldName.name, FieldName.company, FieldName.link, FieldName.community, FieldName.parent,
        FieldName.joined,
        FieldName.source, FieldName.status, FieldName.reason, FieldName.declined,
        FieldName.noContact, FieldName.unsubscribed,
    ]

    private var who: [DossierItem] {
        let contacts = program.fields(prefix: FieldName.contact, row: row)
        let facts = program.fields(prefix: FieldName.fact, row: row)
        let usual = DossierReading.usualFields.compactMap { field($0, isKept: true) }
        // What is known comes first; what could be filled in stays in reach below.
        return usual.filter { $0.textRole == .plain }
            + (contacts + DossierReading.otherFields).compactMap { field($0, isKept: false) }
            + tags + usual.filter { $0.textRole != .plain }
            + facts.compactMap { field($0, isKept: false) }
    }

    private func field(_ field: String, isKept: Bool) -> DossierItem? {
        let value = program.value(field, row: row)
        guard value != nil || isKept else { return nil }
        let name = [FieldName.contact, FieldName.fact].first {
            field.utf8.starts(with: $0.utf8)
        }.map { String(decoding: Array(field.utf8.dropFirst($0.utf8.count)), as: UTF8.self) }
        return DossierItem(
            head: name ?? field, text: value ?? (format.isASCII ? "-" : "—"),
            textRole: value == nil ? .muted : .plain, target: .field(field))
    }

    private var tags: [DossierItem] {
        let tags = program.tags(row: row)
        guard !tags.isEmpty else { return [] }
        return [
            DossierItem(
                head: "tags", text: tags.map { "#" + $0 }.joined(separator: " "), textRole: .mark)
        ]
    }

    // MARK: - Checklist and fit

    private var steps: [DossierItem] {
        let stage = analysis.stages[row]
        return analysis.settings.rule(of: stage).steps.map { rule in
            let state = analysis.stepState(rule, in: stage, row: row)
            let day = program.step(rule, in: stage, row: row)?.day
            return DossierItem(
                head: sign(of: state), text: rule.title,
                tail: state == .pending
                    ? ""
                    : day.map { shortDay($0) } ?? (rule.sign == nil ? "" : say[.dossierFound]),
                textRole: state.isSettled ? .muted : state == .actionNeeded ? .warn : .plain,
                target: .step(rule, stage, state))
        }
    }

    private func sign(of state: StepState) -> String {
        let glyphs = Glyphs(isASCII: format.isASCII)
        return switch state {
        case .pending: glyphs.open.string
        case .waiting: "~"
        case .done: glyphs.check.string
        case .actionNeeded: "!"
        case .skipped: "-"
        }
    }

    private var fit: [DossierItem] {
        FitCriterion.allCases.map { criterion in
            let mark = program.mark(criterion, row: row)
            return DossierItem(
                head: say[.name(of: criterion)], text: mark == nil ? "?" : "",
                tail: mark.map { "\($0)/\(FitCriterion.highest)" } ?? "", textRole: .muted,
                bar: mark.map { Double($0) / Double(FitCriterion.highest) },
                target: .field(criterion.field))
        }
    }

    // MARK: - What was agreed

    private var agreed: [DossierItem] {
        let goals = program.records(Goal.self, row: row).sorted { $0.due > $1.due }.flatMap(goal)
        let agreements = program.records(Agreement.self, row: row).map { agreement in
            (
                agreement.day,
                DossierItem(
                    head: shortDay(agreement.day), text: agreement.text,
                    target: .agreement(agreement))
            )
        }
        let terms = program.records(TermsChange.self, row: row).map { terms in
            (
                terms.day,
                DossierItem(
                    head: shortDay(terms.day), text: self.text(of: terms), target: .terms(terms))
            )
        }
        let reviews = program.records(Review.self, row: row).map { review in
            (
                review.day,
                DossierItem(
                    head: shortDay(review.day), text: say(.dossierReview, review.text),
                    tail: figures(of: review), target: .review(review))
            )
        }
        return goals + (agreements + terms + reviews).sorted { $0.0 > $1.0 }.map(\.1)
    }

    private func goal(_ goal: Goal) -> [DossierItem] {
        let progress = analysis.progress(of: goal, row: row)
        let amount = say(
            .dossierGoal, number(goal.target, goal.metric), goal.metric.word, shortDay(goal.due))
        let reached = progress.reached.map { number($0, goal.metric) } ?? "?"
        let text = [amount, goal.text].filter { !$0.isEmpty }.joined(separator: ", ")
        let percent = progress.part.map { Format.percent($0, digits: 0) + " %" } ?? ""
        let state: Phrase? =
            progress.isMet
            ? .dossierGoalMet
            : progress.isOver ? .dossierGoalMissed : goal.isAgreed ? nil : .dossierGoalOpen
        return [
            DossierItem(
                head: "", text: text, tail: state.map { say[$0] } ?? "",
                tailRole: progress.isMet ? .good : progress.isOver ? .bad : .muted,
                target: .goal(goal)),
            DossierItem(
                head: "", text: progress.part == nil ? "?" : "", tail: "\(reached), \(percent)",
                textRole: .muted, bar: progress.part, target: .goal(goal)),
        ]
    }

    private func text(of terms: TermsChange) -> String {
        let rate = terms.rate.map { say(.dossierRate, terms.before ?? "?", $0) }
        return [rate, terms.text].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private func figures(of review: Review) -> String {
        [Metric.sales, .clicks].compactMap { metric in
            review.figures[metric].map { number($0, metric) + " " + metric.word }
        }.joined(separator: ", ")
    }

    private func number(_ value: Int64, _ metric: Metric) -> String {
        metric.isMoney
            ? format.currencySign + " " + format.wholeMoney(value) : Format.count(value)
    }

    // MARK: - Due

    private var due: [DossierItem] {
        let works = program.records(Work.self, row: row)
        let open = works.filter { $0.done == nil }.sorted {
            ($0.due ?? Day(number: .max)) < ($1.due ?? Day(number: .max))
        }
        let done = works.filter { $0.done != nil }.sorted {
            ($0.done ?? analysis.today) > ($1.done ?? analysis.today)
        }
        var items = (open + done).map(item)
        if let until = analysis.work.snoozedUntil[row], analysis.today < until {
            items.insert(
                DossierItem(
                    head: shortDay(until), text: say[.dossierSnoozed], textRole: .warn,
                    target: .field(FieldName.snoozed)), at: 0)
        }
        return items
    }

    private func item(_ work: Work) -> DossierItem {
        let glyphs = Glyphs(isASCII: format.isASCII)
        if let done = work.done {
            return DossierItem(
                head: shortDay(done), text: glyphs.check.string + " " + work.text,
                textRole: .muted, target: .work(work))
        }
        let isLate = work.isLate(on: analysis.today)
        return DossierItem(
            head: work.due.map { Format.weekdayDay($0) } ?? say[.dossierSomeDay], text: work.text,
            tail: isLate
                ? say[.dossierLate] : work.isDue(on: analysis.today) ? say[.dossierToday] : "",
            tailRole: .warn, target: .work(work))
    }

    func shortDay(_ day: Day) -> String {
        day.civil.year == analysis.today.civil.year ? Format.shortDay(day) : Format.longDay(day)
    }
}

extension Phrase {
    static func name(of criterion: FitCriterion) -> Phrase {
        named("fit" + capitalized(String(describing: criterion)))
    }

    static func name(of kind: NoteKind) -> Phrase { named("noteKind" + capitalized(kind.rawValue)) }
}
