import Model
import Testing

@testable import Exchange

/// Headers as the platforms' own documents and programs name them.
@Suite struct HeaderListTests {
    @Test(arguments: [
        (
            "id,user_id,date_created,date_modified,payment_email,website,status,parent_id",
            "slicewp.affiliates"
        ),
        (
            "id,affiliate_id,visit_id,date_created,date_modified,type,status,reference,"
                + "reference_amount,customer_id,origin,amount,parent_id,payment_id,currency",
            "slicewp.commissions"
        ),
        (
            "id,affiliate_id,date_created,ip_address,landing_url,referrer_url,commission_id",
            "slicewp.visits"
        ),
        (
            "id,affiliate_id,date_created,commission_ids,amount,currency,payout_method,status,payout_id",
            "slicewp.payments"
        ),
        (
            "ID,Name,Email,Avatar,External ID,Stripe customer ID,Country,Sales,Sale amount,"
                + "Created at,First sale at,Subscription canceled,Link,Partner ID,Partner name",
            "dub.customers"
        ),
        (
            "Event,Destination URL,OS,Referrer,Referrer URL,Date,Invoice ID,Sale Amount,Click ID",
            "dub.events"
        ),
        (
            "id,email,firstname,lastname,created_at,group.id,group.name,meta_data,referral_link,coupon",
            "tapfiliate.affiliates"
        ),
        ("id,affiliate.id,amount,approved,currency,created_at", "tapfiliate.commissions"),
        ("id,external_id,amount,affiliate.id,created_at", "tapfiliate.conversions"),
        (
            "id,affiliateCode,offerId,status,firstName,lastName,companyName,email,paypalEmail,"
                + "country,uniqueMerchantId,link", "refersion.affiliates"
        ),
        (
            "conversion_id,order_id,affiliate_id,offer_id,status,payment_status,commission_total,"
                + "order_total,currency,is_test_conversion,created_at", "refersion.conversions"
        ),
        (
            "First Name,Last Name,Email Address,Offer ID,Password,PayPal email,Country",
            "refersion.import-file"
        ),
        (
            "id,email,name,cust_id,state,stats.clicks_count,stats.referrals_count",
            "firstpromoter.promoters"
        ),
        (
            "id,status,commission_type,sale_amount,amount,is_paid,unit,fraud_check,created_at,"
                + "promoter_campaign.promoter.email", "firstpromoter.commissions"
        ),
        (
            "id,first_name,last_name,email,state,visitors,leads,conversions,created_at",
            "rewardful.affiliates"
        ),
        (
            "id,created_at,amount,currency,state,due_at,paid_at,voided_at,sale.sale_amount_cents,"
                + "sale.refund_amount_cents,sale.affiliate.id", "rewardful.commissions"
        ),
        (
            "key,email,first_name,last_name,group.slug,stats.CUSTOMER_COUNT",
            "partnerstack.partners"
        ),
        (
            "key,amount,currency,created_at,transaction.amount,reward_status,partnership.email",
            "partnerstack.commissions"
        ),
        ("id,email,first_name,last_name,company_name,country_code,status", "tolt.partners"),
        (
            "id,amount,revenue,transaction_id,charge_id,status,created_at,partner.id,partner.email",
            "tolt.commissions"
        ),
        (
            "Id,CampaignId,CampaignName,ActionTrackerId,EventCode,MediaPartnerId,MediaPartnerName,"
                + "State,Payout,DeltaPayout,Amount,Currency,ReferringDate,EventDate,CreationDate,LockingDate",
            "impact.actions"
        ),
        (
            "Campaign Id,Action Tracker Id,Media Partner Id,Media Partner Name,State,Payout,Amount,"
                + "Currency,Event Date,Locking Date", "impact.actions"
        ),
        (
            "Id,Name,Website,State,Currency,Timezone,PartnerType,AccountManager,DateCreated,DateLastUpdated",
            "impact.partners"
        ),
        (
            "commissionId,advertiserId,publisherId,publisherName,postingDate,eventDate,actionStatus,"
                + "actionType,saleAmountUsd,commissionAmountUsd", "cj.commissions"
        ),
        (
            "date,order_id,commission_id,posting_date,publisher_id,publisher_name,website_name,aid,"
                + "action_tracker_id,action_tracker_name,action_status,sale_amount_adv_currency,"
                + "order_discount_adv_currency,adv_commission_amount_adv_currency,"
                + "cj_fee_adv_currency,coupon,new_to_file,is_cross_device", "cj.commission-lines"
        ),
        (
            "advertiserId,advertiserName,publisherId,publisherName,region,date,impressions,clicks,"
                + "pendingNo,pendingValue,pendingComm,confirmedNo,confirmedValue,confirmedComm,"
                + "bonusNo,bonusValue,bonusComm,totalNo,totalValue,totalComm,declinedNo,"
                + "declinedValue,declinedComm,currency", "awin.publishers"
        ),
        (
            "id,url,advertiserId,publisherId,campaign,siteName,commissionStatus,saleAmount.amount,"
                + "saleAmount.currency,commissionAmount.amount,commissionAmount.currency,clickDate,"
                + "transactionDate,validationDate,declineReason", "awin.transactions"
        ),
        (
            "affiliate_id,affiliate,date,imp,total_click,unique_click,cv,cvr,revenue,payout,rpc,epc",
            "everflow.table"
        ),
        (
            "id,type,rstatus,totalCost,commission,currencyId,dateInserted,dateApproved,datePaid,"
                + "campaignId,affiliateId", "post-affiliate-pro.transactions"
        ),
        (
            "conversion_id;advertiser_id;advertiser_name;status;amount;commission;currency;"
                + "conversion_date;click_date;confirmation_date;rejection_reason",
            "belboon.conversions"
        ),
        ("推广者ID,推广者,邮箱,分组,状态,加入时间,点击数,付费数", "partnershare.partners"),
        ("日期,推广者ID,点击数,注册数,付费数,付费金额,佣金", "partnershare.report"),
        ("申请时间,推广者ID,提现金额,状态", "partnershare.withdrawals"),
    ])
    func `a header is taken for the export it is of`(header: String, word: String) throws {
        var reader = CSVReader(ByteSource(Array((header + "\n").utf8)))
        let file = try ImportFile(
            &reader, name: "file.csv", options: ImportOptions(),
            base: ImportBase(Program(), currency: .euro))
        #expect(file.profile.word == word)
    }

    @Test func `a profile of no more than a few columns does not take files with others`() {
        let text = "email,amount,currency,visits,when\na@example.com,5,EUR,3,2026-01-01\n"
        #expect(Sample.refusal(text)?.contains("--map") == true)
    }

    @Test func `every shipped file is in the list, can be read, and can be written and read again`()
        throws
    {
        let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let names = Sample.names("/\(folder)/Sources/Exchange/Profiles")
        #expect(names == Profile.shippedFiles.map(\.file).sorted())
        for (file, bytes) in Profile.shippedFiles {
            let profiles = try ProfileFile.read(bytes)
            #expect(!profiles.isEmpty, "\(file)")
            for profile in profiles {
                #expect(
                    try ProfileFile.read(Array(profile.text.utf8)) == [profile], "\(profile.word)")
            }
        }
        #expect(Set(Profile.shipped.map(\.word)).count == Profile.shipped.count)
    }
}
