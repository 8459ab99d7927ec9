import Model

/// Partners as AffiliateWP 2.27 exports them: CRLF, every cell quoted, slashes added twice.
struct AffiliateWPFiles {
    let partners: [DemoPartner]
    let firstDay: Day
    let exportDay: Day

    /// Of a sale, in hundredths.
    private static let rate = 15

    var files: [DemoFiles.File] {
        let date = exportDay.iso
        return [
            file("affwp-export-affiliates-\(date).csv", affiliates),
            file("affwp-export-referrals-\(date).csv", referrals),
            file("affwp-export-visits-\(date).csv", visits),
        ]
    }

    private func file(_ name: String, _ rows: [[String]]) -> DemoFiles.File {
        var bytes: [UInt8] = []
        for (index, row) in rows.enumerated() {
            for (place, cell) in row.enumerated() {
                if place > 0 { bytes.append(0x2C) }
                bytes.append(0x22)
                bytes += index == 0 ? Array(cell.utf8) : slashed(slashed(cell.utf8.map(plain)))
                bytes.append(0x22)
            }
            bytes += [0x0D, 0x0A]
        }
        return DemoFiles.File(name: name, bytes: bytes)
    }

    private func plain(_ byte: UInt8) -> UInt8 { byte == 0x22 ? 0x27 : byte }

    private func slashed(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for byte in bytes {
            if byte == 0x22 || byte == 0x27 || byte == 0x5C { result.append(0x5C) }
            result.append(byte)
        }
        return result
    }

    private var affiliates: [[String]] {
        let header = [
            "Affiliate ID", "Email", "First Name", "Last Name", "Payment Email", "Username",
            "Group", "Rate", "Rate Type", "Flat Rate Basis", "Earnings", "Unpaid Earnings",
            "Referrals", "Visits", "Conversion Rate", "Status", "Date Registered",
        ]
        return [header] + partners.map(affiliate)
    }

    private func affiliate(_ partner: DemoPartner) -> [String] {
        let sales = partner.days.flatMap(\.sales).filter { $0 > 0 }
        let visits = partner.days.reduce(0) { $0 + $1.clicks }
        let earnings = sales.reduce(0) { $0 + $1 * Self.rate / 100 }
        let conversion = visits == 0 ? 0 : sales.count * 10_000 / visits
        return [
            "\(partner.number)", partner.person.email, partner.person.first, partner.person.last,
            "pay@\(partner.person.site)", partner.person.login,
            partner.habit == .star ? "Gold" : "Standard", "\(Self.rate)", "percentage", "",
            DemoClock.amount(earnings), DemoClock.amount(earnings / 4), "\(sales.count)",
            "\(visits)", DemoClock.amount(conversion) + "%", status(partner),
            DemoClock.moment(firstDay.advanced(by: partner.joined), 1, of: 2),
        ]
    }

    private func status(_ partner: DemoPartner) -> String {
        switch partner.habit {
        case .blocked: "rejected"
        case .pending: "pending"
        default: "active"
        }
    }

    private var referrals: [[String]] {
        var rows = [
            [
                "Referral ID", "Affiliate ID", "Visit ID", "Email", "Name", "Payment Email",
                "Username", "Amount", "Currency", "Description", "Campaign", "Reference", "Context",
                "Status", "Flag", "Type", "Date",
            ]
        ]
        for (partner, entry) in inOrder {
            for (place, sale) in entry.sales.enumerated() {
                rows.append([
                    "\(rows.count)", "\(partner.number)", "\(rows.count * 9)", partner.person.email,
                    "\(partner.person.first) \(partner.person.last)", "pay@\(partner.person.site)",
                    partner.person.login, DemoClock.amount(abs(sale) * Self.rate / 100), "EUR",
                    "Yearly plan", entry.day % 3 == 0 ? "newsletter" : "", "\(rows.count + 5200)",
                    "woocommerce", sale < 0 ? "rejected" : paid(entry.day) ? "paid" : "unpaid", "",
                    "sale",
                    DemoClock.moment(
                        firstDay.advanced(by: entry.day), place, of: entry.sales.count),
                ])
            }
        }
        return rows
    }

    private func paid(_ day: Int) -> Bool { day < DemoFiles.length - 45 }

    private var visits: [[String]] {
        var rows = [
            [
                "Visit ID", "Affiliate", "Converted", "Campaign", "URL", "Referrer", "Context",
                "Flag", "Date",
            ]
        ]
        for (partner, entry) in inOrder {
            for place in 0..<entry.clicks {
                rows.append([
                    "\(rows.count)",
                    "\(partner.person.first) \(partner.person.last) (#\(partner.number))",
                    place < entry.sales.count ? "Yes" : "No", "", "https://store.example/",
                    "https://\(partner.person.site)/", "woocommerce", "",
                    DemoClock.moment(firstDay.advanced(by: entry.day), place, of: entry.clicks),
                ])
            }
        }
        return rows
    }

    private var inOrder: [(DemoPartner, DemoDay)] {
        partners.flatMap { partner in partner.days.map { (partner, $0) } }
            .sorted { ($0.1.day, $0.0.number) < ($1.1.day, $1.0.number) }
    }
}
