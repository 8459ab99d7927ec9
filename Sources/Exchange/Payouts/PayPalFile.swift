public import Model

/// One row of a file of payouts for PayPal: so much to one address.
public struct PayPalRow: Hashable, Sendable {
    /// The unique id the result names it by, at most 30 bytes without blanks.
    public let reference: String
    /// Who gets it.
    public let receiver: MailAddress
    /// How much.
    public var amount: Money
    /// What the receiver reads.
    public let note: String

    /// A row of a file.
    public init(reference: String, receiver: MailAddress, amount: Money, note: String) {
        self.reference = reference
        self.receiver = receiver
        self.amount = amount
        self.note = note
    }
}

/// Files for PayPal's page for many payouts at once: UTF-8 without a header, in each row receiver,
/// amount, currency, unique id, note and wallet; one currency a file, at most 5,000 rows.
public enum PayPalFile {
    /// The most rows of a file.
    public static let rowLimit = 5_000
    /// The most bytes of a unique id.
    public static let referenceLimit = 30
    /// The most characters of a note.
    public static let noteLimit = 400

    /// Currencies PayPal pays out.
    private static let currencies: Set = [
        "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "ILS", "JPY",
        "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "SEK", "SGD", "THB", "TWD", "USD",
    ]
    /// Of these PayPal takes whole units only, though they have smaller ones.
    private static let wholeCurrencies: Set = ["HUF", "TWD"]

    /// What of an amount PayPal can pay: whole units where it takes no others; nil where it pays
    /// nothing in this currency.
    public static func payable(_ amount: Money) -> Money? {
        guard currencies.contains(amount.currency.code) else { return nil }
        guard wholeCurrencies.contains(amount.currency.code) else { return amount }
        return Money(
            minorUnits: amount.minorUnits - amount.minorUnits % 100, currency: amount.currency)
    }

    /// An address PayPal can be given; nil for what is none, or what a spreadsheet would take for
    /// a formula, since an address cannot be guarded.
    public static func receiver(_ text: String) -> MailAddress? {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, ![0x3D, 0x2B, 0x2D, 0x40].contains(first) else { return nil }
        return MailAddress(bytes)
    }

    /// A note in one line, no longer than PayPal takes.
    public static func note(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
            scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar
        }
        var note = String.UnicodeScalarView()
        // One less than the limit, for the apostrophe that may guard it.
        note.append(contentsOf: scalars.prefix(noteLimit - 1))
        return String(note)
    }

    /// Rows of one currency as files of at most so many rows, in their order.
    public static func split(_ rows: [PayPalRow], rowLimit: Int = rowLimit) -> [[PayPalRow]] {
        stride(from: 0, to: rows.count, by: max(1, rowLimit)).map {
            Array(rows[$0..<min(rows.count, $0 + max(1, rowLimit))])
        }
    }

    /// The bytes of a file; notes are guarded from spreadsheets, amounts have a point and the
    /// currency's digits.
    public static func bytes(_ rows: [PayPalRow]) -> [UInt8] {
        var writer = CSVWriter()
        for row in rows {
            writer.add([
                row.receiver.text, plain(row.amount), row.amount.currency.code, row.reference,
                note(row.note), "PAYPAL",
            ])
        }
        return writer.bytes
    }

    private static func plain(_ amount: Money) -> String {
        guard wholeCurrencies.contains(amount.currency.code) else { return amount.plain }
        return String(amount.minorUnits / 100)
    }
}
