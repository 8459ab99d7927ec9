import Model

/// The sums of a file's figures, apart by currency.
struct Purses {
    /// The sums of one currency.
    struct Purse {
        let currency: Currency
        let digits: Int
        var sums: FigureSums
    }

    /// Whether rows named currencies.
    private(set) var areNamed = false
    /// Whether amounts have a dollar sign, and are taken for a currency that is no dollar.
    private(set) var hasStrangeDollar = false
    /// The currency of the row.
    var currency: Currency { purses[current].currency }
    /// How many decimals the row's currency has.
    private(set) var digits: Int

    private var purses: [Purse] = []
    private var current = 0
    private let width: Int

    /// Sums of so many values a row; the currency is that of rows that name none.
    init(_ currency: Currency, width: Int) {
        self.width = width
        digits = currency.minorDigits
        open(currency)
    }

    /// Adds a row in the currency chosen last.
    @inline(__always)
    mutating func add(_ values: [Int64], partner: Int, day: Day) {
        purses[current].sums.add(values, partner: partner, day: day)
    }

    /// Ends the adding; the purses with something in them.
    mutating func closed(ranks: [UInt32]) -> [Purse] {
        for index in purses.indices { purses[index].sums.close(ranks: ranks) }
        return purses.filter { !$0.sums.isEmpty }
    }

    /// Goes on with the currency of a cell, with the file's own if it is empty; false if it is none.
    @inline(__always)
    mutating func choose(_ cell: CellBytes) -> Bool {
        guard !cell.isEmpty else {
            choose(0)
            return true
        }
        guard let currency = Currency(code: cell) else { return false }
        choose(currency)
        return true
    }

    /// Goes on with the currency an amount names, or with the file's own.
    @inline(__always)
    mutating func choose(ofAmount cell: CellBytes) {
        guard let first = cell.first, let last = cell.last else { return }
        if CellValues.isDigit(first), CellValues.isDigit(last), purses.count == 1 { return }
        if let currency = CellValues.currency(in: cell) { return choose(currency) }
        choose(0)
        if !hasStrangeDollar, cell.contains(0x24) {
            hasStrangeDollar = !purses[0].currency.isDollar
        }
    }

    private mutating func choose(_ currency: Currency) {
        areNamed = true
        if purses[current].currency == currency { return }
        if let known = purses.firstIndex(where: { $0.currency == currency }) {
            choose(known)
        } else {
            open(currency)
        }
    }

    private mutating func choose(_ index: Int) {
        current = index
        digits = purses[index].digits
    }

    private mutating func open(_ currency: Currency) {
        purses.append(
            Purse(
                currency: currency, digits: currency.minorDigits, sums: FigureSums(width: width)))
        choose(purses.count - 1)
    }
}
