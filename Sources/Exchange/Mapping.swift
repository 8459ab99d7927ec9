import Model

/// Makes a profile of what a person says about the columns of an unknown file.
struct Mapping {
    let options: ImportOptions
    /// The header's names as they are and as they are compared.
    let headers: [String]
    /// The source to take if none was given.
    let source: String

    /// The profile; refuses what names no column or makes no sense.
    func profile() throws(Refusal) -> Profile {
        guard PartnerID(source.utf8) != nil else {
            throw Refusal("a source's word is of a-z, 0-9, - and _: say --from WORD", .use)
        }
        var columns: [Profile.Column] = []
        for (word, header) in options.mapping { columns.append(try column(word, header)) }
        let content = try content(columns)
        return Profile(
            word: "mapping", title: Mapping.title(content), source: source, prefix: source + "-",
            content: content, columns: columns, counts: Mapping.counts(content, columns),
            units: options.units ?? .major)
    }

    private func column(_ word: String, _ header: String) throws(Refusal) -> Profile.Column {
        guard let meaning = Mapping.meaning(word) else {
            let known = Mapping.meanings.keys + Metric.allCases.map(\.word)
            let near = Nearest.word(to: word, among: Array(known)).map { "; did you mean \($0)?" }
            throw Refusal(
                "--map \(word)=\(header): ‘\(word)’ is no meaning a column can have"
                    + (near ?? ""), .use)
        }
        let folded = Header.folded(header)
        guard headers.contains(where: { $0.utf8.elementsEqual(folded.utf8) }) else {
            let near = Nearest.word(to: folded, among: headers).map { "; the nearest is ‘\($0)’" }
            throw Refusal(
                "--map \(word)=\(header): line 1 has no column ‘\(header)’" + (near ?? ""), .use)
        }
        return Profile.Column(folded, meaning)
    }

    private func content(_ columns: [Profile.Column]) throws(Refusal) -> Profile.Content {
        let hasDay = columns.contains { $0.meaning == .day }
        let hasID = columns.contains { $0.meaning == .id }
        let hasMetric = columns.contains { if case .metric = $0.meaning { true } else { false } }
        let content = options.kind?.content ?? (hasDay ? .figures(.daily) : .partners)
        switch content {
        case .partners:
            guard hasID else { throw Mapping.lacks("id=COLUMN, the partner's id") }
        case .figures(let kind):
            guard hasDay else { throw Mapping.lacks("day=COLUMN, the day of each row") }
            guard hasID || options.partner != nil || kind == .totals else {
                throw Mapping.lacks("id=COLUMN, or --partner ID if all rows are of one partner")
            }
            guard hasMetric || kind == .transactions || kind == .clicks else {
                throw Mapping.lacks("a column of figures, as in clicks=COLUMN")
            }
        }
        return content
    }

    private static func lacks(_ what: String) -> Refusal {
        Refusal("--map: a file of this kind needs \(what)", .use)
    }

    private static func title(_ content: Profile.Content) -> String {
        switch content {
        case .partners: "a mapped file of partners"
        case .figures(let kind): "a mapped file of \(kind.rawValue) figures"
        }
    }

    /// What each row counts as one of, where no column counts it.
    private static func counts(
        _ content: Profile.Content, _ columns: [Profile.Column]
    ) -> [Metric] {
        let counted: Metric
        switch content {
        case .figures(.transactions): counted = .sales
        case .figures(.clicks): counted = .clicks
        default: return []
        }
        return columns.contains { $0.meaning == .metric(counted) } ? [] : [counted]
    }

    private static func meaning(_ word: String) -> Profile.Meaning? {
        if let meaning = meanings[word] { return meaning }
        return Metric(word: word.utf8).map { .metric($0) }
    }

    private static let meanings: [String: Profile.Meaning] = [
        "id": .id, "day": .day, "login": .login, "status": .status, "joined": .joined,
        "currency": .currency, "first_name": .firstName, "last_name": .lastName,
        "last_first": .lastFirst, "stage": .stage, "tags": .tags, "notes": .note,
        "owner": .work(FieldName.owner), "name": .field(FieldName.name),
        "email": .field(FieldName.email), "site": .field(FieldName.site),
        "company": .field(FieldName.company), "country": .field(FieldName.country),
        "language": .field(FieldName.language), "channel": .field(FieldName.channel),
        "tier": .field(FieldName.tier), "rate": .field(FieldName.rate),
        "payment": .field(FieldName.payment), "phone": .field(FieldName.contact + "phone"),
    ]
}

/// Finds the word a person may have meant.
enum Nearest {
    /// The word with the fewest letters to change, nil if all are too far.
    static func word(to word: String, among words: [String]) -> String? {
        let sorted = words.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let near = sorted.map { (distance(Array(word.utf8), Array($0.utf8)), $0) }
            .min { $0.0 < $1.0 }
        guard let near, near.0 <= max(2, word.utf8.count / 2) else { return nil }
        return near.1
    }

    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        guard left.count <= 200, right.count <= 200 else { return .max }
        var row = Array(0...right.count)
        for (index, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (place, other) in right.enumerated() {
                let changed = diagonal + (byte == other ? 0 : 1)
                diagonal = row[place + 1]
                row[place + 1] = min(changed, row[place] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
