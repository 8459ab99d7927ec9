/// The words about partners who are one.
extension Catalogue {
    static let merging: [Phrase: String] = [
        .commandMerge: "Merge the marked partners into one",
        .commandLookAlikes: "Look-alikes: partners who may be one",
        .commandSplit: "Split a merged partner off again",
        .boxMerge: "ARE THESE ONE PARTNER?",
        .boxFooterMerge: "y merge · esc leave them",
        .boxLookAlikes: "LOOK-ALIKES",
        .boxFooterLookAlikes: "enter look · m merge · x they are two · esc close",
        .boxSplit: "PART OF {0}",
        .mergeStays: "{0} stays", .mergeJoins: "{0} becomes part of it",
        .mergeInstead: "not {0}", .mergeTaken: "taken over",
        .mergeNeedsTwo: "Mark the partners who are one; the one under the cursor stays.",
        .mergeAsk: "Merge {0} into {1}?",
        .lookAlikesNone: "No partners look alike.",
        .tagTooLong: "A tag has at most {0} bytes, not {1}.",
        .domainWritten: "{0}, written {1}",
        .lookAlikeEmail: "mail address", .lookAlikeSite: "site",
        .lookAlikePayment: "payout address", .lookAlikeName: "name",
        .splitNobody: "{0} is one partner: nobody was merged into it.",
        .savedMerge: "{0} merged.", .savedSplit: "{0} split again.",
    ]
}
