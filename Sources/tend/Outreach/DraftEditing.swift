import Exchange
import Model
import Store

/// A draft in the person's editor; whatever goes wrong, the text is kept and its place named.
struct DraftEditing {
    private let desk: MailDesk

    init(_ desk: MailDesk) { self.desk = desk }

    /// What came of editing, for the console.
    enum Result {
        /// Kept in this file.
        case kept(MessageDraft, file: String)
        case unchanged
        /// Why not, in one line that names where the text is.
        case failed(String)
    }

    /// Opens a draft in the editor and keeps what came back; call within `Terminal.step(aside:)`.
    func open(_ draft: MessageDraft, isNew: Bool) -> Result {
        guard let editor = Editor.chosen else {
            return .failed("there is no editor: set EDITOR to the one you use")
        }
        // Kept first: a new message must not be lost with a failing editor.
        do { if isNew { try desk.keep(draft) } } catch { return .failed(error.description) }
        let row = desk.session.store.program.row(of: draft.partner)
        let recipient = row.flatMap { try? desk.mailbox(row: $0) }?.description
        let answer = editor.edit(
            draft.editText(recipient: recipient ?? draft.partner.text), name: "message.md")
        switch answer.outcome {
        case .unchanged: return .unchanged
        case .failed(let why, let kept):
            return .failed(
                why + (kept.map { "; the text is in \($0)" } ?? "; the draft is as it was"))
        case .changed(let bytes): return keep(bytes, draft, file: answer.file ?? "message.md")
        }
    }

    private func keep(_ bytes: [UInt8], _ former: MessageDraft, file: String) -> Result {
        do {
            let draft = try MessageDraft.read(edited: bytes, file: "message.md")
            guard draft.partner == former.partner else {
                return .failed(
                    "the message is for \(former.partner.text) and cannot go to another partner; "
                        + "the text is in \(file)")
            }
            let place = try desk.keep(draft)
            Editor.discard(file)
            return .kept(draft, file: place)
        } catch { return .failed("\(error); the text is in \(file)") }
    }

    /// The same for the command line: says what came of it.
    func edit(_ draft: MessageDraft, isNew: Bool) throws(CommandFailure) {
        switch open(draft, isNew: isNew) {
        case .kept(let draft, let file):
            let open = draft.missing
            Output.print(
                file + (open.isEmpty ? ": ready" : ": missing: " + open.joined(separator: ", ")))
        case .unchanged: Output.print("nothing was changed; the draft is kept")
        case .failed(let why): throw .file(why)
        }
    }
}
