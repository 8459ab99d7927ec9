import Insight
import Model
import Screen

/// The change of a KPI in words: percent of what was before, or points where it is a percentage.
struct ChangeText {
    /// Above zero for more, below for less, 0 where rounding leaves nothing.
    let direction: Int
    /// How much, without a sign: `12 %` or `0.1 pt`.
    let size: String

    /// A number rounded, held at sizes nobody reads.
    private static func whole(_ value: Double) -> Int {
        Int(max(-1e15, min(1e15, value)).rounded())
    }

    /// The change of a reading; nil where there is nothing to compare with.
    init?(_ reading: KPIReading) {
        guard reading.isComparable, let now = reading.current.number,
            let before = reading.previous.number
        else {
            return nil
        }
        if reading.kpi.unit == .ratio {
            let tenths = ChangeText.whole((now - before) * 1_000)
            direction = tenths.signum()
            size = Format.fixed(Double(tenths.magnitude) / 10, digits: 1) + " pt"
        } else {
            guard let change = reading.change else { return nil }
            let percent = ChangeText.whole(change * 100)
            direction = percent.signum()
            size = Format.count(Int64(percent.magnitude)) + " %"
        }
    }
}

extension ChangeText {
    /// The change with its sign, in the role of what it means for the program.
    func line(_ kpi: KPI, _ glyphs: Glyphs) -> Line {
        let sign = direction == 0 ? glyphs.level : direction > 0 ? glyphs.up : glyphs.down
        return Line(sign + " " + SafeText(size), role(of: kpi))
    }

    /// Whether the change is good, where one can tell.
    func role(of kpi: KPI) -> Role {
        guard direction != 0, let isBetterHigh = kpi.isBetterHigh else { return .muted }
        return (direction > 0) == isBetterHigh ? .good : .bad
    }

    /// What stands where there is no change: why not.
    static func missing(_ reading: KPIReading) -> Line {
        let isUnknown = reading.current == .unknown || reading.previous == .unknown
        return Line(isUnknown ? "?" : "n/a", .muted)
    }
}
