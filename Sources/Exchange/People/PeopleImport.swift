import Model

/// Compares a list of people with the program: who left the mailing list, whose mail came back, or
/// who answered a survey.
///
/// People are found by the partner's id or address. An address no partner has is kept on the
/// program's list of those nobody writes to; an answer of somebody nobody knows is named and left out.
struct PeopleImport {
    private let file: ImportFile
    private let base: ImportBase
    private let exportDay: Day?
    private let survey: String
    private let addresses: PartnerAddresses
    private var placeOf: [Profile.Meaning: Int] = [:]
    /// The fields written so far, so that none is written twice.
    private var written: Set<String> = []
    /// The reason each partner gave last in this file.
    private var reasons: [(id: PartnerID, day: Day, reason: QuietReason)] = []

    init(file: ImportFile, base: ImportBase, name: String, exportDay: Day?) {
        self.file = file
        self.base = base
        self.exportDay = exportDay
        let stem = name.utf8.split(separator: 0x2F).last?.split(separator: 0x2E).first
        survey = stem.map { String(decoding: $0.prefix(40), as: UTF8.self) } ?? ""
        addresses = PartnerAddresses(base)
        for (place, column) in file.places where placeOf[column.meaning] == nil {
            placeOf[column.meaning] = place
        }
    }

    mutating func run(
        _ reader: inout CSVReader, _ pace: inout ImportPace, _ plan: inout ImportPlan
    ) throws(Refusal) {
        while try reader.next() {
            try pace.step(reader)
            do throws(Wrong) { try take(&reader, &plan) } catch {
                pace.reject(
                    ImportPlan.Row(
                        line: error.line, column: error.column, subject: error.subject,
                        text: error.text), &plan)
            }
        }
        for (id, _, reason) in reasons { set(FieldName.reason, reason.rawValue, of: id, &plan) }
    }

    /// Why a row is not taken.
    private struct Wrong: Error {
        let line: Int
        var column = 0
        var subject = ""
        let text: String
    }

    private mutating func take(
        _ reader: inout CSVReader, _ plan: inout ImportPlan
    ) throws(Wrong) {
        if let problem = reader.problem {
            throw Wrong(line: problem.line, column: problem.column, text: problem.what)
        }
        let people = try people(&reader)
        let day = try day(&reader)
        let reason = text(.work(FieldName.reason), &reader)
        let remark = text(.note, &reader)
        if people.isEmpty || file.profile.content == .bounced {
            let address = text(.field(FieldName.email), &reader) ?? ""
            let words = [reason, remark].compactMap { $0 }.joined(separator: ": ")
            let told = closed(address, day, words, isKnown: !people.isEmpty, &plan)
            plan.note(
                told.isEmpty ? .unchanged : .changed,
                ImportPlan.Row(line: reader.line, subject: address, text: told))
            return
        }
        for id in people {
            let row = ImportPlan.Row(
                line: reader.line, subject: name(of: id),
                text: file.profile.content == .survey
                    ? answered(id, day, reason, remark, &plan)
                    : left(id, day, reason, remark, &plan))
            plan.note(row.text.isEmpty ? .unchanged : .changed, row)
        }
    }

    // MARK: - Who and when

    private func people(_ reader: inout CSVReader) throws(Wrong) -> [PartnerID] {
        let (id, address) = (text(.id, &reader), text(.field(FieldName.email), &reader))
        if file.profile.content != .bounced, let id, let known = partner(id) { return [known] }
        let place = placeOf[.field(FieldName.email)] ?? placeOf[.id] ?? 0
        let (line, column) = reader.position(of: place)
        let subject = address ?? id ?? ""
        guard let address else {
            throw Wrong(
                line: line, column: column, subject: subject,
                text: id == nil ? "neither an address nor an id" : "there is no such partner")
        }
        let found = addresses.partners(address)
        if file.profile.content != .survey {
            guard ClosedAddress.key(address) != nil else {
                throw Wrong(
                    line: line, column: column, subject: subject, text: "this is no mail address")
            }
            return found
        }
        guard !found.isEmpty else {
            throw Wrong(
                line: line, column: column, subject: subject, text: "no partner has this address")
        }
        guard found.count == 1 else {
            let ids = found.map(\.text).joined(separator: ", ")
            throw Wrong(
                line: line, column: column, subject: subject,
                text: "more than one partner has this address: \(ids)")
        }
        return found
    }

    /// The partner of an id as it is kept here, or as its source writes it.
    private func partner(_ text: String) -> PartnerID? {
        let lowered = text.utf8.map(CellValues.lowered)
        if let id = PartnerID(lowered), base.exists(id) { return id }
        let id = lowered.withUnsafeBufferPointer { file.partnerID($0) }
        return id.flatMap { base.exists($0) ? $0 : nil }
    }

    private func day(_ reader: inout CSVReader) throws(Wrong) -> Day {
        if let place = placeOf[.day] {
            let cell = file.cell(place, &reader)
            if let day = CellValues.day(
                cell, shift: file.profile.shiftMinutes, order: file.profile.dayOrder)
            {
                return day
            }
            guard exportDay != nil, CellValues.isBlank(cell) else {
                let (line, column) = reader.position(of: place)
                throw Wrong(
                    line: line, column: column, subject: file.headers[place],
                    text: "\(ImportPlan.quoted(cell)) is not a day")
            }
        }
        guard let exportDay else {
            throw Wrong(line: reader.line, text: "it does not say the day")
        }
        return exportDay
    }

    /// What a cell says, in one line; nil where it says nothing or there is no such column.
    private func text(_ meaning: Profile.Meaning, _ reader: inout CSVReader) -> String? {
        guard let place = placeOf[meaning] else { return nil }
        let cell = file.cell(place, &reader)
        guard !CellValues.isBlank(cell) else { return nil }
        return String(decoding: cell.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }, as: UTF8.self)
    }

    private func name(of id: PartnerID) -> String {
        base.program.row(of: id).map { base.program.displayName(row: $0) } ?? id.text
    }

    // MARK: - What it means

    /// Writes down that a partner left the list; what is told of it, empty if it is so already.
    private mutating func left(
        _ id: PartnerID, _ day: Day, _ reason: String?, _ remark: String?, _ plan: inout ImportPlan
    ) -> String {
        guard base.value(FieldName.unsubscribed, of: id) == nil,
            set(FieldName.unsubscribed, day.iso, of: id, &plan)
        else { return "" }
        let words = [reason, remark].compactMap { $0 }.joined(separator: ": ")
        guard !words.isEmpty else { return "left the mailing list on \(day.iso)" }
        let note = "feedback: left the mailing list: " + words
        set(FieldName.note + "left-" + PeopleImport.key([id.text, day.iso]), note, of: id, &plan)
        return "left the mailing list on \(day.iso): " + words
    }

    /// Keeps an address nobody writes to; what is told of it, empty if it is kept already.
    private mutating func closed(
        _ address: String, _ day: Day, _ words: String, isKnown: Bool, _ plan: inout ImportPlan
    ) -> String {
        let isBounce = file.profile.content == .bounced
        guard
            let entry = ClosedAddress(
                address, why: isBounce ? .bounced : .unsubscribed, day: day, text: words),
            !isClosed(entry), set(entry.field, entry.line, of: .program, &plan)
        else { return "" }
        let what = isBounce ? "mail came back on \(day.iso)" : "left the mailing list on \(day.iso)"
        let rest = isKnown ? "" : "; no partner has the address yet"
        return what + (words.isEmpty ? "" : ": " + words) + rest
    }

    /// Whether an address is on the list for this reason or a stronger one.
    private func isClosed(_ entry: ClosedAddress) -> Bool {
        guard let line = base.value(entry.field, of: .program),
            let known = ClosedAddress(key: entry.key, line: line)
        else { return false }
        return known.why == entry.why || entry.why == .bounced || known.why == .noContact
    }

    /// Writes an answer down; what is told of it, empty if it is there already.
    private mutating func answered(
        _ id: PartnerID, _ day: Day, _ reason: String?, _ remark: String?, _ plan: inout ImportPlan
    ) -> String {
        let said = reason.flatMap { QuietReason(said: $0) }
        var words = remark.map { [$0] } ?? []
        // What is no known word stays as the partner wrote it.
        if let reason, QuietReason(word: FoldedText(reason).bytes) == nil {
            words.insert(reason, at: 0)
        }
        let answer = SurveyAnswer(
            key: PeopleImport.key([id.text, day.iso, reason ?? "", remark ?? ""]), day: day,
            survey: survey, reason: said, text: words.joined(separator: ": "))
        guard base.value(answer.field, of: id) == nil,
            set(answer.field, answer.line, of: id, &plan)
        else { return "" }
        if let said { note(id, day, said) }
        return [said?.rawValue, words.isEmpty ? nil : words.joined(separator: ": ")]
            .compactMap { $0 }.joined(separator: ": ")
    }

    private mutating func note(_ id: PartnerID, _ day: Day, _ reason: QuietReason) {
        guard let known = reasons.firstIndex(where: { $0.id == id }) else {
            reasons.append((id, day, reason))
            return
        }
        if reasons[known].day <= day { reasons[known] = (id, day, reason) }
    }

    @discardableResult
    private mutating func set(
        _ field: String, _ value: String, of id: PartnerID, _ plan: inout ImportPlan
    ) -> Bool {
        let old = base.value(field, of: id)
        guard old != value, written.insert(id.text + " " + field).inserted else { return false }
        plan.edits.append(Edit(partner: id, field: field, new: value, old: old))
        return true
    }

    /// A word for a row, so that the same row again is no second one.
    private static func key(_ parts: [String]) -> String {
        String(CellValues.hash(Array(parts.joined(separator: "\n").utf8)), radix: 36)
    }
}
