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
        case "stages": for stage in parts(of: entry) { take(stage: stage) }
        case "cadence":
            for tier in parts(of: entry) {
                if let days = days(tier, 1...3650) { settings.cadence[tier.key] = days }
            }
        case "reviews": for review in parts(of: entry) { take(review: review) }
        case "resources": for part in parts(of: entry) { take(resources: part) }
        case "plays": for play in parts(of: entry) { take(play: play) }
        case "mail": for part in parts(of: entry) { take(mail: part) }
        case "newsletter": for part in parts(of: entry) { take(newsletter: part) }
        case "targets", "costs", "payouts": break
        case "week-start": take(weekStart: entry)
        case "values": for value in parts(of: entry) { take(value: value) }
        default: note(entry.place, "there is no setting ‘\(entry.key)’")
        }
    }

    mutating func plain(_ entry: PlainTree.Entry) -> String? {
        if let text = entry.value.text { return text }
        note(entry.value.place, "\(entry.key) is to be a plain value")
        return nil
    }

    /// What stands below a name; nothing at all may be left there.
    mutating func parts(of entry: PlainTree.Entry) -> [PlainTree.Entry] {
        if case .map(let entries) = entry.value.value { return entries }
        if entry.value.text?.isEmpty != true {
            note(entry.value.place, "\(entry.key) has lines below it, each with a name and a colon")
        }
        return []
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
        for part in parts(of: entry) {
            switch part.key {
            case "limit":
                if part.value.text == "none" {
                    rule.limitDays = nil
                } else if let days = days(part, 1...3650) {
                    rule.limitDays = days
                }
            case "steps": rule.steps = parts(of: part).compactMap { step($0) }
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
        var (title, sign) = (entry.key, StepRule.Sign?.none)
        for part in parts(of: entry) {
            switch part.key {
            case "title": title = plain(part) ?? title
            case "sign": sign = plain(part).flatMap { self.sign($0, at: part.value.place) }
            default: note(part.place, "a step has a title and a sign, no ‘\(part.key)’")
            }
        }
        return StepRule(key: entry.key, title: title, sign: sign)
    }

    private mutating func sign(_ word: String, at place: PlainTree.Place) -> StepRule.Sign? {
        let sign = StepRule.Sign(rawValue: word)
        if sign == nil { note(place, "a sign is clicks or sales, not ‘\(word)’") }
        return sign
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
