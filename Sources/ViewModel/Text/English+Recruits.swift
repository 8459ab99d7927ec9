/// The words about who brought whom, and about paying partners.
extension Catalogue {
    static let recruits: [Phrase: String] = [
        .commandRecruits: "Recruits: who brought whom",
        .boxRecruits: "RECRUITS OF {0}",
        .boxFooterRecruits: "enter open · esc close",
        .recruitsNone: "Nobody is on record whom {0} brought, nor who brought {0}.",
        .recruitsBroughtBy: "brought by {0}",
        .recruitsBrought: "brought {0}", .recruitsActive: "{0} became active",
        .recruitsActiveUnknown: "? became active", .recruitsBelow: "{0} over all levels",
        .recruitsDue: "{0} to pay", .recruitsSince: "active since {0}",
        .commandPayouts: "Payouts: who is owed what, and PayPal's files",
        .boxPayouts: "PAYOUTS  {0}", .payoutsAll: "all so far", .payoutsUntil: "until {0}",
        .boxFooterPayouts: "P write PayPal's files · m last month · space pay all the same · esc",
        .payoutsFacts: "{0}, {1} held back", .payoutsToPay: "{0} to pay",
        .payoutsNobody: "Nobody is owed anything that could be paid.",
        .payoutsWaiting: "{0}: the bonus of {1} may still grow",
        .payoutsUnderway: "{0} on its way",
        .payoutsNotReleased: "Only a shared address or a jump can be paid all the same.",
        .payoutsAsk: "Write PayPal's files into {0} and put them on record: {1}?",
        .promptPayoutFolder: "folder for PayPal's files",
        .holdCommission: "no file tells the commission", .holdPayouts: "no file tells payouts",
        .holdOverpaid: "more paid than earned", .holdMinimum: "below {0}",
        .holdMethod: "no address to pay to", .holdShared: "same address as {0}",
        .holdJump: "{0} in 30 days, usually {1}",
    ]
}
