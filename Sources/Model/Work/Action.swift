/// Ready-made changes, one for each thing a person can do to partners.
public enum Action: Hashable, Sendable {
    case note(String)
    case addTag(String)
    case removeTag(String)
    case move(Stage)
    case setOwner(String?)
    case archive(Bool)
    case setReason(QuietReason?)
    /// Sets a plain field, or takes its value away.
    case set(field: String, value: String?)
    /// Records how far an item of a stage's checklist is.
    case step(StepRule, Stage, StepState)
    /// Writes new work down; its key is made anew for each partner.
    case addWork(Work.Kind, due: Day?, text: String)
    /// Writes a contact down; its key is made anew for each partner.
    case log(Contact)
    /// Keeps a partner out of the reminders until a day; nil brings it back.
    case snooze(until: Day?)
    /// Records what triage came to for now: skipped, or not worth it.
    case pass(TriageVerdict)
    /// Changes, adds or takes away one record as it is.
    case put(field: String, line: String?)
    /// Adds a record of a family such as `goal:`; its key is made anew for each partner.
    case add(family: String, line: String)
    /// Changes the terms: writes down what changes and why, and the rate if it is another one.
    case setTerms(TermsChange)
}

/// How triage left a partner without doing anything.
public enum TriageVerdict: String, CaseIterable, Sendable {
    /// Comes back tomorrow.
    case skipped
    /// Stays out until something changes.
    case notWorthIt = "not-worth-it"
}

extension Action {
    /// The change that does this to partners, leaving out what is already so; nil if all is.
    ///
    /// `today` is the day it is done, `noteKey` a random word that names new entries.
    public func change(
        to ids: [PartnerID], in program: Program, today: Day, noteKey: String
    ) -> Change? {
        let edits = ids.flatMap { id in
            fields(of: id, in: program, today: today, noteKey: noteKey).compactMap {
                field, value -> Edit? in
                let old = program.value(field, of: id)
                return old == value ? nil : Edit(partner: id, field: field, new: value, old: old)
            }
        }
        guard edits.contains(where: { !$0.field.utf8.starts(with: FieldName.entered.utf8) }) else {
            return nil
        }
        return Change(kind: kind, edits: edits)
    }

    private var kind: Change.Kind {
        switch self {
        case .note: .note
        case .addTag, .removeTag: .tag
        case .move: .move
        case .archive: .archive
        case .setOwner, .setReason, .set: .set
        case .step: .step
        case .addWork: .task
        case .log: .log
        case .snooze, .pass: .triage
        case .put(let field, _): Action.kind(of: field)
        case .add(let family, _): Action.kind(of: family)
        case .setTerms: .goal
        }
    }

    private static func kind(of field: String) -> Change.Kind {
        let kinds: [(family: String, kind: Change.Kind)] = [
            (Work.family, .task), (Contact.family, .log), (FieldName.note, .note),
            (Incentive.family, .campaign), (TierRule.family, .campaign),
            (Promotion.family, .campaign), (PromotionTask.family, .task),
            (FieldName.bonus, .campaign),
            (ProgramReview.family, .audit), (Audit.family, .audit),
            (Resource.family, .campaign), (FieldName.received, .log),
            (SentIssue.family, .campaign), (Listing.family, .campaign),
            (ContestResult.family, .campaign),
        ]
        return kinds.first { field.utf8.starts(with: $0.family.utf8) }?.kind ?? .goal
    }

    private func fields(
        of id: PartnerID, in program: Program, today: Day, noteKey: String
    ) -> [(String, String?)] {
        switch self {
        case .note(let text): [(FieldName.note + noteKey, text)]
        case .addTag(let tag): [(FieldName.tag + tag, "1")]
        case .removeTag(let tag): [(FieldName.tag + tag, nil)]
        case .move(let stage):
            [(FieldName.stage, stage.word), (FieldName.entered + stage.word, today.iso)]
        case .setOwner(let owner): [(FieldName.owner, owner)]
        case .archive(let isArchived): [(FieldName.archived, isArchived ? "1" : nil)]
        case .setReason(let reason): [(FieldName.reason, reason?.rawValue)]
        case .set(let field, let value): [(field, value)]
        case .step(let rule, let stage, let state):
            [(rule.field(in: stage), state == .pending ? nil : "\(state.rawValue) \(today.iso)")]
        case .addWork(let kind, let due, let text):
            [(Work.family + noteKey, Work(key: noteKey, kind: kind, due: due, text: text).line)]
        case .log(let contact):
            logged(contact, key: noteKey, address: program.value(FieldName.email, of: id))
        case .snooze(let day): [(FieldName.snoozed, day?.iso)]
        case .pass(let verdict): [(FieldName.triage, "\(verdict.rawValue) \(today.iso)")]
        case .put(let field, let line): [(field, line)]
        case .add(let family, let line): [(family + noteKey, line)]
        case .setTerms(let terms):
            changed(terms, key: noteKey, before: program.value(FieldName.rate, of: id))
        }
    }

    private func changed(
        _ terms: TermsChange, key: String, before: String?
    ) -> [(String, String?)] {
        var terms = terms
        terms.before = before
        let record = (TermsChange.family + key, terms.line as String?)
        guard let rate = terms.rate else { return [record] }
        return [record, (FieldName.rate, rate)]
    }

    /// A contact also says when nobody may write any more.
    private func logged(
        _ contact: Contact, key: String, address: String?
    ) -> [(String, String?)] {
        let entry = (Contact.family + key, contact.line as String?)
        switch contact.outcome {
        case .unsubscribed: return [entry, (FieldName.unsubscribed, contact.day.iso)]
        case .bounced:
            guard let address, contact.channel == .mail else { return [entry] }
            return [entry, (FieldName.bounced, contact.day.iso + " " + address)]
        default: return [entry]
        }
    }
}
