import Exchange

/// A template filled in with values that try to break out, and a draft that came from an editor.
func attempt(_ bytes: [UInt8]) {
    if let template = try? MessageTemplate(file: "templates/t.md", bytes) {
        let text = try? template.compose(values())
        demand(
            text.map { $0.body.utf8.count <= 2 * MessageTemplate.messageLimit } ?? true,
            "a message is too long")
    }
    guard let draft = try? MessageDraft.read(edited: bytes, file: "d.md") else { return }
    let again = try? MessageDraft.read(edited: draft.editText(recipient: "x"), file: "d.md")
    demand(again?.partner == draft.partner, "a draft is for somebody else after editing")
    demand(again?.subject == draft.subject, "a draft has another subject after editing")
}

private func values() -> MessageValues {
    var values = MessageValues()
    values.set("name", "Ann {{rate}} <a@b.example>\r\nBcc: x")
    values.set("rate", nil, missing: "nobody knows")
    values.set("link", "{{#name}}")
    return values
}
