/// What came of a contact: an answer, a no, a mail that came back.
public struct Reply: Hashable, Sendable {
    /// What came of it.
    public var outcome: Contact.Outcome
    /// What was said; may be empty.
    public var text: String

    /// An outcome with what was said.
    public init(_ outcome: Contact.Outcome, text: String) {
        self.outcome = outcome
        self.text = text
    }

    /// Reads what people type: an outcome before the text, or only the text of an answer.
    public init(typed text: String) {
        let bytes = Array(text.utf8)
        let word = bytes.prefix { $0 != 0x20 }.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 32 : $0 }
        guard let outcome = Contact.Outcome(rawValue: String(decoding: word, as: UTF8.self)) else {
            self.init(.replied, text: text)
            return
        }
        let rest = bytes[word.count...].drop { $0 == 0x20 }
        self.init(outcome, text: String(decoding: rest, as: UTF8.self))
    }

    /// Puts the reply on record: on the contact it answers, with every open follow-up done.
    ///
    /// Nil if there is nothing to change. A partner who left the list is not written to any more.
    public func change(
        to contact: Contact, of id: PartnerID, in program: Program, today: Day
    ) -> Change? {
        var contact = contact
        contact.outcome = outcome
        contact.answered = outcome == .waiting ? nil : today
        if !text.isEmpty { contact.text += contact.text.isEmpty ? text : " · " + text }
        var actions: [Action] = [.put(field: contact.field, line: contact.line)]
        if outcome == .unsubscribed {
            actions.append(.set(field: FieldName.unsubscribed, value: today.iso))
        }
        if outcome == .bounced, let address = program.value(FieldName.email, of: id) {
            actions.append(.set(field: FieldName.bounced, value: today.iso + " " + address))
        }
        if outcome != .waiting, let row = program.row(of: id) {
            actions += program.records(Work.self, row: row).filter {
                $0.kind == .followUp && $0.done == nil
            }.map { $0.finished(on: today) }
        }
        let changes = actions.compactMap {
            $0.change(to: [id], in: program, today: today, noteKey: "")
        }
        return Change.together(changes, kind: .log)
    }
}

extension Work {
    /// The action that says the work is done.
    public func finished(on day: Day) -> Action {
        var work = self
        work.done = day
        return .put(field: field, line: work.line)
    }
}
