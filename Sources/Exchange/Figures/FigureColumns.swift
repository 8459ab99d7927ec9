import Model

/// Where everything of a row of figures stands, ready to be read without looking anything up.
struct FigureColumns {
    /// A word that decides something about a row.
    struct Word {
        let bytes: [UInt8]
        /// Which values a row of this word counts one of; for words of rows that are left out, none.
        var counted: [Int] = []
        /// Whether a row of this word is a return, whatever the sign of its revenue.
        var isReturn = false
        /// Whether a row of this word is commission alone: what it names as revenue is another row's.
        var isCommissionOnly = false
    }

    private(set) var id: Int?
    private(set) var login: Int?
    private(set) var email: Int?
    private(set) var key: Int?
    private(set) var day = -1
    private(set) var currency: Int?
    private(set) var type: (place: Int, words: [Word])?
    private(set) var leftOut: [(place: Int, words: [Word])] = []
    /// The columns of values: where they stand, which value they are, whether it is money.
    private(set) var values: [(place: Int, index: Int, isMoney: Bool)] = []
    /// The columns of further days, and which value counts one on each; those who came first.
    private(set) var moments: [(place: Int, index: Int)] = []
    /// The values every row counts one of.
    let counted: [Int]
    /// The values a row whose revenue is nothing counts one of; nil if as any other.
    let countedOfNothing: [Int]?
    /// Which value is revenue, and which are refunds, where rows of negative revenue are returns:
    /// wherever a row is one sale.
    let returns: (revenue: Int, refunds: Int)?
    /// Whether files of this kind are known to tell refunds, so that a file without any says so too.
    let tellsRefunds: Bool
    /// Which value is revenue.
    let revenue: Int?
    /// Which value is commission.
    let commission: Int?
    /// The metrics of the values, in order.
    let metrics: [Metric]

    init(_ file: ImportFile, _ kind: Batch.Kind) {
        var told = file.profile.metrics(with: Set(file.headers))
        tellsRefunds = told.contains(.refunds)
        if kind == .transactions, told.contains(.revenue) { told.insert(.refunds) }
        let metrics = Array(told)
        self.metrics = metrics
        counted = file.profile.counts.compactMap(metrics.firstIndex(of:))
        countedOfNothing = file.profile.countsOfNothing?.compactMap(metrics.firstIndex(of:))
        let revenue = metrics.firstIndex(of: .revenue)
        self.revenue = revenue
        commission = metrics.firstIndex(of: .commission)
        returns =
            kind == .transactions
            ? revenue.flatMap { revenue in
                metrics.firstIndex(of: .refunds).map { (revenue, $0) }
            } : nil
        for (place, column) in file.places {
            switch column.meaning {
            case .id: id = place
            case .login: login = place
            case .field(FieldName.email): email = place
            case .day: day = place
            case .key: key = place
            case .currency: currency = place
            case .type(let words):
                let known = words.map { word, counted in
                    Word(
                        bytes: Array(word.utf8),
                        counted: counted.filter { !$0.isMoney }
                            .compactMap(metrics.firstIndex(of:)),
                        isReturn: counted.contains(.refunds),
                        isCommissionOnly: counted.contains(.commission))
                }
                type = (place, known)
            case .leftOut(let words):
                leftOut.append((place, words.sorted().map { Word(bytes: Array($0.utf8)) }))
            case .metric(let metric):
                guard let index = metrics.firstIndex(of: metric) else { continue }
                values.append((place, index, metric.isMoney))
            case .moment(let metric):
                metrics.firstIndex(of: metric).map { moments.append((place, $0)) }
            default: break
            }
        }
        moments.sort { $0.index < $1.index }
    }

    /// Whether the file has no partners: totals of the program, or figures of the one given.
    var isWithoutPartners: Bool { id == nil && login == nil && email == nil }

    /// The column that tells the currency of a row by its amount, where none names it.
    var amount: Int? { currency == nil ? values.first { $0.isMoney }?.place : nil }

    /// Whether any value is money.
    var hasMoney: Bool { metrics.contains(where: \.isMoney) }
}
