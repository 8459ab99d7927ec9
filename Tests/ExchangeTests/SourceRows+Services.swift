extension SourceRows {
    /// Services that run a program for a shop, most of them by their API's records.
    static let services: [SourceRows] = [
        SourceRows(
            "dub.partners", [],
            "ID,Name,Email,Country,Status,Group,Enrolled at,Payouts enabled at,Clicks,Revenue,YouTube\n"
                + "pn_1,\"Lee, Ann\",ann@example.com,DE,approved,VIP,2026-01-05T10:00:00.000Z,,40,\"$1,250.00\",https://yt.example/ann\n",
            told: [
                "dub-pn_1 name Lee, Ann", "dub-pn_1 joined 2026-01-05", "dub-pn_1 tier VIP",
                "dub-pn_1 fact:revenue $1,250.00",
                "dub-pn_1 contact:youtube https://yt.example/ann",
            ]),
        SourceRows(
            "dub.commissions", ["dub-pn_1"],
            "id,type,amount,earnings,currency,status,invoiceId,quantity,createdAt,partnerId\n"
                + "c1,sale,\"$1,250.00\",$125.00,usd,paid,i1,1,2026-02-01T10:00:00.000Z,pn_1\n"
                + "c2,lead,$0.00,$5.00,usd,pending,,1,2026-02-01T11:00:00.000Z,pn_1\n"
                + "c3,custom,$0.00,'-$25.00,usd,pending,,1,2026-02-02T11:00:00.000Z,pn_1\n",
            figures: "key,partner,day,clicks,leads,sales,revenue,commission\n"
                + ",dub-pn_1,2026-02-01,0,1,1,125000,13000\n,dub-pn_1,2026-02-02,0,0,0,0,-2500\n",
            currency: "USD"),
        SourceRows(
            "dub.payouts", ["dub-pn_1"],
            "id,amount,currency,status,periodStart,periodEnd,initiatedAt,paidAt,partnerId\n"
                + "p1,\"$1,125.00\",usd,completed,2026-01-01,2026-01-31,2026-02-01,2026-02-03T10:00:00.000Z,pn_1\n"
                + "p2,$9.00,usd,pending,2026-01-01,2026-01-31,2026-02-01,,pn_1\n",
            figures: "key,partner,day,payouts\n,dub-pn_1,2026-02-03,112500\n", currency: "USD"),
        SourceRows(
            "dub.customers", ["dub-pn_1"],
            "ID,Name,Email,Avatar,External ID,Stripe customer ID,Country,Sales,Sale amount,Created at,First sale at,Subscription canceled,Partner ID\n"
                + "c1,X,x@example.com,,e1,s1,DE,1,$50.00,2026-02-01T10:00:00.000Z,2026-02-02T10:00:00.000Z,2026-02-09T10:00:00.000Z,pn_1\n",
            figures: "key,partner,day,leads,customers,lost_customers\n,dub-pn_1,2026-02-01,1,0,0\n"
                + ",dub-pn_1,2026-02-02,0,1,0\n,dub-pn_1,2026-02-09,0,0,1\n"),
        SourceRows(
            "dub.events", [],
            "Event,Destination URL,OS,Referrer,Referrer URL,Date,Invoice ID,Sale Amount,Click ID\n"
                + "Click,https://x.example,iOS,,,2026-02-01T10:00:00.000Z,,,k1\n"
                + "Lead,https://x.example,iOS,,,2026-02-01T10:30:00.000Z,,,k1\n"
                + "Sale,https://x.example,iOS,,,2026-02-01T11:00:00.000Z,in_1,\"$1,250.00\",k1\n",
            figures: "key,partner,day,clicks,leads,sales,revenue\n,,2026-02-01,1,1,1,125000\n"),
        SourceRows(
            "tapfiliate.affiliates", [],
            #"[{"id":"jane","email":"jane@example.com","firstname":"Jane","lastname":"Lee","created_at":"2026-01-05T10:00:00+00:00","group":{"id":"g","name":"VIP"},"referral_link":"https://shop.example/?ref=jane","coupon":null,"parent":null,"meta_data":{}}]"#,
            told: [
                "tap-jane name Jane Lee", "tap-jane joined 2026-01-05", "tap-jane tier VIP",
                "tap-jane link https://shop.example/?ref=jane",
            ]),
        SourceRows(
            "tapfiliate.commissions", ["tap-jane"],
            #"{"id":1,"affiliate":{"id":"jane"},"amount":12.5,"approved":null,"currency":"GBP","created_at":"2026-02-01T10:00:00+00:00","conversion_sub_amount":100}"#
                + "\n"
                + #"{"id":2,"affiliate":{"id":"jane"},"amount":2,"approved":true,"currency":"GBP","created_at":"2026-02-01T11:00:00+00:00","conversion_sub_amount":20}"#
                + "\n"
                + #"{"id":3,"affiliate":{"id":"jane"},"amount":9,"approved":false,"currency":"GBP","created_at":"2026-02-01T11:00:00+00:00","conversion_sub_amount":90}"#
                + "\n",
            figures:
                "key,partner,day,sales,revenue,commission\n,tap-jane,2026-02-01,2,12000,1450\n",
            currency: "GBP"),
        SourceRows(
            "tapfiliate.conversions", ["tap-jane"],
            #"[{"id":1,"external_id":"o1","amount":100,"created_at":"2026-02-01T10:00:00+00:00","affiliate":{"id":"jane"},"commissions":[{"id":1,"amount":10,"currency":"EUR"},{"id":2,"amount":2.5,"currency":"EUR"}]}]"#,
            figures: "key,partner,day,sales,revenue,commission\n,tap-jane,2026-02-01,1,10000,1250\n"
        ),
        SourceRows(
            "refersion.affiliates", [],
            #"[{"id":"4","affiliate_code":"ann10","offer_id":"77","status":"PENDING","first_name":"Ann","last_name":"Lee","company":"ACME","email":"ann@example.com","paypal_email":"pay@example.com","country":"DE","link":"https://shop.example/?rfsn=4","created_at":"2026-01-05"},{"id":"5","affiliate_code":"li","offer_id":"77","status":"DENIED","first_name":"Wei","last_name":"Li","email":"li@example.com","created_at":"2026-01-06"}]"#,
            told: [
                "ref-4 name Ann Lee", "ref-4 stage recruitment", "ref-4 tier 77",
                "ref-4 payment pay@example.com", "ref-4 fact:code ann10", "ref-4 company ACME",
                "ref-5 status DENIED", "ref-5 joined 2026-01-06",
            ]),
        SourceRows(
            "refersion.conversions", ["ref-4"],
            #"[{"conversion_id":1,"affiliate_id":4,"order_total":"100.00","commission_total":"10.00","currency":"USD","status":"APPROVED","payment_status":"UNPAID","is_test_conversion":false,"created_at":"2026-02-01 10:00:00"},"#
                + #"{"conversion_id":2,"affiliate_id":4,"order_total":"50.00","commission_total":"5.00","currency":"USD","status":"PENDING","payment_status":"UNPAID","is_test_conversion":false,"created_at":"2026-02-01 11:00:00"},"#
                + #"{"conversion_id":3,"affiliate_id":4,"order_total":"70.00","commission_total":"7.00","currency":"USD","status":"APPROVED","payment_status":"UNPAID","is_test_conversion":true,"created_at":"2026-02-01 11:00:00"},"#
                + #"{"conversion_id":4,"affiliate_id":4,"order_total":"70.00","commission_total":"7.00","currency":"USD","status":"UNQUALIFIED","payment_status":"UNPAID","is_test_conversion":false,"created_at":"2026-02-01 11:00:00"}]"#,
            figures: "key,partner,day,sales,revenue,commission\n,ref-4,2026-02-01,2,15000,1500\n",
            currency: "USD"),
        SourceRows(
            "refersion.import-file", [],
            "First Name,Last Name,Email Address,Offer ID,Password,PayPal email,Country\n"
                + "Ann,Lee,ann@example.com,77,secret,pay@example.com,DE\n"),
        SourceRows(
            "firstpromoter.promoters", [],
            #"[{"id":31,"email":"ann@example.com","name":"Ann Lee","cust_id":"c1","state":"active","joined_at":"2026-01-05T10:00:00Z","profile":{"website":"https://a.example","country":"DE"},"stats":{"clicks_count":40,"referrals_count":4,"sales_count":3,"customers_count":2,"revenue_amount":12500,"active_customers_count":1}}]"#,
            told: [
                "fp-31 name Ann Lee", "fp-31 joined 2026-01-05", "fp-31 fact:clicks 40",
                "fp-31 fact:revenue_cents 12500", "fp-31 site https://a.example",
                "fp-31 country DE", "fp-31 status active",
            ]),
        SourceRows(
            "firstpromoter.commissions", ["fp-31"],
            #"[{"id":1,"status":"approved","commission_type":"sale","sale_amount":12550,"amount":1255,"is_paid":false,"unit":"cash","fraud_check":"no_suspicion","created_at":"2026-02-01T10:00:00Z","promoter_campaign":{"promoter":{"email":"FP-31@example.com"}}},"#
                + #"{"id":2,"status":"pending","commission_type":"custom","sale_amount":0,"amount":500,"is_paid":false,"unit":"cash","created_at":"2026-02-01T10:00:00Z","promoter_campaign":{"promoter":{"email":"fp-31@example.com"}}},"#
                + #"{"id":3,"status":"denied","commission_type":"sale","sale_amount":900,"amount":90,"is_paid":false,"unit":"cash","created_at":"2026-02-01T10:00:00Z","promoter_campaign":{"promoter":{"email":"fp-31@example.com"}}},"#
                + #"{"id":4,"status":"approved","commission_type":"sale","sale_amount":900,"amount":3,"is_paid":false,"unit":"free_months","created_at":"2026-02-01T10:00:00Z","promoter_campaign":{"promoter":{"email":"fp-31@example.com"}}}]"#,
            figures: "key,partner,day,sales,revenue,commission\n,fp-31,2026-02-01,1,12550,1755\n"),
        SourceRows(
            "rewardful.affiliates", [],
            #"{"data":[{"id":"d1","first_name":"Ann","last_name":"Lee","email":"ann@example.com","state":"active","visitors":40,"leads":4,"conversions":3,"created_at":"2026-01-05T10:00:00Z","links":[{"url":"https://shop.example/?via=ann","token":"ann","visitors":40,"leads":4,"conversions":3}],"campaign":{"name":"Friends"}}]}"#,
            told: [
                "rw-d1 name Ann Lee", "rw-d1 link https://shop.example/?via=ann",
                "rw-d1 tier Friends", "rw-d1 fact:conversions 3", "rw-d1 joined 2026-01-05",
            ]),
        SourceRows(
            "rewardful.commissions", ["rw-d1"],
            #"[{"id":"c1","amount":3000,"currency":"USD","state":"due","created_at":"2026-02-01T10:00:00Z","sale":{"affiliate":{"id":"d1"},"charge_amount_cents":11900,"refund_amount_cents":2000,"tax_amount_cents":1900,"sale_amount_cents":10000}},"#
                + #"{"id":"c2","amount":900,"currency":"USD","state":"voided","created_at":"2026-02-01T10:00:00Z","sale":{"affiliate":{"id":"d1"},"charge_amount_cents":11900,"refund_amount_cents":0,"tax_amount_cents":1900,"sale_amount_cents":10000}}]"#,
            figures: "key,partner,day,sales,revenue,commission,refunds\n"
                + ",rw-d1,2026-02-01,1,10000,3000,2000\n", currency: "USD"),
        SourceRows(
            "rewardful.import-file", [],
            "stripe_customer_id,first_name,last_name,email,paypal_email,wise_email,token\n"
                + "cus_1,Ann,Lee,ann@example.com,pay@example.com,,ann\n",
            told: ["rw-ann name Ann Lee", "rw-ann payment pay@example.com"]),
        SourceRows(
            "partnerstack.partners", [],
            #"[{"key":"pk1","email":"ann@example.com","first_name":"Ann","last_name":"Lee","group":{"slug":"vip"},"stats":{"CUSTOMER_COUNT":7},"created_at":1767607200000,"approved_status":"approved"}]"#,
            told: [
                "ps-pk1 name Ann Lee", "ps-pk1 tier vip", "ps-pk1 fact:customers 7",
                "ps-pk1 joined 2026-01-05", "ps-pk1 status approved",
            ]),
        SourceRows(
            "partnerstack.commissions", ["ps-pk1"],
            #"[{"key":"r1","partnership":{"email":"ps-pk1@example.com"},"amount":1250,"currency":"USD","created_at":1769940000000,"reward_status":"hold","transaction":{"amount":10000}},{"key":"r2","partnership":{"email":"ps-pk1@example.com"},"amount":900,"currency":"USD","created_at":1769940000000,"reward_status":"declined","transaction":{"amount":9000}}]"#,
            figures: "key,partner,day,sales,revenue,commission\n,ps-pk1,2026-02-01,1,10000,1250\n",
            currency: "USD"),
        SourceRows(
            "tolt.partners", [],
            #"[{"id":"part_1","email":"ann@example.com","first_name":"Ann","last_name":"Lee","company_name":"ACME","country_code":"DE","status":"active"}]"#,
            told: [
                "tolt-part_1 name Ann Lee", "tolt-part_1 company ACME", "tolt-part_1 country DE",
            ]),
        SourceRows(
            "tolt.commissions", ["tolt-part_1"],
            #"[{"id":"1","partner":{"id":"part_1"},"amount":"1250","revenue":"5000","status":"pending","charge_id":"ch","created_at":"2026-02-01T10:00:00Z","program":{"currency_code":"USD"}},{"id":"2","partner":{"id":"part_1"},"amount":"900","revenue":"9000","status":"refunded","charge_id":"ch","created_at":"2026-02-01T10:00:00Z","program":{"currency_code":"USD"}}]"#,
            figures:
                "key,partner,day,sales,revenue,commission\n,tolt-part_1,2026-02-01,1,5000,1250\n",
            currency: "USD"),
        SourceRows(
            "partnershare.partners", [],
            "推广者ID,推广者,邮箱,分组,状态,加入时间,推广链接,点击数,注册数,付费数,付费金额,佣金,可提现金额\n"
                + "88,李伟,li@example.com,金牌,正常,2026-01-05 10:00:00,https://shop.example/r/88,40,4,3,\"1,250.00\",125.00,19.95\n",
            told: [
                "share-88 name 李伟", "share-88 tier 金牌", "share-88 joined 2026-01-05",
                "share-88 fact:balance 19.95", "share-88 link https://shop.example/r/88",
            ]),
        SourceRows(
            "partnershare.report", ["share-88"],
            "日期,推广者ID,点击数,注册数,付费数,付费金额,佣金\n2026-02-01,88,40,4,3,\"¥1,250.00\",125.00\n"
                + "2026-02-02,88,-,-,-,-,-\n",
            figures: "key,partner,day,clicks,leads,sales,revenue,commission\n"
                + ",share-88,2026-02-01,40,4,3,125000,12500\n,share-88,2026-02-02,0,0,0,0,0\n"),
        SourceRows(
            "partnershare.withdrawals", ["share-88"],
            "申请时间,推广者ID,提现金额,状态\n2026-02-01 10:00:00,88,19.95,已打款\n"
                + "2026-02-02 10:00:00,88,5.00,已拒绝\n",
            figures: "key,partner,day,payouts\n,share-88,2026-02-01,1995\n"),
    ]
}
