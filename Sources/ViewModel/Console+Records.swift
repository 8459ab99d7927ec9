import Insight
import Model
import Screen

/// Goals, terms, agreements, reviews, notes and work as typed on one line.
extension Console {
    /// Opens a line for a new record.
    mutating func ask(_ kind: RecordDraft.Kind) {
        guard !options.isReadOnly else {
            tell(say[.readOnly], isBad: true)
            return
        }
        ask(.record(RecordDraft(kind, field: nil, old: nil)))
    }

    /// Saves what was typed; what cannot be read is told, and the line comes back to be mended.
    mutating func keep(_ draft: RecordDraft, _ text: String) -> [Effect] {
        if text.isEmpty {
            guard let field = draft.field else { return [] }
            return act(.put(field: field, line: nil))
        }
        guard let effects = saving(draft, text) else {
            tell(say[draft.kind.mistake], isBad: true)
            prompt = Prompt(.record(draft), text: text)
            return []
        }
        return effects
    }

    private mutating func saving(_ draft: RecordDraft, _ text: String) -> [Effect]? {
        guard let analysis else { return [] }
        let today = analysis.today
        switch draft.kind {
        case .note: return draft.field.map { act(.put(field: $0, line: text)) } ?? act(.note(text))
        case .work:
            let (due, what) = WorkText.due(text, today: today)
            guard !what.isEmpty, var work = draft.record(Work.self) else { return nil }
            work.due = due
            work.text = what
            return put(work)
        case .goal:
            let currency = analysis.settings.currency
            return RecordText.goal(text, key: draft.key, today: today, currency: currency)
                .map { keep($0, draft) }
        case .agreement:
            return RecordText.dated(text, today: today)
                .map { keep(Agreement(key: draft.key, day: $0.day, text: $0.text), draft) }
        case .terms:
            let before = draft.record(TermsChange.self)?.before
            guard
                let terms = RecordText.terms(text, key: draft.key, today: today, before: before)
            else { return nil }
            return draft.field == nil ? act(.setTerms(terms)) : put(terms)
        case .review: return review(draft, text)
        }
    }

    /// A review of today's figures, or another text for one that was held.
    private mutating func review(_ draft: RecordDraft, _ text: String) -> [Effect]? {
        if var review = draft.record(Review.self) {
            review.text = text
            return put(review)
        }
        guard let analysis else { return nil }
        noteCount += 1
        let change = analysis.review(targets, text: text, key: "\(noteSeed)\(noteCount)")
        return change.map { [.save($0)] } ?? []
    }

    private mutating func keep(_ record: some WorkRecord, _ draft: RecordDraft) -> [Effect] {
        guard draft.field == nil else { return put(record) }
        return act(.add(family: type(of: record).family, line: record.line))
    }

    private mutating func put(_ record: some WorkRecord) -> [Effect] {
        act(.put(field: record.field, line: record.line))
    }

    // MARK: - Fields

    /// `e`: the line of the dossier, the cell of the list, or a choice of fields.
    mutating func editField() {
        if isOnKPIs {
            showKPISettings()
        } else if place == .dossier {
            editInDossier()
        } else if isOnCampaigns {
            editCampaign()
        } else if isOnResources {
            editResource()
        } else if place == .partners, let field = cellField {
            edit(field)
        } else {
            showFields()
        }
    }

    /// The field of the cell under the cursor; nil for what is no field.
    private var cellField: String? {
        let columns = shownColumns
        return switch columns[min(columnCursor, columns.count - 1)] {
        case .partner: FieldName.name
        case .stage: FieldName.stage
        case .owner: FieldName.owner
        case .tier: FieldName.tier
        case .country: FieldName.country
        case .channel: FieldName.channel
        case .community: FieldName.community
        case .email: FieldName.email
        case .site: FieldName.site
        case .reason: FieldName.reason
        case .joined: FieldName.joined
        default: nil
        }
    }

    mutating func showFields() {
        guard let analysis, let id = targets.first else {
            tell(say[.nothingThere], isBad: true)
            return
        }
        let fields = [
            FieldName.name, FieldName.person, FieldName.email, FieldName.site, FieldName.country,
            FieldName.language, FieldName.channel, FieldName.tier, FieldName.owner,
            FieldName.rate, FieldName.payment, FieldName.company, FieldName.link,
            FieldName.community, FieldName.joined, FieldName.stage, FieldName.reason,
        ]
        let items = fields.map { field in
            Overlay.Item(
                text: field, detail: analysis.program.value(field, of: id) ?? "",
                choice: .field(field))
        }
        overlay = Overlay(
            .menu, title: say[.boxFields], footer: say[.boxFooterChoose], items: items)
    }

    /// Shows the text again that a field cannot have, with the reason.
    mutating func refused(_ field: String, _ text: String, old: String?, why: String) {
        prompt = Prompt(.field(field, old: old), text: text)
        tell(why, isBad: true)
    }

    /// `E`: the first target in the person's editor.
    mutating func editText() -> [Effect] {
        guard !options.isReadOnly else {
            tell(say[.readOnly], isBad: true)
            return []
        }
        guard let id = targets.first else {
            tell(say[.nothingThere], isBad: true)
            return []
        }
        return [.editPartner(id)]
    }
}

/// A record being typed: a new one, or one that is there.
struct RecordDraft: Hashable {
    enum Kind { case note, work, goal, terms, agreement, review }

    let kind: Kind
    /// The field it is kept in, nil while it is new.
    let field: String?
    /// The line the field has, as seen when the line was opened.
    let old: String?

    init(_ kind: Kind, field: String?, old: String?) {
        self.kind = kind
        self.field = field
        self.old = old
    }

    /// The random part of the field's name.
    var key: String {
        let bytes = Array((field ?? "").utf8)
        guard let colon = bytes.firstIndex(of: 0x3A) else { return "" }
        return String(decoding: bytes[(colon + 1)...], as: UTF8.self)
    }

    /// The record that is there.
    func record<Record: WorkRecord>(_ type: Record.Type) -> Record? {
        old.flatMap { Record(key: key, line: $0) }
    }
}

extension RecordDraft.Kind {
    /// What the line asks for.
    var prompt: Phrase {
        switch self {
        case .note: .promptNoteKinds
        case .work: .promptWork
        case .goal: .promptGoal
        case .terms: .promptTerms
        case .agreement: .promptAgreement
        case .review: .promptReview
        }
    }

    /// What to say if the text cannot be read.
    var mistake: Phrase {
        switch self {
        case .goal: .badGoal
        case .terms: .badTerms
        default: .badRecord
        }
    }
}
