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
    /// Says which figures were read; a reading of others is out of date.
    let figuresVersion: Int

    /// How many rows there are figures for.
    var count: Int { min(figures.partnerCount, untils.count, joined.count) }
}
