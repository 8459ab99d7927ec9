import Model

/// The further days of a row on which it counts one of something: when a customer came, and when
/// it left.
struct RowMoments {
    /// Where they stand, and which value counts one on each; the first is that of coming.
    let columns: [(place: Int, index: Int)]
    /// Minutes to add to the file's times.
    let shift: Int
    /// Which number of a date between slashes is the day.
    let order: DayOrder?
    /// The days of the row read last with what each counts.
    private(set) var found: [(day: Day, index: Int)] = []

    init(columns: [(place: Int, index: Int)], shift: Int, order: DayOrder?) {
        self.columns = columns
        self.shift = shift
        self.order = order
    }

    /// Reads a row; answers the first cell that is no date.
    ///
    /// Who never came cannot leave: without the first day the others do not count.
    mutating func read(_ file: ImportFile, _ reader: inout CSVReader) -> Int? {
        guard let first = columns.first else { return nil }
        found.removeAll(keepingCapacity: true)
        for (place, index) in columns {
            let cell = file.cell(place, &reader)
            if CellValues.isBlank(cell) {
                if index == first.index { return nil }
                continue
            }
            guard let day = CellValues.day(cell, shift: shift, order: order) else { return place }
            found.append((day, index))
        }
        return nil
    }
}
