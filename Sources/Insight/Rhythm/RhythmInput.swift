import Model

/// Which figures some file speaks of for a partner.
struct KnownFigures: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let clicks = KnownFigures(rawValue: 1)
    static let sales = KnownFigures(rawValue: 2)
    static let revenue = KnownFigures(rawValue: 4)
    static let commission = KnownFigures(rawValue: 8)
}

/// What a reading of rhythms needs to know of a program, as a value that can be read elsewhere.
///
/// All days are day numbers, `Figures.never` where there is none.
public struct RhythmInput: Sendable {
    /// The figures.
    let figures: Figures
    /// For each row the day before which its figures count; `Figures.never` where it has none.
    var untils: [Int32]
    /// For each row the day it joined.
    var joined: [Int32]
    /// For each row the first day its figures speak of.
    var coveredFrom: [Int32]
    /// For each row what its figures speak of.
    var known: [KnownFigures]
    /// For each row the day before which its level counts: that of clicks where files speak of them.
    var levelUntils: [Int32]
    /// For each row the stretches no file tells sales of.
    var holes: [[Window]]
    /// For each row the stretches no file tells its level of.
    var levelHoles: [[Window]]
    /// Says which figures were read; a reading of others is out of date.
    let figuresVersion: Int

    /// How many rows there are figures for.
    var count: Int { min(figures.partnerCount, untils.count, joined.count) }

    /// The shortest stretch without figures that is left out of lengths of time; shorter ones lie
    /// between any two exports.
    static let leastHoleDays = 14

    /// From one day to a later one in days that files tell of.
    func length(row: Int, from first: Int32, to last: Int32) -> Int32 {
        holes[row].reduce(last - first) { $0 - RhythmInput.overlap($1, Int(first)..<Int(last)) }
    }

    /// How many days of a range a stretch has.
    static func overlap(_ hole: Window, _ days: Range<Int>) -> Int32 {
        let from = max(Int(hole.from.number), days.lowerBound)
        let to = min(Int(hole.to.number) + 1, days.upperBound)
        return Int32(max(0, to - from))
    }
}
