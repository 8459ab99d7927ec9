extension Catalogue {
    /// The texts about other people in the program and its other copies.
    static let company: [Phrase: String] = [
        .commandSync: "Sync with the program's other copies",
        .syncStarted: "Syncing with the other copies; go on working.",
        .syncAlready: "A sync is running already.",
        .companyHere: "{0} {1:is|are} on this partner",
        .companyElsewhere: "{0} {1:is|are} on {2}",
        .readOnlyFor: "Read-only: {0}.", .readOnlyMark: "READ-ONLY",
    ]
}
