import Model

/// Two partners who may be one, and what speaks for it.
public struct LookAlike: Hashable, Sendable {
    /// What two partners have in common.
    public enum Reason: String, CaseIterable, Sendable {
        /// The same address of mail.
        case email
        /// The same site, however it is written.
        case site
        /// The same place commission is paid to.
        case payment
        /// The same name, or nearly so within one country.
        case name
    }

    /// The row of the one that has been known longer.
    public let first: Int
    /// The row of the other.
    public let second: Int
    /// What they have in common, in the order of `Reason`.
    public let reasons: [Reason]
}

extension Analysis {
    /// The pairs of partners who look like one and were not said to be two; most reasons first.
    ///
    /// Nothing is merged by this. Of more than five partners with one value in common each is paired
    /// with the first only.
    public var lookAlikes: [LookAlike] {
        if let kept = lookAlikeCache, kept.version == program.version { return kept.pairs }
        var search = LookAlikeSearch(program)
        let pairs = search.pairs()
        lookAlikeCache = (program.version, pairs)
        return pairs
    }
}

/// Finds partners with something in common by sorting what they say.
private struct LookAlikeSearch {
    private struct Pair: Hashable {
        let first: Int
        let second: Int
    }

    private let program: Program
    private var found: [Pair: Set<LookAlike.Reason>] = [:]

    init(_ program: Program) { self.program = program }

    mutating func pairs() -> [LookAlike] {
        take(.email, FieldName.email) { $0.contains(0x40) ? $0 : [] }
        take(.site, FieldName.site, LookAlikeSearch.plainSite)
        take(.payment, FieldName.payment, LookAlikeSearch.account)
        takeNames()
        return found.map { pair, reasons in
            LookAlike(
                first: pair.first, second: pair.second,
                reasons: LookAlike.Reason.allCases.filter(reasons.contains))
        }
        .filter { !program.areToldApart(program.ids[$0.first], program.ids[$0.second]) }
        .sorted {
            ($1.reasons.count, $0.first, $0.second) < ($0.reasons.count, $1.first, $1.second)
        }
    }

    /// Pairs the partners whose field comes to the same.
    private mutating func take(
        _ reason: LookAlike.Reason, _ field: String, _ plain: ([UInt8]) -> [UInt8]
    ) {
        var rowsOf: [[UInt8]: [Int]] = [:]
        program.forEachValue(of: field) { row, value in
            guard program.exists(row: row) else { return }
            let key = plain(FoldedText(value).bytes.filter { $0 != 0x20 })
            if !key.isEmpty { rowsOf[key, default: []].append(row) }
        }
        for rows in rowsOf.values { pair(rows, reason) }
    }

    private mutating func pair(_ rows: [Int], _ reason: LookAlike.Reason) {
        for (place, first) in rows.enumerated() {
            if place > 0, rows.count > 5 { return }
            for second in rows[(place + 1)...] { note(first, second, reason) }
        }
    }

    private mutating func note(_ left: Int, _ right: Int, _ reason: LookAlike.Reason) {
        let pair = Pair(first: min(left, right), second: max(left, right))
        found[pair, default: []].insert(reason)
    }

    /// An address without scheme, `www.` and the last slash.
    private static func plainSite(_ site: [UInt8]) -> [UInt8] {
        var rest = site[...]
        for start in ["https://", "http://", "www."] where rest.starts(with: start.utf8) {
            rest = rest.dropFirst(start.utf8.count)
        }
        while rest.last == 0x2F { rest = rest.dropLast() }
        return Array(rest)
    }

    /// An address or a number of an account; nothing for the mere name of a way to pay.
    private static func account(_ payment: [UInt8]) -> [UInt8] {
        let digits = payment.count { (0x30...0x39).contains($0) }
        return payment.contains(0x40) || digits >= 4 ? payment : []
    }

    // MARK: - Names

    /// Names this short are near to too many others.
    private static let leastNearBytes = 7
    /// Names this long are nobody's, and looking for nearly the same takes their length squared.
    private static let mostNearBytes = 200

    private mutating func takeNames() {
        var names: [(row: Int, name: [UInt8], country: [UInt8])] = []
        program.forEachRow(of: [FieldName.name, FieldName.country]) { row, values in
            guard program.exists(row: row), !values[0].isEmpty else { return }
            names.append((row, FoldedText(values[0]).bytes, FoldedText(values[1]).bytes))
        }
        // Names that differ by one letter have a text in common that each leaves one letter out of.
        var marks: [(hash: UInt64, place: Int)] = []
        for (place, entry) in names.enumerated() {
            marks.append((LookAlikeSearch.hash(entry.name, without: nil), place))
            guard LookAlikeSearch.canBeNear(entry.name), !entry.country.isEmpty else { continue }
            for letter in entry.name.indices {
                marks.append((LookAlikeSearch.hash(entry.name, without: letter), place))
            }
        }
        marks.sort { ($0.hash, $0.place) < ($1.hash, $1.place) }
        var start = 0
        while start < marks.count {
            var end = start + 1
            while end < marks.count, marks[end].hash == marks[start].hash { end += 1 }
            compare(marks[start..<end].map { names[$0.place] })
            start = end
        }
    }

    private mutating func compare(_ names: [(row: Int, name: [UInt8], country: [UInt8])]) {
        for (place, left) in names.enumerated() {
            if place > 0, names.count > 5 { return }
            for right in names[(place + 1)...] where left.row != right.row {
                let isSame = left.name == right.name
                let isBound = left.country == right.country && !left.country.isEmpty
                let isFree = left.country.isEmpty || right.country.isEmpty
                if isSame ? isBound || isFree : isBound && isNear(left.name, right.name) {
                    note(left.row, right.row, .name)
                }
            }
        }
    }

    private func isNear(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        LookAlikeSearch.canBeNear(left) && LookAlikeSearch.canBeNear(right)
            && !hasOtherDigits(left, right) && EditDistance.between(left, right) <= 1
    }

    private static func canBeNear(_ name: [UInt8]) -> Bool {
        (leastNearBytes...mostNearBytes).contains(name.count)
    }

    /// `Shop 1` and `Shop 2` are two.
    private func hasOtherDigits(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        func digits(_ name: [UInt8]) -> [UInt8] { name.filter { (0x30...0x39).contains($0) } }
        return digits(left) != digits(right)
    }

    /// FNV-1a over 64 bits; equal hashes are compared letter by letter.
    private static func hash(_ bytes: [UInt8], without letter: Int?) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for (place, byte) in bytes.enumerated() where place != letter {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        return hash
    }
}
