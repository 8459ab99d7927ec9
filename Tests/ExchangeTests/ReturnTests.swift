import Model
import Testing

@testable import Exchange

/// Money that went back: no sale, whatever the source and however it says so.
@Suite struct ReturnTests {
    private func plan(
        _ text: String, _ ids: [String] = [], _ source: String = "",
        mapping: [(meaning: String, header: String)] = [], kind: ImportKind? = nil
    ) throws -> ImportPlan {
        var options = ImportOptions()
        options.mapping = mapping
        options.kind = kind
        options.source = mapping.isEmpty ? nil : source
        return try Sample.plan(
            text, program: Sample.program(ids, source: source), options: options)
    }

    @Test func `a mapped source's negative sale is a refund, and its commission taken back`() throws
    {
        let mapping = [
            ("id", "who"), ("day", "when"), ("revenue", "total"), ("commission", "fee"),
            ("key", "order"),
        ].map { (meaning: $0.0, header: $0.1) }
        let head = "order,who,when,total,fee\n"
        let plan = try self.plan(
            head + "1,a,2026-02-01,100.00,10.00\n2,a,2026-02-01,-40.00,-4.00\n"
                + "3,a,2026-02-02,'-$1.50,0\n4,a,2026-02-02,0,5.00\n5,a,2026-02-03,,-2.00\n",
            ["own-a"], "own", mapping: mapping, kind: .transactions)
        #expect(
            plan.figuresText
                == "key,partner,day,sales,revenue,commission,refunds\n"
                + ",own-a,2026-02-01,1,10000,600,4000\n,own-a,2026-02-02,1,0,500,150\n"
                + ",own-a,2026-02-03,0,0,-200,0\n")
        #expect(plan.figures.first?.totals == [2, 10_000, 900, 4_150])
        // Where none went back, nothing is said of refunds: they stay unknown.
        let other = try self.plan(
            head + "1,a,2026-02-01,100.00,10.00\n", ["own-a"], "own", mapping: mapping,
            kind: .transactions)
        #expect(
            other.figuresText
                == "key,partner,day,sales,revenue,commission\n,own-a,2026-02-01,1,10000,1000\n")
        #expect(other.figures.first?.metrics.contains(.refunds) == false)
        #expect(other.figures.first?.totals == [1, 10_000, 1_000])
    }

    @Test func `a column of refunds is money that went back whatever its sign`() throws {
        let mapping = [("id", "who"), ("day", "when"), ("revenue", "total"), ("refunds", "back")]
        let plan = try self.plan(
            "who,when,total,back\na,2026-02-01,100.00,-40.00\na,2026-02-01,50.00,5.00\n"
                + "a,2026-02-02,-7.00,7.00\n", ["own-a"], "own",
            mapping: mapping.map { (meaning: $0.0, header: $0.1) }, kind: .transactions)
        #expect(
            plan.figuresText
                == "key,partner,day,sales,revenue,refunds\n,own-a,2026-02-01,2,15000,4500\n"
                + ",own-a,2026-02-02,0,0,700\n")
    }

    @Test func `sums of a day may be below zero: they are no single sale`() throws {
        let mapping = [("id", "who"), ("day", "when"), ("sales", "n"), ("revenue", "total")]
        let plan = try self.plan(
            "who,when,n,total\na,2026-02-01,2,-40.00\n", ["own-a"], "own",
            mapping: mapping.map { (meaning: $0.0, header: $0.1) }, kind: .daily)
        #expect(
            plan.figuresText == "key,partner,day,sales,revenue\n,own-a,2026-02-01,2,-4000\n")
    }

    /// Each export that has a sale a row: its header, a sale of 100 with commission 10, and the
    /// same taken back by 40 and 4.
    @Test(arguments: [
        (
            "awin.transactions",
            "publisherId,transactionDate,saleAmount.amount,commissionAmount.amount,saleAmount.currency,commissionStatus",
            "1,2026-02-01T10:00:00,100,10,EUR,approved",
            "1,2026-02-01T11:00:00,-40,-4,EUR,approved", "awin-1"
        ),
        (
            "belboon.conversions",
            "conversion_id;advertiser_id;advertiser_name;status;amount;commission;currency;conversion_date;click_date;confirmation_date;rejection_reason",
            "1;1;Shop;confirmed;100,00;10,00;EUR;01.02.2026 10:30:00;;;",
            "2;1;Shop;confirmed;-40,00;-4,00;EUR;01.02.2026 10:30:00;;;", "bel-1"
        ),
        (
            "dub.commissions", "id,type,amount,earnings,currency,status,createdAt,partnerId",
            "c1,sale,$100.00,$10.00,EUR,paid,2026-02-01T10:00:00.000Z,1",
            "c2,custom,'-$40.00,'-$4.00,EUR,paid,2026-02-01T10:00:00.000Z,1", "dub-1"
        ),
        (
            "easy-affiliate.transactions",
            "\"id\",\"created_at\",\"user_login\",\"affiliate_id\",\"trans_num\",\"source\",\"order_id\",\"coupon\",\"item_name\",\"item_id\",\"sale_amount\",\"refund_amount\",\"commission_amount\",\"total_amount\",\"referring_page\"",
            "1,\"2026-02-01 10:00:00\",ann,1,t1,s,1,,x,1,100.00,0.00,10.00,100.00,",
            "2,\"2026-02-01 10:00:00\",ann,1,t2,s,2,,x,1,-40.00,0.00,-4.00,-40.00,", "ea-1"
        ),
        (
            "firstpromoter.commissions",
            "id,promoter_campaign.promoter.email,created_at,sale_amount,amount,commission_type,status,unit",
            "1,a@example.com,2026-02-01T10:00:00Z,10000,1000,sale,approved,cash",
            "2,a@example.com,2026-02-01T10:00:00Z,-4000,-400,sale,approved,cash", "fp-1"
        ),
        (
            "impact.actions",
            "Id,CampaignId,ActionTrackerId,MediaPartnerId,MediaPartnerName,State,Payout,Amount,Currency,EventDate,LockingDate",
            "a1,1,2,1,Tea,APPROVED,10.00,100.00,EUR,2026-02-01T10:00:00Z,",
            "a2,1,2,1,Tea,PENDING,-4.00,-40.00,EUR,2026-02-01T10:00:00Z,", "imp-1"
        ),
        (
            "partnerstack.commissions",
            "key,partnership.email,created_at,amount,currency,transaction.amount,reward_status",
            "k1,a@example.com,1769940000000,1000,EUR,10000,approved",
            "k2,a@example.com,1769940000000,-400,EUR,-4000,approved", "ps-1"
        ),
        (
            "pmpro-affiliates.report",
            "code,sub_id,user_id,user_login,affiliate_name,date,commission_rate,commission_earned,total",
            "1,,9,ann,Ann,2026-02-01,\"10\"%,10.00,100.00",
            "1,,9,ann,Ann,2026-02-01,\"10\"%,-4.00,-40.00", "pmp-1"
        ),
        (
            "post-affiliate-pro.transactions",
            "id,type,rstatus,totalCost,commission,currencyId,dateInserted,dateApproved,campaignId,affiliateId",
            "1,S,A,100.00,10.00,EUR,2026-02-01 10:00:00,,c,1",
            "2,S,A,-40.00,-4.00,EUR,2026-02-01 10:00:00,,c,1", "pap-1"
        ),
        (
            "refersion.conversions",
            "conversion_id,affiliate_id,created_at,order_total,commission_total,currency,status,is_test_conversion,payment_status",
            "1,1,2026-02-01,100.00,10.00,EUR,APPROVED,false,UNPAID",
            "2,1,2026-02-01,-40.00,-4.00,EUR,APPROVED,false,UNPAID", "ref-1"
        ),
        (
            "rewardful.commissions",
            "id,amount,currency,state,created_at,sale.affiliate.id,sale.sale_amount_cents,sale.refund_amount_cents",
            "1,1000,EUR,paid,2026-02-01T10:00:00Z,1,10000,0",
            "2,-400,EUR,due,2026-02-01T10:00:00Z,1,-4000,0", "rw-1"
        ),
        (
            "slicewp.commissions",
            "id,affiliate_id,visit_id,date_created,type,status,reference,reference_amount,origin,amount,currency",
            "1,1,5,2026-02-01 10:00:00,sale,paid,o1,100.00,woo,10.00,EUR",
            "2,1,5,2026-02-01 10:00:00,sale,unpaid,o1,-40.00,woo,-4.00,EUR", "swp-1"
        ),
        (
            "tapfiliate.conversions",
            "id,affiliate.id,created_at,amount,commissions.0.amount,commissions.0.currency,external_id",
            "1,1,2026-02-01T10:00:00+00:00,100.00,10.00,EUR,x",
            "2,1,2026-02-01T10:00:00+00:00,-40.00,-4.00,EUR,y", "tap-1"
        ),
        (
            "tolt.commissions",
            "id,partner.id,created_at,amount,revenue,status,charge_id,program.currency_code",
            "1,1,2026-02-01T10:00:00Z,1000,10000,approved,ch1,EUR",
            "2,1,2026-02-01T10:00:00Z,-400,-4000,approved,ch2,EUR", "tolt-1"
        ),
    ])
    func `in every source with a sale a row`(
        word: String, header: String, sale: String, back: String, partner: String
    ) throws {
        let program = Sample.program([partner], source: "x")
        program.apply(
            Sample.event(
                2,
                [
                    Edit(
                        partner: try #require(PartnerID(partner.utf8)), field: FieldName.email,
                        new: "a@example.com", old: nil)
                ]))
        var options = ImportOptions()
        options.profile = word
        let plan = try Sample.plan(
            [header, sale, back].joined(separator: "\n") + "\n", program: program,
            options: options)
        #expect(plan.counts[.rejected] == nil, "\(plan.rows)")
        let file = try #require(plan.figures.first)
        let sums = Dictionary(uniqueKeysWithValues: zip(file.metrics, file.totals))
        #expect(sums[.sales] == 1 && sums[.revenue] == 10_000, "\(file.text)")
        #expect(sums[.commission] == 600 && sums[.refunds] == 4_000, "\(file.text)")
    }

    @Test func `where only commission is told, taking it back is no sale`() throws {
        let referrals = try plan(
            "\"Affiliate ID\",\"Email\",\"Payment Email\",\"Amount\",\"Currency\",\"Description\",\"Campaign\",\"Reference\",\"Context\",\"Status\",\"Date\"\n"
                + "\"1\",\"a@example.com\",\"\",\"10.00\",\"USD\",\"x\",\"\",\"1\",\"woo\",\"paid\",\"2026-02-01\",\n"
                + "\"1\",\"a@example.com\",\"\",\"-4.00\",\"USD\",\"x\",\"\",\"2\",\"woo\",\"paid\",\"2026-02-01\",\n",
            ["awp-1"], "affiliatewp")
        #expect(
            referrals.figuresText == "key,partner,day,sales,commission\n,awp-1,2026-02-01,1,600\n")
    }

    @Test func `Post Affiliate Pro's refunds and chargebacks go back whatever their sign`() throws {
        let plan = try self.plan(
            "id,type,rstatus,totalCost,commission,currencyId,dateInserted,dateApproved,datePaid,campaignId,affiliateId\n"
                + "1,S,A,100.00,10.00,USD,2026-02-01 10:00:00,,,c,1\n"
                + "2,R,A,40.00,-4.00,USD,2026-02-01 11:00:00,,,c,1\n"
                + "3,H,P,-5.00,-0.50,USD,2026-02-01 12:00:00,,,c,1\n"
                + "4,A,A,0,2.00,USD,2026-02-01 12:00:00,,,c,1\n"
                + "5,F,A,0,-1.00,USD,2026-02-01 12:00:00,,,c,1\n"
                + "6,S,D,70.00,7.00,USD,2026-02-01 12:00:00,,,c,1\n"
                + "7,S,A,9.00,1.00,EUR,2026-02-01 12:00:00,,,c,1\n"
                + "8,C,A,0,0,USD,2026-02-01 12:00:00,,,c,1\n"
                + "9,S,A,9.00,1.00,money,2026-02-01 12:00:00,,,c,1\n")
        #expect(
            plan.figures.map { $0.currency?.code } == ["EUR", "USD"]
                || plan.figures.map { $0.currency?.code } == ["USD", "EUR"])
        let dollars = try #require(plan.figures.first { $0.currency?.code == "USD" })
        #expect(
            dollars.text
                == "key,partner,day,clicks,leads,sales,revenue,commission,refunds\n"
                + "USD,pap-1,2026-02-01,1,1,1,10000,650,4500\n")
        #expect(plan.rows[.rejected]?.map(\.text) == ["‘money’ is no currency such as EUR"])
        #expect(plan.assumptions.contains("1 row of rstatus d left out"))
    }

    @Test func `impact's updates are what each changed`() throws {
        let plan = try self.plan(
            "Id,ActionId,CampaignId,State,StateDetail,DeltaPayout,DeltaAmount,Currency,UpdateDate,ActionDate,MediaPartnerId\n"
                + "u1,a1,1,PENDING,,10.00,100.00,USD,2026-02-01T10:00:00Z,2026-02-01T09:00:00Z,7\n"
                + "u2,a1,1,PENDING,,-4.00,-40.00,USD,2026-02-05T10:00:00Z,2026-02-01T09:00:00Z,7\n"
                + "u3,a1,1,APPROVED,,0.00,0.00,USD,2026-02-09T10:00:00Z,2026-02-01T09:00:00Z,7\n"
                + "u3,a1,1,APPROVED,,0.00,0.00,USD,2026-02-09T10:00:00Z,2026-02-01T09:00:00Z,7\n"
                + "u4,a2,1,REVERSED,,-5.00,-60.00,USD,2026-02-09T10:00:00Z,2026-02-01T09:00:00Z,7\n",
            ["imp-7"], "impact")
        #expect(plan.title == "impact.com action updates")
        #expect(
            plan.figuresText
                == "key,partner,day,revenue,commission,refunds\n,imp-7,2026-02-01,10000,1000,0\n"
                + ",imp-7,2026-02-05,0,-400,4000\n,imp-7,2026-02-09,0,-500,6000\n")
        #expect(plan.assumptions.contains("rows that were there before, left out: 1"))
    }
}
