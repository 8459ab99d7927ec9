extension SourceRows {
    /// Networks, trackers and those who pay or write to partners.
    static let networks: [SourceRows] = [
        SourceRows(
            "impact.actions", ["imp-7"],
            #"{"Actions":[{"Id":"1000.1","CampaignId":1,"CampaignName":"C","ActionTrackerId":2,"EventCode":"","MediaPartnerId":7,"MediaPartnerName":"Tea Blog","State":"PENDING","ClientCost":"11.00","Payout":"10.00","DeltaPayout":"10.00","IntendedPayout":"10.00","Amount":"100.00","DeltaAmount":"100.00","IntendedAmount":"100.00","Currency":"USD","ReferringDate":"2026-02-01T08:00:00-07:00","EventDate":"2026-02-01T10:42:38-07:00","CreationDate":"2026-02-01T10:51:23-07:00","LockingDate":"","ClearedDate":"","Oid":"o1"},"#
                + #"{"Id":"1000.2","CampaignId":1,"ActionTrackerId":2,"MediaPartnerId":7,"MediaPartnerName":"Tea Blog","State":"REVERSED","Payout":"0.00","Amount":"0.00","Currency":"USD","EventDate":"2026-02-01T11:42:38-07:00","LockingDate":""},"#
                + #"{"Id":"1000.3","CampaignId":1,"ActionTrackerId":2,"MediaPartnerId":7,"MediaPartnerName":"Tea Blog","State":"APPROVED","Payout":"2.50","Amount":"25.00","Currency":"USD","EventDate":"2026-02-02T11:42:38-07:00","LockingDate":""}]}"#,
            figures: "key,partner,day,sales,revenue,commission\n,imp-7,2026-02-01,1,10000,1000\n"
                + ",imp-7,2026-02-02,1,2500,250\n", currency: "USD"),
        SourceRows(
            "impact.action-updates", ["imp-7"],
            "Id,ActionId,CampaignId,State,StateDetail,Disposition,DeltaPayout,DeltaAmount,Currency,UpdateDate,ActionDate,MediaPartnerId\n"
                + "u1,a1,1,PENDING,,,10.00,100.00,USD,2026-02-01T10:00:00Z,2026-02-01T09:00:00Z,7\n"
                + "u2,a1,1,REVERSED,ITEM_RETURNED,,-10.00,-100.00,USD,2026-02-05T10:00:00Z,2026-02-01T09:00:00Z,7\n",
            figures: "key,partner,day,revenue,commission,refunds\n,imp-7,2026-02-01,10000,1000,0\n"
                + ",imp-7,2026-02-05,0,-1000,10000\n", currency: "USD"),
        SourceRows(
            "impact.partners", [],
            #"[{"Id":7,"Name":"Tea Blog","Website":"https://tea.example","State":"ACTIVE","Currency":"USD","Timezone":"UTC","PartnerType":"CONTENT","AccountManager":"","DateCreated":"2026-01-05T10:00:00Z","DateLastUpdated":"2026-02-01T10:00:00Z","Contacts":[{"Email":"ann@tea.example"}]}]"#,
            told: [
                "imp-7 name Tea Blog", "imp-7 site https://tea.example", "imp-7 status ACTIVE",
                "imp-7 joined 2026-01-05", "imp-7 channel CONTENT", "imp-7 email ann@tea.example",
            ]),
        SourceRows(
            "cj.commissions", [],
            "commissionId,advertiserId,publisherId,publisherName,postingDate,eventDate,actionStatus,actionType,saleAmountUsd,commissionAmountUsd\n"
                + "1,9,77,Deals,2026-02-02,2026-02-01T10:00:00Z,new,sale,100.00,10.00\n"
                + "2,9,77,Deals,2026-02-02,2026-02-01T10:00:00Z,new,sale,-40.00,-4.00\n"
                + "3,9,77,Deals,2026-02-02,2026-02-01T11:00:00Z,new,lead,0,2.00\n",
            figures: "key,partner,day,leads,sales,revenue,commission,refunds\n"
                + ",cj-77,2026-02-01,1,1,10000,800,4000\n", told: ["cj-77 name Deals"],
            currency: "USD"),
        SourceRows(
            "cj.commission-lines", [],
            "date,order_id,commission_id,posting_date,publisher_id,publisher_name,website_name,aid,action_tracker_id,action_tracker_name,action_status,sale_amount_adv_currency,order_discount_adv_currency,adv_commission_amount_adv_currency,cj_fee_adv_currency,coupon,new_to_file,is_cross_device\n"
                + "2026-02-01,o1,1,2026-02-02,77,Deals,deals.example,5,6,Sale,closed,100.00,5.00,10.00,-3.00,,true,false\n"
                + "2026-02-01,o1,1,2026-02-09,77,Deals,deals.example,5,6,Sale,closed,-100.00,5.00,-10.00,3.00,,true,false\n"
                + "2026-02-01,o2,2,2026-02-02,77,Deals,deals.example,5,7,Sign-up,closed,0,0,2.00,-0.60,,true,false\n",
            figures: "key,partner,day,leads,sales,revenue,commission,refunds\n"
                + ",cj-77,2026-02-01,1,1,10000,200,10000\n",
            told: ["cj-77 site deals.example"]),
        SourceRows(
            "awin.publishers", [],
            "advertiserId,advertiserName,publisherId,publisherName,region,date,impressions,clicks,pendingNo,pendingValue,pendingComm,confirmedNo,confirmedValue,confirmedComm,bonusNo,bonusValue,bonusComm,totalNo,totalValue,totalComm,declinedNo,declinedValue,declinedComm,currency\n"
                + "1,Shop,45,Blog,DE,2026-02-01,900,30,1,50.5,5,2,100,10,1,0,1.5,8,900,80,4,400,40,GBP\n",
            figures: "key,partner,day,impressions,clicks,sales,revenue,commission\n"
                + ",awin-45,2026-02-01,900,30,3,15050,1650\n", told: ["awin-45 name Blog"],
            currency: "GBP"),
        SourceRows(
            "awin.transactions", [],
            #"[{"id":1,"url":"","advertiserId":1,"publisherId":45,"campaign":"","siteName":"Blog","commissionStatus":"pending","saleAmount":{"amount":100,"currency":"GBP"},"commissionAmount":{"amount":10.5,"currency":"GBP"},"clickDate":"2026-01-31T10:00:00","transactionDate":"2026-02-01T10:00:00","validationDate":null,"declineReason":null},"#
                + #"{"id":2,"url":"","advertiserId":1,"publisherId":45,"campaign":"","siteName":"Blog","commissionStatus":"declined","saleAmount":{"amount":70,"currency":"GBP"},"commissionAmount":{"amount":7,"currency":"GBP"},"clickDate":"2026-01-31T10:00:00","transactionDate":"2026-02-01T10:00:00","validationDate":null,"declineReason":"no"}]"#,
            figures: "key,partner,day,sales,revenue,commission\n,awin-45,2026-02-01,1,10000,1050\n",
            told: ["awin-45 name Blog"], currency: "GBP"),
        SourceRows(
            "everflow.report", [],
            #"{"table":[{"columns":[{"column_type":"affiliate","id":"12","label":"Tea Blog"},{"column_type":"date","id":"1769904000","label":"2026-02-01"}],"reporting":{"imp":900,"total_click":30,"unique_click":21,"cv":3,"cvr":10,"revenue":150.5,"payout":16.5,"rpc":5,"epc":0.5}}]}"#,
            figures: "key,partner,day,impressions,clicks,uniques,sales,revenue,commission\n"
                + ",ef-12,2026-02-01,900,30,21,3,15050,1650\n", told: ["ef-12 name Tea Blog"]),
        SourceRows(
            "everflow.table", [],
            "affiliate_id,affiliate,date,imp,total_click,unique_click,cv,cvr,revenue,payout,rpc,epc\n"
                + "12,Tea Blog,2026-02-01,900,30,21,3,10%,$150.50,$16.50,$5.02,$0.55\n",
            figures: "key,partner,day,impressions,clicks,uniques,sales,revenue,commission\n"
                + ",ef-12,2026-02-01,900,30,21,3,15050,1650\n", told: ["ef-12 name Tea Blog"]),
        SourceRows(
            "post-affiliate-pro.transactions", [],
            "id,type,rstatus,totalCost,commission,currencyId,dateInserted,dateApproved,datePaid,campaignId,affiliateId\n"
                + "1,S,A,100.00,10.00,GBP,2026-02-01 10:00:00,,,c,ann\n"
                + "2,R,A,-40.00,-4.00,GBP,2026-02-02 10:00:00,,,c,ann\n"
                + "3,U,A,100.00,1.00,GBP,2026-02-02 10:00:00,,,c,ann\n",
            figures: "key,partner,day,clicks,leads,sales,revenue,commission,refunds\n"
                + ",pap-ann,2026-02-01,0,0,1,10000,1000,0\n"
                + ",pap-ann,2026-02-02,0,0,0,0,-300,4000\n", currency: "GBP"),
        SourceRows(
            "belboon.conversions", [],
            "conversion_id;advertiser_id;advertiser_name;status;amount;commission;currency;conversion_date;click_date;confirmation_date;rejection_reason\n"
                + "1;12;Shop;confirmed;1.234,56;12,35;EUR;15.01.2026 10:30:00;14.01.2026;;\n"
                + "2;12;Shop;rejected;5,00;0,50;EUR;16.01.2026 10:30:00;;;no\n",
            figures: "key,partner,day,sales,revenue,commission\n,bel-12,2026-01-15,1,123456,1235\n",
            told: ["bel-12 name Shop"], currency: "EUR"),
        SourceRows(
            "paypal.payout-results", ["ea-12"],
            "Batch ID: \"ABC\"\nStatus: \"Completed\"\n"
                + "Transaction ID,Recipient,Unique Identifier,Amount,Fee,Total,Status,Custom Note\n"
                + "1AB,x@example.com,EA-12,100.00 USD,0.25 USD,100.25 USD,Completed,Thanks\n"
                + "2CD,ea-12@example.com,ID002,\"1,025.00 USD\",0.25 USD,25.25 USD,Completed,Thanks\n"
                + "3EF,nobody@example.com,ID003,5.00 USD,0.25 USD,5.25 USD,Completed,Thanks\n"
                + "4GH,ea-12@example.com,ID004,5.00 USD,0.25 USD,5.25 USD,Unclaimed,Thanks\n",
            figures: "key,partner,day,payouts\n,ea-12,2026-03-05,112500\n", currency: "USD",
            rejected: [6], exported: "2026-03-05"),
        SourceRows(
            "mailchimp.unsubscribed", ["ea-12"],
            "\"Email Address\",\"First Name\",\"Last Name\",MEMBER_RATING,OPTIN_TIME,UNSUB_TIME,UNSUB_CAMPAIGN_TITLE,UNSUB_CAMPAIGN_ID,UNSUB_REASON,UNSUB_REASON_OTHER,LEID,EUID,NOTES,TAGS\n"
                + "EA-12@example.com,Ann,Lee,2,,\"2026-11-03 10:00:00\",October,c1,NORMAL,,1,x,,\"vip,tea\"\n",
            told: ["ea-12 unsubscribed 2026-11-03"]),
        SourceRows(
            "mailchimp.cleaned", [],
            "\"Email Address\",\"First Name\",\"Last Name\",MEMBER_RATING,OPTIN_TIME,CLEAN_TIME,CLEAN_CAMPAIGN_TITLE,CLEAN_CAMPAIGN_ID,LEID,EUID,NOTES,TAGS\n"
                + "gone@example.com,,,2,,\"2026-11-03 10:00:00\",,c1,1,x,,\n"),
    ]
}
