public import Insight
import Model

/// Why a partner is in the queue, in one sentence.
struct TriageText {
    let analysis: Analysis
    let say: Catalogue
    let format: Format

    func sentence(_ entry: TriageEntry) -> String {
        let rhythm = RhythmSentence(analysis: analysis, say: say, format: format)
        let why: [String?] =
            switch entry.cause {
            case .slipping, .longGone: [rhythm.text(row: entry.row)]
            case .quiet, .declining, .contactOverdue:
                [cause(entry.cause), rhythm.risk(row: entry.row)]
            default: [cause(entry.cause)]
            }
        return ([comeback(entry.row)] + why).compactMap(\.self).joined(separator: " ")
    }

    private func cause(_ cause: TriageCause) -> String {
        switch cause {
        case .replyWaiting(let day):
            say(.triageReply, Format.weekdayDay(day), days(day.distance(to: analysis.today)))
        case .workLate(let work):
            say(
                .triageLate, days((work.due ?? analysis.today).distance(to: analysis.today)),
                work.text)
        case .slipping(let silent), .longGone(let silent): say(.rhythmSilent, days(silent))
        case .quiet(let silent):
            say(.triageQuiet, days(silent), days(analysis.settings.quietAfterDays))
        case .declining(let now, let before):
            say(.triageDeclining, Format.count(before), Format.count(now))
        case .stuck(let count, let limit, let open):
            say(.triageStuck, days(count), "\(limit)", "\(open)")
        case .neverStarted(let count): say(.triageNeverStarted, days(count))
        case .askAgain(let day): say(.triageAskAgain, Format.longDay(day))
        case .contactOverdue(let contact):
            say(
                contact.isFirst ? .triageFirstContact : .triageContact, days(contact.days),
                days(contact.limit))
        case .settled: say[.triageSettled]
        }
    }

    /// Why somebody is back who was not worth it; nil for all others.
    private func comeback(_ row: Int) -> String? {
        guard let (since, what) = analysis.comeback(row: row) else { return nil }
        let day = Format.longDay(since)
        return switch what {
        case .active(let on): say(.triageBackActive, day, Format.longDay(on))
        case .contacted(let on): say(.triageBackContact, day, Format.longDay(on))
        case .moved(let on): say(.triageBackMoved, day, Format.longDay(on))
        }
    }

    private func days(_ count: Int) -> String { say(.daysCount, "\(count)") }

    /// The reason on record, or that none is.
    func reason(row: Int) -> (reason: QuietReason, text: String) {
        let value = analysis.program.value(FieldName.reason, row: row)
        let reason = value.flatMap { QuietReason(word: $0.utf8) } ?? .unknown
        return (reason, say[.name(of: reason)])
    }

    /// What is best done for a cause and a reason.
    func suggestion(_ entry: TriageEntry) -> String {
        switch entry.cause {
        case .replyWaiting: say[.suggestAnswer]
        case .workLate(let work): say(.suggestWork, work.text)
        case .stuck:
            say(
                .suggestStuck,
                analysis.openSteps(in: analysis.stages[entry.row], row: entry.row)
                    .prefix(2).map(\.title).joined(separator: ", "))
        case .neverStarted: say[.suggestFirstSteps]
        case .askAgain: say[.suggestAskAgain]
        case .contactOverdue: say[.suggestContact]
        case .settled: say[.suggestNothing]
        case .slipping, .longGone, .quiet, .declining:
            say[.suggestion(for: analysis.settings.play(for: reason(row: entry.row).reason))]
        }
    }
}

extension Phrase {
    static func name(of reason: QuietReason) -> Phrase {
        named("reason" + capitalized(String(describing: reason)))
    }

    static func name(of play: Play) -> Phrase {
        named("play" + capitalized(String(describing: play)))
    }

    static func suggestion(for play: Play) -> Phrase {
        named("suggest" + capitalized(String(describing: play)))
    }
}

/// The story of an entry of the queue in English, for printed tables.
public struct TriageStory {
    private let text: TriageText

    /// The stories of an analysis's queue.
    public init(_ analysis: Analysis) {
        text = TriageText(
            analysis: analysis, say: .english,
            format: Format(currency: analysis.settings.currency, isASCII: false))
    }

    /// Why the partner is in the queue.
    public func why(_ entry: TriageEntry) -> String { text.sentence(entry) }

    /// What is suggested.
    public func whatToDo(_ entry: TriageEntry) -> String { text.suggestion(entry) }

    /// The word of the reason on record, `unknown` where there is none.
    public func reasonWord(_ entry: TriageEntry) -> String {
        text.reason(row: entry.row).reason.rawValue
    }
}
