extension Catalogue {
    /// The texts about changes: conflicts, history, taking back.
    static let changes: [Phrase: String] = [
        .boxNotUndone: "LEFT AS IT IS", .boxNotSaved: "NOT SAVED", .boxOverwritten: "OVERWRITTEN",
        .boxFooterConflict: "o write mine over it · esc leave it",
        .conflictUndo: "{0} {0:field was|fields were} changed by others since and {0:stays|stay}.",
        .conflictSave: "Not saved: {0} {0:field was|fields were} changed meanwhile.",
        .conflictContest:
            "{0} {0:field|fields} you wrote {0:was|were} written by somebody else at the same time.",
        .conflictYours: "yours: {0}", .conflictTheirs: "{0}: {1}", .conflictNothing: "nothing",
        .contestWon: "{0} wrote {1} of {2} at the same time as you; yours counts.",
    ]
}
