import Insight
import Model

/// One change of the history in words.
struct HistoryLine {
    let when: String
    let user: String
    /// Whom it was about: a name, a number of partners, or the program.
    let whom: String
    /// What was done.
    let what: String
    /// Everything words can be looked for in.
    let searched: String

    init(_ change: RecordedChange, _ analysis: Analysis, _ say: Catalogue) {
        let program = analysis.program
        let event = change.event
        let ids = HistoryLine.partners(event)
        when = Format.moment(event.milliseconds)
        user = event.user
        whom = HistoryLine.whom(ids, count: change.partnerCount, program, say)
        let sentence = HistorySentence.text(
            event, about: ids.first, currency: analysis.settings.currency)
        what =
            event.change.edits.isEmpty
            ? event.change.kind.rawValue + " " + event.change.summary : sentence
        let day = Day(number: Int32(clamping: event.milliseconds / 86_400_000)).iso
        let names = ids.prefix(2_000).flatMap { id in
            [id.text, program.row(of: id).map(program.displayName) ?? ""]
        }
        let values = event.change.edits.prefix(200).flatMap {
            [$0.field, $0.new ?? "", $0.old ?? ""]
        }
        searched =
            ([event.id.written, when, day, user, event.change.kind.rawValue, event.change.summary]
            + names + values).joined(separator: "\n")
    }

    /// The partners a change was about, each once, in its order.
    private static func partners(_ event: Event) -> [PartnerID] {
        var seen: Set<PartnerID> = []
        return event.change.edits.map(\.partner).filter { seen.insert($0).inserted }
    }

    private static func whom(
        _ ids: [PartnerID], count: Int, _ program: Program, _ say: Catalogue
    ) -> String {
        guard count == 1, let id = ids.first else {
            return say(.countPartners, Format.count(Int64(count)))
        }
        if id == .program { return say[.historyProgram] }
        return program.row(of: id).map(program.displayName) ?? id.text
    }
}

extension EventID {
    /// The change as people name it, such as `k3f9:12`.
    var written: String { "\(replica):\(number)" }
}
