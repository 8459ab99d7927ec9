import Model
import Store

/// Lets mails follow an undo: those still in the outbox leave it and are drafts again.
///
/// When the undo is undone they go back. Mails that were fetched went out and stay out.
struct TakingBack {
    let session: Session

    /// Lets outbox and drafts follow a change that took something back or did it again; answers
    /// what to tell, nil for nothing.
    func follow(_ event: Event) throws(StoreError) -> String? {
        guard event.change.kind == .undo || event.change.kind == .redo else { return nil }
        let mails = event.change.edits.compactMap { edit -> (key: String, edit: Edit)? in
            guard edit.field.utf8.starts(with: Contact.family.utf8) else { return nil }
            let key = edit.field.utf8.dropFirst(Contact.family.utf8.count)
            return (String(decoding: key, as: UTF8.self), edit)
        }
        try followHeldOut(event)
        let gone = mails.filter { $0.edit.new == nil && isMail($0.edit.old) }
        let again = mails.filter { $0.edit.old == nil && isMail($0.edit.new) }
        if !gone.isEmpty { return try takeBack(gone) }
        return again.isEmpty ? nil : try putBack(again)
    }

    /// The messages of partners held out are drafts again when that is taken back.
    private func followHeldOut(_ event: Event) throws(StoreError) {
        for edit in event.change.edits
        where edit.field.utf8.starts(with: HoldOut.family.utf8) {
            if edit.new == nil, edit.old != nil {
                try session.store.restoreDraft(edit.partner.text, of: session.user)
            } else if edit.old == nil, edit.new != nil {
                try session.store.removeDraft(edit.partner.text, of: session.user)
            }
        }
    }

    private func isMail(_ line: String?) -> Bool {
        guard let contact = line.flatMap({ Contact(key: "", line: $0) }) else { return false }
        return contact.channel == .mail && !contact.isIncoming
    }

    /// Whether a mail is an issue of the newsletter, which never was a draft.
    private func isIssue(_ line: String?) -> Bool {
        let template = line.flatMap { Contact(key: "", line: $0)?.template }
        return template.flatMap(SentIssue.name(ofTemplate:)) != nil
    }

    private func takeBack(_ mails: [(key: String, edit: Edit)]) throws(StoreError) -> String? {
        let moved = try session.store.moveMails(
            withKeys: Set(mails.map(\.key)), backFromOutbox: true)
        let letters = mails.filter { moved.contains($0.key) && !isIssue($0.edit.old) }
        for mail in letters {
            try session.store.restoreDraft(mail.edit.partner.text, of: session.user)
        }
        guard !moved.isEmpty else { return nil }
        let left = mails.count - moved.count
        let again = letters.isEmpty ? "" : " and drafts again"
        return "\(moved.count) of \(mails.count) mails are taken out of the outbox" + again
            + (left > 0 ? "; \(left) had left it before" : "")
    }

    private func putBack(_ mails: [(key: String, edit: Edit)]) throws(StoreError) -> String? {
        let moved = try session.store.moveMails(
            withKeys: Set(mails.map(\.key)), backFromOutbox: false)
        for mail in mails where moved.contains(mail.key) && !isIssue(mail.edit.new) {
            try session.store.removeDraft(mail.edit.partner.text, of: session.user)
        }
        return moved.isEmpty
            ? nil : Counted.text(moved.count, "mail is", "mails are") + " in the outbox again"
    }
}
