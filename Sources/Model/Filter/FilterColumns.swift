/// What a filter needs to know of a table of partners; row numbers run from 0.
public protocol FilterColumns {
    /// How many rows there are.
    var rowCount: Int { get }
    /// The day that `14d` and the like count from.
    var today: Day { get }
    /// A number that differs whenever the text of any row, or the number of rows, has changed.
    var textVersion: Int { get }

    /// The rows whose text holds a needle, among the given ones or all; see `SearchArena`.
    func rows(containing needle: FoldedText, within rows: RowSet?) -> RowSet
    /// The rows with one of these values in a field of words, compared folded and whole.
    func rows(where field: FilterField, isOneOf words: [FoldedText]) -> RowSet
    /// The rows with any value in a field of words, or in any stage.
    func rows(whereSet field: FilterField) -> RowSet
    /// The rows in one of these stages.
    func rows(in stages: [Stage]) -> RowSet
    /// The rows in a state.
    func rows(in state: FilterState) -> RowSet
    /// The rows that have something.
    func rows(having property: FilterProperty) -> RowSet
    /// A figure of every row, in a window; nil stands for the field's usual one.
    ///
    /// Fields that are lengths of time (`quiet`, `stuck`) are numbers of days.
    func numbers(of field: FilterField, window: FilterWindow?) -> FilterNumbers
    /// A day of every row; in `contacted` unknown means never.
    func days(of field: FilterField) -> FilterDays
}

/// A figure of every row, as whole units of a power of ten.
public struct FilterNumbers: Sendable {
    /// One number a row, in units of `10^-places`; anything where the row is not known.
    public let values: ContiguousArray<Int64>
    /// The rows whose number is known: neither "the source does not say" nor "cannot be computed".
    public let known: RowSet
    /// 0 for counts and days, 2 for cents, more for shares in percent; 0 to 18.
    public let places: Int

    /// A column of as many values as `known` has rows.
    public init(values: ContiguousArray<Int64>, known: RowSet, places: Int = 0) {
        precondition(values.count == known.rowCount, "one value for each row")
        precondition((0...18).contains(places), "64 bits hold at most 18 places")
        self.values = values
        self.known = known
        self.places = places
    }

    /// The rows whose known number passes.
    func rows(_ comparison: FilterComparison<FilterNumber>) -> RowSet {
        guard let range = comparison.values(places: places) else {
            return RowSet(rowCount: values.count)
        }
        let (low, high) = (range.lowerBound, range.upperBound)
        var rows = values.withUnsafeBufferPointer { values in
            RowSet(values) { ($0 >= low) && ($0 <= high) }
        }
        rows.formIntersection(known)
        return rows
    }
}

/// A day of every row.
public struct FilterDays: Sendable {
    /// One day number a row; anything where the row is not known.
    public let numbers: ContiguousArray<Int32>
    /// The rows whose day is known.
    public let known: RowSet

    /// A column of as many days as `known` has rows.
    public init(numbers: ContiguousArray<Int32>, known: RowSet) {
        precondition(numbers.count == known.rowCount, "one day for each row")
        self.numbers = numbers
        self.known = known
    }

    /// The rows whose known day lies in a range.
    func rows(in range: ClosedRange<Int32>?) -> RowSet {
        guard let range else { return RowSet(rowCount: numbers.count) }
        let (low, high) = (range.lowerBound, range.upperBound)
        var rows = numbers.withUnsafeBufferPointer { numbers in
            RowSet(numbers) { ($0 >= low) && ($0 <= high) }
        }
        rows.formIntersection(known)
        return rows
    }
}
