extension Figures {
    /// Writes the figures' columns.
    public func write(to writer: ColumnWriter) {
        writer.write(currency.code)
        writer.write(coverage.batches.count)
        for batch in coverage.batches {
            writer.write(batch.id)
            writer.write(batch.line)
        }
        writer.write(totals.count)
        for series in totals { series.write(to: writer) }
        writer.write(otherCurrencies.count)
        for (code, count) in otherCurrencies {
            writer.write(code)
            writer.write(count)
        }
        writer.write(foreign.count)
        for figures in foreign { figures.write(to: writer) }
        writer.write(Int(firstDay.number))
        writer.write(starts)
        writer.write(days)
        for column in columns { FigureColumn.write(column, to: writer) }
    }

    /// Reads what `write` wrote; figures with damaged batches are not to be written at all.
    public init(from reader: inout ColumnReader) throws(ColumnReader.Mistake) {
        guard let currency = Currency(code: Array(try reader.text().utf8)) else {
            throw ColumnReader.Mistake()
        }
        self.currency = currency
        var batches: [Batch] = []
        for _ in 0..<(try reader.count()) {
            let id = try reader.text()
            guard let batch = Batch(id: id, line: try reader.text()) else {
                throw ColumnReader.Mistake()
            }
            batches.append(batch)
        }
        coverage = Coverage(batches, currency: currency)
        var totals: [ProgramTotals] = []
        for _ in 0..<(try reader.count()) { totals.append(try ProgramTotals(from: &reader)) }
        self.totals = totals
        var others: [String: Int] = [:]
        for _ in 0..<(try reader.count()) {
            let code = try reader.text()
            others[code] = try reader.number()
        }
        otherCurrencies = others
        var foreign: [Figures] = []
        for _ in 0..<(try reader.count()) { foreign.append(try Figures(from: &reader)) }
        self.foreign = foreign
        damaged = []
        firstDay = Day(number: Int32(truncatingIfNeeded: try reader.number()))
        starts = try reader.column()
        days = try reader.column()
        var columns: [FigureColumn?] = []
        for _ in Metric.allCases {
            columns.append(try FigureColumn.read(from: &reader, count: days.count))
        }
        self.columns = columns
        guard !starts.isEmpty, Int(starts[starts.count - 1]) == days.count else {
            throw ColumnReader.Mistake()
        }
    }
}

extension ProgramTotals {
    fileprivate func write(to writer: ColumnWriter) {
        writer.write(source)
        writer.write(metric.word)
        writer.write(Int(window.from.number))
        writer.write(Int(window.to.number))
        writer.write(values)
        writer.write(currency?.code)
    }

    fileprivate init(from reader: inout ColumnReader) throws(ColumnReader.Mistake) {
        source = try reader.text()
        guard let metric = Metric(word: Array(try reader.text().utf8)) else {
            throw ColumnReader.Mistake()
        }
        self.metric = metric
        let from = Day(number: Int32(truncatingIfNeeded: try reader.number()))
        window = Window(
            from: from, to: Day(number: Int32(truncatingIfNeeded: try reader.number())))
        values = try reader.column()
        currency = try reader.optionalText().flatMap { Currency(code: Array($0.utf8)) }
        guard values.count == window.length else { throw ColumnReader.Mistake() }
    }
}

extension FigureColumn {
    fileprivate static func write(_ column: FigureColumn?, to writer: ColumnWriter) {
        switch column {
        case nil: writer.write(0)
        case .small(let values):
            writer.write(1)
            writer.write(values)
        case .narrow(let values):
            writer.write(2)
            writer.write(values)
        case .wide(let values):
            writer.write(3)
            writer.write(values)
        }
    }

    fileprivate static func read(
        from reader: inout ColumnReader, count: Int
    ) throws(ColumnReader.Mistake) -> FigureColumn? {
        let column: FigureColumn
        switch try reader.number() {
        case 0: return nil
        case 1: column = .small(try reader.column())
        case 2: column = .narrow(try reader.column())
        case 3: column = .wide(try reader.column())
        default: throw ColumnReader.Mistake()
        }
        guard column.count == count else { throw ColumnReader.Mistake() }
        return column
    }
}
