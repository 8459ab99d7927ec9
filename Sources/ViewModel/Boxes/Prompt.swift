import Model
import Screen

/// A line being typed above the footer, or a question.
struct Prompt {
    /// What the answer is for.
    enum Purpose: Hashable {
        case filter(previous: String)
        case tag, owner, viewName, importFile, importWord, exportName, kpiRange
        case contact, work, snooze, decline
        /// Words that the lines of the history are to hold; with what they were before.
        case historyWords(previous: String)
        /// A field of a partner, with the value it has.
        case field(String, old: String?)
        /// A goal, terms, an agreement, a review, a note or work that is typed.
        case record(RecordDraft)
        /// An incentive, a tier or a promotion that is typed.
        case campaign(CampaignDraft)
        /// A resource that is typed; its key, nil while it is new.
        case resource(key: String?)
        /// A remark on the program's health.
        case health(HealthDraft)
        /// Something to be done for a promotion.
        case promotionTask(Promotion)
        /// Where PayPal's files are to be written.
        case payoutFolder(PayoutOrder)
        /// What the timeline is searched for.
        case find
        /// What came of a contact that waits for an answer.
        case reply
        /// When the open letters are followed up.
        case followUp
        /// A change of many partners that waits for y or n.
        case confirm(Action)
        /// A move that leaves something undone and waits for y or n.
        case confirmMove(Stage, question: String)
        /// Anything else that waits for y or n.
        case question([Effect], String)
        /// Whether letters that were not sent are kept as drafts: y, n, or back to them.
        case keepLetters
    }
    let purpose: Purpose
    var field: TextField
    /// What is wrong with what was typed, until something else is typed.
    var mistake: String?
    /// What Tab would put in, best first, and the bytes it would replace.
    var completion: FilterCompletion?

    init(_ purpose: Purpose, text: String = "", mistake: String? = nil) {
        self.purpose = purpose
        self.mistake = mistake
        self.field = TextField(text)
    }
}
