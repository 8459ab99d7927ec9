import Model
import Screen

/// A line being typed above the footer, or a question.
struct Prompt {
    /// What the answer is for.
    enum Purpose: Hashable {
        case filter(previous: String)
        case note, tag, owner, viewName, importFile
        case contact, work, snooze
        /// A change of many partners that waits for y or n.
        case confirm(Action)
        /// A move that leaves something undone and waits for y or n.
        case confirmMove(Stage, question: String)
    }
    let purpose: Purpose
    var field: TextField
    /// What Tab would put in, best first, and the bytes it would replace.
    var completion: FilterCompletion?

    init(_ purpose: Purpose, text: String = "") {
        self.purpose = purpose
        self.field = TextField(text)
    }
}
