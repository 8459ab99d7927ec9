import Glibc

/// Proves the store against broken machines: `Faults short`, `Faults long`, or parts by name.
///
/// `swift run Faults long` is the whole campaign; `2/5` takes the second of every five points where
/// a fault strikes at one call, of the bits, and a fifth of the kills of the storm. Every part prints one line of the table in the README; the exit code
/// is 1 if anything was lost.
@main
enum FaultsMain {
    static func main() {
        var words = Array(CommandLine.arguments.dropFirst())
        do {
            if words.first == "writer" { return try Writer(words.dropFirst()).run() }
            let isLong = words.contains("long")
            let extent = Extent(isLong: isLong, share: words.compactMap(Share.init).first ?? .all)
            words.removeAll { $0 == "long" || $0 == "short" || Share($0) != nil }
            let parts = words.isEmpty ? Part.allCases : try words.map(Part.named)
            var lost = 0
            for part in parts {
                let report = try part.run(extent)
                say(report.line)
                lost += report.failures.count
            }
            exit(lost == 0 ? 0 : 1)
        } catch {
            complain("Faults: \(error)")
            exit(2)
        }
    }
}

/// Says something on standard output, at once.
func say(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    write(1, bytes, bytes.count)
}

/// Says something on standard error.
func complain(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    write(2, bytes, bytes.count)
}

/// Why a part could not be carried out at all.
struct CampaignError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// How much of a part is done.
struct Extent {
    let isLong: Bool
    let share: Share
}

/// One of several equal shares of the points: `2/5`.
struct Share {
    let number: Int
    let count: Int

    static let all = Share(number: 1, count: 1)

    private init(number: Int, count: Int) { (self.number, self.count) = (number, count) }

    init?(_ word: String) {
        let parts = word.utf8.split(separator: 0x2F).map { String(decoding: $0, as: UTF8.self) }
        guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]), number > 0,
            number <= count
        else { return nil }
        self.init(number: number, count: count)
    }

    /// Whether the point of an index from 0 on is in it.
    func contains(_ index: Int) -> Bool { index % count == number - 1 }
}

/// The parts of the campaign.
enum Part: String, CaseIterable {
    case kills, cuts, errors, recovery, power, syncs, writers, storm, git, bits

    static func named(_ word: String) throws -> Part {
        guard let part = Part(rawValue: word) else {
            let all = allCases.map(\.rawValue).joined(separator: ", ")
            throw CampaignError("there is no part ‘\(word)’: \(all)")
        }
        return part
    }

    func run(_ extent: Extent) throws -> Report {
        let isLong = extent.isLong
        return switch self {
        case .kills: try PointCampaign(.kills, extent).run()
        case .cuts: try PointCampaign(.cuts, extent).run()
        case .errors: try PointCampaign(.errors, extent).run()
        case .recovery: try PointCampaign(.recovery, extent).run()
        case .power: try PowerCampaign(isLong: isLong).run()
        case .syncs: try SyncCampaign(isLong: isLong).run()
        case .writers: try WriterCampaign(isLong: isLong).run()
        case .storm: try StormCampaign(extent).run()
        case .git: try GitCampaign(isLong: isLong).run()
        case .bits: try BitCampaign(extent).run()
        }
    }
}

/// What a part tried and found.
struct Report {
    let name: String
    var tried = 0
    var unit: String
    var remarks: [String] = []
    private(set) var failures: [String] = []

    init(_ name: String, unit: String) { (self.name, self.unit) = (name, unit) }

    /// Takes note of what must not be; the first few are told at once.
    mutating func fail(_ text: String) {
        failures.append(text)
        if failures.count <= 12 { complain("\(name): \(text)") }
    }

    var line: String {
        let rest = remarks.isEmpty ? "" : " (" + remarks.joined(separator: ", ") + ")"
        return "\(name): \(tried) \(unit), \(failures.count) violations\(rest)"
    }
}
