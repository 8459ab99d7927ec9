import Model

/// What became of a mail address nobody writes to, in one line.
enum ClosedAddressSentence {
    /// The line of an edit; nil for other fields.
    static func text(_ edit: Edit) -> String? {
        if edit.field.utf8.elementsEqual(FieldName.bounced.utf8) { return bounce(edit) }
        guard edit.field.utf8.starts(with: ClosedAddress.family.utf8) else { return nil }
        let key = String(
            decoding: edit.field.utf8.dropFirst(ClosedAddress.family.utf8.count), as: UTF8.self)
        guard let line = edit.new else { return key + " may be written to again" }
        guard let entry = ClosedAddress(key: key, line: line) else { return nil }
        let words = entry.text.isEmpty ? "" : ": " + entry.text
        return "\(key) is not written to, \(entry.why.rawValue) since \(entry.day.iso)" + words
    }

    private static func bounce(_ edit: Edit) -> String {
        guard let value = edit.new else { return "its address may be written to again" }
        let address = value.utf8.drop { $0 != 0x20 }.dropFirst()
        return "mail to " + String(decoding: Array(address), as: UTF8.self) + " came back"
    }
}
