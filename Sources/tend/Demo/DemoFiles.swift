import Model

/// The demo's program as two shops' plugins would export it, in the days up to a last one.
///
/// The same last day gives the same bytes. About 400 partners, 18 months.
struct DemoFiles {
    /// A file as it would be downloaded.
    struct File {
        let name: String
        let bytes: [UInt8]
    }

    let files: [File]
    /// The day after the last: when the files were exported.
    let exportDay: Day

    static let length = 548

    init(lastDay: Day) {
        exportDay = lastDay.advanced(by: 1)
        let firstDay = lastDay.advanced(by: 1 - DemoFiles.length)
        var blogs = DemoLife(firstDay: firstDay, length: DemoFiles.length, seed: 20_260_121)
        var shop = DemoLife(firstDay: firstDay, length: DemoFiles.length, seed: 4_711)
        let easy = EasyAffiliateFiles(
            partners: blogs.partners(290, from: 11), firstDay: firstDay, exportDay: exportDay)
        let affiliateWP = AffiliateWPFiles(
            partners: shop.partners(112, from: 4), firstDay: firstDay, exportDay: exportDay)
        files = easy.files + affiliateWP.files
    }
}

/// Time of day for rows of a day, spread so that their order is natural.
enum DemoClock {
    static func moment(_ day: Day, _ place: Int, of count: Int) -> String {
        let second = (place * 2 + 1) * 86_400 / (2 * max(1, count))
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return day.iso + " " + two(second / 3600) + ":" + two(second / 60 % 60) + ":"
            + two(second % 60)
    }

    /// Noon of a day in seconds since 1970.
    static func unixTime(_ day: Day) -> Int { Int(day.number) * 86_400 + 43_200 }

    static func amount(_ cents: Int) -> String {
        let (units, rest) = abs(cents).quotientAndRemainder(dividingBy: 100)
        return (cents < 0 ? "-" : "") + "\(units)." + (rest < 10 ? "0" : "") + "\(rest)"
    }
}
