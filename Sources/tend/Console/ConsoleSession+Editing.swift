import Exchange
import Model
import Store
import ViewModel

/// Fields edited in place, and partners edited as text.
extension ConsoleSession {
    /// Gives one field a value as typed; one it cannot have goes back to be mended.
    func edit(_ id: PartnerID, _ field: String, _ text: String, old: String?) -> [Request] {
        guard let session else { return [] }
        do throws(MessageMistake) {
            let edits = try PartnerText.edits(
                field, to: text, old: old, of: id, in: session.store.program,
                today: session.today)
            return edits.isEmpty ? [] : save(Change(kind: .set, edits: edits))
        } catch {
            return handle(.fieldRefused(field, text: text, old: old, why: error.description))
        }
    }

    /// Opens a partner in the person's editor; only where the terminal is set aside.
    func editPartner(_ id: PartnerID) -> [Request] {
        guard let session else { return [] }
        switch PartnerEditing(session).open(id) {
        case .unchanged: return handle(.notice("nothing was changed", isBad: false))
        case .failed(let why): return handle(.notice(why, isBad: true))
        case .change(let change, let file):
            let result = session.store.save(change)
            let requests = tell(result, of: change)
            guard case .saved = result else {
                return requests + handle(.notice("the text is in \(file)", isBad: true))
            }
            Editor.discard(file)
            return requests
        }
    }
}
