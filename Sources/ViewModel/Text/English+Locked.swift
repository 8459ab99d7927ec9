extension Catalogue {
    /// The texts of a console that leads nowhere else.
    static let locked: [Phrase: String] = [
        .lockedEditor: "Not in a locked session: no editor or other program is started.",
        .lockedFiles: "Not in a locked session: no files are written outside the program.",
        .lockedShell: "Not in a locked session: there is no shell to go back to. Q ends it.",
        .lockedProgram: "Not in a locked session: it is about this program alone.",
        .lockedHere: "not here",
        .inboxTitle: "FILES IN INBOX",
        .inboxEmpty: "There is no file in the program's folder inbox.",
    ]
}
