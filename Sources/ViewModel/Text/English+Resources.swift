/// The words of the screen of resources.
extension Catalogue {
    static let resources: [Phrase: String] = [
        .paneResources: "RESOURCES", .resourcesInUse: "{0} in use",
        .resourcesNone: "No resources yet: g e writes one down.",
        .resourceName: "NAME", .resourceKey: "WORD", .resourceKind: "KIND",
        .resourceLanguage: "LANG", .resourceUpdated: "UPDATED", .resourceReceived: "HAVE IT",
        .resourceMissing: "NEVER",
        .resourceBanner: "banner", .resourceTextLink: "text link",
        .resourceLandingPage: "landing page", .resourceArticle: "article",
        .resourceVideo: "video", .resourceFaq: "FAQ", .resourceFeed: "product feed",
        .resourceTool: "tool",
        .resourceRetired: "retired", .resourceRetiredOn: "Retired on {0}.",
        .resourceValue: "In templates: {0}; a letter with it is put on record.",
        .resourceAge: "Updated on {0}, {1} {1:day|days} ago.",
        .resourceLast: "Last received on {0}.",
        .resourceNever: "Never received by: {0}",
        .resourceNeverOf: "Active partners who never received {0}",
        .resourceEverybody: "Every active partner has received it.",
        .resourceHad: "received on {0}",
        .resourceThere: "{0} is there already: e changes it",
        .boxResources: "WHICH WAS RECEIVED",
        .promptResource: "resource (name: kind link)",
        .badResource:
            "name: kind link, as in Guide: article https://…",
        .commandResources: "Resources: what partners can use, and who has it",
        .commandAddResource: "Write a resource down",
        .commandGiveResource: "Say which resource a partner received",
        .footRetire: "retire", .footNeverGot: "who never got it", .footNew: "new",
    ]
}
