/// What one imported file of figures states: for whom, which days, which metrics, and where it is.
///
/// It is the value of the program's field `batch:ID`. For each source, partner, metric and day
/// the batch with the greatest stamp that covers them speaks; a row missing inside a batch's
/// period and metrics means zero, and what no batch covers is unknown.
public struct Batch: Hashable, Sendable {
    /// Whom a batch speaks about.
    public enum Scope: Hashable, Sendable {
        /// Every partner of its source.
        case everyPartner
        /// One partner alone.
        case partner(PartnerID)
        /// The program's own totals, which are never added to the partners' figures.
        case totals
    }

    /// The kinds of file figures come from.
    public enum Kind: String, Sendable, CaseIterable {
        case daily, transactions, clicks, payouts, totals
    }

    /// The first eight hex digits of the canonical file's SHA-256.
    public let id: String
    /// The word of the source the file came from, such as `easy-affiliate`.
    public let source: String
    /// What its rows are.
    public let kind: Kind
    /// Whom it speaks about.
    public let scope: Scope
    /// The first day it covers.
    public let from: Day
    /// The last day it covers.
    public let to: Day
    /// What it counts; other metrics it says nothing about.
    public let metrics: MetricSet
    /// The currency of its money, nil if it carries none.
    public let currency: Currency?
    /// Where the canonical file is, below the program's folder.
    public let path: String
    /// How many rows the canonical file has.
    public let rows: Int
    /// How many ids its source spoke of that no partner had then.
    public let unknownIDs: Int

    /// A batch of so many rows over a period; nil if the period is empty.
    public init?(
        id: String, source: String, kind: Kind, scope: Scope, from: Day, to: Day,
        metrics: MetricSet, currency: Currency?, path: String, rows: Int, unknownIDs: Int = 0
    ) {
        guard from <= to else { return nil }
        self.id = id
        self.source = source
        self.kind = kind
        self.scope = scope
        self.from = from
        self.to = to
        self.metrics = metrics
        self.currency = currency
        self.path = path
        self.rows = rows
        self.unknownIDs = unknownIDs
    }

    /// The field of `PartnerID.program` that carries this batch.
    public var field: String { FieldName.batch + id }
}

extension Batch {
    /// The batch as one line of `key=value` pairs, the form of the field's value.
    public var line: String {
        let scopeWord =
            switch scope {
            case .everyPartner: "all"
            case .totals: "totals"
            case .partner(let id): "partner:" + id.text
            }
        let words = metrics.map(\.word).joined(separator: ",")
        let money = currency.map { " currency=" + $0.code } ?? ""
        let unknown = unknownIDs > 0 ? " unknown=\(unknownIDs)" : ""
        return "source=\(source) kind=\(kind.rawValue) scope=\(scopeWord) from=\(from.iso)"
            + " to=\(to.iso) metrics=\(words)\(money)\(unknown) rows=\(rows) path=\(path)"
    }

    /// Reads what `line` writes; nil if a part is missing or malformed, unknown keys are passed over.
    public init?(id: String, line: String) {
        var parts: [String: ArraySlice<UInt8>] = [:]
        for pair in Array(line.utf8).split(separator: 0x20) {
            guard let equals = pair.firstIndex(of: 0x3D) else { return nil }
            parts[String(decoding: pair[..<equals], as: UTF8.self)] = pair[(equals + 1)...]
        }
        func text(_ key: String) -> String? {
            parts[key].map { String(decoding: $0, as: UTF8.self) }
        }
        guard let source = text("source"), let kind = text("kind").flatMap(Kind.init),
            let scope = parts["scope"].flatMap(Batch.scope),
            let from = parts["from"].flatMap({ Day(iso: $0) }),
            let to = parts["to"].flatMap({ Day(iso: $0) }),
            let metrics = parts["metrics"].flatMap(Batch.metrics),
            let rows = text("rows").flatMap({ Int($0) }), let path = text("path")
        else { return nil }
        self.init(
            id: id, source: source, kind: kind, scope: scope, from: from, to: to, metrics: metrics,
            currency: parts["currency"].flatMap { Currency(code: $0) }, path: path, rows: rows,
            unknownIDs: text("unknown").flatMap { Int($0) } ?? 0)
    }

    private static func scope(_ bytes: ArraySlice<UInt8>) -> Scope? {
        if bytes.elementsEqual("all".utf8) { return .everyPartner }
        if bytes.elementsEqual("totals".utf8) { return .totals }
        guard bytes.starts(with: "partner:".utf8) else { return nil }
        return PartnerID(bytes.dropFirst(8)).map(Scope.partner)
    }

    private static func metrics(_ bytes: ArraySlice<UInt8>) -> MetricSet? {
        var set = MetricSet([])
        for word in bytes.split(separator: 0x2C) {
            guard let metric = Metric(word: word) else { return nil }
            set.insert(metric)
        }
        return set
    }
}
