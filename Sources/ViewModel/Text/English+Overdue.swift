extension Catalogue {
    /// The texts of overdue contacts, hard noes, and what brings partners back.
    static let overdue: [Phrase: String] = [
        .triageAskAgain: "Said no, and may be asked again since {0}.",
        .triageContact: "Last contact {0} ago; this tier is to hear from you within {1}.",
        .triageFirstContact: "Never contacted in {0}; this tier is to hear from you within {1}.",
        .triageSettled: "Dealt with today.",
        .triageBackActive: "Not worth it on {0}, but active again on {1}.",
        .triageBackContact: "Not worth it on {0}, but there was a contact on {1}.",
        .triageBackMoved: "Not worth it on {0}, but it changed its stage on {1}.",
        .suggestAskAgain: "Ask again, with what has changed since.",
        .suggestContact: "Keep in touch: ask how it goes and what is missing.",
        .suggestNothing: "Nothing more today.",
        .explainTriage:
            "The order of the queue: answers that wait, longest first; then late work and those who "
            + "may be asked again; then partners who are slipping away, by value at risk; then those "
            + "whose next contact is overdue by their tier, and those long gone; then "
            + "those stuck in a stage, and those who never started. Who is snoozed, skipped today, "
            + "contacted today, said no or is not to be contacted is left out. Not worth it holds "
            + "until a partner is active again, is contacted, answers, or changes its stage.",
        .toContact: "{0} to contact",
        .savedDismissed: "{0} stays out until it is active again, answers, or changes its stage.",
        .commandDossier: "Dossier of the partner", .commandDecline: "Said no: ask again on a day",
        .commandNoContact: "Not to be contacted, or again", .commandFit: "Fit of a prospect",
        .commandHistory: "History: who changed what",
        .promptDecline: "said no, ask again (6m|2027-01-01|never)",
        .savedDeclined: "{0} said no; to be asked again {1}.",
        .savedNoContact: "{0} is not to be contacted any more.",
        .savedContactAgain: "{0} may be contacted again.",
        .columnSteps: "STEPS", .columnContacted: "CONTACT", .columnSnoozed: "SNOOZED",
        .columnFit: "FIT", .pipelineNext: "NEXT %", .pipelineStuck: "STUCK",
        .explainSteps:
            "steps of the checklist of its stage that are done or skipped, of all of them",
        .explainContacted:
            "days since the last contact; ! marks more days than the partner's tier allows",
        .explainFit:
            "the sum of five marks from 0 to 5: standards, methods, work habits, alignment, audience",
        .footDossier: "dossier",
        .contactOverdue: "No contact for {0} {0:day|days}, the tier allows {1}.",
        .badRetry: "{0} is no later day",
        .onDay: "on {0}", .never: "never", .fitMark: "{0} of {1}",
        .boxFit: "FIT", .boxFooterFit: "0-5 mark · x none · enter keep · esc back",
    ]
}
