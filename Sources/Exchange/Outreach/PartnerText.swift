public import Model
import PlainTree

/// One partner as a small text file to edit, and the difference as edits.
///
/// A value made empty is taken away; a line that is missing changes nothing.
public struct PartnerText {
    private static let fields = [
        FieldName.name, FieldName.company, FieldName.person, FieldName.email, FieldName.site,
        FieldName.link, FieldName.country, FieldName.language, FieldName.channel,
        FieldName.community, FieldName.tier, FieldName.rate, FieldName.payment, FieldName.owner,
        FieldName.stage, FieldName.joined, FieldName.reason, FieldName.parent,
    ]
    private static let tags = "tags"
    private let id: PartnerID
    private let program: Program
    private let row: Int
    private let today: Day

    /// The text of a partner that exists.
    public init?(_ id: PartnerID, in program: Program, today: Day) {
        guard let row = program.row(of: id) else { return nil }
        self.id = id
        self.program = program
        self.row = row
        self.today = today
    }

    /// The file: every field that can be edited, with what it says now.
    public var bytes: [UInt8] {
        var lines = PartnerText.remarks(id)
        for field in fields {
            lines.append("\(field): \(PlainTree.quoted(program.value(field, row: row) ?? ""))")
        }
        let tags = program.tags(row: row).map(PlainTree.quoted)
        lines.append("\(PartnerText.tags): [\(tags.joined(separator: ", "))]")
        lines += PartnerText.footer
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private var fields: [String] {
        PartnerText.fields + program.fields(prefix: FieldName.contact, row: row)
    }

    private static func remarks(_ id: PartnerID) -> [String] {
        [
            "# The partner \(id.text). Lines that begin with # mean nothing.",
            "# Change what stands behind a colon, save and leave the editor.",
            "# An empty value (\"\") is taken away; a line that is missing changes nothing.",
            "# More ways to reach somebody: contact:phone: \"…\".",
            "# Nothing is saved unless the whole file can be read.",
        ]
    }

    private static let footer = [
        "#", "# If somebody else changes the same field meanwhile, nothing is saved and this",
        "# text is kept, so that both values can be looked at.", "#", "# End of the partner.",
    ]

    // MARK: - Reading

    /// The edits that make a partner what a file says, none if it says what is so already.
    ///
    /// - Throws: `MessageMistake` for the first line that cannot be used.
    public func edits(_ bytes: [UInt8], file: String) throws(MessageMistake) -> [Edit] {
        let tree: PlainTree
        do { tree = try PlainTree.read(bytes) } catch {
            throw MessageMistake("\(file):\(error.place)", error.what, advice: "mend this line")
        }
        var edits: [Edit] = []
        for entry in tree.entries {
            if entry.key == PartnerText.tags {
                edits += try tagEdits(entry, file)
            } else {
                edits += try fieldEdits(entry, file)
            }
        }
        return edits.filter { $0.new != $0.old }
    }

    private func fieldEdits(
        _ entry: PlainTree.Entry, _ file: String
    ) throws(MessageMistake) -> [Edit] {
        let isContact = entry.key.utf8.starts(with: FieldName.contact.utf8)
        guard isContact || PartnerText.fields.contains(entry.key) else {
            let known = PartnerText.fields + [PartnerText.tags]
            let nearest = EditDistance.nearest(to: Array(entry.key.utf8), among: known)
            throw mistake(
                entry.place, file, "a partner has no ‘\(entry.key)’",
                nearest.map { "did you mean \($0)?" } ?? "leave this line out")
        }
        guard let text = entry.value.text else {
            throw mistake(entry.value.place, file, "\(entry.key) is to be a plain value", "")
        }
        if let what = PartnerText.problem(entry.key, text), text != old(entry.key) ?? "" {
            throw mistake(entry.value.place, file, what, "mend this line")
        }
        let edit = self.edit(entry.key, text.isEmpty ? nil : text)
        guard entry.key == FieldName.stage, edit.new != edit.old, !text.isEmpty else {
            return [edit]
        }
        return [edit, self.edit(FieldName.entered + text, today.iso)]
    }

    /// Tags are words in a list; those no longer in it are taken off.
    private func tagEdits(
        _ entry: PlainTree.Entry, _ file: String
    ) throws(MessageMistake) -> [Edit] {
        let wanted = entry.value.list.compactMap(\.text).filter { !$0.isEmpty }
        for tag in wanted where tag.utf8.contains(where: { $0 <= 0x20 }) {
            throw mistake(entry.value.place, file, "a tag is one word, not ‘\(tag)’", "")
        }
        let current = program.tags(row: row)
        return current.filter { !wanted.contains($0) }.map { edit(FieldName.tag + $0, nil) }
            + wanted.filter { !current.contains($0) }.map { edit(FieldName.tag + $0, "1") }
    }

    // MARK: - One field

    /// The edits that give one field a value, none if it has it already; empty takes it away.
    ///
    /// `old` is what the person saw when deciding.
    ///
    /// - Throws: `MessageMistake` if the field cannot be edited or cannot have the value.
    public static func edits(
        _ field: String, to text: String, old: String?, of id: PartnerID, in program: Program,
        today: Day
    ) throws(MessageMistake) -> [Edit] {
        let families = [FieldName.contact, FieldName.fit]
        guard
            (fields + closures).contains(field)
                || families.contains(where: { field.utf8.starts(with: $0.utf8) })
        else { throw MessageMistake(field, "this is not edited by hand") }
        if let what = problem(field, text) { throw MessageMistake(field, what) }
        let new = text.isEmpty ? nil : text
        guard new != old else { return [] }
        let edit = Edit(partner: id, field: field, new: new, old: old)
        guard field == FieldName.stage, let new else { return [edit] }
        let entered = FieldName.entered + new
        return [
            edit,
            Edit(
                partner: id, field: entered, new: today.iso, old: program.value(entered, of: id)),
        ]
    }

    /// Fields that say when and whether a partner may be written to.
    private static let closures = [
        FieldName.declined, FieldName.noContact, FieldName.unsubscribed,
    ]

    private static func problem(_ field: String, _ text: String) -> String? {
        if text.isEmpty { return nil }
        if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            return "\(field) has a control character in it"
        }
        let isDay = Day(iso: text.utf8) != nil
        return switch field {
        case FieldName.declined where !isDay && !text.utf8.elementsEqual("never".utf8):
            "‘\(text)’ is neither a day such as 2026-11-22 nor never"
        case FieldName.noContact where !isDay, FieldName.unsubscribed where !isDay:
            "‘\(text)’ is no day such as 2026-11-22"
        case _ where field.utf8.starts(with: FieldName.fit.utf8): markProblem(text)
        case FieldName.email where MailAddress(text.utf8) == nil: MailAddress.refusal(of: text)
        case FieldName.joined where Day(iso: text.utf8) == nil:
            "‘\(text)’ is no day such as 2026-11-22"
        case FieldName.stage where Stage(word: text.utf8) == nil: "‘\(text)’ is no stage"
        case FieldName.reason where QuietReason(word: text.utf8) == nil: "‘\(text)’ is no reason"
        default: nil
        }
    }

    private static func markProblem(_ text: String) -> String? {
        let highest = FitCriterion.highest
        let isMark = (0...highest).contains { text.utf8.elementsEqual("\($0)".utf8) }
        return isMark ? nil : "a mark goes from 0 to \(highest), not ‘\(text)’"
    }

    private func old(_ field: String) -> String? { program.value(field, row: row) }

    private func edit(_ field: String, _ new: String?) -> Edit {
        Edit(partner: id, field: field, new: new, old: old(field))
    }

    private func mistake(
        _ place: PlainTree.Place, _ file: String, _ what: String, _ advice: String
    ) -> MessageMistake { MessageMistake("\(file):\(place)", what, advice: advice) }
}
