import Model

extension Profile {
    /// The exports of Dub Partners; money is written as `$1,250.00`.
    static let dub: [Profile] = [
        Profile(
            word: "dub.partners", title: "Dub partners", source: "dub", prefix: "dub-",
            content: .partners,
            columns: [
                Column("id", .id), Column("name", .field(FieldName.name)),
                Column("email", .field(FieldName.email)),
                Column("country", .field(FieldName.country)), Column("status", .status),
                Column("group", .field(FieldName.tier), isRequired: false),
                Column("enrolled at", .joined),
                Column("website", .field(FieldName.site), isRequired: false),
                Column("youtube", .field("contact:youtube"), isRequired: false),
                Column("x/twitter", .field("contact:x"), isRequired: false),
                Column("linkedin", .field("contact:linkedin"), isRequired: false),
                Column("instagram", .field("contact:instagram"), isRequired: false),
                Column("tiktok", .field("contact:tiktok"), isRequired: false),
                Column("clicks", .fact("clicks"), isRequired: false),
                Column("leads", .fact("leads"), isRequired: false),
                Column("sales", .fact("sales"), isRequired: false),
                Column("revenue", .fact("revenue"), isRequired: false),
                Column("commissions", .fact("commissions"), isRequired: false),
            ]),
        Profile(
            word: "dub.commissions", title: "Dub commissions", source: "dub", prefix: "dub-",
            content: .figures(.transactions),
            columns: [
                Column("partnerid", .id), Column("createdat", .day),
                Column("amount", .metric(.revenue)), Column("earnings", .metric(.commission)),
                Column("currency", .currency),
                Column(
                    "type",
                    .type(["sale": [.sales], "lead": [.leads], "click": [.clicks], "custom": []])),
                Column("status", .leftOut(["duplicate", "fraud", "canceled", "refunded"])),
            ]),
        Profile(
            word: "dub.payouts", title: "Dub payouts", source: "dub", prefix: "dub-",
            content: .figures(.payouts),
            columns: [
                Column("partnerid", .id), Column("paidat", .day),
                Column("amount", .metric(.payouts)), Column("currency", .currency),
                Column("status", .leftOut(["failed", "canceled", "pending"])),
            ], marks: ["periodstart", "periodend"]),
    ]
}

extension Profile {
    /// Every export that is recognised by itself.
    public static let shipped = easyAffiliate + affiliateWP + dub
}
