public import Model

/// What the rows of a file are, as a person says it.
public enum ImportKind: String, Sendable, CaseIterable {
    case partners, daily, transactions, clicks, payouts, totals, unsubscribed, bounced, survey

    /// What the profile of such a file says.
    var content: Profile.Content {
        switch self {
        case .partners: .partners
        case .daily: .figures(.daily)
        case .transactions: .figures(.transactions)
        case .clicks: .figures(.clicks)
        case .payouts: .figures(.payouts)
        case .totals: .figures(.totals)
        case .unsubscribed: .unsubscribed
        case .bounced: .bounced
        case .survey: .survey
        }
    }
}

/// What a person says about a file beyond what the file says itself.
public struct ImportOptions: Sendable {
    /// The profile to use instead of the recognised one, by its word.
    public var profile: String?
    /// What the rows are; nil to tell it from the header or the mapping.
    public var kind: ImportKind?
    /// What the columns of an unknown file mean: field, metric or `id`, `day` by header name.
    public var mapping: [(meaning: String, header: String)] = []
    /// The program's own profiles, which go before the shipped ones.
    public var profiles: [Profile] = []
    /// The source's word for a mapped file; nil for the program's only one, or the file's own name.
    public var source: String?
    /// The currency of amounts without one of their own; nil for the program's.
    public var currency: Currency?
    /// Whether amounts are in major or minor units; nil for what the profile says.
    public var units: CellValues.Units?
    /// Which number of a date between slashes is the day; nil for what the profile says.
    public var dayOrder: DayOrder?
    /// Minutes to add to the file's times to get the program's; nil for none.
    public var shiftMinutes: Int?
    /// The day the file was exported on; nil to take it from the file's name, or from its rows.
    public var exportDay: Day?
    /// The last day figures can be of; nil for any.
    public var latestDay: Day?
    /// For a file without partners: the one partner it is about.
    public var partner: PartnerID?
    /// How the file's letters are written.
    public var encoding = TextEncoding.utf8
    /// The byte between cells; nil to tell it from the header.
    public var separator: UInt8?

    /// Nothing said.
    public init() {}
}

/// Why a file cannot be imported, and what to do.
public struct Refusal: Error, Hashable, Sendable {
    /// Whose fault it is.
    public enum Cause: Hashable, Sendable {
        /// The file is not what it should be.
        case file
        /// What was said about the file makes no sense.
        case use
        /// Somebody stopped the reading.
        case stopped
    }
    /// In one line.
    public let text: String
    /// Whose fault it is.
    public let cause: Cause

    /// A refusal in words.
    public init(_ text: String, _ cause: Cause = .file) {
        self.text = text
        self.cause = cause
    }

    /// What to do about unknown columns on the command line.
    public static let mapAdvice =
        "say what they mean with --map, as in --map id=COLUMN,day=COLUMN,clicks=COLUMN"

    /// In one line, for those who are not on the command line.
    public var plainText: String {
        let (bytes, advice, option) = (
            Array(text.utf8), Array(("; " + Refusal.mapAdvice).utf8), Array("--map: ".utf8)
        )
        if bytes.count > advice.count, bytes.suffix(advice.count).elementsEqual(advice) {
            return String(decoding: bytes.dropLast(advice.count), as: UTF8.self)
        }
        guard bytes.starts(with: option) else { return text }
        return String(decoding: bytes.dropFirst(option.count), as: UTF8.self)
    }

    /// Somebody stopped the reading.
    public static let stopped = Refusal("stopped: nothing was imported", .stopped)
}
