import Model

/// Partners as Easy Affiliate exports them: LF, quotes where needed, names as `Last, First`.
struct EasyAffiliateFiles {
    let partners: [DemoPartner]
    let firstDay: Day
    let exportDay: Day

    /// Of a sale, in hundredths.
    private static let rate = 20

    var files: [DemoFiles.File] {
        let time = DemoClock.unixTime(exportDay)
        return [
            file("export_affiliates-\(time).csv", affiliates),
            file("export_transactions-\(time).csv", transactions),
            file("export_clicks-\(time).csv", clicks),
            file("esaf-affiliate-stats-\(time).csv", dailyStats),
        ]
    }

    private func file(_ name: String, _ rows: [[String]]) -> DemoFiles.File {
        var bytes: [UInt8] = []
        for (index, row) in rows.enumerated() {
            for (place, cell) in row.enumerated() {
                if place > 0 { bytes.append(0x2C) }
                write(cell, isQuoted: index == 0, to: &bytes)
            }
            bytes.append(0x0A)
        }
        return DemoFiles.File(name: name, bytes: bytes)
    }

    private func write(_ cell: String, isQuoted: Bool, to bytes: inout [UInt8]) {
        let needsQuotes = cell.utf8.contains { $0 <= 0x20 || $0 == 0x22 || $0 == 0x2C }
        guard isQuoted || needsQuotes else {
            bytes += cell.utf8
            return
        }
        bytes.append(0x22)
        for byte in cell.utf8 {
            if byte == 0x22 { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }

    private var affiliates: [[String]] {
        let header = [
            "ID", "username", "email", "name", "status", "mtd_clicks", "ytd_clicks",
            "mtd_commissions", "ytd_commissions", "signup_date", "parent_name", "parent_id",
            "notes",
        ]
        return [header]
            + partners.map { partner in
                let month = sums(partner, from: start(ofYear: false))
                let year = sums(partner, from: start(ofYear: true))
                return [
                    "\(partner.number)", partner.person.login, partner.person.email,
                    "\(partner.person.last), \(partner.person.first)", status(partner),
                    "\(month.clicks)", "\(year.clicks)", DemoClock.amount(month.commission),
                    DemoClock.amount(year.commission),
                    DemoClock.moment(firstDay.advanced(by: partner.joined), 1, of: 3), "", "0", "",
                ]
            }
    }

    private func status(_ partner: DemoPartner) -> String {
        switch partner.habit {
        case .blocked: "blocked"
        case .pending: "inactive"
        default: "active"
        }
    }

    private func start(ofYear: Bool) -> Int {
        let (year, month, _) = exportDay.civil
        let first = Day(year: year, month: ofYear ? 1 : month, day: 1) ?? exportDay
        return firstDay.distance(to: first)
    }

    private func sums(_ partner: DemoPartner, from day: Int) -> (clicks: Int, commission: Int) {
        partner.days.reduce(into: (0, 0)) { sums, entry in
            guard entry.day >= day else { return }
            sums.0 += entry.clicks
            sums.1 += entry.sales.filter { $0 > 0 }.reduce(0) { $0 + $1 * Self.rate / 100 }
        }
    }

    private var transactions: [[String]] {
        var rows = [
            [
                "id", "created_at", "user_login", "affiliate_id", "trans_num", "source", "order_id",
                "coupon", "item_name", "item_id", "sale_amount", "refund_amount",
                "commission_amount", "total_amount", "referring_page",
            ]
        ]
        for (partner, entry) in inOrder {
            for (place, sale) in entry.sales.enumerated() {
                let (gross, isRefunded) = (abs(sale), sale < 0)
                let number = rows.count + 1000
                rows.append([
                    "\(number)",
                    DemoClock.moment(
                        firstDay.advanced(by: entry.day), place, of: entry.sales.count),
                    partner.person.login, "\(partner.number)", "ch_\(number)", "woocommerce",
                    "\(number + 7000)", partner.habit == .coupon ? partner.person.login : "",
                    gross >= 9900 ? "Yearly plan, \"team\"" : "Yearly plan", "12",
                    DemoClock.amount(gross), DemoClock.amount(isRefunded ? gross : 0),
                    DemoClock.amount(isRefunded ? 0 : gross * Self.rate / 100),
                    DemoClock.amount(isRefunded ? 0 : gross), "https://\(partner.person.site)/",
                ])
            }
        }
        return rows
    }

    private var clicks: [[String]] {
        var rows = [
            ["id", "ip", "referrer", "created_at", "target_url", "affiliate_id", "user_login"]
        ]
        for (partner, entry) in inOrder {
            for place in 0..<entry.clicks {
                rows.append([
                    "\(rows.count)", "192.0.2.\(1 + (rows.count &* 37) % 250)",
                    "https://\(partner.person.site)/",
                    DemoClock.moment(firstDay.advanced(by: entry.day), place, of: entry.clicks),
                    "https://shop.example/", "\(partner.number)", partner.person.login,
                ])
            }
        }
        return rows
    }

    /// Totals of the whole program; they count a few clicks more than the partners' own.
    private var dailyStats: [[String]] {
        var clicks = Array(repeating: 0, count: DemoFiles.length)
        var sales = clicks
        var commissions = clicks
        for (_, entry) in inOrder {
            clicks[entry.day] += entry.clicks
            sales[entry.day] += entry.sales.count { $0 > 0 }
            commissions[entry.day] += entry.sales.filter { $0 > 0 }
                .reduce(0) { $0 + $1 * Self.rate / 100 }
        }
        let header = [
            "date", "clicks", "uniques", "transactions", "commissions", "corrections", "total",
        ]
        return [header]
            + clicks.indices.map { day in
                let total = clicks[day] + clicks[day] / 40
                return [
                    firstDay.advanced(by: day).iso, "\(total)", "\(total * 4 / 5)",
                    "\(sales[day])", DemoClock.amount(commissions[day]), "0.00",
                    DemoClock.amount(commissions[day]),
                ]
            }
    }

    private var inOrder: [(DemoPartner, DemoDay)] {
        partners.flatMap { partner in partner.days.map { (partner, $0) } }
            .sorted { ($0.1.day, $0.0.number) < ($1.1.day, $1.0.number) }
    }
}
