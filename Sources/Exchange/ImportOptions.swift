public import Model

/// What a person says about a file beyond what the file says itself.
public struct ImportOptions: Sendable {
    /// The profile to use instead of the recognised one, by its word.
    public var profile: String?
    /// What the columns of an unknown file mean: field, metric or `id`, `day` by header name.
    public var mapping: [(meaning: String, header: String)] = []
    /// The source's word for a mapped file.
    public var source: String?
    /// The currency of amounts without one of their own; nil for the program's.
    public var currency: Currency?
    /// Whether amounts are in major or minor units; nil for what the profile says.
    public var units: CellValues.Units?
    /// Minutes to add to the file's times to get the program's; nil for none.
    public var shiftMinutes: Int?
    /// The day the file was exported on; nil to take it from the file's name, or from its rows.
    public var exportDay: Day?
    /// For a file without partners: the one partner it is about.
    public var partner: PartnerID?
    /// How the file's letters are written.
    public var encoding = TextEncoding.utf8

    /// Nothing said.
    public init() {}
}

extension ImportOptions {
    /// The profile a mapping amounts to; a mistake in words if it makes no sense.
    func mapped() -> Result<Profile, Refusal> {
        guard let source, PartnerID(source.utf8) != nil else {
            return .failure(
                Refusal("a mapped file needs a source: --from WORD, of a-z, 0-9, - and _"))
        }
        var columns: [Profile.Column] = []
        for (word, header) in mapping {
            guard let meaning = ImportOptions.meaning(word) else {
                return .failure(Refusal("‘\(word)’ is neither a field nor a metric nor id or day"))
            }
            columns.append(Profile.Column(Header.folded(Array(header.utf8)), meaning))
        }
        let hasDay = columns.contains { $0.meaning == .day }
        let hasID = columns.contains { $0.meaning == .id }
        guard hasID || (hasDay && partner != nil) else {
            return .failure(Refusal("a mapped file needs id=COLUMN, or day=COLUMN with --partner"))
        }
        return .success(
            Profile(
                word: "mapping", title: "a mapped file", source: source, prefix: source + "-",
                content: hasDay ? .figures(.daily) : .partners, columns: columns,
                units: units ?? .major))
    }

    private static func meaning(_ word: String) -> Profile.Meaning? {
        switch word {
        case "id": return .id
        case "day": return .day
        case "login": return .login
        case "status": return .status
        case "joined": return .joined
        case "currency": return .currency
        default: break
        }
        if let metric = Metric(word: word.utf8) { return .metric(metric) }
        let fields = [
            FieldName.name, FieldName.email, FieldName.site, FieldName.company, FieldName.country,
            FieldName.language, FieldName.channel, FieldName.tier, FieldName.rate,
            FieldName.payment,
        ]
        return fields.contains(word) ? .field(word) : nil
    }
}

/// Why a file cannot be imported, and what to do.
public struct Refusal: Error, Hashable, Sendable {
    /// In one line.
    public let text: String

    /// A refusal in words.
    public init(_ text: String) { self.text = text }
}

/// The names of a file's columns.
enum Header {
    /// A name without blanks around it, in lower case as far as it is ASCII.
    static func folded(_ cell: [UInt8]) -> String {
        let trimmed = CellValues.trimmed(cell)
        return String(
            decoding: trimmed.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 32 : $0 }, as: UTF8.self)
    }
}
