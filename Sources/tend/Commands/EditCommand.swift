import ArgumentParser
import Exchange
import Model
import Store

/// `tend edit`.
struct EditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Open a partner as a text file in $EDITOR.")
    @Argument(help: "The partner's id.") var id: String
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        guard let id = try session.partners([id], filter: nil).first else { return }
        if let reason = session.store.readOnlyReason {
            throw CommandFailure.file("nothing can be changed: " + reason)
        }
        switch PartnerEditing(session).open(id) {
        case .change(let change, let file):
            do { try session.commit(change) } catch {
                throw CommandFailure(
                    code: error.code, text: "\(error.text); the text is in \(file)")
            }
            Editor.discard(file)
        case .unchanged: Output.print("nothing was changed")
        case .failed(let why): throw CommandFailure.file(why)
        }
    }
}

/// A partner in the person's editor; whatever goes wrong, the text is kept and its place named.
struct PartnerEditing {
    private let session: Session

    init(_ session: Session) { self.session = session }

    /// What came of editing.
    enum Result {
        /// The difference as one change to save; remove `file` with `Editor.discard` when it is.
        case change(Change, file: String)
        case unchanged
        /// Why not, in one line that names where the text is.
        case failed(String)
    }

    /// Opens a partner in the editor; call within `Terminal.step(aside:)`.
    func open(_ id: PartnerID) -> Result {
        guard let editor = Editor.chosen else {
            return .failed("there is no editor: set EDITOR to the one you use")
        }
        guard let text = PartnerText(id, in: session.store.program, today: session.today) else {
            return .failed("there is no partner \(id.text)")
        }
        let answer = editor.edit(text.bytes, name: "partner.yaml")
        switch answer.outcome {
        case .unchanged: return .unchanged
        case .failed(let why, let kept):
            return .failed(why + (kept.map { "; the text is in \($0)" } ?? "; nothing was changed"))
        case .changed(let bytes): return read(bytes, text, answer.file ?? "partner.yaml")
        }
    }

    private func read(_ bytes: [UInt8], _ text: PartnerText, _ file: String) -> Result {
        do throws(MessageMistake) {
            let edits = try text.edits(bytes, file: "partner.yaml")
            guard !edits.isEmpty else {
                Editor.discard(file)
                return .unchanged
            }
            return .change(Change(kind: .set, edits: edits), file: file)
        } catch { return .failed("\(error); the text is in \(file)") }
    }
}
