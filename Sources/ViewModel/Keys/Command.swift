/// Everything a person can ask the console for; the word is what a keymap file and the palette use.
public enum Command: String, CaseIterable, Sendable {
    case down, up, left, right
    case first, last
    case halfPageDown = "half-page-down"
    case halfPageUp = "half-page-up"
    case pageDown = "page-down"
    case pageUp = "page-up"
    case home, partners, pipeline, kpis, triage, outreach, campaigns, health
    case lastPlace = "last-place"
    case nextPane = "next-pane"
    case previousPane = "previous-pane"
    case nextGroup = "next-group"
    case previousGroup = "previous-group"
    case zoom
    case unzoom
    case filter
    case filterByCell = "filter-by-cell"
    case inactive
    case views
    case saveView = "save-view"
    case sortMenu = "sort-menu"
    case reverseSort = "reverse-sort"
    case sortLeft = "sort-left"
    case sortRight = "sort-right"
    case columns
    case mark
    case markRange = "mark-range"
    case markAll = "mark-all"
    case unmarkAll = "unmark-all"
    case open
    case editField = "edit"
    case editText = "edit-text"
    case note, tags, owner
    case addGoal = "add-goal"
    case addAgreement = "add-agreement"
    case changeTerms = "change-terms"
    case addIncentive = "add-incentive"
    case addTier = "add-tier"
    case addPromotion = "add-promotion"
    case payBonuses = "pay-bonuses"
    case resources
    case addResource = "add-resource"
    case giveResource = "give-resource"
    case review
    case setStage = "set-stage"
    case message
    case messageAll = "message-all"
    case drafts
    case newsletter
    case newIssue = "new-issue"
    case insertAnswer = "insert-answer"
    case holdOut = "hold-out"
    case done
    case logContact = "log-contact"
    case task, reason, snooze, checklist
    case cardLeft = "card-left"
    case cardRight = "card-right"
    case skip
    case previousCase = "previous-case"
    case notWorthIt = "not-worth-it"
    case dossier, decline, fit
    case noContact = "no-contact"
    case history
    case recruits, payouts
    case merge, split
    case lookAlikes = "look-alikes"
    case archive
    case undo, redo
    case copyCell = "copy-cell"
    case copyRow = "copy-row"
    case export
    case palette
    case help
    case chartAsText = "chart-as-text"
    case reload, sync, redraw, suspend
    case toggleMouse = "toggle-mouse"
    case themes
    case log
    case importFile = "import"
    case imports
    case back, quit
}

/// What a command belongs to in help and palette.
public enum CommandGroup: String, CaseIterable, Sendable {
    case move, screens, find, sort, mark, act, copy, app
}
