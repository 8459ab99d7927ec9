/// Files as shops export them, and programs to bring them into.
enum ImportFiles {
    /// A shell with a program in it.
    static func shell(currency: String = "EUR") throws -> Shell {
        let shell = try Shell()
        _ = try shell.tend("new", "program", "--currency", currency)
        return shell
    }

    static let easyAffiliates = """
        "ID","username","email","name","status","mtd_clicks","ytd_clicks","mtd_commissions","ytd_commissions","signup_date","parent_name","parent_id","notes"
        12,ann,ann@example.com,"O'Brien, Ann",active,31,402,55.10,812.40,2022-03-01,,,"called 3/4
        wants banners"
        15,li,li@example.com,"李, 伟",inactive,0,0,0.00,0.00,2023-10-09,"Ann OBrien (ann)",12,
        16,bot,x@example.com,,blocked,0,3,0,0,2024-01-02,,,

        """

    /// Two good rows of one partner and day, one of an unknown partner, one without a date, one
    /// refund, one amount that is none.
    static let easyTransactions = #"""
        "id","created_at","user_login","affiliate_id","trans_num","source","order_id","coupon","item_name","item_id","sale_amount","refund_amount","commission_amount","total_amount","referring_page"
        1,"2026-01-02 10:00:00",ann,12,t1,woo,1,,"Plan, ""Pro""",9,100.10,0.00,20.02,100.10,
        2,"2026-01-02 23:59:59",ann,12,t2,woo,2,,Plan,9,0.05,0.00,0.01,0.05,
        3,"2026-01-03 08:00:00",ghost,99,t3,woo,3,,Plan,9,5.00,0.00,1.00,5.00,
        4,yesterday,ann,12,t4,woo,4,,Plan,9,5.00,0.00,1.00,5.00,
        5,"2026-01-03 09:00:00",li,15,t5,woo,5,,Plan,9,50.00,12.50,7.50,37.50,
        6,"2026-01-04 09:00:00",li,15,t6,woo,6,,Plan,9,fifty,0.00,7.50,37.50,

        """#

    static let easyDaily = """
        "date","clicks","uniques","transactions","commissions","corrections","total"
        2026-01-02,40,30,2,20.03,0.00,20.03
        2026-01-03,25,20,2,8.50,0.00,8.50
        2026-01-04,12,11,1,7.50,0.00,7.50

        """

    /// Rows as AffiliateWP's batches write them: all quoted, CRLF.
    private static func quoted(_ rows: [[String]]) -> String {
        rows.map { $0.map { "\"\($0)\"" }.joined(separator: ",") + "\r\n" }.joined()
    }

    static let wordPressAffiliates = quoted([
        [
            "Affiliate ID", "Email", "First Name", "Last Name", "Payment Email", "Username",
            "Group", "Rate", "Rate Type", "Flat Rate Basis", "Earnings", "Unpaid Earnings",
            "Referrals", "Visits", "Conversion Rate", "Status", "Date Registered",
        ],
        [
            "7", "ann@example.com", "Ann", #"O\\\'Brien"#, "pay@example.com", "ann", "VIP", "0.2",
            "percentage", "", "310.5", "19.95", "12", "480", "2.5%", "active",
            "2024-01-05 15:04:00",
        ],
        [
            "8", "zoe@example.com", "Zoë", #"Müller \\\'Zo\\\'"#, "", "zoe", "", "", "", "", "0",
            "0", "0", "0", "0%", "inactive", "2024-01-05 15:04:00",
        ],
    ])

    static let wordPressReferrals = quoted([
        [
            "Referral ID", "Affiliate ID", "Visit ID", "Email", "Name", "Payment Email",
            "Username", "Amount", "Currency", "Description", "Campaign", "Reference", "Context",
            "Status", "Flag", "Type", "Date",
        ],
        referral("1", "7", "19.95", "EUR", "paid", "2026-02-01 09:30:00"),
        referral("2", "7", "-5.00", "EUR", "unpaid", "2026-02-01 10:30:00"),
        referral("3", "8", "8.00", "USD", "unpaid", "2026-02-02 10:30:00"),
        referral("4", "8", "9.00", "EUR", "rejected", "2026-02-02 11:30:00"),
        referral("5", "77", "1.00", "EUR", "unpaid", "2026-02-03 11:30:00"),
    ])

    private static func referral(
        _ id: String, _ affiliate: String, _ amount: String, _ currency: String, _ status: String,
        _ date: String
    ) -> [String] {
        [
            id, affiliate, "0", "c@example.com", "C", "", "ann", amount, currency,
            #"Plan \\\'Pro\\\' a\\\\b"#, "", "100\(id)", "woocommerce", status, "", "sale", date,
        ]
    }

    static let wordPressVisits = quoted([
        [
            "Visit ID", "Affiliate", "Converted", "Campaign", "URL", "Referrer", "Context", "Flag",
            "Date",
        ],
        visit("1", #"Ann O\\\'Brien (#7)"#, "2026-02-01 08:00:00"),
        visit("2", #"Ann O\\\'Brien (#7)"#, "2026-02-01 08:05:00"),
        visit("3", "Zoë (#8)", "2026-02-02 08:00:00"),
        visit("4", "Gone (#70)", "2026-02-02 08:00:00"),
    ])

    private static func visit(_ id: String, _ affiliate: String, _ date: String) -> [String] {
        [id, affiliate, "No", "", "https://shop.example/?ref=7", "", "", "", date]
    }
}

extension Shell {
    /// Runs a command on the program in the working folder.
    func run(_ command: String, _ arguments: String...) throws -> Outcome {
        try tend([command, "--program", "program", "--as-of", "2026-03-01"] + arguments)
    }

    /// Everything the program's readings say of partners and figures, for comparing.
    func everything() throws -> String {
        let columns =
            "id,name,status,joined,clicks.365d,sales.365d,revenue.365d,commission.365d,refunds.365d"
        let list = try run("list", "--columns", columns, "--format", "csv")
        let kpi = try run("kpi", "--format", "csv")
        return "\(list.code)\n\(list.out)\n\(list.err)\n\(kpi.out)"
    }
}
