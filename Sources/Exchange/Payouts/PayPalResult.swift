public import Model

/// What PayPal says became of the rows of a file of payouts.
public struct PayPalResult: Sendable {
    /// What it says of one row.
    public struct Answer: Hashable, Sendable {
        /// The line of the file, from 1.
        public let line: Int
        /// The unique id it was paid under.
        public let reference: String
        /// How much, nil if the file does not say it with its currency.
        public let amount: Money?
        /// How far it is.
        public let state: Payment.State
        /// PayPal's words: the status, and the reason if there is one.
        public let text: String
    }

    /// What can be used, in the order of the file.
    public private(set) var answers: [Answer] = []
    /// What cannot, each with its line.
    public private(set) var problems: [(line: Int, what: String)] = []

    private static let paidWords: Set = ["completed", "success", "processed", "claimed"]
    private static let waitingWords: Set = [
        "unclaimed", "pending", "onhold", "held", "processing", "new",
    ]
    private static let failedWords: Set = [
        "failed", "returned", "refunded", "blocked", "denied", "reversed", "canceled",
        "cancelled", "expired",
    ]

    /// Where the columns stand.
    private struct Places {
        var reference: Int?
        var status: Int?
        var amount: Int?
        var currency: Int?
        var reason: Int?

        init(_ names: [String]) {
            for (place, name) in names.enumerated() {
                switch name {
                case "unique identifier", "unique id", "customer id": reference = place
                case "status", "transaction status": status = place
                case "amount": amount = place
                case "currency": currency = place
                case "reason", "error", "error message", "failure reason", "reason code":
                    reason = place
                default: continue
                }
            }
        }
    }

    /// Reads a result: lines of something else above, then a table with at least the columns
    /// `Unique Identifier` and `Status`.
    ///
    /// Throws where there is no such table, or what is no text.
    public init(_ bytes: [UInt8]) throws(Refusal) {
        var reader = CSVReader(ByteSource(bytes), dialect: PayPalResult.dialect(bytes))
        var found: (reference: Int, status: Int, all: Places)?
        while try reader.next() {
            if let found {
                take(&reader, found)
                continue
            }
            var names: [String] = []
            for place in 0..<reader.count {
                names.append(PayPalResult.word(CellValues.trimmed(reader.cell(place))))
            }
            let places = Places(names)
            if let reference = places.reference, let status = places.status {
                found = (reference, status, places)
            }
        }
        guard found != nil else {
            throw Refusal(
                "this is no result of PayPal: there is no row with Unique Identifier and Status")
        }
    }

    private static func dialect(_ bytes: [UInt8]) -> CSVDialect {
        let header = bytes.split(separator: 0x0A).prefix(100).first { line in
            line.split { [0x2C, 0x3B, 0x09, 0x22, 0x0D].contains($0) }.contains { word in
                word.map(CellValues.lowered).filter { $0 != 0x20 }.elementsEqual("status".utf8)
            }
        }
        return header.map { CSVDialect(header: $0) } ?? CSVDialect()
    }

    private static func word(_ cell: CellBytes) -> String {
        String(decoding: cell.map(CellValues.lowered), as: UTF8.self)
    }

    private mutating func take(
        _ reader: inout CSVReader, _ columns: (reference: Int, status: Int, all: Places)
    ) {
        if let problem = reader.problem {
            problems.append((problem.line, problem.what))
            return
        }
        let line = reader.line
        let reference = CellValues.text(CellValues.trimmed(reader.cell(columns.reference)))
        let status = CellValues.text(CellValues.trimmed(reader.cell(columns.status)))
        if reference.isEmpty, status.isEmpty { return }
        guard let state = PayPalResult.state(status) else {
            problems.append((line, "‘\(status)’ is no status that is known"))
            return
        }
        let reason = columns.all.reason.map {
            CellValues.text(CellValues.trimmed(reader.cell($0)))
        }
        let text = [status, reason ?? ""].filter { !$0.isEmpty && $0 != "-" }
        answers.append(
            Answer(
                line: line, reference: reference, amount: amount(&reader, columns.all),
                state: state, text: text.joined(separator: ": ")))
    }

    private func amount(_ reader: inout CSVReader, _ places: Places) -> Money? {
        guard let place = places.amount else { return nil }
        var named: Currency?
        if let place = places.currency {
            named = Currency(code: CellValues.trimmed(reader.cell(place)))
        }
        let cell = CellValues.trimmed(reader.cell(place))
        guard let currency = named ?? CellValues.currency(in: cell),
            let units = CellValues.money(cell, digits: currency.minorDigits, .major)
        else { return nil }
        return Money(minorUnits: units < 0 ? 0 - units : units, currency: currency)
    }

    private static func state(_ status: String) -> Payment.State? {
        let letters = status.utf8.map(CellValues.lowered).filter { (0x61...0x7A).contains($0) }
        let word = String(decoding: letters, as: UTF8.self)
        if paidWords.contains(word) { return .paid }
        if waitingWords.contains(word) { return .waiting }
        return failedWords.contains(word) ? .failed : nil
    }
}
