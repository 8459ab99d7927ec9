import Model

/// The words people and profile files say what a column means with.
enum MeaningWords {
    /// The meaning of a word; nil if it has none.
    ///
    /// Besides the words listed and those of metrics there are `fact:NAME` for a sum up to the day of
    /// the export and `contact:NAME` for a further way to reach the partner.
    static func meaning(_ word: String) -> Profile.Meaning? {
        if let meaning = meanings[word] { return meaning }
        if let metric = Metric(word: word.utf8) { return .metric(metric) }
        if let metric = moments.first(where: { $0.word + "_day" == word }) {
            return .moment(metric)
        }
        if word.utf8.starts(with: FieldName.fact.utf8) {
            return .fact(String(decoding: word.utf8.dropFirst(5), as: UTF8.self))
        }
        return word.utf8.starts(with: FieldName.contact.utf8) ? .field(word) : nil
    }

    /// The word of a meaning; nil for meanings that are said in another way.
    static func word(_ meaning: Profile.Meaning) -> String? {
        switch meaning {
        case .metric(let metric): metric.word
        case .moment(let metric): metric.word + "_day"
        case .fact(let fact): FieldName.fact + fact
        case .field(let field) where field.utf8.starts(with: FieldName.contact.utf8):
            meanings.first { $0.value == meaning }?.key ?? field
        default: meanings.first { $0.value == meaning }?.key
        }
    }

    /// Every word that is listed, sorted.
    static let all =
        (meanings.keys + Metric.allCases.map(\.word) + moments.map { $0.word + "_day" }).sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }

    /// What a column of days can count one of: when a customer came, and when it left.
    private static let moments: [Metric] = [.customers, .lostCustomers]

    private static let meanings: [String: Profile.Meaning] = [
        "id": .id, "key": .key, "day": .day, "login": .login, "status": .status, "joined": .joined,
        "currency": .currency, "first_name": .firstName, "last_name": .lastName,
        "last_first": .lastFirst, "stage": .stage, "tags": .tags, "notes": .note,
        "owner": .work(FieldName.owner), "reason": .work(FieldName.reason),
        "name": .field(FieldName.name),
        "email": .field(FieldName.email), "site": .field(FieldName.site),
        "company": .field(FieldName.company), "country": .field(FieldName.country),
        "language": .field(FieldName.language), "channel": .field(FieldName.channel),
        "tier": .field(FieldName.tier), "rate": .field(FieldName.rate),
        "rate_type": .field("rate_type"), "link": .field(FieldName.link),
        "person": .field(FieldName.person), "community": .field(FieldName.community),
        "payment": .field(FieldName.payment), "phone": .field(FieldName.contact + "phone"),
    ]
}
