import Model
import Testing

@testable import Exchange

@Suite struct ProfileTests {
    @Test(arguments: [
        ("easyaffiliate-export_affiliates.csv", "easy-affiliate.affiliates"),
        ("easyaffiliate-export_transactions.csv", "easy-affiliate.transactions"),
        ("easyaffiliate-export_clicks.csv", "easy-affiliate.clicks"),
        ("easyaffiliate-export_payments.csv", "easy-affiliate.payments"),
        ("easyaffiliate-affiliate-stats-daily.csv", "easy-affiliate.daily-stats"),
        ("affiliatewp-2.27-affiliates.csv", "affiliatewp.affiliates-2.27"),
        ("affiliatewp-2.27-referrals.csv", "affiliatewp.referrals-2.27"),
        ("affiliatewp-2.27-visits.csv", "affiliatewp.visits"),
        ("affiliatewp-2.27-payouts.csv", "affiliatewp.payouts"),
        ("affiliatewp-1.7.14-affiliates.csv", "affiliatewp.affiliates-1.7"),
        ("affiliatewp-1.7.14-referrals.csv", "affiliatewp.referrals-1.7"),
        ("dub-partners-default.csv", "dub.partners"), ("dub-partners-all.csv", "dub.partners"),
        ("dub-commissions-all.csv", "dub.commissions"), ("dub-payouts-all.csv", "dub.payouts"),
        ("affiliatewp-payout-file.csv", "affiliatewp.payout-file"),
        ("slicewp-payout.csv", "slicewp.payout-file"),
        ("affiliatepress-export-affiliates.csv", "affiliatepress.affiliates"),
        ("affiliates-manager-MyAffiliates.csv", "affiliates-manager.affiliates"),
        ("affiliates-manager-AffiliateCommissions.csv", "affiliates-manager.commissions"),
        ("affiliates-manager-payment-report.csv", "affiliates-manager.payment-report"),
        ("pmpro-affiliates_report.csv", "pmpro-affiliates.report"),
        ("import-itthinx-affiliates.tsv", "itthinx-affiliates.affiliates"),
        ("import-rewardful.csv", "rewardful.import-file"),
        ("paypal-payouts-result.csv", "paypal.payout-results"),
    ])
    func `every export is known by its header`(file: String, word: String) throws {
        #expect(try profile(file).word == word)
    }

    private func profile(_ file: String) throws -> Profile {
        var reader = CSVReader(ByteSource(try Sample.bytes(file)))
        var options = ImportOptions()
        options.exportDay = Day(iso: "2026-03-01".utf8)
        return try ImportFile(
            &reader, name: file, options: options,
            base: ImportBase(Program(), currency: .euro)
        ).profile
    }

    @Test func `two point x without batches has a name in one column`() throws {
        let header =
            "\"Affiliate ID\",\"Email\",\"Name\",\"Payment Email\",\"Username\",\"Rate\","
            + "\"Rate Type\",\"Flat Rate Basis\",\"Earnings\",\"Referrals\",\"Visits\",\"Status\",\"Date Registered\"\n"
        let row =
            "\"7\",\"a@example.com\",\"Ann Lee\",\"\",\"ann\",\"20\",\"percentage\",\"\",\"3\",\"1\",\"9\",\"active\",\"January 5, 2024\",\n"
        let plan = try Sample.plan(header + row)
        #expect(plan.title == "AffiliateWP 2 affiliates")
        #expect(plan.told.contains("awp-7 name Ann Lee"))
        #expect(plan.told.contains("awp-7 joined 2024-01-05"))
    }

    @Test func `an export without the partner's id is refused with what is missing`() throws {
        #expect {
            try profile("dub-commissions-default.csv")
        } throws: {
            ($0 as? Refusal)?.text.contains("partnerid") == true
        }
    }

    @Test func `Easy Affiliate's partners with their quirks`() throws {
        let plan = try Sample.plan(
            try Sample.bytes("easyaffiliate-export_affiliates-quirks.csv"),
            name: "export_affiliates-1767225600.csv")
        #expect(plan.counts == [.new: 3])
        let told = plan.told
        for expected in [
            "ea-12 name Ann O'Brien", "ea-12 stage onboarding", "ea-12 joined 2022-03-01",
            "ea-12 fact:notes called 3/4\nwants banners", "ea-12 fact:as_of 2026-01-01",
            "ea-15 name Wei Li", "ea-16 status blocked", "ea-12 source easy-affiliate",
        ] {
            #expect(told.contains(expected), "\(expected)")
        }
    }

    @Test func `AffiliateWP's slashes and quotes`() throws {
        let plan = try Sample.plan(
            try Sample.bytes("affiliatewp-2.27-affiliates-quirks.csv"), name: "a.csv")
        #expect(plan.told.contains("awp-7 name Ann O'Brien"))
        #expect(plan.told.contains("awp-8 name Zoë Müller 'Zo'"))
        #expect(plan.told.contains("awp-7 tier VIP"))
    }

    @Test func `AffiliateWP 1.7 with unescaped quotes and one cell too many`() throws {
        let program = Sample.program(["awp-7", "awp-9"], source: "affiliatewp")
        let plan = try Sample.plan(
            try Sample.bytes("affiliatewp-1.7.14-referrals-quirks.csv"), name: "r.csv",
            program: program)
        #expect(plan.figuresText == "key,partner,day,sales,commission\n,awp-7,2016-02-11,1,1995\n")
        #expect(plan.figures.first?.currency?.code == "USD")
        #expect(plan.assumptions.contains("1 row of status rejected left out"))
    }

    @Test func `Dub's formatted money and guarded minus`() throws {
        let program = Sample.program(["dub-pn_1"], source: "dub")
        let text = """
            id,type,amount,earnings,currency,status,createdAt,partnerId
            cm_1,sale,"$1,250.00",$125.00,usd,processed,2026-05-01T10:00:00.000Z,pn_1
            cm_2,custom,$0.00,'-$25.00,usd,pending,2026-05-03T10:00:00.000Z,pn_1
            cm_3,sale,$9.00,$1.00,usd,fraud,2026-05-03T10:00:00.000Z,pn_1

            """
        let plan = try Sample.plan(text, program: program)
        #expect(
            plan.figuresText == """
                key,partner,day,clicks,leads,sales,revenue,commission
                ,dub-pn_1,2026-05-01,0,0,1,125000,12500
                ,dub-pn_1,2026-05-03,0,0,0,0,-2500

                """)
    }

    @Test func `an empty export says so`() throws {
        #expect(Sample.refusal("\"\"") == "this export has no rows: the shop had nothing to export")
        #expect(Sample.refusal("") == "this file is empty")
    }

    @Test func `an unknown file asks for a mapping, and is read with one`() throws {
        let text = "partner,visits,when\nZed,12,2026-03-01\nZed,3,2026-03-02\n"
        #expect(Sample.refusal(text)?.contains("--map") == true)
        var options = ImportOptions()
        options.mapping = [("id", "partner"), ("clicks", "visits"), ("day", "when")]
        options.source = "myshop"
        let program = Sample.program(["myshop-zed"], source: "myshop")
        let plan = try Sample.plan(text, program: program, options: options)
        #expect(
            plan.figuresText
                == "key,partner,day,clicks\n,myshop-zed,2026-03-01,12\n,myshop-zed,2026-03-02,3\n")
    }
}
