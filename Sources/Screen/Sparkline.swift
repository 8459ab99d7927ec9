extension Glyphs {
    /// A row of small columns, one for each value, from zero to the greatest; nil is a gap.
    ///
    /// More values than cells are averaged, so that the last cell ends with the last value.
    public func sparkline(_ values: [Double?], columns: Int) -> SafeText {
        let cells = Glyphs.resampled(values, to: columns)
        let top = cells.compactMap { $0 }.max() ?? 0
        var text = SafeText.blanks(columns - cells.count)
        for value in cells {
            guard let value else {
                text = text + gap
                continue
            }
            let part = top > 0 ? max(0, value) / top : 0
            text = text + heights[min(7, Int((part * 7).rounded()))]
        }
        return text
    }

    /// A bar from the left edge in eighths of a cell; anything above zero shows at least a sliver.
    public func bar(_ value: Double, of top: Double, columns: Int) -> SafeText {
        guard value > 0, top > 0, columns > 0 else { return "" }
        let eighths = max(1, Int((min(1, value / top) * Double(columns * 8)).rounded()))
        let full = SafeText.repeating(isASCII ? "=" : "█", count: eighths / 8)
        return eighths % 8 == 0 ? full : full + widths[eighths % 8 - 1]
    }

    /// As many values as there are cells at most, each the mean of its share.
    static func resampled(_ values: [Double?], to count: Int) -> [Double?] {
        guard values.count > count, count > 0 else { return count > 0 ? values : [] }
        return (0..<count).map { cell in
            let start = cell * values.count / count
            let end = (cell + 1) * values.count / count
            let known = values[start..<end].compactMap { $0 }
            return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
        }
    }
}

/// A scale with few round ticks.
public struct Scale: Hashable, Sendable {
    /// The greatest value shown.
    public let top: Double
    /// The distance between ticks.
    public let step: Double

    /// A scale from zero to a value with about so many ticks at 1, 2, 2.5 or 5 times a
    /// power of ten.
    public init(holding value: Double, ticks: Int) {
        guard value > 0, value.isFinite else {
            top = 1
            step = 1
            return
        }
        let rough = value / Double(max(1, ticks))
        var power = 1.0
        while power * 10 <= rough { power *= 10 }
        while power > rough { power /= 10 }
        let step = [1, 2, 2.5, 5, 10].map { $0 * power }.first { $0 >= rough } ?? power * 10
        self.step = step
        top = value
    }

    /// The ticks from zero to the greatest at or below the top.
    public var ticks: [Double] {
        var ticks: [Double] = []
        var index = 0
        while Double(index) * step <= top * 1.000_001 {
            ticks.append(Double(index) * step)
            index += 1
        }
        return ticks
    }
}
