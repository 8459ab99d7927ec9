import Testing

/// A file as a source writes it, oddities and all, and what comes of it to the last value.
struct SourceRows: Sendable, CustomTestStringConvertible {
    /// The profile it has to be taken for.
    let word: String
    /// Partners that are there already.
    let ids: [String]
    let text: String
    /// Every figure, as the program keeps them; nil for files of partners.
    var figures: String?
    /// Fields that come in, as `id field value`.
    var told: [String] = []
    var currency: String?
    /// The lines of rows that are rejected.
    var rejected: [Int] = []
    /// The day of the export, where rows have none.
    var exported: String?

    var testDescription: String { word }

    init(
        _ word: String, _ ids: [String] = [], _ text: String, figures: String? = nil,
        told: [String] = [], currency: String? = nil, rejected: [Int] = [],
        exported: String? = nil
    ) {
        self.word = word
        self.ids = ids
        self.text = text
        self.figures = figures
        self.told = told
        self.currency = currency
        self.rejected = rejected
        self.exported = exported
    }
}
