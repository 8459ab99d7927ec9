extension Catalogue {
    /// The texts about changes: conflicts, history, taking back.
    static let changes: [Phrase: String] = [
        .boxNotUndone: "LEFT AS IT IS", .boxNotSaved: "NOT SAVED", .boxOverwritten: "OVERWRITTEN",
        .boxFooterUndo: "o take it back all the same · esc leave it",
        .boxFooterConflict: "o write mine over it · esc leave it",
        .conflictUndo: "{0} {0:field was|fields were} changed by others since and {0:stays|stay}.",
        .conflictSave: "Not saved: {0} {0:field was|fields were} changed meanwhile.",
        .conflictContest:
            "{0} {0:field|fields} you wrote {0:was|were} written by somebody else at the same time.",
        .conflictYours: "yours: {0}", .conflictBefore: "before: {0}", .conflictTheirs: "{0}: {1}",
        .conflictNothing: "nothing",
        .paneHistory: "HISTORY", .paneHistoryOf: "HISTORY OF {0}", .paneChange: "CHANGE",
        .historyNone: "Nothing was changed yet.",
        .historyNoMatch: "No change holds these words. q drops them.",
        .historyTakenBack: "(taken back) {0}",
        .historyLarge: "Too many fields to list: tend history and the imported file have them.",
        .historyFromTo: "{0} → {1}", .historyProgram: "the program",
        .boxPartners: "PARTNERS OF THIS CHANGE",
        .askTakeBack: "Take back what {0} did: {1}?",
        .footTakeBack: "take this back", .footRedo: "do it again",
        .contestWon: "{0} wrote {1} of {2} at the same time as you; yours counts.",
    ]
}
