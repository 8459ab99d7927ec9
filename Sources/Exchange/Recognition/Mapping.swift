import Model

/// Makes a profile of what a person says about the columns of an unknown file.
struct Mapping {
    let options: ImportOptions
    /// The header's names as they are and as they are compared.
    let headers: [String]
    /// The source to take if none was given.
    let source: String
    /// The line the header stands on.
    let line: Int
    /// What the file would be taken for without a mapping; nil if for nothing.
    let basis: Profile?
    /// Whether every file of the kind has all these columns, as tables have.
    let isTable: Bool

    /// The profile; refuses what names no column or makes no sense.
    func profile() throws(Refusal) -> Profile {
        guard PartnerID(source.utf8) != nil else {
            throw Refusal("a source's word is of a-z, 0-9, - and _: say --from WORD", .use)
        }
        var columns: [Profile.Column] = []
        for (word, header) in options.mapping { columns.append(try column(word, header)) }
        let isKeyedByName = keyByName(&columns)
        let content = content(columns)
        let rules = self.rules(content, beside: columns)
        var profile = Profile(
            word: "mapping", title: Mapping.title(content), source: source,
            prefix: prefix, content: content, columns: columns + rules,
            counts: Mapping.counts(content, columns + rules))
        if let basis, basis.content == content { profile.takeForms(of: basis) }
        profile.units = options.units ?? profile.units
        if isTable {
            profile.marks = headers.filter { header in
                !header.isEmpty && !profile.columns.contains { $0.header == header }
            }
        }
        profile.currency = options.currency ?? profile.currency
        profile.shiftMinutes = options.shiftMinutes ?? 0
        profile.dayOrder = options.dayOrder ?? profile.dayOrder
        profile.isKeyedByName = isKeyedByName
        if [.unsubscribed, .bounced, .survey].contains(profile.content) {
            profile.isOfExportDay = !columns.contains { $0.meaning == .day }
        }
        profile.makesPartners =
            profile.content != .partners && columns.contains(where: Mapping.isName)
        if let what = ProfileSense.check(profile, partner: options.partner != nil) {
            throw Refusal("--map: " + what, .use)
        }
        return profile
    }

    /// Takes the name for the id where there is nothing else to know a partner by.
    private func keyByName(_ columns: inout [Profile.Column]) -> Bool {
        let keys: [Profile.Meaning] = [.id, .login, .field(FieldName.email)]
        guard options.partner == nil, !columns.contains(where: { keys.contains($0.meaning) }),
            let name = columns.first(where: { $0.meaning == .field(FieldName.name) })
        else { return false }
        columns.append(Profile.Column(name.header, .id))
        return true
    }

    /// Which words count as what and which rows are left out, as in the profile the file has anyway;
    /// not for columns that were given another meaning.
    private func rules(
        _ content: Profile.Content, beside columns: [Profile.Column]
    ) -> [Profile.Column] {
        guard let basis, basis.content == content else { return [] }
        return basis.columns.filter { column in
            column.meaning.isRule && !columns.contains { $0.header == column.header }
        }
    }

    /// What ids begin with: as in a profile of the source, else its word.
    private var prefix: String {
        let known = (options.profiles + Profile.shipped).first {
            $0.source.utf8.elementsEqual(source.utf8)
        }
        return known?.prefix ?? source + "-"
    }

    /// Whether a column names the row's partner, which is then made if it is not there.
    private static func isName(_ column: Profile.Column) -> Bool {
        [.field(FieldName.name), .lastFirst, .lastName].contains(column.meaning)
    }

    private func column(_ word: String, _ header: String) throws(Refusal) -> Profile.Column {
        guard let meaning = MeaningWords.meaning(word) else {
            let near = Nearest.word(to: word, among: MeaningWords.all).map {
                "; did you mean \($0)?"
            }
            throw Refusal(
                "--map \(word)=\(header): ‘\(word)’ is no meaning a column can have"
                    + (near ?? ""), .use)
        }
        let folded = Header.folded(header)
        guard headers.contains(where: { $0.utf8.elementsEqual(folded.utf8) }) else {
            let near = Nearest.word(to: folded, among: headers).map { "; the nearest is ‘\($0)’" }
            throw Refusal(
                "--map \(word)=\(header): line \(line) has no column ‘\(header)’" + (near ?? ""),
                .use)
        }
        return Profile.Column(folded, meaning)
    }

    private func content(_ columns: [Profile.Column]) -> Profile.Content {
        let hasDay = columns.contains { $0.meaning == .day }
        return options.kind?.content ?? (hasDay ? .figures(.daily) : .partners)
    }

    private static func title(_ content: Profile.Content) -> String {
        switch content {
        case .partners: "a mapped file of partners"
        case .figures(let kind): "a mapped file of \(kind.rawValue) figures"
        case .unsubscribed: "a list of subscribers who left"
        case .bounced: "a list of addresses whose mail came back"
        case .survey: "answers to a survey"
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
        let isCounted = columns.contains {
            if case .type = $0.meaning { true } else { $0.meaning == .metric(counted) }
        }
        return isCounted ? [] : [counted]
    }
}
