extension Catalogue {
    /// The texts of the newsletter's screen.
    static let newsletter: [Phrase: String] = [
        .commandNewsletter: "Newsletter: parts, recipients, sending",
        .commandNewIssue: "Begin the next issue of the newsletter",
        .newsletterParts: "PARTS", .newsletterPartsIn: "{0} of {1} in",
        .newsletterNoParts: "No parts: e opens the text.",
        .newsletterOut: "left out",
        .newsletterNone: "No issue yet. Enter begins one.",
        .newsletterRecipients: "RECIPIENTS", .newsletterSegment: "in the segment",
        .newsletterAlready: "got it already", .newsletterGoes: "goes to",
        .newsletterPast: "LAST ISSUES", .newsletterNever: "None went out yet.",
        .newsletterText: "AS TEXT", .newsletterShown: "{0}-{1} of {2}",
        .newsletterSame: "Markdown, text and HTML say the same",
        .newsletterIssue: "Newsletter, issue {0}",
        .newsletterReady: "{0} of {1} parts",
        .newsletterDue: "newsletter {0}", .newsletterDueToday: "newsletter due today",
        .newsletterLate: "newsletter {0}d late",
        .newsletterNoMore: "There is no other issue that way.",
        .newsletterNobody: "Nobody is left to get it.",
        .newsletterSend: "ISSUE {0}",
        .newsletterToOutbox: "One mail a partner, into the outbox",
        .newsletterToMailchimp: "Files and list for Mailchimp",
        .newsletterToAWeber: "Files and list for AWeber",
        .newsletterAskOutbox: "Put issue {0} into the outbox, one mail to each of {1}?",
        .newsletterAskFiles: "Write the files of issue {0} and put {1} recipients on record?",
        .footInOut: "in or out", .footSendIssue: "send", .footIssue: "issue",
    ]
}
