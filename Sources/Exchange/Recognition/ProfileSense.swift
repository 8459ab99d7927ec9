import Model

/// Whether a profile says enough to read a file by.
enum ProfileSense {
    /// What is missing, nil if nothing; `partner` is whether all rows are of one that is given.
    static func check(_ profile: Profile, partner: Bool = false) -> String? {
        let meanings = profile.columns.map(\.meaning)
        let hasPartner = meanings.contains { $0 == .id || $0 == .field(FieldName.email) }
        switch profile.content {
        case .partners:
            return meanings.contains(.id)
                ? nil : lacks("id=COLUMN, the partner's id")
        case .unsubscribed, .bounced, .survey:
            return hasPartner ? nil : lacks("email=COLUMN or id=COLUMN, whom each row is about")
        case .figures(let kind):
            guard profile.isOfExportDay || meanings.contains(.day) else {
                return lacks("day=COLUMN, the day of each row")
            }
            guard hasPartner || partner || kind == .totals else {
                return lacks("id=COLUMN, or --partner ID if all rows are of one partner")
            }
            let names = Set(profile.columns.map(\.header))
            var metrics = profile.metrics(with: names).makeIterator()
            guard metrics.next() != nil else {
                return lacks("a column of figures, as in clicks=COLUMN")
            }
            return nil
        }
    }

    private static func lacks(_ what: String) -> String { "a file of this kind needs \(what)" }
}
