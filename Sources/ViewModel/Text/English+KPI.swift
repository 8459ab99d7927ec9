/// What KPIs are called, and how each is made.
extension Catalogue {
    static let kpiNames: [Phrase: String] = [
        .kpiRevenue: "REVENUE",
        .kpiSales: "SALES",
        .kpiClicks: "CLICKS",
        .kpiCommission: "COMMISSION",
        .kpiConversion: "CONVERSION",
        .kpiEpc: "EPC",
        .kpiActive: "ACTIVE PARTNERS",
        .kpiCtr: "CTR",
        .kpiRevenuePerClick: "REVENUE / CLICK",
        .kpiEpcHundred: "EPC PER 100",
        .kpiCostPerClick: "COST / CLICK",
        .kpiCostPerLead: "COST / LEAD",
        .kpiCostPerSale: "COST / SALE",
        .kpiCostPerAcquisition: "COST / CUSTOMER",
        .kpiCostShare: "COST SHARE",
        .kpiAov: "AOV",
        .kpiClv: "CLV",
        .kpiChurn: "CHURN",
        .kpiActiveRatio: "ACTIVE RATIO",
        .kpiReversal: "REVERSAL",
        .kpiPartnerChurn: "PARTNER CHURN",
        .kpiActivation: "ACTIVATION",
        .kpiTimeToSale: "TIME TO SALE",
        .kpiRoi: "ROI",
        .kpiRoas: "ROAS",
        .kpiShare: "SHARE",
        .kpiTopOne: "TOP 1 SHARE",
        .kpiTopFive: "TOP 5 SHARE",
        .kpiTopTen: "TOP 10 SHARE",
        .kpiPartnersForMost: "MAKE 80 %",
        .kpiImpressions: "IMPRESSIONS",
        .kpiLeads: "LEADS",
        .kpiRefunds: "REFUNDS",
        .kpiPayouts: "PAYOUTS",
    ]

    static let kpiWords: [Phrase: String] = [
        .warningClicksAboveImpressions: "More clicks than impressions: is a source missing?",
        .warningSalesAboveClicks: "More sales than clicks: coupons bring sales without a click.",
        .warningSalesWithoutClicks: "Sales without any click: conversion cannot be computed.",
        .warningNegativeRevenue: "Revenue is below zero: more was taken back than sold.",
    ]

    static let kpiFormulas: [Phrase: String] = [
        .howRevenue: "what customers paid on sales that partners brought, refunds not taken off",
        .howSales: "orders credited to partners",
        .howClicks: "visits that came over partners' links",
        .howCommission: "what partners earned on their sales",
        .howConversion: "sales divided by clicks; sales by coupon have no click and count too",
        .howEpc: "commission divided by clicks: what a click earns",
        .howActive: "partners with a click, lead, sale, payout or sign-in",
        .howCtr: "clicks divided by impressions",
        .howRevenuePerClick: "revenue divided by clicks; some call this EPC",
        .howEpcHundred: "commission for a hundred clicks, as networks print it",
        .howCostPerClick: "commission and bonuses divided by clicks",
        .howCostPerLead: "commission and bonuses divided by leads",
        .howCostPerSale: "commission and bonuses divided by sales",
        .howCostPerAcquisition: "commission and bonuses divided by new customers",
        .howCostShare: "commission and bonuses divided by revenue",
        .howAov: "revenue divided by sales",
        .howClv: "revenue of a customer and month divided by monthly churn, for 36 months at most",
        .howChurn:
            "customers who left, divided by the customers at the start; new ones are in neither",
        .howActiveRatio: "partners with activity divided by those who joined and are not shut out",
        .howReversal: "money given back divided by revenue",
        .howPartnerChurn:
            "partners active in the days before but not in these, divided by those active before",
        .howActivation:
            "of those who joined 30 days before a day of the window, who did something in 30 days",
        .howTimeToSale:
            "the middle number of days to the first sale, of the last year's new partners; "
            + "who waits still counts as waiting",
        .howRoi: "revenue less commission and bonuses, divided by them",
        .howRoas: "revenue divided by commission",
        .howShare:
            "what these partners bring of the revenue of all, or all of what the program "
            + "itself counts",
        .howTopOne: "revenue of the partner with most, divided by the revenue of all",
        .howTopFive: "revenue of the five partners with most, divided by the revenue of all",
        .howTopTen: "revenue of the ten partners with most, divided by the revenue of all",
        .howPartnersForMost: "how many partners make 80 % of the revenue",
        .howImpressions: "how often partners' banners were shown",
        .howLeads: "sign-ups and enquiries credited to partners",
        .howRefunds: "money given back on sales that partners brought",
        .howPayouts: "money paid out to partners",
    ]
}
