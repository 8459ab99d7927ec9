extension Catalogue {
    /// The texts of triage, checklists, contacts and work.
    static let work: [Phrase: String] = [
        .tabTriage: "Triage",
        .paneQueue: "QUEUE", .paneReason: "REASON", .paneSuggestion: "WHAT TO DO",
        .paneLastWords: "LAST WORDS", .paneNext: "NEXT",
        .triageProgress: "{0} of {1} looked at   {2} at risk, {3} of it looked at",
        .triageOrder: "? explains the order",
        .triageReply: "Answered on {0}, {1} ago, and nobody came back to it.",
        .triageLate: "Was due {0} ago: {1}",
        .triageQuiet: "Silent for {0}; the program's rule calls it quiet after {1}.",
        .triageDeclining: "Clicks fell from {0} to {1} in four weeks.",
        .triageStuck: "In this stage for {0}, the limit is {1}; {2} steps are open.",
        .triageNeverStarted: "Joined {0} ago and never brought a click or a sale.",
        .rhythmUsual: "Usually sells every {0}, silent {1}.",
        .rhythmUsualNow: "Usually sells every {0}, and did on the last day.",
        .rhythmSilent: "Silent {0}.",
        .rhythmChance: "A sale in the next 30 days: {0} ({1} while active).",
        .rhythmPercent: "{0} %", .rhythmUnder: "under {0} %", .rhythmOver: "over {0} %",
        .rhythmClicksLevel:
            "Clicks at {0} % of its own normal; the other partners are at {1} % of theirs.",
        .rhythmSalesLevel:
            "Sales at {0} % of its own normal; the other partners are at {1} % of theirs.",
        .rhythmRisk: "At risk: {0} in 90 days.",
        .rhythmRiskCommission: "Commission at risk: {0} in 90 days.",
        .rhythmLittle: "Little data: {0} {0:day|days} with sales.",
        .rhythmBeginning:
            "Of {0} who had not sold after {1} days, {2} sold within the next 30.",
        .rhythmEnds: "Figures end on {0}, {1} ago.",
        .rhythmHole: "No file tells of {0} to {1}.",
        .ruleRhythm: "quiet is judged by each partner's own rhythm of sales",
        .explainRhythm:
            "the usual number of days between two days with sales, and the days since the last "
            + "one. From five days with sales on it is the median of the partner's own gaps, "
            + "before that its mean gap drawn towards the program's",
        .explainChance:
            "the chance of a sale in the next 30 days, in percent: an MBG/NBD model of all "
            + "partners' days with sales, tempered, because silent partners come back more often "
            + "than the model believes. For who never sold: how often others began who had not "
            + "sold for as long",
        .explainRisk:
            "what is to be lost in 90 days: what a day brought in the 180 days up to the last "
            + "sale, times 90, times the chance that the partner is lost, by silence or by a "
            + "clear fall of clicks",
        .explainSilent:
            "days since the last day with a sale; 0 for a sale on the last day of figures",
        .explainUsualGap:
            "the usual number of days between two days with sales. From five days with sales on it "
            + "is the median of the partner's own gaps, before that its mean gap drawn towards the "
            + "program's",
        .explainChanceIfActive:
            "the chance of a sale in the next 30 days, in percent, if the partner has not stopped: "
            + "from how often it sold, in the MBG/NBD model of all partners",
        .explainStillActive:
            "the chance that the partner has not stopped, in percent: from its silence and how "
            + "often it sold, in the MBG/NBD model of all partners, tempered",
        .explainValue:
            "what the partner brings in 90 days while active: what a day brought in the 180 days up "
            + "to the last sale, spread over at least 30 days, times 90. Of it the value at risk is "
            + "the part likely lost",
        .explainLevel:
            "clicks of the last 28 days in percent of those to expect from up to 180 days before, "
            + "with what changed for everybody taken out; sales where no file speaks of clicks",
        .viewSlipping: "slipping now", .viewLongGone: "long gone", .viewCameBack: "came back",
        .viewNeverStarted: "never started",
        .daysCount: "{0} {0:day|days}",
        .triageReasonHint: "r changes it",
        .triageSalesWeeks: "SALES PER WEEK, {0} WEEKS",
        .triageClicksWeeks: "CLICKS PER WEEK, {0} WEEKS",
        .triageDays: "{0} DAYS", .triageBefore: "BEFORE",
        .triageNoWords: "Nothing was said yet.",
        .triageTallyDone: "done {0}   z snoozed {1}",
        .triageTallyAside: "n skipped {0}   w not worth it {1}",
        .paneWhatNow: "WHAT NOW", .triageNextOpens: "the next partner opens by itself",
        .triageNobody: "Nobody needs you today.",
        .triageEnd: "That was everybody for today.",
        .triagePutAside: "{0} more {0:is|are} put aside: snoozed, skipped today or not worth it.",
        .reasonBusy: "busy", .reasonOverwhelmed: "overwhelmed", .reasonUnsupported: "unsupported",
        .reasonBetterOffer: "better offer elsewhere", .reasonOther: "other",
        .reasonUnknown: "unknown",
        .playNewsletter: "newsletter", .playIncentive: "incentive", .playResources: "resources",
        .playCommissionReview: "commission review", .playCall: "call",
        .suggestAnswer: "Answer: somebody waits for you.",
        .suggestWork: "Do what was promised: {0}",
        .suggestStuck: "Help with the next steps: {0}",
        .suggestFirstSteps: "Ask what is missing, and offer the first step together.",
        .suggestNewsletter: "Newsletter: keep in touch without asking for anything.",
        .suggestIncentive: "Incentive: a small goal with an end date gives a reason to begin now.",
        .suggestResources: "Resources: send two or three things that are ready to use.",
        .suggestCommissionReview: "Commission review: look at the rate and make an honest offer.",
        .suggestCall: "Call: ask what happened and listen.",
        .channelMail: "mail", .channelCall: "call", .channelVideo: "video call",
        .channelMeeting: "meeting", .channelChat: "chat", .channelPost: "post",
        .channelOther: "contact",
        .outcomeWaiting: "no answer yet", .outcomeReplied: "replied", .outcomeReached: "reached",
        .outcomeReturned: "active again", .outcomeDeclined: "said no", .outcomeBounced: "bounced",
        .outcomeUnsubscribed: "unsubscribed",
        .promptContact: "contact (call|mail|meeting…  reached|replied|declined…  what was said)",
        .promptWork: "task (3d|2w|2026-12-01  what to do)",
        .promptSnooze: "snooze until (7d|2w|2026-12-01)",
        .badDay: "{0} is no day: write 7d, 2w or 2026-12-01.",
        .boxReason: "WHY QUIET", .boxSteps: "CHECKLIST",
        .boxFooterSteps: "spc next state · enter keep · esc back",
        .stepPending: "open", .stepWaiting: "waiting", .stepDone: "done",
        .stepActionNeeded: "needs action", .stepSkipped: "skipped",
        .dueToday: "due {0}", .dueLate: "{0} late",
        .paneLetter: "LETTER", .paneChecks: "CHECKS", .boxTemplates: "TEMPLATE",
        .letterTo: "to", .letterFrom: "from", .letterSubject: "subject",
        .letterMissing: "{0} has no value: E fills it in, or takes the sentence out",
        .letterReady: "ready for the outbox; nothing leaves by itself",
        .letterNotReady: "Not put into the outbox: see the checks. q keeps it as a draft.",
        .commandMessage: "Write to the partner",
        .footSuggested: "as suggested", .footMessage: "message", .footOutbox: "to the outbox",
        .footEditor: "in $EDITOR",
        .footCopy: "copy", .footKeepDraft: "keep as draft",
        .paneDiscovery: "DISCOVERY", .paneRecruitment: "RECRUITMENT",
        .paneOnboarding: "ONBOARDING", .paneEngagement: "ENGAGEMENT",
        .paneCultivation: "CULTIVATION",
        .boardGoOn: "{0} % go on", .boardGoOnShort: "{0}% go on", .boardLast: "last stage",
        .boardFit: "fit {0}",
        .boardTries: "{0} {0:try|tries}",
        .boardMore: "+ {0} more",
        .askYesNo: "y yes   n no",
        .moveOpen: "{0} to {1}: {2} of {3} steps open: {4}. Move anyway?",
        .moveSkips: "{0} to {1} skips {2}. Move anyway?",
        .moveMany: "{0} partners to {1}; {2} with open steps, {3} skip a stage. Move?",
        .footStageColumn: "stage", .footCard: "card", .footMoveCard: "move card",
        .footSteps: "checklist",
        .commandCardLeft: "Move the card one stage back",
        .commandCardRight: "Move the card to the next stage",
        .commandTriage: "Triage: one partner after another",
        .commandLogContact: "Log a contact", .commandTask: "Write a task down",
        .commandReason: "Set the reason of silence", .commandSnooze: "Snooze until a day",
        .commandSkip: "Skip until tomorrow (triage)",
        .commandPreviousCase: "Back to the one before (triage)",
        .commandNotWorthIt: "Not worth it (triage)",
        .commandChecklist: "Checklist of the stage",
        .footSkip: "skip", .footNotWorth: "not worth it", .footSnooze: "snooze",
        .footContact: "log contact", .footReason: "reason", .footTask: "task",
        .footPrevious: "back",
    ]
}
