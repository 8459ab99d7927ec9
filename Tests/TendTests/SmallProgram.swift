/// A program of four partners made by the tool itself, on 22 November 2026.
///
/// ea-12 sells, ea-15 is quiet, ea-16 clicks and never sold, ea-17 never started.
extension Shell {
    /// The day the program is looked at.
    static let today = "2026-11-22"

    /// Makes the program in `acme` below the working folder.
    func makeProgram() throws {
        try write("export_affiliates.csv", Shell.affiliates)
        try write("export_transactions.csv", Shell.transactions)
        try write("export_clicks.csv", Shell.clicks)
        _ = try tend("new", "acme")
        _ = try tend(
            "import", "export_affiliates.csv", "export_transactions.csv", "export_clicks.csv",
            "--program", "acme", "--currency", "EUR", "--exported", Shell.today, "--as-of",
            Shell.today, "--as", "ann")
    }

    /// Runs a command on the program, as ann on its day.
    func acme(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
        try tend(
            arguments.prefix(1) + ["--program", "acme", "--as-of", Shell.today, "--as", "ann"]
                + arguments.dropFirst(), environment: environment)
    }

    /// Runs words of a POSIX shell in the working folder, where `$TEND` is the program and `$J`
    /// the journal of acme.
    @discardableResult
    func script(_ words: String, environment: [String: String] = [:]) throws -> Int32 {
        let binary = try Shell.binary
        return Shell.spawn(
            ["/bin/sh", "-c", "cd \"$1\"; J=$(echo acme/journal/*.jsonl); " + words, "sh", folder],
            environment: variables.merging(["TEND": binary]) { $1 }.merging(environment) { $1 }
                .map { "\($0)=\($1)" })
    }

    private static let affiliates = """
        "ID","username","email","name","status","mtd_clicks","ytd_clicks","mtd_commissions",\
        "ytd_commissions","signup_date","parent_name","parent_id","notes"
        12,ann,ann@example.com,"O'Brien, Ann",active,31,402,55.10,812.40,2024-03-01,,,
        15,li,li@example.com,"Wei, 李",active,0,0,0.00,0.00,2024-10-09,,,
        16,zo,zo@example.com,"Żółć, Gęś",active,0,3,0,0,2025-01-02,,,
        17,nova,nova@example.com,"Nova, Eva",active,0,0,0,0,2025-01-02,,,

        """
    private static let transactions = """
        "id","created_at","user_login","affiliate_id","trans_num","source","order_id","coupon",\
        "item_name","item_id","sale_amount","refund_amount","commission_amount","total_amount",\
        "referring_page"
        1,"2026-11-20 10:00:00",ann,12,c1,woo,1,,Plan,1,100.50,0.00,10.05,100.50,
        2,"2026-11-20 11:00:00",ann,12,c2,woo,2,,Plan,1,50.00,0.00,5.00,50.00,
        3,"2026-09-01 11:00:00",li,15,c3,woo,3,,Plan,1,20.00,0.00,2.00,20.00,

        """
    private static let clicks = """
        "id","ip","referrer","created_at","target_url","affiliate_id","user_login"
        1,192.0.2.1,,"2026-11-19 10:00:00",,12,ann
        2,192.0.2.1,,"2026-11-21 10:00:00",,16,zo
        3,192.0.2.1,,"2026-08-21 10:00:00",,15,li

        """
}

extension String {
    /// The lines, the last line feed left out.
    var lines: [String] {
        let parts = unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        return parts.map { String(String.UnicodeScalarView($0)) }.dropLast(last == "\n" ? 1 : 0)
            .map { $0 }
    }
}
