/// The rows of figures in one window, gathered once, so that the daily sums of any partners are a
/// pass over what the window has.
public struct WindowTable: Sendable {
    /// The metrics gathered, in the order of the sums.
    public let metrics: [Metric]
    /// The days.
    public let window: Window
    private let owners: [Int32]
    private let offsets: [Int32]
    private let isActive: [Bool]
    private let values: [[Int64]]

    /// Sums by day of several metrics, and who was active.
    public struct Sums: Sendable {
        /// For each metric one sum a day of the window.
        public var sums: [[Int64]]
        /// How many partners were active.
        public var activity: Activity
    }

    /// How many partners were active in a window.
    public struct Activity: Sendable {
        /// On each day.
        public var byDay: [Int64]
        /// On any of them, each partner once.
        public var count: Int
    }

    /// Gathers the rows of a window.
    public init(_ figures: Figures, metrics: [Metric], window: Window) {
        self.metrics = metrics
        self.window = window
        let places = figures.places(in: window)
        owners = places.owners
        let shift = Int32(places.shift)
        offsets = figures.days.withUnsafeBufferPointer { days in
            places.entries.map { Int32(days[Int($0)]) &- shift }
        }
        let values = metrics.map { metric in
            figures.columns[Int(metric.rawValue)]?.gathered(places.entries)
                ?? Array(repeating: 0, count: places.entries.count)
        }
        self.values = values
        var isActive = Array(repeating: false, count: places.entries.count)
        for metric in Metric.allCases where metric.isActivity {
            if let place = metrics.firstIndex(of: metric) {
                for index in isActive.indices where values[place][index] > 0 {
                    isActive[index] = true
                }
            } else {
                figures.columns[Int(metric.rawValue)]?.mark(places.entries, in: &isActive)
            }
        }
        self.isActive = isActive
    }

    /// The daily sums over some partners, or all for nil.
    public func sums(of partners: RowSet?) -> Sums {
        let chosen = partners.map(chosen)
        var result = Sums(
            sums: values.map { daily($0, chosen) },
            activity: Activity(byDay: Array(repeating: 0, count: window.length), count: 0))
        if let chosen {
            count(chosen, in: &result.activity)
        } else {
            count(owners.indices, in: &result.activity)
        }
        return result
    }

    /// The sums by day of one metric over some places, or all for nil.
    private func daily(_ values: [Int64], _ chosen: [Int32]?) -> [Int64] {
        var sums = Array(repeating: Int64(0), count: window.length)
        offsets.withUnsafeBufferPointer { offsets in
            values.withUnsafeBufferPointer { values in
                sums.withUnsafeMutableBufferPointer { sums in
                    guard let chosen else {
                        for place in values.indices { sums[Int(offsets[place])] &+= values[place] }
                        return
                    }
                    for place in chosen { sums[Int(offsets[Int(place)])] &+= values[Int(place)] }
                }
            }
        }
        return sums
    }

    /// How many of some partners were active.
    public func activity(of partners: RowSet) -> Activity {
        var activity = Activity(byDay: Array(repeating: 0, count: window.length), count: 0)
        count(chosen(partners), in: &activity)
        return activity
    }

    /// The places of some partners' rows.
    private func chosen(_ partners: RowSet) -> [Int32] {
        var chosen: [Int32] = []
        chosen.reserveCapacity(owners.count)
        for (place, owner) in owners.enumerated() where partners.contains(Int(owner)) {
            chosen.append(Int32(place))
        }
        return chosen
    }

    private func count<Place: BinaryInteger>(
        _ places: some Collection<Place>, in activity: inout Activity
    ) {
        var (last, all) = (Int32(-1), 0)
        activity.byDay.withUnsafeMutableBufferPointer { byDay in
            for place in places where isActive[Int(place)] {
                byDay[Int(offsets[Int(place)])] += 1
                if last != owners[Int(place)] {
                    last = owners[Int(place)]
                    all += 1
                }
            }
        }
        activity.count += all
    }

    /// The partners with at least one row, and for each metric their sums in the same order.
    ///
    /// Only days with a mark count; `days` has one for each day of the window.
    public func sumsByPartner(
        of partners: RowSet?, days: [Bool]
    ) -> (rows: [Int], sums: [[Int64]]) {
        var rows: [Int] = []
        var sums = Array(repeating: [Int64](), count: values.count)
        let chosen = partners.map(chosen) ?? owners.indices.map { Int32($0) }
        for place in chosen where days[Int(offsets[Int(place)])] {
            let owner = Int(owners[Int(place)])
            if rows.last != owner {
                rows.append(owner)
                for metric in sums.indices { sums[metric].append(0) }
            }
            for metric in sums.indices {
                sums[metric][rows.count - 1] &+= values[metric][Int(place)]
            }
        }
        return (rows, sums)
    }
}

extension FigureColumn {
    /// The values at some places, in their order.
    fileprivate func gathered(_ places: [Int32]) -> [Int64] {
        func gathered<Value: FixedWidthInteger>(_ values: [Value]) -> [Int64] {
            values.withUnsafeBufferPointer { values in
                places.map { Int64(truncatingIfNeeded: values[Int($0)]) }
            }
        }
        return switch self {
        case .small(let values): gathered(values)
        case .narrow(let values): gathered(values)
        case .wide(let values): gathered(values)
        }
    }

    /// Marks the places whose value is above zero.
    fileprivate func mark(_ places: [Int32], in marks: inout [Bool]) {
        func mark<Value: FixedWidthInteger>(_ values: [Value]) {
            values.withUnsafeBufferPointer { values in
                marks.withUnsafeMutableBufferPointer { marks in
                    for index in places.indices where values[Int(places[index])] > 0 {
                        marks[index] = true
                    }
                }
            }
        }
        switch self {
        case .small(let values): mark(values)
        case .narrow(let values): mark(values)
        case .wide(let values): mark(values)
        }
    }
}
