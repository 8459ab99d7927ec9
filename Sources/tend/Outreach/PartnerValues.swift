import Exchange
import Insight
import Model
import Store

/// The values a message to one partner can name, written in the message's language.
struct PartnerValues {
    private let session: Session
    private let row: Int
    private let format: LetterFormat
    private var values = MessageValues()

    private var program: Program { session.store.program }
    private var analysis: Analysis { session.analysis }

    /// What shipped templates name and only a program's people can say, with what it is.
    static let programValues = [
        "call.times", "incentive.until", "incentive.what", "news.what", "offer.until",
        "rate.offer", "rate.standard", "resources.hub", "survey.link", "terms.link",
    ]
    private static let windows = [7, 30, 60, 90, 180, 365]

    /// Every value of a partner, those given in `extra` before the program's.
    static func make(
        _ session: Session, row: Int, language: String, extra: [String: String] = [:]
    ) -> MessageValues {
        var maker = PartnerValues(session, row, language)
        maker.takeProgram(extra)
        maker.takePartner()
        maker.takeDays()
        maker.takeFigures()
        maker.takeSteps()
        return maker.values
    }

    private init(_ session: Session, _ row: Int, _ language: String) {
        self.session = session
        self.row = row
        format = LetterFormat(language: language, today: session.today)
    }

    private mutating func takeProgram(_ extra: [String: String]) {
        for name in PartnerValues.programValues {
            values.set(
                name, nil, missing: "set it below values: in settings.yaml, or with --set \(name)=…"
            )
        }
        for (name, text) in session.settings.values { values.set(name, text) }
        takeResources()
        for (name, text) in extra { values.set(name, text) }
        values.set("program.name", session.settings.name)
        values.set("today", format.day(session.today))
        let mailbox = session.settings.mail.from.flatMap { try? NamedAddress($0) }
        let name = mailbox?.name ?? ""
        values.set("manager.name", name.isEmpty ? session.user : name)
        values.set(
            "manager.mail", mailbox?.address.text,
            missing: "set mail: from: in settings.yaml")
    }

    /// The links of the resources; those taken out of use are missing, and of the page that links to
    /// all of them the settings' own value counts first.
    private mutating func takeResources() {
        for resource in program.resources {
            let link = resource.retired == nil ? resource.link : nil
            values.set(
                resource.valueName, link,
                missing: "‘\(resource.name)’ was retired: tend resource set \(resource.key)")
            if resource.key == Resource.hub, values.text("resources.hub") == nil, let link {
                values.set("resources.hub", link)
            }
        }
    }

    // MARK: - The partner

    private mutating func takePartner() {
        let person = program.value(FieldName.person, row: row)
        let name = program.displayName(row: row)
        let first = person?.utf8.split(separator: 0x20).first.map {
            String(decoding: $0, as: UTF8.self)
        }
        values.set("partner.id", program.ids[row].text)
        values.set("partner.name", name)
        values.set("partner.person", person, missing: "the partner's person is not set")
        values.set("partner.first", first, missing: "the partner's person is not set")
        values.set("partner.greeting", first ?? name)
        values.set("partner.link", link, missing: "set mail: link: in settings.yaml")
        values.set("partner.stage", program.stage(row: row).word)
        let fields = [
            ("partner.site", FieldName.site), ("partner.company", FieldName.company),
            ("partner.country", FieldName.country), ("partner.channel", FieldName.channel),
            ("partner.mail", FieldName.email), ("tier", FieldName.tier),
            ("reason", FieldName.reason),
        ]
        values.set("rate.now", rate, missing: "the partner's rate is not set")
        for (name, field) in fields {
            values.set(
                name, program.value(field, row: row), missing: "the partner's \(field) is not set")
        }
    }

    /// The rate as its source writes it, with the sign that a bare number lacks.
    private var rate: String? {
        guard let text = program.value(FieldName.rate, row: row) else { return nil }
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }) else {
            return text
        }
        let kind = program.value("rate_type", row: row) ?? "percentage"
        let isShare = kind.utf8.starts(with: "percent".utf8)
        return isShare ? text + " %" : "\(session.settings.currency.code) \(text)"
    }

    /// The partner's own link, else the program's pattern with its id in it.
    private var link: String? {
        if let own = program.value(FieldName.link, row: row) { return own }
        guard let pattern = session.settings.mail.link else { return nil }
        let id = program.ids[row].text
        let number = id.utf8.firstIndex(of: 0x2D).map { String(id[$0...].dropFirst()) } ?? id
        return PartnerValues.fill(pattern, [("{id}", id), ("{number}", number)])
    }

    private static func fill(_ pattern: String, _ words: [(String, String)]) -> String {
        var bytes = Array(pattern.utf8)
        for (word, text) in words {
            let mark = Array(word.utf8)
            var index = 0
            while index + mark.count <= bytes.count {
                if bytes[index..<(index + mark.count)].elementsEqual(mark) {
                    bytes.replaceSubrange(index..<(index + mark.count), with: Array(text.utf8))
                    index += text.utf8.count
                } else {
                    index += 1
                }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: - Figures

    private mutating func takeDays() {
        let silent = analysis.silentDays[row]
        values.set(
            "silent.days", silent.map { format.count(Int64($0)) }, missing: "no activity is known")
        set("last.activity", analysis.lastActivity(row: row), "no activity is known")
        set("last.sale", analysis.lastSale(row: row), "no sale is known")
        set("last.contact", analysis.work.lastContact[row]?.day, "no contact is on record")
        set("joined", program.joined(row: row), "the day of joining is not known")
        values.set(
            "gap.usual", usualGap.map { format.count(Int64($0)) },
            missing: "there are too few sales to say")
    }

    private mutating func set(_ name: String, _ day: Day?, _ why: String) {
        values.set(name, day.map { format.day($0) }, missing: why)
    }

    /// The usual days between two days with sales, nil with fewer than five of them.
    private var usualGap: Int? {
        guard let rhythm = analysis.rhythm, let score = rhythm.score(row: row),
            score.history.repeats >= 4
        else { return nil }
        return rhythm.usualGap(row: row).map { Int($0.rounded()) }
    }

    private mutating func takeFigures() {
        for metric in Metric.allCases {
            for days in PartnerValues.windows {
                let word = metric == .signIns ? "signins" : metric.word
                let sum = analysis.sum(metric, row: row, in: analysis.window(days: days))
                values.set(
                    "\(word).\(days)d", sum.map { text($0, metric) },
                    missing: "no file of figures says")
            }
        }
    }

    private func text(_ value: Int64, _ metric: Metric) -> String {
        guard metric.isMoney else { return format.count(value) }
        return format.money(Money(minorUnits: value, currency: session.settings.currency))
    }

    private mutating func takeSteps() {
        let stage = program.stage(row: row)
        let open = session.settings.rule(of: stage).steps.filter { rule in
            !analysis.stepState(rule, in: stage, row: row).isSettled
        }
        let lines = open.map { "  - \($0.title)" }.joined(separator: "\n")
        values.set("steps.next", lines, missing: "nothing is left of the checklist")
        values.set("steps.count", open.isEmpty ? nil : String(open.count))
    }
}
