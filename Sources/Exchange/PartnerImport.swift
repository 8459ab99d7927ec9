import Model

/// Compares a file of partners with the program.
struct PartnerImport {
    let file: ImportFile
    let program: Program
    let exportDay: Day?
    private var seen: [PartnerID: Int] = [:]

    init(file: ImportFile, program: Program, exportDay: Day?) {
        self.file = file
        self.program = program
        self.exportDay = exportDay
    }

    mutating func run(_ plan: inout ImportPlan) {
        let places = file.places
        var seen: [PartnerID: Int] = [:]
        file.forEachRow { row, reader in
            take(row, reader, places, &seen, &plan)
        }
        self.seen = seen
        noteGone(&plan)
        let exported =
            exportDay.map { "exported on \($0.iso)" } ?? "the day of the export is unknown"
        plan.assumptions.append(exported + ", which sums up to then refer to")
    }

    private func take(
        _ row: CSVRow, _ reader: CSVReader, _ places: [(place: Int, column: Profile.Column)],
        _ seen: inout [PartnerID: Int], _ plan: inout ImportPlan
    ) {
        let idPlace = places.first { $0.column.meaning == .id }?.place ?? 0
        let written = file.cell(idPlace, row, reader)
        if let problem = reader.problem {
            let where_ = "column \(problem.column): "
            plan.note(.rejected, line: row.line, Self.text(written), where_ + problem.what)
            return
        }
        guard let id = file.partnerID(written) else {
            plan.note(
                .rejected, line: row.line, Self.text(written),
                "column \(reader.column(of: idPlace, in: row)): this is not an id")
            return
        }
        if let earlier = seen[id] {
            plan.note(
                .rejected, line: row.line, id.text, "this id was in line \(earlier) already")
            return
        }
        seen[id] = row.line
        var facts = PartnerFacts(file: file, row: row, reader: reader)
        for (place, column) in places { facts.take(place, column) }
        compare(id, facts, line: row.line, &plan)
    }

    private func compare(
        _ id: PartnerID, _ facts: PartnerFacts, line: Int, _ plan: inout ImportPlan
    ) {
        let isNew = program.row(of: id) == nil
        var fields = facts.fields(source: file.profile.source, exportDay: exportDay)
        if isNew { fields += facts.firstStage() }
        let edits = fields.compactMap { field, value -> Edit? in
            let old = program.value(field, of: id)
            return old == value ? nil : Edit(partner: id, field: field, new: value, old: old)
        }
        let name = facts.name ?? id.text
        plan.edits += edits
        if isNew {
            plan.note(.new, line: line, name, id.text)
        } else if edits.isEmpty {
            plan.note(.unchanged, line: line, name, id.text)
        } else {
            let told = edits.prefix(3).map { "\($0.field): \($0.old ?? "—") → \($0.new ?? "—")" }
            plan.note(.changed, line: line, name, told.joined(separator: "; "))
        }
        for mistake in facts.mistakes { plan.assumptions.append("line \(line): \(mistake)") }
    }

    private func noteGone(_ plan: inout ImportPlan) {
        for row in program.rows {
            let id = program.ids[row]
            guard seen[id] == nil,
                program.value(FieldName.source, row: row) == file.profile.source
            else { continue }
            plan.note(
                .gone, line: 0, program.displayName(row: row),
                "\(id.text) is not in this file; nothing is changed")
        }
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// What one row says about a partner.
struct PartnerFacts {
    private let file: ImportFile
    private let row: CSVRow
    private let reader: CSVReader
    private var values: [(String, String?)] = []
    private var first: String?
    private var last: String?
    private var status: String?
    private var joined: Day?
    private(set) var mistakes: [String] = []

    init(file: ImportFile, row: CSVRow, reader: CSVReader) {
        self.file = file
        self.row = row
        self.reader = reader
    }

    mutating func take(_ place: Int, _ column: Profile.Column) {
        guard place < row.count else { return }
        let cell = file.cell(place, row, reader)
        let text = CellValues.isBlank(cell) ? nil : String(decoding: cell, as: UTF8.self)
        switch column.meaning {
        case .field(let field): values.append((field, text))
        case .login: values.append(("login", text))
        case .fact(let fact): values.append((FieldName.fact + fact, text))
        case .lastFirst: takeLastFirst(cell)
        case .firstName: first = text
        case .lastName: last = text
        case .status:
            status = text
            values.append((FieldName.status, text))
        case .joined:
            joined = CellValues.day(cell, shift: 0)
            if joined == nil, let text { mistakes.append("‘\(text)’ is no date; left out") }
        default: break
        }
    }

    private mutating func takeLastFirst(_ cell: [UInt8]) {
        let parts = cell.split(separator: 0x2C, maxSplits: 1).map {
            String(decoding: CellValues.trimmed(Array($0)), as: UTF8.self)
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

    /// The stage of a partner that is new here: applicants are being recruited, accounts onboarded.
    func firstStage() -> [(String, String?)] {
        let waiting = ["pending", "applied", "invited"]
        let isWaiting = status.map { waiting.contains($0.lowercased()) } ?? false
        let stage: Stage = isWaiting ? .recruitment : .onboarding
        var fields: [(String, String?)] = [(FieldName.stage, stage.word)]
        if let joined { fields.append((FieldName.entered + stage.word, joined.iso)) }
        return fields
    }
}
