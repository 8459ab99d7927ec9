import Glibc
import Model
import Store

/// Commands run one after the other, some of them killed, before the power is cut.
struct Workload {
    struct Run {
        let words: [String]
        var plan: String?
    }

    let footing: Footing
    let runs: [Run]

    var name: String {
        runs.map { $0.words.joined(separator: " ") + ($0.plan.map { " (\($0))" } ?? "") }
            .joined(separator: ", ") + " on \(footing.rawValue)"
    }

    /// One command each, commands killed at a sync and then another, and a day's work.
    static func all(_ ground: Ground) throws -> [Workload] {
        var all = (Commands.usual + Commands.recovering).map {
            Workload(footing: $0.footing, runs: [Run(words: $0.words)])
        }
        for footing in [Footing.usual, .stripped, .torn] {
            let note = ["note", "ea-12", "first"]
            let calls = try ground.calls(of: note, on: footing)
            for call in calls where call.kind == .sync {
                all.append(
                    Workload(
                        footing: footing,
                        runs: [
                            Run(words: note, plan: "kill:\(call.number)"),
                            Run(words: ["tag", "new", "ea-12"]),
                        ]))
            }
        }
        let day = [
            Exports.bring + ["later.csv"], ["draft", "ask-why", "ea-15"], ["note", "ea-12", "x"],
            ["draft", "call", "ea-15"], ["undo"],
        ]
        all.append(Workload(footing: .usual, runs: day.map { Run(words: $0) }))
        all.append(
            Workload(
                footing: .bare,
                runs: [Run(words: ["new"]), Run(words: Exports.bring + ["partners.csv"])]))
        return all
    }
}

/// Cuts the power at every moment of the workloads, in every way, and looks whether promises hold.
struct PowerCampaign {
    let isLong: Bool

    func run() throws -> Report {
        var report = Report("power cuts", unit: "states")
        let ground = try Ground()
        let workloads = try Workload.all(ground)
        for workload in workloads {
            let trial = try PowerTrial(workload, ground)
            let states = CrashStates(
                disk: trial.disk, limit: isLong ? 300 : 14,
                fates: isLong ? Disk.Fate.many : Disk.Fate.few)
            try states.forEach { state, tree in
                report.tried += 1
                if let wrong = try trial.wrong(state, tree) {
                    report.fail("\(workload.name), after \(state.moment) steps: \(wrong)")
                }
            }
        }
        report.remarks.append("\(workloads.count) workloads")
        return report
    }
}
