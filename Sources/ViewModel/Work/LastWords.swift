import Model

/// What was last said to or about a partner: contacts and notes in one list, newest first.
struct LastWords {
    struct Word {
        let when: String
        let who: String
        let text: String
    }
    let lines: [Word]

    init(_ program: Program, row: Int, say: Catalogue) {
        let contacts = program.signedRecords(Contact.self, row: row).map { contact, note in
            (
                contact.day, note.milliseconds,
                Word(
                    when: Format.longDay(contact.day), who: note.user,
                    text: LastWords.text(contact, say))
            )
        }
        let notes = program.notes(row: row).map { note in
            let day = Day(number: Int32(clamping: note.milliseconds / 86_400_000))
            return (
                day, note.milliseconds,
                Word(when: Format.longDay(day), who: note.user, text: note.text)
            )
        }
        lines = (contacts + notes).sorted { ($0.0, $0.1) > ($1.0, $1.1) }.map(\.2)
    }

    /// A contact in one line: the way, what was said, what came of it.
    static func text(_ contact: Contact, _ say: Catalogue) -> String {
        let way = say[.name(of: contact.channel)]
        let outcome = say[.name(of: contact.outcome)]
        return [way, contact.text, outcome].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

extension Phrase {
    static func name(of channel: Contact.Channel) -> Phrase {
        named("channel" + capitalized(channel.rawValue))
    }

    static func name(of outcome: Contact.Outcome) -> Phrase {
        named("outcome" + capitalized(outcome.rawValue))
    }
}
