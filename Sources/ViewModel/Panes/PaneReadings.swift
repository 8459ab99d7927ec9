import Insight
import Model

/// What the panes beside the list show, kept until the list's partners or the program change.
struct PaneReadings {
    /// What the readings were made of.
    struct Key: Hashable {
        let list: Int
        let analysis: Int
    }

    let key: Key
    let pipeline: PipelineReading
    let kpis: [KPIReading]
    /// Where the program's own totals differ from the partners' sums.
    let gaps: [TotalsGap]

    init(_ list: PartnerList, _ analysis: Analysis, key: Key) {
        self.key = key
        let window = analysis.window(days: 30)
        let isEverybody = list.shown.count == list.totalCount
        pipeline = analysis.pipeline(partners: list.shownRows, in: window)
        kpis = analysis.kpis(
            KPI.pane, in: window, partners: isEverybody ? nil : list.shownRows)
        gaps = analysis.totalsGaps(in: window)
    }
}

extension Console {
    /// The readings for the partners the list shows now.
    mutating func paneReadings(_ analysis: Analysis) -> PaneReadings {
        let key = PaneReadings.Key(list: list.generation, analysis: analysis.generation)
        if let readings, readings.key == key { return readings }
        let fresh = PaneReadings(list, analysis, key: key)
        readings = fresh
        return fresh
    }
}
