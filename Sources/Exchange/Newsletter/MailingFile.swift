public import Model

/// A list of recipients as a newsletter service imports it, and what could not be put into it.
///
/// Who must not be written to has to be left out before.
public struct MailingFile: Hashable, Sendable {
    /// Somebody who is not in the list.
    public struct Refusal: Hashable, Sendable {
        /// Who.
        public let partner: PartnerID
        /// The address as it is on record.
        public let address: String
        /// Why.
        public let why: String
    }
    /// Something that was changed so that the service can take it.
    public struct Remark: Hashable, Sendable {
        /// Whom it is about.
        public let partner: PartnerID
        /// The column.
        public let column: String
        /// What was done.
        public let what: String
    }

    /// Whom the list is for.
    public let service: MailingService
    /// The file: CSV in UTF-8 with a row of names; no blank rows, one line a recipient.
    public private(set) var bytes: [UInt8] = []
    /// Those in the list, in order.
    public private(set) var taken: [PartnerID] = []
    /// Those who are not, in order.
    public private(set) var refused: [Refusal] = []
    /// What was changed in cells.
    public private(set) var remarks: [Remark] = []

    /// A list for a service.
    ///
    /// `columns` name the further cells of the recipients, `tags` are given to everybody.
    public init(
        for service: MailingService, columns: [String], tags: [String],
        recipients: [MailingRecipient]
    ) {
        self.service = service
        var writer = CSVWriter()
        writer.add(service.columns + columns)
        var owners: [[UInt8]: PartnerID] = [:]
        for recipient in recipients {
            let address = MailingText.oneLine(recipient.address)
            let folded = address.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
            if let why = objection(address, owner: owners[folded]) {
                refused.append(
                    Refusal(partner: recipient.partner, address: recipient.address, why: why))
                continue
            }
            let remarkCount = remarks.count
            let cells = row(recipient, address, columns, tags)
            if let why = MailingFile.formula(in: cells, of: service.columns + columns) {
                remarks.removeSubrange(remarkCount...)
                refused.append(
                    Refusal(partner: recipient.partner, address: recipient.address, why: why))
                continue
            }
            owners[folded] = recipient.partner
            taken.append(recipient.partner)
            warnOfAge(recipient)
            writer.add(cells)
        }
        bytes = writer.bytes
    }

    private func objection(_ address: String, owner: PartnerID?) -> String? {
        // Services know somebody by the address in small letters: the second would overwrite.
        service.objection(to: address) ?? owner.map { "\($0.text) has the same address" }
    }

    /// Which cell a spreadsheet would take for a formula: an apostrophe before it, as other files
    /// have it, would become part of a name here.
    private static func formula(in cells: [String], of columns: [String]) -> String? {
        zip(cells, columns).first { isFormula($0.0) }.map {
            "\($0.1) ‘\(MailingText.prefix($0.0, bytes: 40))’ begins like a formula of a spreadsheet"
        }
    }

    private static func isFormula(_ text: String) -> Bool {
        CSVWriter.guarded(Array(text.utf8)).count != text.utf8.count
    }

    private mutating func warnOfAge(_ recipient: MailingRecipient) {
        guard let limit = service.staleDays else { return }
        let days = recipient.daysSinceContact
        guard days ?? .max > limit else { return }
        let what = days.map { "the last contact is \($0) days ago" } ?? "there was no contact yet"
        remarks.append(Remark(partner: recipient.partner, column: "Email", what: what))
    }

    private mutating func row(
        _ recipient: MailingRecipient, _ address: String, _ columns: [String], _ tags: [String]
    ) -> [String] {
        let id = recipient.partner
        let person = MailingText.oneLine(recipient.person)
        let name = MailingText.oneLine(recipient.name)
        // Who greets by the first name greets a partner without a person by its whole name.
        let halves = person.isEmpty ? (name, "") : MailingText.halves(person)
        let names =
            service == .mailchimp ? [halves.0, halves.1] : [person.isEmpty ? name : person]
        let fixed = zip(service.columns.dropFirst(), names).map { clipped($1, $0, id) }
        let further = zip(columns, recipient.cells).map { column, cell in
            clipped(adjusted(MailingText.oneLine(cell), column), column, id)
        }
        return [address] + fixed + [tagCell(recipient.tags + tags, id)] + further
    }

    private func adjusted(_ cell: String, _ column: String) -> String {
        let isCountry = column.utf8.elementsEqual("Country".utf8)
        return isCountry && service == .mailchimp ? MailingText.country(cell) : cell
    }

    /// A cell as long as the service takes it.
    private mutating func clipped(_ cell: String, _ column: String, _ id: PartnerID) -> String {
        guard let limit = service.cellLimit, cell.utf8.count > limit else { return cell }
        remarks.append(Remark(partner: id, column: column, what: "cut at \(limit) bytes"))
        return MailingText.prefix(cell, bytes: limit)
    }

    // MARK: - Tags

    /// All tags with commas between, none of them cut in two.
    private mutating func tagCell(_ tags: [String], _ id: PartnerID) -> String {
        var cell: [UInt8] = []
        var seen: Set<[UInt8]> = []
        for tag in tags {
            guard let text = tagText(tag, id), seen.insert(Array(text.utf8)).inserted else {
                continue
            }
            let next = (cell.isEmpty ? [] : [0x2C]) + Array(text.utf8)
            if let limit = service.cellLimit, cell.count + next.count > limit - 1 {
                note(id, "the tag ‘\(text)’ is left out: too many for one cell")
                continue
            }
            cell += next
        }
        return String(decoding: cell, as: UTF8.self)
    }

    /// A tag as the service takes it, nil if it cannot.
    private mutating func tagText(_ tag: String, _ id: PartnerID) -> String? {
        let line = MailingText.oneLine(tag)
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: line.unicodeScalars.filter { !MailingText.isEmoji($0) })
        let text = service == .mailchimp ? MailingText.oneLine(String(scalars)) : line
        if !text.utf8.elementsEqual(line.utf8) { note(id, "‘\(line)’ without its emoji") }
        guard !text.isEmpty else { return nil }
        guard !MailingFile.isFormula(text) else {
            note(id, "the tag ‘\(text)’ is left out: it begins like a formula of a spreadsheet")
            return nil
        }
        guard !text.utf8.contains(0x22) else {
            note(id, "the tag ‘\(text)’ is left out: it has a quotation mark")
            return nil
        }
        if let limit = service.tagLimit, text.unicodeScalars.count > limit {
            note(id, "the tag ‘\(text)’ is left out: more than \(limit) letters")
            return nil
        }
        guard text.utf8.contains(0x2C) else { return text }
        guard service == .mailchimp else {
            note(id, "the tag ‘\(text)’ is left out: it has a comma")
            return nil
        }
        return "\"" + text + "\""
    }

    private mutating func note(_ id: PartnerID, _ what: String) {
        remarks.append(Remark(partner: id, column: "Tags", what: what))
    }

    // MARK: - Those left out

    /// The refused as CSV: id, address, why.
    public var refusedBytes: [UInt8] {
        var writer = CSVWriter()
        writer.add(["id", "address", "why"])
        for refusal in refused {
            writer.add([refusal.partner.text, refusal.address, refusal.why])
        }
        return writer.bytes
    }
}
