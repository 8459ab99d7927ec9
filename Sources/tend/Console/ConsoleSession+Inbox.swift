import ViewModel

/// Files to import that are chosen from a list, where no path may be typed.
extension ConsoleSession {
    /// Lists what lies in the program's inbox.
    func readInbox() -> [Request] {
        guard let session else { return [] }
        return handle(.inbox(Inbox.names(in: session.path + "/" + Inbox.usual)))
    }
}
