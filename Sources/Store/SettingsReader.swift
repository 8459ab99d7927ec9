import Model
import PlainTree

/// Reads a program's settings; a line that cannot be used is named and its usual value kept.
struct SettingsReader {
    var settings = ProgramSettings(name: "", currency: .euro)
    var problems: [Problem] = []

    mutating func read(_ bytes: [UInt8]) {
        let tree: PlainTree
        do { tree = try PlainTree.read(bytes) } catch {
            note("settings.yaml:\(error.place)", error.what)
            return
        }
        for entry in tree.entries { take(entry) }
        // Last, since what money is counted in may stand below the targets.
        for entry in tree.entries where entry.key == "targets" { take(targets: entry, of: bytes) }
        for entry in tree.entries where entry.key == "costs" { take(costs: entry, of: bytes) }
        for entry in tree.entries where entry.key == "payouts" { take(payouts: entry) }
    }

    mutating func note(_ place: String, _ what: String) {
        problems.append(Problem(.note, place, what, advice: "the usual value is used"))
    }

    mutating func note(_ place: PlainTree.Place, _ what: String) {
        note("settings.yaml:\(place)", what)
    }

    private mutating func take(_ entry: PlainTree.Entry) {
        switch entry.key {
        case "name": if let text = plain(entry) { settings.name = text }
        case "currency":
            guard let text = plain(entry) else { return }
            guard let currency = Currency(code: text.utf8) else {
                note(entry.value.place, "‘\(text)’ is no currency code such as EUR")
                return
            }
            settings.currency = currency
        case "rule": take(rule: entry)
        case "quiet-after":
            if let days = days(entry, 1...3650) { settings.quietAfterDays = days }
        case "grace": if let days = days(entry, 0...3650) { settings.graceDays = days }
        case "stages": for stage in entry.value.entries { take(stage: stage) }
        case "cadence":
            for tier in entry.value.entries {
                if let days = days(tier, 1...3650) { settings.cadence[tier.key] = days }
            }
        case "reviews": for review in entry.value.entries { take(review: review) }
        case "resources": for part in entry.value.entries { take(resources: part) }
        case "plays": for play in entry.value.entries { take(play: play) }
        case "mail": for part in entry.value.entries { take(mail: part) }
        case "newsletter": for part in entry.value.entries { take(newsletter: part) }
        case "targets", "costs", "payouts": break
        case "week-start": take(weekStart: entry)
        case "values": for value in entry.value.entries { take(value: value) }
        default: note(entry.place, "there is no setting ‘\(entry.key)’")
        }
    }

    mutating func plain(_ entry: PlainTree.Entry) -> String? {
        if let text = entry.value.text { return text }
        note(entry.value.place, "\(entry.key) is to be a plain value")
        return nil
    }

    mutating func days(_ entry: PlainTree.Entry, _ range: ClosedRange<Int>) -> Int? {
        guard let text = plain(entry) else { return nil }
        guard let days = Int(text), range.contains(days) else {
            note(
                entry.value.place,
                "‘\(text)’ is not a number of days from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return days
    }

    private mutating func take(rule entry: PlainTree.Entry) {
        guard let text = plain(entry) else { return }
        guard let rule = SilenceRule(rawValue: text) else {
            let known = SilenceRule.allCases.map(\.rawValue).joined(separator: " or ")
            note(entry.value.place, "the rule is \(known), not ‘\(text)’")
            return
        }
        settings.rule = rule
    }

    // MARK: - Stages

    private mutating func take(stage entry: PlainTree.Entry) {
        guard let stage = Stage(word: entry.key.utf8) else {
            note(entry.place, "‘\(entry.key)’ is no stage")
            return
        }
        var rule = settings.rule(of: stage)
        for part in entry.value.entries {
            switch part.key {
            case "limit":
                if part.value.text == "none" {
                    rule.limitDays = nil
                } else if let days = days(part, 1...3650) {
                    rule.limitDays = days
                }
            case "steps": rule.steps = part.value.entries.compactMap { step($0) }
            default: note(part.place, "a stage has a limit and steps, no ‘\(part.key)’")
            }
        }
        settings.stages[stage] = rule
    }

    /// `first-click: First click`, or `first-click: {title: First click, sign: clicks}`.
    private mutating func step(_ entry: PlainTree.Entry) -> StepRule? {
        guard !entry.key.isEmpty, entry.key.utf8.allSatisfy(PartnerID.isAllowed) else {
            note(entry.place, "the key of a step has only a-z, 0-9, - and _")
            return nil
        }
        if let title = entry.value.text { return StepRule(key: entry.key, title: title) }
        let sign = entry.value["sign"]?.text
        if let sign, StepRule.Sign(rawValue: sign) == nil {
            note(entry.value.place, "a sign is clicks or sales, not ‘\(sign)’")
        }
        return StepRule(
            key: entry.key, title: entry.value["title"]?.text ?? entry.key,
            sign: sign.flatMap(StepRule.Sign.init))
    }

    // MARK: - Plays and mail

    private mutating func take(play entry: PlainTree.Entry) {
        guard let reason = QuietReason(word: entry.key.utf8) else {
            let known = QuietReason.allCases.map(\.rawValue).joined(separator: ", ")
            note(entry.place, "‘\(entry.key)’ is no reason: \(known)")
            return
        }
        guard let text = plain(entry) else { return }
        guard let play = Play(word: text.utf8) else {
            let known = Play.allCases.map(\.rawValue).joined(separator: ", ")
            note(entry.value.place, "‘\(text)’ is no play: \(known)")
            return
        }
        settings.plays[reason] = play
    }

    private mutating func take(mail entry: PlainTree.Entry) {
        switch entry.key {
        case "from": settings.mail.from = plain(entry)
        case "link": settings.mail.link = plain(entry)
        case "language": settings.mail.language = plain(entry) ?? settings.mail.language
        case "follow-up":
            if let days = days(entry, 0...3650) { settings.mail.followUpDays = days }
        case "command":
            let words = entry.value.list.compactMap(\.text)
            guard case .list = entry.value.value else {
                note(
                    entry.value.place,
                    "the mail command is a list of words, such as [/usr/sbin/sendmail, -oi]")
                return
            }
            settings.mail.command = words
        default:
            note(
                entry.place,
                "mail has from, command, link, language and follow-up, no ‘\(entry.key)’")
        }
    }

    /// A text that templates may name.
    private mutating func take(value entry: PlainTree.Entry) {
        let bytes = entry.key.utf8
        let isName = bytes.allSatisfy { PartnerID.isAllowed($0) || $0 == 0x2E }
        guard isName, (1...64).contains(bytes.count), bytes.first != 0x2E else {
            note(entry.place, "the name of a value has only a-z, 0-9, dots and dashes")
            return
        }
        if let text = plain(entry) { settings.values[entry.key] = text }
    }
}
