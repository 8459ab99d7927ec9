import Exchange
import Insight
import Model
import Store

/// Everything about writing to partners that the console and the command line share: templates
/// with a partner's values, drafts, and what it takes to send them.
struct MailDesk {
    let session: Session
    /// The templates there are.
    let shelf: TemplateShelf
    /// What is wrong in templates, each with its place.
    let problems: [String]

    /// Reads the templates of a program and those that come along.
    init(_ session: Session) {
        self.session = session
        let own = session.store.templateFiles()
        shelf = TemplateShelf(shipped: ShippedTemplates.files, own: own.files)
        problems = own.problems.map(\.line) + shelf.mistakes.map(\.description)
    }

    private var program: Program { session.store.program }

    // MARK: - Writing

    /// A message to a partner as its template makes it.
    struct Composition {
        /// The draft, not yet kept.
        var draft: MessageDraft
        /// What was filled in, left out and missing.
        let text: MessageText
        /// The template it was made of.
        let template: MessageTemplate
        /// All values there were.
        let values: MessageValues
    }

    /// Makes a message of a template for a row, in the language that suits the partner.
    ///
    /// `extra` are values given for this once.
    func compose(
        _ name: String, row: Int, extra: [String: String] = [:]
    ) throws(MessageMistake) -> Composition {
        let template = try template(name, row: row)
        let values = PartnerValues.make(
            session, row: row, language: template.language, extra: extra)
        let text = try template.compose(values)
        let reason = program.value(FieldName.reason, row: row)
        var draft = MessageDraft(
            partner: program.ids[row], subject: text.subject, body: text.body,
            template: template.name, language: template.language, play: template.play,
            reason: reason.flatMap { QuietReason(word: $0.utf8) })
        draft.note(used: text.used)
        return Composition(draft: draft, text: text, template: template, values: values)
    }

    /// The template of a name in the language that suits a partner.
    func template(_ name: String, row: Int) throws(MessageMistake) -> MessageTemplate {
        let languages = MessageLanguage.preferences(
            language: program.value(FieldName.language, row: row),
            country: program.value(FieldName.country, row: row),
            usual: session.settings.mail.language)
        if let template = shelf.template(name, languages: languages) { return template }
        let nearest = EditDistance.nearest(to: Array(name.utf8), among: shelf.names)
        throw MessageMistake(
            "templates", "there is no template ‘\(name)’",
            advice: nearest.map { "did you mean \($0)?" }
                ?? "there are: " + shelf.names.joined(separator: ", "))
    }

    /// Every name a template may use, with what one partner has under it.
    func values(row: Int, language: String = "en") -> MessageValues {
        PartnerValues.make(session, row: row, language: language)
    }

    // MARK: - Drafts

    /// A draft that is kept, with where.
    struct Kept {
        let draft: MessageDraft
        let stored: StoredDraft
    }

    /// The user's drafts by partner, and what is wrong in files that cannot be used.
    func drafts() -> (drafts: [Kept], problems: [String]) {
        let stored = session.store.drafts(of: session.user)
        var problems = stored.problems.map(\.line)
        var drafts: [Kept] = []
        for file in stored.drafts {
            do throws(MessageMistake) {
                drafts.append(
                    Kept(draft: try MessageDraft(file: file.file, file.bytes), stored: file))
            } catch { problems.append(error.description) }
        }
        return (drafts, problems)
    }

    /// Keeps a draft as the partner's one; what was there becomes a former version.
    @discardableResult
    func keep(_ draft: MessageDraft) throws(StoreError) -> String {
        try session.store.keepDraft(draft.partner.text, draft.bytes, of: session.user)
    }

    /// Takes a partner's draft away; it can be had back from its former versions.
    ///
    /// `sent` is the message that went instead of it.
    func remove(_ partner: PartnerID, sent: MessageDraft? = nil) throws(StoreError) {
        try session.store.removeDraft(partner.text, of: session.user, sent: sent?.bytes)
    }

    // MARK: - Sending

    /// Where a partner's mail goes.
    func mailbox(row: Int) throws(MessageMistake) -> NamedAddress {
        let id = program.ids[row].text
        let text = program.value(FieldName.email, row: row) ?? ""
        guard let address = MailAddress(text.utf8) else {
            throw MessageMistake(
                "\(id) email", text.isEmpty ? "there is none" : MailAddress.refusal(of: text),
                advice: "mend it with tend edit \(id)")
        }
        let person = program.value(FieldName.person, row: row)
        do {
            return try NamedAddress(name: person ?? program.displayName(row: row), address: address)
        } catch {
            throw MessageMistake(
                "\(id) \(person == nil ? "name" : "person")", error.what,
                advice: "mend it with tend edit \(id)")
        }
    }

    /// Who mail comes from.
    func sender() throws(MessageMistake) -> NamedAddress {
        guard let text = session.settings.mail.from else {
            throw MessageMistake(
                "settings.yaml", "nobody is named whom mail comes from",
                advice: "write mail: {from: \"Your Name <you@example.com>\"}")
        }
        do { return try NamedAddress(text) } catch {
            throw MessageMistake("settings.yaml: mail: from", error.what, advice: error.advice)
        }
    }

    /// The mail a draft becomes, complete with every header.
    ///
    /// - Throws: why it cannot be sent: a missing value, a broken address, an empty text.
    func message(_ draft: MessageDraft) throws(MessageMistake) -> MailMessage {
        let id = draft.partner.text
        guard let row = program.row(of: draft.partner) else {
            throw MessageMistake(id, "there is no such partner any more")
        }
        if let open = draft.missing.first {
            throw MessageMistake(
                id, "{{\(open)}} has no value" + others(draft.missing.count - 1),
                advice:
                    "open it with tend draft --resume \(id) and write it, or take the sentence out")
        }
        guard draft.body.utf8.contains(where: { $0 > 0x20 }) else {
            throw MessageMistake(id, "the message is empty", advice: "write it or leave it")
        }
        let (from, to) = (try sender(), try mailbox(row: row))
        do {
            return try MailMessage(
                from: from, to: to, subject: draft.subject, body: draft.body,
                milliseconds: Surroundings.now(), key: RandomWord.next())
        } catch {
            throw MessageMistake("\(id) \(error.place)", error.what, advice: error.advice)
        }
    }

    private func others(_ count: Int) -> String {
        count > 0 ? ", nor have \(count) others" : ""
    }
}

/// A random word of letters and digits, to name what must not be named twice.
enum RandomWord {
    static func next() -> String {
        var generator = SystemRandomNumberGenerator()
        return String(generator.next() as UInt64, radix: 36)
    }
}
