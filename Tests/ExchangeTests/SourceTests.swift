import Model
import Testing

@testable import Exchange

/// Rows of each source with what is odd about them.
@Suite struct SourceTests {
    private func plan(
        _ text: String, _ ids: [String] = [], _ source: String = "", exported: String? = nil
    ) throws -> ImportPlan {
        var options = ImportOptions()
        options.exportDay = exported.flatMap { Day(iso: $0.utf8) }
        return try Sample.plan(
            text, program: Sample.program(ids, source: source), options: options)
    }

    @Test func `Affiliates Manager leaves empty cells out, and guards a minus`() throws {
        let plan = try Sample.plan(
            try Sample.bytes("affiliates-manager-MyAffiliates-quirks.csv"), name: "a.csv")
        #expect(plan.counts == [.new: 2])
        for expected in [
            "am-3 fact:balance -12.50", "am-3 company ACME", "am-3 contact:phone +15551234567",
            "am-4 joined 2024-02-01", "am-4 site https://l.example", "am-4 name Li Wei",
        ] {
            #expect(plan.told.contains(expected), "\(expected)")
        }
        #expect(!plan.told.contains { $0.utf8.starts(with: "am-4 company".utf8) })
    }

    @Test func `a row whose missing cells cannot be told is rejected`() throws {
        let header =
            "\"Affiliate ID\",Status,Balance,Earnings,\"First Name\",\"Last Name\",Email,Company,\"Date Joined\",Website,Phone\n"
        let plan = try self.plan(
            header + "5,active,1.00,Li,Wei,l@example.com,2024-02-01,https://l.example\n")
        #expect(plan.counts == [.rejected: 1])
        #expect(plan.rows[.rejected]?.first?.text.contains("has 8 of 11 cells") == true)
    }

    @Test func `Affiliates Manager's commissions and its payment report`() throws {
        let commissions = try plan(
            "Date,\"Affiliate ID\",Amount,\"Transaction ID\",\"Buyer Email\"\n"
                + "2026-02-01,3,12.50,t1,x@example.com\n2026-02-02,3,'-2.50,t2,x@example.com\n",
            ["am-3"], "affiliates-manager")
        #expect(
            commissions.figuresText
                == "key,partner,day,sales,commission\n,am-3,2026-02-01,1,1250\n,am-3,2026-02-02,0,-250\n"
        )
        let report =
            "Commission Amount, Currency, Affiliate ID, First Name, Last Name, Email, Street, City, "
            + "State, Postal Code, Country, Phone, PayPal Email Address, Bank Account Details, "
            + "Payment Method, \n"
            + "25.00, USD, 3, Ann, Lee, ann@example.com, , , , , , , ann@pay.example, , paypal, \n"
        let payments = try plan(report, ["am-3"], "affiliates-manager", exported: "2026-03-05")
        #expect(payments.figuresText == "key,partner,day,payouts\n,am-3,2026-03-05,2500\n")
        #expect(payments.figures.first?.currency?.code == "USD")
    }

    @Test func `rows without a day need the day of the export`() {
        let text = "ID,Name,Email,Amount,Currency\n1,Ann,ann@example.com,5.00,EUR\n"
        #expect(Sample.refusal(text)?.contains("--exported") == true)
    }

    @Test func `SliceWP's payouts find partners by their address`() throws {
        let program = Sample.program(["swp-1", "swp-2"], source: "slicewp")
        program.apply(
            Sample.event(
                2,
                [
                    Edit(
                        partner: try #require(PartnerID("swp-1".utf8)), field: FieldName.email,
                        new: "Ann@Example.com", old: nil),
                    Edit(
                        partner: try #require(PartnerID("swp-2".utf8)), field: FieldName.payment,
                        new: "pay@example.com", old: nil),
                ]))
        var options = ImportOptions()
        options.exportDay = Day(iso: "2026-03-05".utf8)
        let plan = try Sample.plan(
            "ID,Name,Email,Amount,Currency\n9,Ann,ann@example.com,5.00,EUR\n"
                + "8,Bo,pay@example.com,7.00,EUR\n7,Cy,nobody@example.com,1.00,EUR\n",
            program: program, options: options)
        #expect(
            plan.figuresText
                == "key,partner,day,payouts\n,swp-1,2026-03-05,500\n,swp-2,2026-03-05,700\n")
        #expect(plan.counts[.rejected] == 1)
    }

    @Test func `AffiliatePress writes a dash for nothing`() throws {
        let header = String(
            decoding: try Sample.bytes("affiliatepress-export-affiliates.csv"), as: UTF8.self)
        let plan = try self.plan(
            header
                + "4,ann,ann@example.com,Ann,Lee,-,19.95,-,https://a.example,Approved,120,3,-,\"March 3, 2025\"\n"
        )
        #expect(plan.told.contains("ap-4 joined 2025-03-03"))
        #expect(plan.told.contains("ap-4 fact:visits 120"))
        #expect(!plan.told.contains { $0.utf8.starts(with: "ap-4 payment".utf8) })
        #expect(!plan.told.contains { $0.utf8.starts(with: "ap-4 fact:earnings".utf8) })
    }

    @Test func `PMPro's report makes its partners, with quotes behind slashes`() throws {
        let plan = try Sample.plan(
            try Sample.bytes("pmpro-affiliates_report-quirks.csv"), name: "r.csv")
        #expect(
            plan.figuresText
                == "key,partner,day,sales,revenue,commission\n,pmp-ann20,2024-05-01,1,4900,490\n")
        #expect(plan.told.contains("pmp-ann20 name Ann \"A\" O'Brien"))
        #expect(plan.told.contains("pmp-ann20 rate 10%"))
        #expect(plan.assumptions.contains("partners that were not there are made: 1"))
    }

    @Test func `Dub's customers are leads, its events the program's own`() throws {
        let customers = try plan(
            "ID,Name,Email,Avatar,External ID,Stripe customer ID,Country,Sales,Sale amount,Created at,First sale at,Subscription canceled,Partner ID\n"
                + "c1,X,x@example.com,,e1,s1,DE,2,$50.00,2026-05-01T10:00:00.000Z,2026-05-02T10:00:00.000Z,,pn_1\n"
                + "c2,Y,y@example.com,,e2,s2,DE,1,$20.00,2026-05-01T11:00:00.000Z,2026-05-01T12:00:00.000Z,2026-05-09T10:00:00.000Z,pn_1\n"
                + "c3,Z,z@example.com,,e3,s3,DE,0,$0.00,2026-05-03T11:00:00.000Z,,2026-05-04T10:00:00.000Z,pn_1\n"
                + "c4,W,w@example.com,,e4,s4,DE,1,$9.00,2026-05-03T11:00:00.000Z,soon,,pn_1\n",
            ["dub-pn_1"], "dub")
        // A lead each; c1 and c2 became customers, c2 left; c3 never came, so it cannot leave.
        #expect(
            customers.figuresText
                == "key,partner,day,leads,customers,lost_customers\n,dub-pn_1,2026-05-01,2,1,0\n"
                + ",dub-pn_1,2026-05-02,0,1,0\n,dub-pn_1,2026-05-03,1,0,0\n"
                + ",dub-pn_1,2026-05-09,0,0,1\n")
        let events = try plan(
            "Event,Destination URL,OS,Referrer,Referrer URL,Date,Invoice ID,Sale Amount,Click ID\n"
                + "Click,https://x.example,iOS,,,2026-05-01T10:00:00.000Z,,,k1\n"
                + "Sale,https://x.example,iOS,,,2026-05-01T11:00:00.000Z,in_1,\"$1,250.00\",k1\n"
                + "Trial started,https://x.example,iOS,,,2026-05-01T11:00:00.000Z,,,k1\n")
        #expect(
            events.figuresText
                == "key,partner,day,clicks,leads,sales,revenue\n,,2026-05-01,1,0,1,125000\n")
        #expect(
            events.warnings == [
                "amounts with $ are taken as EUR: say the currency if they are not",
                "1 row of type ‘Trial started’ counts as nothing: it is not known",
            ])
    }

    @Test func `CJ's returns are refunds, and a sale of nothing is a lead`() throws {
        let plan = try self.plan(
            "commissionId,publisherId,publisherName,postingDate,eventDate,actionStatus,saleAmountUsd,commissionAmountUsd\n"
                + "1,77,Deals,2026-02-02,2026-02-01T10:00:00Z,new,100.00,10.00\n"
                + "2,77,Deals,2026-02-02,2026-02-01T10:00:00Z,new,-40.00,-4.00\n"
                + "3,77,Deals,2026-02-02,2026-02-01T11:00:00Z,new,0,2.00\n")
        #expect(
            plan.figuresText
                == "key,partner,day,leads,sales,revenue,commission,refunds\n,cj-77,2026-02-01,1,1,10000,800,4000\n"
        )
        #expect(plan.figures.first?.currency?.code == "USD")
        #expect(plan.told.contains("cj-77 name Deals"))
    }

    @Test func `Awin's pending and confirmed figures add up, declined ones do not count`() throws {
        let plan = try self.plan(
            "publisherId,publisherName,date,impressions,clicks,pendingNo,pendingValue,pendingComm,confirmedNo,confirmedValue,confirmedComm,bonusComm,declinedNo,currency\n"
                + "45,Blog,2026-02-01,900,30,1,50.5,5,2,100,10,1.5,4,GBP\n")
        #expect(
            plan.figuresText
                == "key,partner,day,impressions,clicks,sales,revenue,commission\n,awin-45,2026-02-01,900,30,3,15050,1650\n"
        )
        #expect(plan.figures.first?.currency?.code == "GBP")
    }

    @Test func `belboon's semicolons, decimal commas and dates`() throws {
        let plan = try self.plan(
            "conversion_id;advertiser_id;advertiser_name;status;amount;commission;currency;conversion_date;click_date;confirmation_date;rejection_reason\n"
                + "1;12;Shop;confirmed;1.234,56;1.234;EUR;15.01.2026 10:30:00;;;\n"
                + "2;12;Shop;rejected;5,00;0,50;EUR;16.01.2026 10:30:00;;;no\n"
                + "3;12;Shop;open;1,234;0,50;EUR;16.01.2026 10:30:00;;;\n")
        #expect(
            plan.figuresText
                == "key,partner,day,sales,revenue,commission\n,bel-12,2026-01-15,1,123456,123400\n")
        #expect(plan.rows[.rejected]?.first?.text == "‘1,234’ is no revenue")
    }

    @Test func `PayPal's result is read behind its preamble, with the currency of its amounts`()
        throws
    {
        let program = Sample.program(["ea-12"], source: "easy-affiliate")
        let text = """
            Batch ID: "ABC123"
            Status: "Completed"
            Transaction ID,Recipient,Unique Identifier,Amount,Fee,Total,Status,Custom Note
            1AB,ann@example.com,EA-12,100.00 USD,0.25 USD,100.25 USD,Completed,Thanks
            2CD,li@example.com,ID002,25.00 USD,0.25 USD,25.25 USD,Unclaimed,Thanks

            """
        var options = ImportOptions()
        options.exportDay = Day(iso: "2026-03-05".utf8)
        let plan = try Sample.plan(text, program: program, options: options)
        #expect(plan.reason.utf8.starts(with: "line 3 has all".utf8))
        #expect(plan.figuresText == "key,partner,day,payouts\n,ea-12,2026-03-05,10000\n")
        #expect(plan.figures.first?.currency?.code == "USD")
        #expect(plan.assumptions.contains("1 row of status unclaimed left out"))
    }

    @Test func `an address as an id makes an id of its letters, another for each`() throws {
        let plan = try self.plan(
            "First Name,Last Name,Email Address,Offer ID\nAnn,Lee,A.nn@example.com,7\nAn,Le,a-nn@example.com,7\n"
        )
        #expect(plan.counts == [.new: 2])
        let ids = Set(plan.edits.map(\.partner.text))
        #expect(ids.count == 2)
        #expect(ids.allSatisfy { $0.utf8.starts(with: "ref-a-nn-example-com-".utf8) })
    }
}
