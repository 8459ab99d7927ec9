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
        return usual.filter { $0.textRole != .muted }
            + (contacts + DossierReading.otherFields).compactMap { field($0, isKept: false) }
            + tags + usual.filter { $0.textRole == .muted }
            + facts.compactMap { field($0, isKept: false) }
    }

    private func field(_ field: String, isKept: Bool) -> DossierItem? {
        let value = program.value(field, row: row)
        guard value != nil || isKept else { return nil }
        let name = [FieldName.contact, FieldName.fact].first {
            field.utf8.starts(with: $0.utf8)
        }.map { String(decoding: Array(field.utf8.dropFirst($0.utf8.count)), as: UTF8.self) }
        if let value, FieldName.addresses.contains(field),
            let plain = DomainName.unmasked(value)
        {
            return DossierItem(
                head: field, text: say(.domainWritten, plain, value), textRole: .warn,
                target: .field(field))
        }
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
