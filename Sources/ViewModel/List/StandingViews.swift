import Insight

/// The views every program has, under those people save.
extension Console {
    /// Saved views, and after them the standing ones nobody saved another view over.
    var offeredViews: [SavedView] {
        let names = Set(views.map(\.name))
        return views + standingViews.filter { !names.contains($0.name) }
    }

    private var standingViews: [SavedView] {
        let byRisk = SortOrder(.risk, isDescending: true)
        return [
            SavedView(name: say[.viewSlipping], filter: "is:slipping", sort: byRisk),
            SavedView(name: say[.viewLongGone], filter: "is:long-gone", sort: byRisk),
            SavedView(name: say[.viewCameBack], filter: "is:reactivated", sort: nil),
            SavedView(
                name: say[.viewNeverStarted], filter: "is:never-started",
                sort: SortOrder(.joined, isDescending: true)),
        ]
    }
}
