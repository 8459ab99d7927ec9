import Model

/// What one row says about a partner.
struct PartnerFacts {
    private var values: [(String, String?)] = []
    private var work: [(String, String?)] = []
    private var first: String?
    private var last: String?
    private var status: String?
    private var stage: Stage?
    private var joined: Day?
    private(set) var mistakes: [String] = []

    /// Takes what a column says.
    mutating func take(
        _ place: Int, _ column: Profile.Column, _ file: ImportFile, _ reader: inout CSVReader
    ) {
        guard place < reader.count else { return }
        let cell = file.cell(place, &reader)
        let text = CellValues.isBlank(cell) ? nil : CellValues.text(cell)
        switch column.meaning {
        case .field(let field): take(text, as: field)
        case .login: take(text, as: "login")
        case .fact(let fact): take(text, as: FieldName.fact + fact)
        case .lastFirst: takeLastFirst(cell)
        case .firstName: first = first ?? text
        case .lastName: last = last ?? text
        case .status:
            status = status ?? text
            take(text, as: FieldName.status)
        case .joined where joined == nil:
            joined = CellValues.day(cell, shift: 0, order: file.profile.dayOrder)
            if joined == nil, let text {
                let why = NumberedDate.complaint(cell)
                mistakes.append("\(column.header): ‘\(text)’ \(why); left out")
            }
        case .stage, .tags, .note, .work: if let text { takeWork(text, column, cell) }
        default: break
        }
    }

    /// Takes a field's text; of several columns for one field the first that says something counts.
    private mutating func take(_ text: String?, as field: String) {
        guard let place = values.firstIndex(where: { $0.0.utf8.elementsEqual(field.utf8) }) else {
            values.append((field, text))
            return
        }
        if values[place].1 == nil { values[place].1 = text }
    }

    private mutating func takeWork(_ text: String, _ column: Profile.Column, _ cell: CellBytes) {
        switch column.meaning {
        case .stage:
            stage = Stage(word: cell.map(CellValues.lowered))
            if stage == nil {
                let known = Stage.allCases.map(\.word).joined(separator: ", ")
                mistakes.append("\(column.header): ‘\(text)’ is no stage (\(known)); left out")
            }
        case .tags:
            for tag in cell.split(whereSeparator: { $0 == 0x3B || $0 == 0x2C || $0 == 0x7C }) {
                let word = CellValues.text(CellValues.trimmed(CellBytes(rebasing: tag)))
                if !word.isEmpty { work.append((FieldName.tag + word, "1")) }
            }
        case .note: work.append((FieldName.note + PartnerFacts.noteKey(cell), text))
        case .work(FieldName.reason):
            if let reason = QuietReason(said: text) {
                work.append((FieldName.reason, reason.rawValue))
            }
        case .work(let field): work.append((field, text))
        default: break
        }
    }

    /// The same note has the same key, so that importing it again is no second one.
    private static func noteKey(_ cell: CellBytes) -> String {
        "import-" + String(CellValues.hash(cell), radix: 36)
    }

    private mutating func takeLastFirst(_ cell: CellBytes) {
        let parts = cell.split(separator: 0x2C, maxSplits: 1).map {
            CellValues.text(CellValues.trimmed(CellBytes(rebasing: $0)))
        }
        guard !cell.isEmpty else { return }
        last = parts.first
        first = parts.count > 1 ? parts[1] : nil
    }

    /// The name: as given, or put together; East Asian names without a blank and family name first.
    var name: String? {
        if let given = values.first(where: { $0.0 == FieldName.name })?.1 { return given }
        let parts = [first, last].compactMap { $0 }.filter { !$0.isEmpty }
        guard parts.count == 2, let first, let last else { return parts.first }
        let isHan = last.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
        return isHan ? last + first : first + " " + last
    }

    /// Every field the source speaks of; nil where it says nothing.
    func fields(source: String, exportDay: Day?) -> [(String, String?)] {
        var fields = values.filter { $0.0 != FieldName.name }
        if let name { fields.append((FieldName.name, name)) }
        if let joined { fields.append((FieldName.joined, joined.iso)) }
        fields.append((FieldName.source, source))
        let hasFacts = fields.contains { $0.0.utf8.starts(with: FieldName.fact.utf8) }
        if hasFacts, let exportDay { fields.append((FieldName.fact + "as_of", exportDay.iso)) }
        return fields
    }

    /// What a partner that is new here begins with: a stage, and the manager's work in the file.
    ///
    /// Where the file names no stage, applicants are being recruited and accounts onboarded.
    func firstFields() -> [(String, String?)] {
        let waiting = ["pending", "applied", "invited"]
        let isWaiting = status.map { waiting.contains($0.lowercased()) } ?? false
        let stage = self.stage ?? (isWaiting ? .recruitment : .onboarding)
        var fields: [(String, String?)] = [(FieldName.stage, stage.word)]
        if let joined { fields.append((FieldName.entered + stage.word, joined.iso)) }
        var seen: Set<String> = []
        return fields + work.filter { seen.insert($0.0).inserted }
    }
}

extension Profile.Meaning {
    /// Whether it is a metric's value.
    var isMetric: Bool { if case .metric = self { true } else { false } }

    /// Whether it is about the manager's own work with the partner.
    var isWork: Bool {
        switch self {
        case .stage, .tags, .note, .work: true
        default: false
        }
    }
}
