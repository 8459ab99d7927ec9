import ArgumentParser
import Insight
import Model
import Store

/// `tend terms`.
struct TermsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terms",
        abstract: "Change partners' terms or rate, with the reason on record.",
        discussion:
            "tend terms ea-12 8% from 2026-12-01 keeps the rival away · tend terms --filter "
            + "tier:gold 12% best of the year · tend terms ea-12 lists the changes, with what came "
            + "in \(RateEffect.days) days before and after each new rate and how much more or "
            + "less the others brought over the same days")
    @OptionGroup var record: RecordOptions
    @Option(name: .long, help: "table, csv, json or ndjson.") var format = TableFormat.table

    func run() throws {
        let (session, partners, text) = try record.open()
        if text.isEmpty { return try list(partners, session) }
        guard
            let terms = RecordText.terms(text, key: "", today: session.today, before: nil)
        else { throw CommandFailure.usage("terms are a rate, such as 8%, or a text") }
        try session.commit(session.change(.setTerms(terms), partners))
    }

    private func list(_ partners: [PartnerID], _ session: Session) throws {
        let program = session.store.program
        let rows = partners.compactMap { program.row(of: $0) }.flatMap { row in
            program.records(TermsChange.self, row: row).sorted { $0.day > $1.day }.map {
                cells($0, row, session)
            }
        }
        let sums = RateEffect.metrics.flatMap { [$0.word + "_before", $0.word + "_after"] }
        Table(
            words: ["id", "day", "before", "rate", "text", "told"] + sums
                + ["others_percent", "mixed"],
            rows: rows, currency: session.settings.currency
        ).print(as: format)
        if rows.isEmpty { throw CommandFailure.nothing() }
    }

    private func cells(_ terms: TermsChange, _ row: Int, _ session: Session) -> [CellValue] {
        let effect = session.analysis.effect(of: terms, row: row)
        let sums = RateEffect.metrics.flatMap { metric -> [CellValue] in
            guard let effect else { return [.absent, .absent] }
            guard let pair = effect.figures[metric] else { return [.unknown, .unknown] }
            return [pair.before, pair.after].map { metric.isMoney ? .money($0) : .count($0) }
        }
        let others = effect?.others.map { pair in
            pair.part.map { CellValue.ratio(Int64(($0 * 10_000).rounded()), of: 10_000) }
                ?? .notApplicable
        }
        return [
            .text(session.store.program.ids[row].text), .day(terms.day),
            terms.before.map(CellValue.text) ?? .absent, terms.rate.map(CellValue.text) ?? .absent,
            .text(terms.text), effect.map { .text(word($0.verdict)) } ?? .absent,
        ] + sums + [
            effect == nil ? .absent : others ?? .unknown,
            effect.map { .text($0.isMixed ? "yes" : "no") } ?? .absent,
        ]
    }

    private func word(_ verdict: RateEffect.Verdict) -> String {
        switch verdict {
        case .tooEarly(let days): "in \(days) days"
        case .tooNew: "too new"
        case .untold: "untold"
        case .told: "yes"
        }
    }
}
