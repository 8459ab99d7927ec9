import Insight
import Model

/// A program made of lines, with the figures a test gives it, looked at on 22 November 2026.
final class Ledger {
    static let today = day("2026-11-22")

    let program = Program()
    private var batches: [LoadedBatch] = []
    private var number = 0

    static func day(_ iso: String) -> Day { Day(iso: iso.utf8) ?? Day(number: 0) }

    /// A day so many days before today.
    static func ago(_ days: Int) -> String { today.advanced(by: -days).iso }

    static func id(_ text: String) -> PartnerID { PartnerID(text.utf8) ?? .program }

    /// Adds a partner with its fields; the source is `ea` unless a field says otherwise.
    func add(_ partner: String, _ fields: [(String, String)] = []) {
        number += 1
        let edits = ([("name", "Name of " + partner), ("source", "ea")] + fields).map {
            Edit(partner: Ledger.id(partner), field: $0.0, new: $0.1, old: nil)
        }
        program.apply(
            Event(
                id: EventID(replica: "k", number: number),
                stamp: Stamp(lamport: number, replica: "k"), milliseconds: 0, user: "ann",
                change: Change(kind: .set, edits: edits)))
    }

    /// Applies a change.
    func apply(_ change: Change?) {
        guard let change else { return }
        number += 1
        program.apply(
            Event(
                id: EventID(replica: "k", number: number),
                stamp: Stamp(lamport: number, replica: "k"), milliseconds: 0, user: "ann",
                change: change))
    }

    /// Adds a partner who joined so many days ago.
    func join(_ partner: String, daysAgo: Int, _ fields: [(String, String)] = []) {
        add(partner, [("joined", Ledger.ago(daysAgo)), ("stage", "engagement")] + fields)
    }

    /// Adds a file of figures over the days from one to another before today, both counted.
    ///
    /// Rows are partner, days ago, then a value for each metric; minor units for money.
    func book(
        _ metrics: [Metric], source: String = "ea", scope: Batch.Scope = .everyPartner,
        currency: Currency = .euro, daysAgo: ClosedRange<Int>, _ rows: [(String, Int, [Int64])]
    ) {
        let words = metrics.map(\.word).joined(separator: ",")
        let lines =
            ["key,partner,day," + words]
            + rows.sorted { ($0.0, -$0.1) < ($1.0, -$1.1) }.map { row in
                ",\(row.0),\(Ledger.ago(row.1)),"
                    + row.2.map(String.init).joined(separator: ",")
            }
        let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
        let read = bytes.withUnsafeBufferPointer { buffer in
            Result { () throws(CanonicalFigures.Damage) in
                try CanonicalFigures.read(buffer) { program.reservedRow(of: $0) }
            }
        }
        let batch = Batch(
            id: "0000000\(batches.count)", source: source, kind: .daily, scope: scope,
            from: Ledger.today.advanced(by: -daysAgo.upperBound),
            to: Ledger.today.advanced(by: -daysAgo.lowerBound), metrics: MetricSet(metrics),
            currency: metrics.contains(where: \.isMoney) ? currency : nil, path: "x",
            rows: rows.count)
        guard let batch else { return }
        batches.append(
            LoadedBatch(
                batch: batch, stamp: Stamp(lamport: 100 + batches.count, replica: "k"), rows: read))
    }

    /// What the figures say, today or on another day.
    func analysis(
        on day: Day = Ledger.today, quietAfterDays: Int = 30, graceDays: Int = 14,
        rule: SilenceRule = .rhythm, costs: [ProgramCost] = [], newsletter: String = ""
    ) -> Analysis {
        var settings = ProgramSettings(
            name: "p", currency: .euro, quietAfterDays: quietAfterDays, graceDays: graceDays)
        settings.rule = rule
        settings.costs = costs
        settings.newsletter.schedule = NewsletterSchedule(newsletter)
        return Analysis(
            program: program,
            figures: Figures(
                batches, partnerCount: program.ids.count, currency: .euro,
                merged: program.mergedRows
            ) { self.program.reservedRow(of: $0) },
            settings: settings, today: day)
    }

    func row(_ partner: String) -> Int { program.row(of: Ledger.id(partner)) ?? -1 }
}

extension Analysis {
    /// The state of a partner by id.
    func state(_ partner: String) -> PartnerState? {
        program.row(of: Ledger.id(partner)).map { states[$0] }
    }
}

extension Ledger {
    /// Sets facts of the program itself.
    func setFacts(_ facts: [(String, String)]) {
        let number = 1_000_000 + facts.count
        program.apply(
            Event(
                id: EventID(replica: "f", number: number),
                stamp: Stamp(lamport: number, replica: "f"), milliseconds: 0, user: "ann",
                change: Change(
                    kind: .campaign,
                    edits: facts.map {
                        Edit(partner: .program, field: $0.0, new: $0.1, old: nil)
                    })))
    }
}
