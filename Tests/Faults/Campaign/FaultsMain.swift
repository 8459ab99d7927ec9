import Glibc

/// Proves the store against broken machines: `Faults short`, `Faults long`, or parts by name.
///
/// `swift run Faults long` is the whole campaign. Every part prints one line of the table in the
/// README; the exit code is 1 if anything was lost.
@main
enum FaultsMain {
    static func main() {
        var words = Array(CommandLine.arguments.dropFirst())
        do {
            if words.first == "writer" { return try Writer(words.dropFirst()).run() }
            let isLong = words.contains("long")
            words.removeAll { $0 == "long" || $0 == "short" }
            let parts = words.isEmpty ? Part.allCases : try words.map(Part.named)
            var lost = 0
            for part in parts {
                let report = try part.run(isLong: isLong)
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

    func run(isLong: Bool) throws -> Report {
        switch self {
        case .kills: try PointCampaign(.kills, isLong: isLong).run()
        case .cuts: try PointCampaign(.cuts, isLong: isLong).run()
        case .errors: try PointCampaign(.errors, isLong: isLong).run()
        case .recovery: try PointCampaign(.recovery, isLong: isLong).run()
        case .power: try PowerCampaign(isLong: isLong).run()
        case .syncs: try SyncCampaign(isLong: isLong).run()
        case .writers: try WriterCampaign(isLong: isLong).run()
        case .storm: try StormCampaign(isLong: isLong).run()
        case .git: try GitCampaign(isLong: isLong).run()
        case .bits: try BitCampaign(isLong: isLong).run()
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
