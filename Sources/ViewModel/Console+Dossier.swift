import Insight
import Model
import Screen

/// A partner opened: moving in it, and acting on the line under the cursor.
extension Console {
    var dossierReading: DossierReading? {
        guard let analysis, let dossier else { return nil }
        return DossierReading(dossier: dossier, analysis: analysis, say: say, format: format)
    }

    func dossierLines(_ layout: Layout) -> [Line] {
        guard let reading = dossierReading else { return [] }
        return DossierView(reading: reading, glyphs: glyphs).lines(in: layout.body)
    }

    /// Whether the parts stand beside each other, so that one can be shown whole.
    var isDossierFolded: Bool {
        !(dossier?.isZoomed ?? true) && DossierView.isFolded(layout.body)
    }

    mutating func moveInDossier(_ command: Command) {
        guard let reading = dossierReading, let part = dossier?.part else { return }
        let page = max(1, layout.body.rows / 2)
        dossier?.move(command, page: page, count: reading.items(of: part).count)
    }

    mutating func stepPart(forward: Bool) {
        guard let reading = dossierReading else { return }
        dossier?.step(forward: forward, among: reading.parts)
    }

    /// Takes the whole screen for a part, a search, or the dossier itself back; false if it is none.
    mutating func backInDossier() -> Bool {
        if dossier?.search.isEmpty == false {
            dossier?.search = ""
        } else if dossier?.isZoomed == true {
            dossier?.isZoomed = false
        } else {
            return false
        }
        return true
    }

    mutating func findInDossier() {
        dossier?.part = .timeline
        prompt = Prompt(.find, text: dossier?.search ?? "")
    }

    // MARK: - Acting on a line

    /// What Enter does: settles steps and work, tells of a change, edits everything else.
    mutating func openInDossier() -> [Effect] {
        guard let analysis, let item = dossierReading?.current else { return [] }
        switch item.target {
        case .nothing: return []
        case .step(let rule, let stage, let state):
            return act(.step(rule, stage, state == .done ? .pending : .done))
        case .work(var work):
            work.done = work.done == nil ? analysis.today : nil
            return act(.put(field: work.field, line: work.line))
        case .event(let id):
            tellOfEvent(id)
            return []
        default:
            editInDossier()
            return []
        }
    }

    /// What `e` does: opens the line's text, or the checklist.
    mutating func editInDossier() {
        guard let analysis, let item = dossierReading?.current else {
            tell(say[.fieldFromFiles])
            return
        }
        let currency = analysis.settings.currency
        switch item.target {
        case .nothing: break
        case .answer: tell(say[.dossierAnswerStays])
        case .field(let field): edit(field)
        case .step: showChecklist()
        case .goal(let goal):
            edit(.goal, goal, text: RecordText.line(goal, currency: currency))
        case .agreement(let agreement):
            edit(.agreement, agreement, text: "\(agreement.day.iso) \(agreement.text)")
        case .terms(let terms): edit(.terms, terms, text: RecordText.line(terms))
        case .review(let review): edit(.review, review, text: review.text)
        case .work(let work):
            edit(.work, work, text: (work.due.map { $0.iso + " " } ?? "") + work.text)
        case .note(let key, let text):
            let draft = RecordDraft(.note, field: FieldName.note + key, old: text)
            prompt = Prompt(.record(draft), text: text)
        case .event(let id): tellOfEvent(id)
        }
    }

    private mutating func edit(_ kind: RecordDraft.Kind, _ record: some WorkRecord, text: String) {
        let draft = RecordDraft(kind, field: record.field, old: record.line)
        prompt = Prompt(.record(draft), text: text)
    }

    /// Opens a field of the first target in a line, a choice or a box, as suits it.
    mutating func edit(_ field: String) {
        guard let analysis, let id = targets.first else {
            tell(say[.nothingThere], isBad: true)
            return
        }
        guard !options.isReadOnly else {
            tell(say[.readOnly], isBad: true)
            return
        }
        switch field {
        case FieldName.stage: showStages()
        case FieldName.reason: showReasons()
        case FieldName.snoozed: ask(.snooze)
        default:
            let value = analysis.program.value(field, of: id)
            prompt = Prompt(.field(field, old: value), text: value ?? "")
        }
    }

    /// The whole of a change: who, when, and every field with both its values.
    private mutating func tellOfEvent(_ id: EventID) {
        guard let event = dossier?.history?.first(where: { $0.id == id }) else { return }
        var texts = [say(.eventBy, Format.moment(event.milliseconds), event.user), ""]
        for edit in event.change.edits where edit.partner == dossier?.id {
            let none = say[.eventNone]
            texts.append(say(.eventEdit, edit.field, edit.old ?? none, edit.new ?? none))
        }
        show(texts, title: say[.boxEvent])
    }

    /// A box of texts to read.
    func reading(_ texts: [String], title: String) -> Overlay {
        let width = min(size.columns - 2, 76) - 6
        let items = texts.flatMap { text in
            SafeText(text).wrapped(to: width).map {
                Overlay.Item(text: $0.string, choice: .nothing)
            }
        }
        return Overlay(.reading, title: title, footer: say[.boxFooterRead], items: items)
    }

    private mutating func show(_ texts: [String], title: String) {
        overlay = reading(texts, title: title)
    }
}
