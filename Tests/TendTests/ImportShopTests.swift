import Testing

/// Whole sessions with the exports of two shop plugins.
@Suite struct ImportShopTests {
    private let columns = "id,name,sales.365d,revenue.365d,commission.365d,refunds.365d"

    private func easyShell() throws -> Shell {
        let shell = try ImportFiles.shell()
        try shell.write("export_affiliates-1767657600.csv", ImportFiles.easyAffiliates)
        try shell.write("esaf-affiliate-stats-1767657600.csv", ImportFiles.easyDaily)
        try shell.write("export_transactions-1767657600.csv", ImportFiles.easyTransactions)
        return shell
    }

    private func importEasy(_ shell: Shell) throws -> Shell.Outcome {
        try shell.run(
            "import", "export_affiliates-1767657600.csv", "esaf-affiliate-stats-1767657600.csv",
            "export_transactions-1767657600.csv")
    }

    @Test func `Easy Affiliate's partners, totals and transactions come in to the cent`() throws {
        let shell = try easyShell()
        let outcome = try importEasy(shell)
        #expect(outcome.code == 1)
        let name = "tend: export_transactions-1767657600.csv"
        #expect(
            outcome.err == """
                \(name): ids of no partner here: 1; import the partners first
                \(name):4:31: affiliate_id: there is no partner ‘99’ of easy-affiliate: import the partners first
                \(name):5:3: created_at: ‘yesterday’ is no date
                \(name):7:48: sale_amount: ‘fifty’ is no revenue

                """)
        let list = try shell.run("list", "--columns", columns, "--sort", "id", "--format", "csv")
        #expect(
            list.out == """
                id,name,sales.365d,revenue.365d,commission.365d,refunds.365d
                ea-12,Ann O'Brien,2,100.15,20.03,0.00
                ea-15,李伟,1,50.00,7.50,12.50
                ea-16,ea-16,0,0.00,0.00,0.00

                """)
        #expect(outcome.out.contains("3 new, 3 rejected"))
        #expect(outcome.out.contains("covers 2026-01-02 to 2026-01-05"))
        // The unknown partner's and the unread sale are in the totals, but in no partner's figures.
        #expect(outcome.out.contains("the program's own totals say 5, its partners' figures 3"))
        #expect(
            outcome.out.contains(
                "say 36.03 EUR, its partners' figures 27.53 EUR, a difference of 8.50 EUR"))
    }

    @Test func `the same files again say nothing new and write nothing`() throws {
        let shell = try easyShell()
        _ = try importEasy(shell)
        let before = ["journal", "stats"].map { folder in
            shell.names(in: "program/" + folder).map { shell.read("program/\(folder)/\($0)") }
        }
        let outcome = try importEasy(shell)
        #expect(outcome.out.contains("nothing new: everything in these files is known"))
        #expect(outcome.out.contains("3 unchanged, 3 rejected"))
        let after = ["journal", "stats"].map { folder in
            shell.names(in: "program/" + folder).map { shell.read("program/\(folder)/\($0)") }
        }
        #expect(before == after)
        #expect(shell.names(in: "program/.local/tmp").isEmpty)
    }

    @Test func `undo takes an import of several files away whole`() throws {
        let shell = try easyShell()
        let before = try shell.everything()
        _ = try importEasy(shell)
        let imported = try shell.everything()
        #expect(imported != before)
        #expect(try shell.run("undo").code == 0)
        #expect(try shell.everything() == before)
        _ = try importEasy(shell)
        #expect(try shell.everything() == imported)
        #expect(try shell.run("check").code == 0)
    }

    @Test func `undo of a second import brings the figures of the first one back`() throws {
        let shell = try easyShell()
        _ = try importEasy(shell)
        let before = try shell.everything()
        let header = ImportFiles.easyTransactions.split(separator: "\n")[0]
        try shell.write(
            "later.csv", header + "\n9,2026-01-02 10:00:00,ann,12,t9,w,1,,P,9,1.00,0,0.10,1.00,\n")
        let later = try shell.run("import", "later.csv")
        #expect(
            later.out.contains("replaces what earlier imports said of 2026-01-02 to 2026-01-02"))
        let list = try shell.run("list", "ea-12", "--columns", columns, "--format", "csv")
        #expect(list.out.contains("ea-12,Ann O'Brien,1,1.00,0.10,0.00"))
        #expect(try shell.run("undo").code == 0)
        #expect(try shell.everything() == before)
    }

    @Test func `AffiliateWP's three files with slashes, CRLF and two currencies`() throws {
        let shell = try ImportFiles.shell()
        try shell.write("affiliates.csv", ImportFiles.wordPressAffiliates)
        try shell.write("referrals.csv", ImportFiles.wordPressReferrals)
        try shell.write("visits.csv", ImportFiles.wordPressVisits)
        let outcome = try shell.run("import", "affiliates.csv", "referrals.csv", "visits.csv")
        #expect(outcome.code == 1)
        #expect(
            outcome.err == """
                tend: referrals.csv: ids of no partner here: 1; import the partners first
                tend: referrals.csv:6:6: affiliate id: there is no partner ‘77’ of affiliatewp: import the partners first
                tend: visits.csv: ids of no partner here: 1; import the partners first
                tend: visits.csv:5:6: affiliate: there is no partner ‘Gone (#70)’ of affiliatewp: import the partners first

                """)
        #expect(outcome.out.contains("amounts in EUR and USD"))
        #expect(outcome.out.contains("1 row of status rejected left out"))
        let list = try shell.run(
            "list", "--columns", "id,name,clicks.365d,sales.365d,commission.365d", "--sort", "id",
            "--format", "csv")
        // The dollars of Zoë's sale are not euros; the sale itself counts. What was taken back of
        // Ann's commission is no second sale.
        #expect(
            list.out == """
                id,name,clicks.365d,sales.365d,commission.365d
                awp-7,Ann O'Brien,2,1,14.95
                awp-8,Zoë Müller 'Zo',1,1,0.00

                """)
        #expect(shell.names(in: "program/stats").count == 3)
        let before = try shell.everything()
        #expect(try shell.run("undo").code == 0)
        #expect(try shell.run("list", "--format", "csv").out.split(separator: "\n").count <= 1)
        _ = try shell.run("import", "affiliates.csv", "referrals.csv", "visits.csv")
        #expect(try shell.everything() == before)
    }

    @Test func `overlapping periods replace, they do not add`() throws {
        let shell = try ImportFiles.shell()
        try shell.write("partners.csv", "id,name\na,Ann\n")
        try shell.write("january.csv", "id,day,clicks\na,2026-01-30,10\na,2026-01-31,20\n")
        try shell.write("both.csv", "id,day,clicks\na,2026-01-31,25\na,2026-02-01,30\n")
        let partners = ["--from", "x", "--map", "id=id,name=name"]
        let figures = ["--map", "id=id,day=day,clicks=clicks"]
        let at = ["import", "--program", "program"]
        #expect(try shell.tend(at + partners + ["partners.csv"]).code == 0)
        #expect(try shell.tend(at + figures + ["january.csv"]).code == 0)
        let both = try shell.tend(at + figures + ["both.csv"])
        #expect(both.out.contains("source x; partners' ids begin with x-"))
        let list = try shell.run("list", "--columns", "id,clicks.90d", "--format", "csv")
        #expect(list.out == "id,clicks.90d\nx-a,65\n")
        let together = try shell.tend(at + figures + ["--dry-run", "january.csv", "both.csv"])
        #expect(together.code == 2)
        #expect(
            together.err
                == "tend: both.csv: january.csv and this file both speak of 2026-01-31 to 2026-01-31: "
                + "import one after the other, the later one counts\n")
    }
}
