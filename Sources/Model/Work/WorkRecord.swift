/// Something recorded about a partner beside its plain fields: a task, a contact, a goal.
///
/// It is one field of a family, such as `task:KEY`, and is kept as one line.
public protocol WorkRecord: Hashable, Sendable {
    /// What the names of its fields begin with, colon included.
    static var family: String { get }
    /// The random part of the field's name.
    var key: String { get }
    /// The record as one line, the field's value.
    var line: String { get }
    /// Reads what `line` writes; nil if a part it cannot do without is missing.
    init?(key: String, line: String)
}

extension WorkRecord {
    /// The name of the field the record is kept in.
    public var field: String { Self.family + key }
}

extension Program {
    /// The families of fields that hold many entries a partner.
    static let entryFamilies = [
        Work.family, Contact.family, Goal.family, Review.family, TermsChange.family,
        Agreement.family, HoldOut.family, SurveyAnswer.family, Listing.family, Payment.family,
        FieldName.alias, FieldName.distinct,
    ]

    /// The records of a kind that a partner has, the latest written first.
    public func records<Record: WorkRecord>(_ kind: Record.Type, row: Int) -> [Record] {
        entries(of: Record.family, row: row).compactMap { Record(key: $0.key, line: $0.text) }
    }

    /// The records of a kind with who wrote them and when, the latest first.
    public func signedRecords<Record: WorkRecord>(
        _ kind: Record.Type, row: Int
    ) -> [(record: Record, note: Note)] {
        entries(of: Record.family, row: row).compactMap { note in
            Record(key: note.key, line: note.text).map { ($0, note) }
        }
    }
}
