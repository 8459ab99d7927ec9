import Model
public import PlainTree

/// Reads profiles from the YAML files they are kept in, the shipped ones and a program's own alike.
///
/// A file is of one source: `source`, `ids` (what its partners' ids begin with), and `exports`, a map
/// from each export's word to what its files look like. Of an export, `columns` and `maybe` say which
/// header stands for which meaning, by the words of `MeaningWords`; whatever is not said is as usual.
public enum ProfileFile {
    /// The profiles of a file.
    ///
    /// Throws the first thing that is wrong, with its place.
    public static func read(_ bytes: some Collection<UInt8>) throws(PlainTree.Mistake) -> [Profile]
    {
        let tree = try PlainTree.read(bytes)
        try check(tree, ["source", "ids", "exports"])
        guard let source = tree["source"]?.text, PartnerID(source.utf8) != nil else {
            throw PlainTree.Mistake(
                tree["source"]?.place ?? tree.place,
                "‘source’ is a word of a-z, 0-9, - and _ that partners are kept with")
        }
        let prefix = tree["ids"]?.text ?? source + "-"
        guard prefix.isEmpty || PartnerID(prefix.utf8) != nil, prefix.utf8.count <= 20 else {
            throw PlainTree.Mistake(
                tree["ids"]?.place ?? tree.place, "‘ids’ has up to 20 of a-z, 0-9, - and _")
        }
        var profiles: [Profile] = []
        for entry in tree["exports"]?.entries ?? [] {
            profiles.append(
                try Export(entry.value, source: source, prefix: prefix).profile(entry.key))
        }
        guard !profiles.isEmpty else {
            throw PlainTree.Mistake(tree.place, "‘exports’ names no export")
        }
        return profiles
    }

    /// Refuses names a map may not have.
    fileprivate static func check(
        _ tree: PlainTree, _ names: [String]
    ) throws(PlainTree.Mistake) {
        for entry in tree.entries where !names.contains(entry.key) {
            let near = Nearest.word(to: entry.key, among: names).map { "; did you mean \($0)?" }
            throw PlainTree.Mistake(entry.place, "‘\(entry.key)’ is not known here" + (near ?? ""))
        }
    }
}

/// One export of a profile file.
private struct Export {
    let tree: PlainTree
    let source: String
    let prefix: String

    private static let names = [
        "title", "rows", "columns", "maybe", "also", "each", "each-of-nothing", "types",
        "leave-out", "units", "decimals", "currency", "shift", "slashes", "bare-quotes", "shifted",
        "dated", "dates", "returns", "new-partners", "by-name", "exact", "order", "pages",
    ]

    init(_ tree: PlainTree, source: String, prefix: String) throws(PlainTree.Mistake) {
        self.tree = tree
        self.source = source
        self.prefix = prefix
        try ProfileFile.check(tree, Export.names)
    }

    func profile(_ name: String) throws(PlainTree.Mistake) -> Profile {
        guard let rows = tree["rows"]?.text, let kind = ImportKind(rawValue: rows) else {
            let known = ImportKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw mistake("rows", "‘rows’ is one of \(known)")
        }
        var columns = try self.columns("columns", isRequired: true)
        columns += try types() + leftOut()
        columns += try self.columns("maybe", isRequired: false)
        var profile = Profile(
            word: source + "." + name, title: tree["title"]?.text ?? source + " " + name,
            source: source, prefix: prefix, content: kind.content, columns: columns)
        try fill(&profile)
        try ProfileSense.check(profile).map { (what) throws(PlainTree.Mistake) in
            throw PlainTree.Mistake(tree.place, what)
        }
        return profile
    }

    private func fill(_ profile: inout Profile) throws(PlainTree.Mistake) {
        profile.marks = texts("also").map { Header.folded($0) }
        profile.counts = try metrics(tree["each"])
        profile.countsOfNothing = try tree["each-of-nothing"].map {
            (tree) throws(PlainTree.Mistake) in try metrics(tree)
        }
        profile.units = try choice("units", ["major": .major, "minor": .minor]) ?? .major
        profile.hasDecimalComma = try choice("decimals", ["point": false, "comma": true]) ?? false
        profile.isOfExportDay = try choice("dated", ["rows": false, "export": true]) ?? false
        profile.dayOrder = try choice(
            "dates", Dictionary(uniqueKeysWithValues: DayOrder.allCases.map { ($0.rawValue, $0) }))
        profile.hasReturns = try choice("returns", ["lines": true, "none": false]) ?? false
        profile.isSlashed = try isSet("slashes")
        profile.hasBareQuotes = try isSet("bare-quotes")
        profile.isShifted = try isSet("shifted")
        profile.makesPartners = try isSet("new-partners")
        profile.isKeyedByName = try isSet("by-name")
        profile.isExact = try isSet("exact")
        profile.order = texts("order").map { Header.folded($0) }
        profile.pages = try numbers("pages", 1...1_000_000)
        profile.shiftMinutes = try numbers("shift", -1_440...1_440).first ?? 0
        if let currency = tree["currency"]?.text {
            profile.currency = Currency(code: currency.utf8)
            guard profile.currency != nil else {
                throw mistake("currency", "‘\(currency)’ is no currency such as EUR")
            }
        }
    }

    // MARK: - Columns

    private func columns(
        _ name: String, isRequired: Bool
    ) throws(PlainTree.Mistake) -> [Profile.Column] {
        var columns: [Profile.Column] = []
        for entry in tree[name]?.entries ?? [] {
            guard let meaning = MeaningWords.meaning(entry.key) else {
                let near = Nearest.word(to: entry.key, among: MeaningWords.all)
                throw PlainTree.Mistake(
                    entry.place,
                    "‘\(entry.key)’ is no meaning a column can have"
                        + (near.map { "; did you mean \($0)?" } ?? ""))
            }
            for header in entry.value.list.compactMap(\.text) {
                columns.append(
                    Profile.Column(Header.folded(header), meaning, isRequired: isRequired))
            }
        }
        return columns
    }

    /// `types` has the column's name and for each of its words what a row counts as.
    private func types() throws(PlainTree.Mistake) -> [Profile.Column] {
        guard let types = tree["types"] else { return [] }
        guard let header = types["column"]?.text else {
            throw mistake("types", "‘types’ names its ‘column’")
        }
        var words: [String: [Metric]] = [:]
        for entry in types.entries where entry.key != "column" {
            let word = String(decoding: entry.key.utf8.map(CellValues.lowered), as: UTF8.self)
            words[word] = try metrics(entry.value)
        }
        return [Profile.Column(Header.folded(header), .type(words))]
    }

    /// `leave-out` has for each column the words of rows that do not count.
    private func leftOut() -> [Profile.Column] {
        (tree["leave-out"]?.entries ?? []).map { entry in
            let words = entry.value.list.compactMap(\.text).map {
                String(decoding: $0.utf8.map(CellValues.lowered), as: UTF8.self)
            }
            return Profile.Column(Header.folded(entry.key), .leftOut(Set(words)))
        }
    }

    private func metrics(_ tree: PlainTree?) throws(PlainTree.Mistake) -> [Metric] {
        var metrics: [Metric] = []
        for word in tree?.list ?? [] where word.text != "nothing" {
            guard let metric = Metric(word: (word.text ?? "").utf8) else {
                throw PlainTree.Mistake(
                    word.place, "‘\(word.text ?? "")’ is nothing that is counted")
            }
            metrics.append(metric)
        }
        return metrics
    }

    // MARK: - Values

    private func mistake(_ name: String, _ what: String) -> PlainTree.Mistake {
        PlainTree.Mistake(tree[name]?.place ?? tree.place, what)
    }

    private func texts(_ name: String) -> [String] { tree[name]?.list.compactMap(\.text) ?? [] }

    private func isSet(_ name: String) throws(PlainTree.Mistake) -> Bool {
        try choice(name, ["yes": true, "no": false]) ?? false
    }

    private func choice<Value>(
        _ name: String, _ values: [String: Value]
    ) throws(PlainTree.Mistake) -> Value? {
        guard let text = tree[name]?.text else { return nil }
        guard let value = values[text] else {
            throw mistake(name, "‘\(name)’ is \(values.keys.sorted().joined(separator: " or "))")
        }
        return value
    }

    private func numbers(
        _ name: String, _ range: ClosedRange<Int>
    ) throws(PlainTree.Mistake) -> [Int] {
        var numbers: [Int] = []
        for text in texts(name) {
            guard let number = Int(text), range.contains(number) else {
                throw mistake(
                    name, "‘\(text)’ is no number of \(range.lowerBound) to \(range.upperBound)")
            }
            numbers.append(number)
        }
        return numbers
    }
}
