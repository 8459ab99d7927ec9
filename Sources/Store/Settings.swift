public import Model
import PlainTree

extension Store {
    /// What the program's `settings.yaml` says, with a problem for each line that cannot be used.
    ///
    /// Where the file is there and cannot be read the usual values stand in for it, to look with;
    /// nothing can be saved with this store any more, as what is saved would be reckoned with them.
    public func settings() -> (settings: ProgramSettings, problems: [Problem]) {
        var reader = SettingsReader()
        do {
            if let bytes = try root.read("settings.yaml", limit: PlainTree.sizeLimit) {
                reader.read(bytes)
            }
        } catch { refuseToSave(without: error, &reader) }
        return (reader.settings, reader.problems)
    }

    private func refuseToSave(without error: SystemError, _ reader: inout SettingsReader) {
        let why = error.text
        reader.problems.append(
            Problem(
                .note, "settings.yaml", "it cannot be read: " + why,
                advice: "the usual values are used, and nothing is saved"))
        if readOnlyReason == nil {
            readOnlyReason =
                "settings.yaml cannot be read: \(why); put that right and start again"
        }
    }

    /// Writes settings that do not exist yet, with a word about each line.
    public func writeSettings(_ settings: ProgramSettings) throws(StoreError) {
        let text = """
            # What this program is called on screen.
            name: \(Store.yaml(settings.name))
            # The currency figures are shown in; money in others is counted apart.
            currency: \(settings.currency.code)
            # Who is quiet: by each partner's own rhythm of sales (rhythm), or by fixed days (days).
            rule: \(settings.rule.rawValue)
            # By fixed days, a partner without activity for more than so many counts as quiet ...
            quiet-after: \(settings.quietAfterDays)
            # ... but not within so many days of joining.
            grace: \(settings.graceDays)

            """
        let parts = [
            text, Store.costsText, Store.payoutsText(settings), Store.mailText(settings.mail),
            Store.newsletterText(settings.newsletter), Store.valuesText(settings.values),
        ]
        try replace("settings.yaml", parts.joined(separator: "\n"), in: root)
    }

    private static let costsText = """
        # What the program costs beyond what partners earn; without it nobody can say what it
        # brings after all costs.
        # costs:
        #   - tools 400 EUR per month from 2026-01
        #   - fair 900 EUR in 2026-05

        """

    /// Until when everything was paid elsewhere; as a remark while nothing is said.
    private static func payoutsText(_ settings: ProgramSettings) -> String {
        let head = """
            # From how much on partners are paid, and the last day of which all was paid before payouts
            # are written down here; without it nobody can say what is owed.

            """
        guard let settled = settings.payoutsSettled else {
            return head + "# payouts: {minimum: 50 EUR, settled: 2026-09-30}\n"
        }
        let least = settings.payoutMinimum[settings.currency]
        let minimum = Money(minorUnits: least, currency: settings.currency).plain
        return head + "payouts: {minimum: \(minimum), settled: \(settled.iso)}\n"
    }

    /// The settings of mail; as remarks while nobody is named as the sender.
    private static func mailText(_ mail: ProgramSettings.Mail) -> String {
        guard let from = mail.from else {
            return """
                # Whom mail to partners comes from, and a partner's link, {id} or {number} in it.
                # mail:
                #   from: "Your Name <you@example.com>"
                #   link: "https://example.com/?ref={id}"
                #   command: [/usr/sbin/sendmail, -oi]

                """
        }
        var lines = ["# Whom mail to partners comes from.", "mail:", "  from: \(yaml(from))"]
        if let link = mail.link { lines.append("  link: \(yaml(link))") }
        if !mail.command.isEmpty {
            lines.append("  command: [\(mail.command.map(yaml).joined(separator: ", "))]")
        }
        lines.append("  language: \(yaml(mail.language))")
        lines.append(
            "  # Days after which somebody looks whether a mail was answered; 0 for never.")
        lines.append("  follow-up: \(mail.followUpDays)")
        return lines.joined(separator: "\n") + "\n"
    }

    /// When newsletters are due; as a remark while nothing is said.
    private static func newsletterText(_ newsletter: ProgramSettings.Newsletter) -> String {
        let head = "# The newsletter is due on: first tuesday, last monday, day 15, every friday.\n"
        guard let schedule = newsletter.schedule else {
            return head + "# newsletter: {schedule: first tuesday}\n"
        }
        return head + "newsletter: {schedule: \(schedule.text)}\n"
    }

    private static func valuesText(_ values: [String: String]) -> String {
        let head = "# What templates of messages may name, as {{resources.hub}}.\n"
        guard !values.isEmpty else {
            return head + "# values:\n#   resources.hub: https://example.com/partners\n"
        }
        let lines = values.sorted { $0.key < $1.key }.map { "  \($0.key): \(yaml($0.value))\n" }
        return head + "values:\n" + lines.joined()
    }

    func replace(_ name: String, _ text: String, in folder: Folder) throws(StoreError) {
        if let readOnlyReason { throw StoreError(name, readOnlyReason) }
        do {
            let former = try folder.read(name, limit: PeopleFile.limit)
            _ = try PeopleFile.replace(name, with: Array(text.utf8), former: former, in: folder)
        } catch { throw StoreError(name, error.text, advice: "nothing was changed") }
    }

    /// A text in double quotes, as YAML reads it back.
    static func yaml(_ text: String) -> String {
        var bytes: [UInt8] = []
        JSONText.append(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
