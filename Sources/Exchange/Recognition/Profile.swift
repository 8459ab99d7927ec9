public import Model

/// How the files of one export look and what their columns mean: data, not code.
///
/// Shipped profiles and those of a program are the same YAML files, see `ProfileFile`.
public struct Profile: Hashable, Sendable {
    /// What the rows of a file are.
    public enum Content: Hashable, Sendable {
        /// One partner a row.
        case partners
        /// Figures of partners, or of the whole program, of this kind.
        case figures(Batch.Kind)
        /// Subscribers who left the mailing list.
        case unsubscribed
        /// Addresses whose mail came back for good.
        case bounced
        /// Answers to a survey.
        case survey
    }

    /// What a column means.
    public enum Meaning: Hashable, Sendable {
        /// The partner's id in the source, also as `Name (#12)`.
        case id
        /// The partner's login, to find the partner where there is no id.
        case login
        /// A field of the partner, taken as it stands.
        case field(String)
        /// `Last, First`, kept as `First Last`.
        case lastFirst
        /// The two parts of the name.
        case firstName, lastName
        /// The account's status; decides the stage of new partners.
        case status
        /// The day of joining.
        case joined
        /// A figure up to the day of the export, kept as written.
        case fact(String)
        /// The row's own id in the source: a row that comes again counts once.
        case key
        /// The day, or moment, of the row's figures.
        case day
        /// A metric's value in the row.
        case metric(Metric)
        /// A day on which the row counts one of a metric, beside its own day; empty for none.
        case moment(Metric)
        /// The currency of the row's money.
        case currency
        /// The partner's stage, tags and a note, taken for new partners only.
        case stage, tags, note
        /// A field of the manager's own work, taken for new partners only.
        case work(String)
        /// What the row counts as, by its word; a word that is not listed counts as nothing.
        case type([String: [Metric]])
        /// Words of rows that are left out.
        case leftOut(Set<String>)
    }

    /// A column by its name in the header, lower case.
    public struct Column: Hashable, Sendable {
        let header: String
        let meaning: Meaning
        let isRequired: Bool

        init(_ header: String, _ meaning: Meaning, isRequired: Bool = true) {
            self.header = header
            self.meaning = meaning
            self.isRequired = isRequired
        }
    }

    /// The word to name it by, such as `easy-affiliate.affiliates`.
    public internal(set) var word: String
    /// What people call it.
    public internal(set) var title: String
    /// The source's word, kept with every partner, such as `easy-affiliate`.
    public let source: String
    /// What partners' ids begin with.
    let prefix: String
    /// What the rows are.
    public let content: Content
    /// The columns with a meaning.
    let columns: [Column]
    /// Further columns a file has to have, only to be recognised by.
    var marks: [String] = []
    /// What each row counts as one of, whatever else it says.
    var counts: [Metric] = []
    /// What a row whose revenue is nothing counts as one of instead; nil if as any other.
    var countsOfNothing: [Metric]?
    /// Whether rows of negative revenue are returns: refunds, and no sale.
    var hasReturns = false
    /// Whether amounts are in whole units or in their smallest parts.
    var units = CellValues.Units.major
    /// Whether the decimal sign is a comma, so that a point only groups digits.
    var hasDecimalComma = false
    /// The currency of amounts without one; nil for the program's.
    var currency: Currency?
    /// Which number of a date between slashes is the day; nil if dates can be one day only.
    var dayOrder: DayOrder?
    /// Whether partners are known by their names alone, so that ids are made of those.
    var isKeyedByName = false
    /// Minutes to add to the file's times to get the program's.
    var shiftMinutes = 0
    /// Whether slashes were added before quotes.
    var isSlashed = false
    /// Whether quotes inside cells were not doubled.
    var hasBareQuotes = false
    /// Whether empty cells are left out of a row, so that those behind them stand too far left.
    var isShifted = false
    /// Whether the rows have no day, so that they are of the day of the export.
    var isOfExportDay = false
    /// Whether a row of a partner nobody knows makes one.
    var makesPartners = false
    /// Whether a file has these columns and no others.
    var isExact = false
    /// The whole header in order, for files whose header is in another language; empty if unknown.
    var order: [String] = []
    /// How many rows an export of only one page has, by the source's usual settings.
    var pages: [Int] = []
    /// Whether the figures are the program's own totals.
    var isTotals: Bool { content == .figures(.totals) }

    /// The names a file's header must have.
    var required: [String] { columns.filter(\.isRequired).map(\.header) + marks }

    /// The metrics a file speaks of when it has these headers.
    func metrics(with headers: Set<String>) -> MetricSet {
        var set = MetricSet(counts + (countsOfNothing ?? []) + (hasReturns ? [.refunds] : []))
        for column in columns where headers.contains(column.header) {
            switch column.meaning {
            case .metric(let metric), .moment(let metric): set.insert(metric)
            case .type(let words): for metric in words.values.joined() { set.insert(metric) }
            default: break
            }
        }
        return set
    }

    /// Takes over how another profile's files are written, but not what their columns mean.
    mutating func takeForms(of other: Profile) {
        units = other.units
        hasDecimalComma = other.hasDecimalComma
        currency = other.currency
        dayOrder = other.dayOrder
        hasReturns = other.hasReturns
        countsOfNothing = other.countsOfNothing
        isSlashed = other.isSlashed
        hasBareQuotes = other.hasBareQuotes
        isShifted = other.isShifted
        isOfExportDay = other.isOfExportDay
        pages = other.pages
    }
}

extension Profile.Meaning {
    /// Whether it says what rows count as, or which do not count.
    var isRule: Bool {
        switch self {
        case .type, .leftOut: true
        default: false
        }
    }
}
