import Model

extension Profile {
    /// The exports of Easy Affiliate: `id`s in the plugin's own order, names as `Last, First`.
    static let easyAffiliate: [Profile] = [
        Profile(
            word: "easy-affiliate.affiliates", title: "Easy Affiliate affiliates",
            source: "easy-affiliate", prefix: "ea-", content: .partners,
            columns: [
                Column("id", .id), Column("username", .field("login")),
                Column("email", .field(FieldName.email)), Column("name", .lastFirst),
                Column("status", .status), Column("mtd_clicks", .fact("mtd_clicks")),
                Column("ytd_clicks", .fact("ytd_clicks")),
                Column("mtd_commissions", .fact("mtd_commissions")),
                Column("ytd_commissions", .fact("ytd_commissions")),
                Column("signup_date", .joined),
                Column("notes", .fact("notes"), isRequired: false),
            ], pages: easyAffiliatePages),
        Profile(
            word: "easy-affiliate.transactions", title: "Easy Affiliate transactions",
            source: "easy-affiliate", prefix: "ea-", content: .figures(.transactions),
            columns: [
                Column("affiliate_id", .id), Column("user_login", .login),
                Column("created_at", .day), Column("sale_amount", .metric(.revenue)),
                Column("refund_amount", .metric(.refunds)),
                Column("commission_amount", .metric(.commission)),
            ], marks: ["trans_num", "total_amount"], counts: [.sales], pages: easyAffiliatePages),
        Profile(
            word: "easy-affiliate.clicks", title: "Easy Affiliate clicks",
            source: "easy-affiliate", prefix: "ea-", content: .figures(.clicks),
            columns: [
                Column("affiliate_id", .id), Column("user_login", .login),
                Column("created_at", .day),
            ], marks: ["ip", "referrer", "target_url"], counts: [.clicks],
            pages: easyAffiliatePages),
        Profile(
            word: "easy-affiliate.payments", title: "Easy Affiliate payments",
            source: "easy-affiliate", prefix: "ea-", content: .figures(.payouts),
            columns: [
                Column("affiliate_id", .id), Column("created_at", .day),
                Column("amount", .metric(.payouts)),
            ], marks: ["sales_count", "net_sales_amount"], pages: easyAffiliatePages),
        Profile(
            word: "easy-affiliate.daily-stats", title: "Easy Affiliate daily stats",
            source: "easy-affiliate", prefix: "ea-", content: .figures(.totals),
            columns: [
                Column("date", .day), Column("clicks", .metric(.clicks)),
                Column("uniques", .metric(.uniques)), Column("transactions", .metric(.sales)),
                Column("commissions", .metric(.commission)),
            ], marks: ["corrections", "total"]),
    ]

    /// Rows a page of the plugin's tables, which is all that "Export table" writes.
    private static let easyAffiliatePages = [10, 25, 50, 100]
}
