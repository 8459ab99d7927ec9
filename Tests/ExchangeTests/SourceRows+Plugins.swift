extension SourceRows {
    /// Plug-ins of WordPress.
    static let plugins: [SourceRows] = [
        SourceRows(
            "easy-affiliate.affiliates", [],
            """
            "ID","username","email","name","status","mtd_clicks","ytd_clicks","mtd_commissions","ytd_commissions","signup_date","parent_name","parent_id","notes"
            12,ann,ann@example.com,"O'Brien, Ann",active,3,40,1.50,19.95,"2024-03-01 10:00:00",,,"called
            twice"
            15,li,li@example.com,"Li, Wei",blocked,0,0,0.00,0.00,"2024-04-01 10:00:00",,,

            """,
            told: [
                "ea-12 name Ann O'Brien", "ea-12 fact:ytd_commissions 19.95",
                "ea-12 joined 2024-03-01", "ea-12 login ann", "ea-12 fact:notes called\ntwice",
                "ea-15 status blocked", "ea-15 name Wei Li",
            ]),
        SourceRows(
            "easy-affiliate.transactions", ["ea-12"],
            """
            "id","created_at","user_login","affiliate_id","trans_num","source","order_id","coupon","item_name","item_id","sale_amount","refund_amount","commission_amount","total_amount","referring_page"
            1,"2026-02-01 10:00:00",ann,12,t1,stripe,1,,"Tea, green",7,100.00,25.00,7.50,75.00,
            2,"2026-02-01 23:59:59",ann,12,t2,stripe,2,,Tea,7,10.00,0.00,1.00,10.00,

            """,
            figures: "key,partner,day,sales,revenue,commission,refunds\n"
                + ",ea-12,2026-02-01,2,11000,850,2500\n"),
        SourceRows(
            "easy-affiliate.clicks", ["ea-12"],
            """
            "id","ip","referrer","created_at","target_url","affiliate_id","user_login"
            1,10.0.0.1,,"2026-02-01 10:00:00",https://shop.example/,12,ann
            2,10.0.0.2,,"2026-02-01 11:00:00",https://shop.example/,12,ann
            2,10.0.0.2,,"2026-02-01 11:00:00",https://shop.example/,12,ann

            """, figures: "key,partner,day,clicks\n,ea-12,2026-02-01,2\n"),
        SourceRows(
            "easy-affiliate.payments", ["ea-12"],
            """
            "id","affiliate_id","affiliate","created_at","amount","sales_count","net_sales_amount"
            1,12,ann,"2026-02-01 10:00:00",55.25,3,500.00

            """, figures: "key,partner,day,payouts\n,ea-12,2026-02-01,5525\n"),
        SourceRows(
            "easy-affiliate.daily-stats", [],
            """
            "date","clicks","uniques","transactions","commissions","corrections","total"
            2026-02-01,30,21,2,12.50,0.00,12.50

            """,
            figures: "key,partner,day,clicks,uniques,sales,commission\n,,2026-02-01,30,21,2,1250\n"
        ),
        SourceRows(
            "affiliatewp.affiliates-2.27", [],
            "\"Affiliate ID\",\"Email\",\"First Name\",\"Last Name\",\"Payment Email\",\"Username\",\"Group\",\"Rate\",\"Rate Type\",\"Flat Rate Basis\",\"Earnings\",\"Unpaid Earnings\",\"Referrals\",\"Visits\",\"Conversion Rate\",\"Status\",\"Date Registered\"\r\n"
                + #""7","ann@example.com","Ann","O\\\'Brien","pay@example.com","ann","VIP","12%","percentage","","1250.50","19.95","31","400","7.75%","active","2024-03-01 10:00:00""#
                + "\r\n",
            told: [
                "awp-7 name Ann O'Brien", "awp-7 rate 12%", "awp-7 tier VIP",
                "awp-7 fact:unpaid_earnings 19.95", "awp-7 fact:visits 400",
                "awp-7 joined 2024-03-01", "awp-7 payment pay@example.com",
            ]),
        SourceRows(
            "affiliatewp.affiliates-2", [],
            """
            "Affiliate ID","Email","Name","Payment Email","Username","Rate","Rate Type","Flat Rate Basis","Earnings","Referrals","Visits","Status","Date Registered"
            "7","ann@example.com","Ann Lee","","ann","20","percentage","","3.00","1","9","active","January 5, 2024",

            """,
            told: ["awp-7 name Ann Lee", "awp-7 joined 2024-01-05", "awp-7 fact:earnings 3.00"]),
        SourceRows(
            "affiliatewp.affiliates-1.7", [],
            """
            "Affiliate ID","Email","Payment Email","Username","Rate","Rate Type","Earnings","Referrals","Visits","Status","Date Registered"
            "7","ann@example.com","pay@example.com","ann "the" lee","20","percentage","3.00","1","9","active","2016-01-05 10:00:00",

            """,
            told: [
                "awp-7 login ann \"the\" lee", "awp-7 joined 2016-01-05",
                "awp-7 payment pay@example.com", "awp-7 fact:visits 9",
            ]),
        SourceRows(
            "affiliatewp.referrals-2.27", ["awp-7"],
            "\"Referral ID\",\"Affiliate ID\",\"Visit ID\",\"Email\",\"Name\",\"Payment Email\",\"Username\",\"Amount\",\"Currency\",\"Description\",\"Campaign\",\"Reference\",\"Context\",\"Status\",\"Flag\",\"Type\",\"Date\"\r\n"
                + #""1","7","3","x@example.com","X","","ann","19.95","USD","Bob\\\'s \'Tea\'","","12","woo","paid","","sale","2026-02-01 10:00:00""#
                + "\r\n"
                + #""2","7","4","y@example.com","Y","","ann","5.00","USD","","","13","woo","rejected","","sale","2026-02-01 11:00:00""#
                + "\r\n",
            figures: "key,partner,day,sales,commission\n,awp-7,2026-02-01,1,1995\n",
            currency: "USD"),
        SourceRows(
            "affiliatewp.referrals-1.7", ["awp-7"],
            """
            "Affiliate ID","Email","Payment Email","Amount","Currency","Description","Campaign","Reference","Context","Status","Date"
            "7","ann@example.com","","19.95","USD","Plan "Pro" 1 yr","","12","woo","unpaid","2016-02-11 10:00:00",

            """, figures: "key,partner,day,sales,commission\n,awp-7,2016-02-11,1,1995\n"),
        SourceRows(
            "affiliatewp.visits", ["awp-7"],
            """
            "Visit ID","Affiliate","Converted","Campaign","URL","Referrer","Context","Flag","Date"
            "1","Ann Lee (#7)","No","","https://shop.example/","","","","2026-02-01 10:00:00"
            "2","Ann (the) Lee (#7)","Yes","","https://shop.example/","","","","2026-02-02 10:00:00"
            "3","(#99)","Yes","","https://shop.example/","","","","2026-02-02 10:00:00"

            """,
            figures: "key,partner,day,clicks\n,awp-7,2026-02-01,1\n,awp-7,2026-02-02,1\n",
            rejected: [4]),
        SourceRows(
            "affiliatewp.payouts", ["awp-7"],
            """
            "Payout ID","Affiliate","Referrals","Amount","Generated By","Payout Method","Payout Account","Status","Date"
            "1","Ann Lee (#7)","1,2","25.00","Kim (#1)","manual","","paid","2026-02-01 10:00:00"
            "2","Ann Lee (#7)","3","9.00","Kim (#1)","manual","","failed","2026-02-02 10:00:00"

            """, figures: "key,partner,day,payouts\n,awp-7,2026-02-01,2500\n"),
        SourceRows(
            "affiliatewp.payout-file", ["awp-7"],
            "\"Email\",\"Amount\",\"Currency\"\r\n\"awp-7@example.com\",\"25.00\",\"GBP\"\r\n",
            figures: "key,partner,day,payouts\n,awp-7,2026-03-05,2500\n", currency: "GBP",
            exported: "2026-03-05"),
        SourceRows(
            "slicewp.payout-file", ["swp-1"],
            "ID,Name,Email,Amount,Currency\n9,\"Ann \"\"A\"\" Lee\",SWP-1@example.com,\"1,205.50\",EUR\n",
            figures: "key,partner,day,payouts\n,swp-1,2026-03-05,120550\n", currency: "EUR",
            exported: "2026-03-05"),
        SourceRows(
            "slicewp.affiliates", [],
            "id,user_id,date_created,date_modified,payment_email,website,status,parent_id\n"
                + "4,17,2024-03-01 10:00:00,2025-01-01 00:00:00,pay@example.com,https://a.example,active,0\n"
                + "5,18,2024-04-01 10:00:00,2025-01-01 00:00:00,,,pending,4\n",
            told: [
                "swp-4 joined 2024-03-01", "swp-4 payment pay@example.com",
                "swp-4 site https://a.example", "swp-4 stage onboarding", "swp-5 stage recruitment",
                "swp-5 status pending",
            ]),
        SourceRows(
            "slicewp.commissions", ["swp-1"],
            "id,affiliate_id,visit_id,date_created,date_modified,type,status,reference,reference_amount,customer_id,origin,amount,parent_id,payment_id,currency\n"
                + "1,1,5,2026-02-01 10:00:00,,sale,unpaid,o1,100.00,3,woo,10.00,0,0,USD\n"
                + "2,1,5,2026-02-01 10:00:00,,sign_up,paid,u1,0.00,3,wp,2.00,0,0,USD\n"
                + "3,1,5,2026-02-02 10:00:00,,subscription,paid,o2,20.00,3,woo,2.00,0,0,USD\n"
                + "4,1,5,2026-02-02 10:00:00,,sale,rejected,o3,70.00,3,woo,7.00,0,0,USD\n"
                + "5,1,5,2026-02-02 10:00:00,,bonus,paid,o4,0.00,3,woo,1.00,0,0,USD\n",
            figures: "key,partner,day,leads,sales,revenue,commission\n"
                + ",swp-1,2026-02-01,1,1,10000,1200\n,swp-1,2026-02-02,0,1,2000,300\n",
            currency: "USD"),
        SourceRows(
            "slicewp.visits", ["swp-1"],
            "id,affiliate_id,date_created,ip_address,landing_url,referrer_url,commission_id\n"
                + "1,1,2026-02-01 10:00:00,10.0.0.1,https://shop.example/,,0\n"
                + "2,1,2026-02-01 10:01:00,10.0.0.1,https://shop.example/,,7\n",
            figures: "key,partner,day,clicks\n,swp-1,2026-02-01,2\n"),
        SourceRows(
            "slicewp.payments", ["swp-1"],
            "id,affiliate_id,date_created,commission_ids,amount,currency,payout_method,status,payout_id\n"
                + "1,1,2026-02-01 10:00:00,\"1,2\",25.00,EUR,paypal,paid,3\n"
                + "2,1,2026-02-02 10:00:00,3,9.00,EUR,paypal,unpaid,4\n",
            figures: "key,partner,day,payouts\n,swp-1,2026-02-01,2500\n"),
        SourceRows(
            "affiliatepress.affiliates", [],
            "\"Affiliate ID\",Username,\"User Email\",\"First Name\",\"Last Name\",\"Payout Email\",\"Unpaid Earnings\",\"Paid Earnings\",Website,Status,\"Total Visit\",Converted,\"How Will You Promote Us?\",\"Date Registered\"\n"
                + "4,ann,ann@example.com,Ann,Lee,-,19.95,-,https://a.example,Approved,120,3,-,\"March 3, 2025\"\n",
            told: [
                "ap-4 name Ann Lee", "ap-4 joined 2025-03-03", "ap-4 fact:unpaid_earnings 19.95",
                "ap-4 fact:referrals 3",
            ]),
        SourceRows(
            "affiliates-manager.affiliates", [],
            "\"Affiliate ID\",Status,Balance,Earnings,\"First Name\",\"Last Name\",Email,Company,\"Date Joined\",Website,Phone\n"
                + "3,active,'-12.50,50.00,Ann,Lee,ann@example.com,ACME,2024-02-01,https://a.example,'+15551234567\n",
            told: [
                "am-3 fact:balance -12.50", "am-3 company ACME", "am-3 joined 2024-02-01",
                "am-3 contact:phone +15551234567",
            ]),
        SourceRows(
            "affiliates-manager.commissions", ["am-3"],
            "Date,\"Affiliate ID\",Amount,\"Transaction ID\",\"Buyer Email\"\n"
                + "2026-02-01,3,12.50,t1,x@example.com\n2026-02-01,3,'-2.50,t2,x@example.com\n",
            figures: "key,partner,day,sales,commission\n,am-3,2026-02-01,1,1000\n"),
        SourceRows(
            "affiliates-manager.payment-report", ["am-3"],
            "Commission Amount, Currency, Affiliate ID, First Name, Last Name, Email, Street, City, State, Postal Code, Country, Phone, PayPal Email Address, Bank Account Details, Payment Method, \n"
                + "25.00, USD, 3, Ann, Lee, ann@example.com, , , , , , , ann@pay.example, , paypal, \n",
            figures: "key,partner,day,payouts\n,am-3,2026-03-05,2500\n", currency: "USD",
            exported: "2026-03-05"),
        SourceRows(
            "pmpro-affiliates.report", [],
            "code,sub_id,user_id,user_login,affiliate_name,date,commission_rate,commission_earned,total\n"
                + #""ANN20","","9","ann","Ann \"A\" Lee","2026-02-01","10"%,"4.90","49.00""# + "\n",
            figures: "key,partner,day,sales,revenue,commission\n,pmp-ann20,2026-02-01,1,4900,490\n",
            told: ["pmp-ann20 name Ann \"A\" Lee", "pmp-ann20 rate 10%", "pmp-ann20 login ann"]),
        SourceRows(
            "itthinx-affiliates.affiliates", [],
            "@user_login\tuser_email\tfirst_name\tlast_name\nann\tann@example.com\tAnn\tLee\n",
            told: ["itx-ann name Ann Lee", "itx-ann email ann@example.com"]),
    ]
}
