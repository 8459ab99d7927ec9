import Model

/// A partner opened: which part is looked at, and where in it.
struct Dossier {
    /// The parts of a dossier, in the order of Tab.
    enum Part: CaseIterable, Hashable {
        case who, figures, fit, steps, agreed, due, timeline, notes
    }

    let row: Int
    let id: PartnerID
    private(set) var history: [Event]?
    var part = Part.who
    /// Whether the part looked at fills the screen.
    var isZoomed = false
    /// What the timeline is searched for; empty for nothing.
    var search = ""
    /// The line under the cursor of each part that was moved in.
    private(set) var cursors: [Part: Int] = [:]

    init(row: Int, id: PartnerID) {
        self.row = row
        self.id = id
    }

    mutating func take(history: [Event], of id: PartnerID) {
        if id == self.id { self.history = history }
    }

    func cursor(of part: Part) -> Int { cursors[part] ?? 0 }

    /// Moves within the part looked at, which has so many lines.
    mutating func move(_ command: Command, page: Int, count: Int) {
        let step =
            switch command {
            case .down: 1
            case .up: -1
            case .first: -count
            case .last: count
            case .halfPageDown: max(1, page / 2)
            case .halfPageUp: -max(1, page / 2)
            case .pageDown: page
            default: -page
            }
        cursors[part] = max(0, min(count - 1, cursor(of: part) + step))
    }

    /// Goes to the next of some parts, or the one before.
    mutating func step(forward: Bool, among parts: [Part]) {
        let place = parts.firstIndex(of: part) ?? 0
        part = parts[(place + (forward ? 1 : parts.count - 1)) % parts.count]
    }
}

/// One line of a dossier's part, and what it is about.
struct DossierItem {
    /// What acting on the line acts on.
    enum Target: Hashable {
        case nothing
        case field(String)
        case step(StepRule, Stage, StepState)
        case goal(Goal)
        case agreement(Agreement)
        case terms(TermsChange)
        case review(Review)
        case answer(SurveyAnswer)
        case work(Work)
        case note(key: String, text: String)
        case event(EventID)
    }

    /// A day, or the name of a field.
    var head = ""
    /// Who wrote it.
    var who: String?
    var text: String
    /// What stands at the right edge.
    var tail = ""
    var textRole = TextRole.plain
    var tailRole = TextRole.muted
    /// A part of one that is drawn as a bar instead of the text.
    var bar: Double?
    var target = Target.nothing

    /// How a piece of the line looks.
    enum TextRole { case plain, muted, good, warn, bad, mark }
}
