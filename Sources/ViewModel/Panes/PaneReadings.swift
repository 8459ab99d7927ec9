import Insight
import Model

/// What the panes beside the list show, kept until the list or the program changes.
struct PaneReadings {
    /// What the readings were made of.
    struct Key: Hashable {
        let list: Int
        let analysis: Int
    }

    let key: Key
    /// Partners that are no prospects.
    let partnerCount: Int
    /// How many partners `i` would show as quiet, and as never started.
    let quietCount: Int
    let neverStartedCount: Int
    let pipeline: PipelineReading
    let kpis: [KPIReading]

    init(_ list: PartnerList, _ analysis: Analysis, key: Key) {
        self.key = key
        let window = analysis.window(days: 30)
        let isEverybody = list.shown.count == list.totalCount
        let program = analysis.program
        partnerCount = program.ids.indices.count {
            program.exists(row: $0) && !analysis.stages[$0].isProspect
        }
        quietCount = analysis.states.indices.count { list.isQuiet(row: $0, analysis) }
        neverStartedCount = analysis.states.count { $0 == .neverStarted }
        pipeline = analysis.pipeline(partners: list.shown, in: window)
        kpis = analysis.kpis(
            KPI.allCases, in: window, partners: isEverybody ? nil : list.shown)
    }
}

extension Console {
    /// The readings for what the list shows now.
    mutating func paneReadings(_ analysis: Analysis) -> PaneReadings {
        let key = PaneReadings.Key(list: list.generation, analysis: analysis.generation)
        if let readings, readings.key == key { return readings }
        let fresh = PaneReadings(list, analysis, key: key)
        readings = fresh
        return fresh
    }
}
