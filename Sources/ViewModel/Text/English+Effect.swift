extension Catalogue {
    /// The texts of what plays and campaigns brought back.
    static let effect: [Phrase: String] = [
        .outreachEffect: "EFFECT OF EACH PLAY", .outreachNoEffect: "Nobody was written to yet.",
        .effectReading: "Still reading the past of all partners …",
        .effectRemark: "extra returns, 30 days after sending",
        .effectRemarkWide: "contacts of the last 12 months, counted 30 days after sending",
        .effectPlay: "PLAY", .effectSent: "SENT", .effectCounted: "COUNTED",
        .effectReturned: "RETURNED", .effectExpected: "EXPECTED ANYWAY", .effectExtra: "EXTRA",
        .effectInterval: "90 % INTERVAL", .effectVerdict: "VERDICT", .effectUnit: "partners",
        .effectOf: "{0} of {1}", .effectTo: "{0} to {1}", .effectNoPlay: "no play",
        .effectAgainst: "{0} of {1}, held out {2} of {3}", .effectPoints: "{0} pt",
        .effectOpen: "{0} still open",
        .effectAgainstShort: "{0}/{1}, held out {2}/{3}",
        .effectBringsBack: "brings partners back", .effectNoClear: "no clear effect yet",
        .effectTooEarly: "too early",
        .boxEffect: "HOW THIS WAS RECKONED",
        .effectHowCounts:
            "{0}: {1} sent, {2} counted; of these {3} partners sold within 30 days.",
        .effectHowEarly: "Nothing can be said before the first 30 days are over.",
        .effectHowRate:
            "That is {0} %; with so few it may be {1} to {2} % (95 %, Wilson). Drawn towards the "
            + "rate of all contacts while there are few: {3} %.",
        .effectHowExtra:
            "{0} were expected anyway, so at least {1} came because of it, 90 % between {2} and "
            + "{3}.",
        .effectHowFewer:
            "{0} were expected anyway, and nothing is to be seen beyond them: {1}, 90 % between {2} "
            + "and {3}.",
        .effectHowVerdict:
            "Verdict: {0}. It brings partners back only if the whole interval lies above 0. "
            + "Without any effect so many would return with a chance of {1} %.",
        .effectHowTooEarly: "Verdict: {0}, as fewer than ten are counted.",
        .effectHowTrial:
            "{0}: of those written to {1} of {2} returned, of those held out, picked at random, "
            + "{3} of {4}; {5} still open.",
        .effectHowDifference:
            "That is {0} points more, 95 % between {1} and {2} (Newcombe); those written to are "
            + "better off with a chance of {3} %. Of those held out the model expected {4}.",
        .effectHowVerdictTrial: "Verdict: {0}; something is said of ten on either side.",
        .effectHow:
            "Contacts of the last {0} days. One counts when {1} days are over and no other was "
            + "open. Its partner had a chance to sell in these days without it, kept when it was "
            + "made. The log odds of all are shifted alike until they fit what happened; the shift "
            + "is drawn towards none (normal, 0.7). Extra is the sum with it less the sum without.",
        .effectLeftOpen: "{0} {0:is|are} still open.",
        .effectLeftOverlapping: "{0} fell into the days of another.",
        .effectLeftFuture: "{0} {0:is|are} dated after today.",
        .effectLeftUnknown: "Of {0} no figures say anything.",
        .effectLeftRecomputed: "Of {0} no chance was kept: reckoned as of their day.",
        .effectLeftUnusable: "Of {0} what was kept is no chance: reckoned as of their day.",
        .effectCheck:
            "Checked with {0} untouched partners: model expected {1}, really {2}; all chances are "
            + "multiplied by {3} for it.",
        .effectCheckFew:
            "Checked with {0} untouched partners, too few to correct by: model expected {1}, "
            + "really {2}.",
    ]
}
