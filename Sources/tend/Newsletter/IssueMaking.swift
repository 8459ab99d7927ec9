import Exchange
import Insight
import Model
import Store

/// An issue with everything the program knows for it: what its parts say, and who gets it.
struct IssueMaking {
    /// A part as it stands in this issue.
    struct Part {
        let text: IssueText.Part
        /// What it says; nil if it is out or has nothing to say.
        let section: IssueSection?
        /// How much it says, in a word or two.
        let fact: String
    }

    let session: Session
    let issue: IssueText
    /// The days it tells of.
    let window: Window
    /// Whom it is for.
    let segment: String
    let audience: Audience
    private(set) var parts: [Part] = []

    /// Makes an issue.
    ///
    /// - Throws: a segment or days that cannot be understood.
    init(_ kept: IssueDesk.Kept, session: Session) throws(MessageMistake) {
        self.session = session
        issue = kept.text
        segment = issue.segment ?? session.settings.newsletter.segment
        window = try IssueMaking.window(issue, kept.file, session)
        let rows: [Int]
        do throws(CommandFailure) { rows = try session.rows([segment]) } catch {
            throw MessageMistake(kept.file, "segment: \(error.text)", advice: "mend the filter")
        }
        audience = session.analysis.audience(of: rows)
        let blocks = IssueBlocks(session: session, language: issue.language, window: window)
        parts = issue.parts.map { part in
            let (section, fact) = blocks.section(part)
            return Part(text: part, section: part.isOn ? section : nil, fact: fact)
        }
    }

    private static func window(
        _ issue: IssueText, _ file: String, _ session: Session
    ) throws(MessageMistake) -> Window {
        guard let days = issue.days else { return session.analysis.issueWindow }
        let last = session.analysis.window(days: 1).to
        guard let period = Period(days, last: last, weekStart: session.settings.weekStart) else {
            throw MessageMistake(
                file, "days: ‘\(days)’ is no period", advice: "write 30d, 2026-10 or FIRST..LAST")
        }
        return period.window
    }

    /// The issue, ready to be written.
    var document: IssueDocument {
        let words = IssueWords(language: issue.language, today: session.today)
        return IssueDocument(
            program: session.settings.name, subject: issue.subject, language: issue.language,
            sections: parts.compactMap(\.section),
            footer: words.footer(
                program: session.settings.name,
                hasPage: session.settings.newsletter.unsubscribe != nil))
    }

    /// For a service, which has a page of its own to leave the list.
    var documentForService: IssueDocument {
        let words = IssueWords(language: issue.language, today: session.today)
        let own = document
        return IssueDocument(
            program: own.program, subject: issue.subject, language: own.language,
            sections: own.sections,
            footer: words.footer(program: own.program, hasPage: true))
    }

    /// The incentives it tells of.
    var announced: [Incentive] {
        let isIn = parts.contains { $0.section != nil && $0.text.block == .incentives }
        return isIn ? session.analysis.runningIncentives : []
    }

    /// The resources it gives to whoever reads it: those it lists and those it names.
    var given: [Resource] {
        let isIn = parts.contains { $0.section != nil && $0.text.block == .resources }
        let blocks = IssueBlocks(session: session, language: issue.language, window: window)
        let listed = isIn ? blocks.newResources : []
        let names = Set(tags.map(\.name))
        return session.store.program.resources.filter { resource in
            resource.retired == nil
                && (names.contains(resource.valueName)
                    || listed.contains { $0.key.utf8.elementsEqual(resource.key.utf8) })
        }
    }

    // MARK: - Values

    /// Values that are the same for every recipient.
    private func common(_ name: String) -> String? {
        switch name {
        case "program.name": return session.settings.name
        case "today":
            return LetterFormat(language: issue.language, today: session.today).day(session.today)
        case "manager.name", "manager.mail":
            let mailbox = session.settings.mail.from.flatMap { try? NamedAddress($0) }
            guard name == "manager.name" else { return mailbox?.address.text }
            let own = mailbox?.name ?? ""
            return own.isEmpty ? session.user : own
        case "unsubscribe": return session.settings.newsletter.unsubscribe
        default: return session.settings.values[name] ?? resourceLink(name)
        }
    }

    /// The link of a resource named as `resource.KEY`, or of the hub; nil for other names.
    private func resourceLink(_ name: String) -> String? {
        let resources = session.store.program.resources.filter { $0.retired == nil }
        let isHub = name.utf8.elementsEqual("resources.hub".utf8)
        return resources.first {
            $0.valueName.utf8.elementsEqual(name.utf8) || (isHub && $0.key == Resource.hub)
        }?.link
    }

    /// Values as they are before it is known who reads: those of single partners stay as `{{name}}`.
    var openValues: IssueValues {
        let common = commonValues
        return IssueValues { common[$0] }
    }

    /// A service's marks, and the values that are the same for all.
    func values(for service: MailingService) -> IssueValues {
        let common = commonValues
        return IssueValues(service: service) {
            IssueValues.mark($0, for: service) ?? common[$0]
        }
    }

    /// The values of one partner.
    func values(row: Int) -> IssueValues {
        let values = PartnerValues.make(session, row: row, language: issue.language)
        let common = commonValues
        return IssueValues { values.text($0) ?? common[$0] }
    }

    private var commonValues: [String: String] {
        Dictionary(
            uniqueKeysWithValues: Set(names).compactMap { name in common(name).map { (name, $0) } })
    }

    private var tags: [MessageTemplate.Variable] {
        (try? issue.tags(file: "newsletters/\(issue.name).md")) ?? []
    }

    /// Every name it uses, that of the footer too.
    private var names: [String] { tags.map(\.name) + ["unsubscribe"] }

    /// The names one recipient has no value for.
    func missing(row: Int) -> [String] {
        let values = PartnerValues.make(session, row: row, language: issue.language)
        return Set(tags.map(\.name)).filter { values.text($0) == nil && common($0) == nil }.sorted()
    }

    // MARK: - What is to be looked at

    /// A remark on the issue before it goes.
    struct Check {
        enum Weight { case good, look, bad }
        let weight: Weight
        let text: String
    }

    /// What speaks for and against sending it.
    var checks: [Check] {
        [valueCheck, languageCheck].compactMap(\.self) + unknownNames + emptyCheck
    }

    /// Names that mean nothing, each with its place.
    var unknownNames: [Check] {
        guard let row = session.store.program.rows.first else { return [] }
        let known =
            PartnerValues.make(session, row: row, language: issue.language).names + ["unsubscribe"]
        let set = Set(known)
        return tags.filter { !set.contains($0.name) }.map { tag in
            let nearest = EditDistance.nearest(to: Array(tag.name.utf8), among: known)
            let hint = nearest.map { "; did you mean \($0)?" } ?? ""
            return Check(
                weight: .bad, text: "\(tag.place): there is no value ‘\(tag.name)’" + hint)
        }
    }

    private var valueCheck: Check? {
        guard unknownNames.isEmpty, !audience.rows.isEmpty else { return nil }
        let without = audience.rows.count { !missing(row: $0).isEmpty }
        guard without > 0 else {
            return Check(weight: .good, text: "every value is there for all \(audience.rows.count)")
        }
        return Check(
            weight: .look,
            text: "\(without) of \(audience.rows.count) have no value for one of: "
                + Set(tags.map(\.name)).sorted().joined(separator: ", "))
    }

    private var languageCheck: Check? {
        let program = session.store.program
        var others: [String: Int] = [:]
        for row in audience.rows {
            let wanted = MessageLanguage.preferences(
                language: program.value(FieldName.language, row: row),
                country: program.value(FieldName.country, row: row),
                usual: issue.language
            ).first
            if let wanted, wanted != issue.language { others[wanted, default: 0] += 1 }
        }
        guard !others.isEmpty else { return nil }
        let texts = others.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.value) read \($0.key)" }
        return Check(
            weight: .look, text: texts.joined(separator: ", ") + "; this is \(issue.language)")
    }

    private var emptyCheck: [Check] {
        parts.contains { $0.section != nil }
            ? [] : [Check(weight: .bad, text: "no part says anything")]
    }
}
