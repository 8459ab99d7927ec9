import Insight
import Model
import Screen
import Testing

@testable import ViewModel

/// A small program in which every state and every stage occurs, on Sunday 22 November 2026.
struct Fixture {
    static let today = day("2026-11-22")

    let program = Program()
    let analysis: Analysis
    var console: Console

    static func day(_ iso: String) -> Day { Day(iso: iso.utf8) ?? Day(number: 0) }

    static func id(_ text: String) -> PartnerID { PartnerID(text.utf8) ?? .program }

    /// Partners: id, name, stage, joined, how many days ago the last click and the last sale were.
    private static let partners:
        [(id: String, name: String, stage: String, joined: String, click: Int?, sale: Int?)] = [
            ("ea-1", "Loopline Media", "cultivation", "2024-03-01", 1, 1),
            ("ea-2", "Deal Falcon", "engagement", "2025-01-15", 2, 5),
            ("ea-3", "旅行ガイド東京", "engagement", "2025-02-03", 1, 1),
            ("ea-4", "Café Olé Blog", "engagement", "2025-03-20", 48, 60),
            ("ea-5", "Żółć i Gęś – przepisy", "engagement", "2025-05-09", 95, 119),
            ("ea-6", "Harbour & Hearth", "engagement", "2025-06-11", 3, nil),
            ("ea-7", "Copper Kettle Daily", "onboarding", "2025-08-01", nil, nil),
            ("ea-8", "New Arrival", "onboarding", "2026-11-15", nil, nil),
            (
                "ea-9", "A name that is a good deal longer than any column", "engagement",
                "2025-09-01", 9, 21
            ),
            ("p-1", "Studio Parallax", "discovery", "", nil, nil),
            ("p-2", "Second Chance Tech", "recruitment", "", nil, nil),
        ]

    init(
        size: Size = Size(columns: 80, rows: 24), isASCII: Bool = false, isReadOnly: Bool = false,
        targets: [KPITarget] = [], settled: Day? = nil
    ) {
        var number = 0
        for partner in Fixture.partners {
            number += 1
            program.apply(Fixture.event(number, Fixture.fields(of: partner)))
        }
        let tag = Edit(partner: Fixture.id("ea-2"), field: "tag:vip", new: "1", old: nil)
        let note = Edit(
            partner: Fixture.id("ea-2"), field: "note:a", new: "Wants the new banners.", old: nil)
        program.apply(Fixture.event(20, [tag], user: "bo"))
        program.apply(Fixture.event(21, [note], user: "bo"))
        let program = program
        let figures = Figures(
            Fixture.batches(program), partnerCount: program.ids.count, currency: .euro
        ) { program.reservedRow(of: $0) }
        var settings = ProgramSettings(name: "acme-eu", currency: .euro)
        settings.targets = targets
        settings.payoutsSettled = settled
        analysis = Analysis(
            program: program, figures: figures, settings: settings, today: Fixture.today)
        console = Console(
            .program(analysis),
            options: Console.Options(
                user: "ann", isASCII: isASCII, isReadOnly: isReadOnly,
                themes: ["harbour", "paper"].map(Fixture.theme)),
            preferences: .usual,
            views: [SavedView(name: "stars", filter: "tag:vip", sort: nil)], recent: [],
            size: size, noteSeed: "k")
    }

    private static func theme(_ name: String) -> Theme {
        Theme(name: name, summary: "", kind: .dark, styles: [:], selection: Style())
    }

    private static func fields(
        of partner: (
            id: String, name: String, stage: String, joined: String, click: Int?, sale: Int?
        )
    ) -> [Edit] {
        var fields = [("name", partner.name), ("stage", partner.stage)]
        fields.append(
            ("entered:" + partner.stage, partner.joined.isEmpty ? "2026-10-01" : partner.joined))
        if !partner.joined.isEmpty {
            fields += [("joined", partner.joined), ("source", "easy-affiliate"), ("owner", "kim")]
            fields.append(("email", "hello@\(partner.id).example"))
        }
        return fields.map {
            Edit(partner: id(partner.id), field: $0.0, new: $0.1, old: nil)
        }
    }

    static func event(
        _ number: Int, _ edits: [Edit], user: String = "ann", kind: Change.Kind = .set,
        summary: String = "", takingBack: EventID? = nil
    ) -> Event {
        Event(
            id: EventID(replica: "k", number: number),
            stamp: Stamp(lamport: number, replica: "k"),
            milliseconds: 1_795_340_000_000 + Int64(number) * 60_000, user: user,
            change: Change(kind: kind, edits: edits, refersTo: takingBack, summary: summary))
    }

    private static func batches(_ program: Program) -> [LoadedBatch] {
        var lines = ["key,partner,day,clicks,sales,revenue,commission"]
        for partner in partners.sorted(by: { $0.id < $1.id }) {
            guard let click = partner.click else { continue }
            let price = partner.id == "ea-4" ? 9800 : 4900
            for ago in (click...200).reversed() where (ago - click) % 3 == 0 {
                let isSale = partner.sale.map { ago >= $0 && (ago - $0) % 6 == 0 } ?? false
                let money = isSale ? ",1,\(price + ago * 10),\(980 + ago * 2)" : ",0,0,0"
                lines.append(
                    ",\(partner.id),\(today.advanced(by: -ago).iso),\(5 + ago % 7)\(money)")
            }
        }
        let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
        let rows = bytes.withUnsafeBufferPointer { buffer in
            Result { () throws(CanonicalFigures.Damage) in
                try CanonicalFigures.read(buffer) { program.reservedRow(of: $0) }
            }
        }
        let batch = Batch(
            id: "00000001", source: "easy-affiliate", kind: .daily, scope: .everyPartner,
            from: today.advanced(by: -200), to: today.advanced(by: -1),
            metrics: MetricSet([.clicks, .sales, .revenue, .commission]), currency: .euro,
            path: "stats/x.csv", rows: lines.count - 1)
        return batch.map {
            [LoadedBatch(batch: $0, stamp: Stamp(lamport: 1, replica: "k"), rows: rows)]
        } ?? []
    }

    /// Presses keys as `tend screen --keys` does and answers what the world is asked to do.
    @discardableResult
    mutating func press(_ keys: String) -> [Effect] {
        (KeyNotation.typed(keys) ?? []).flatMap { console.handle(.input(.key($0))) }
    }

    /// Types a text letter by letter, blanks included.
    mutating func type(_ text: String) {
        for scalar in text.unicodeScalars {
            _ = console.handle(.input(.key(scalar == " " ? .character(" ") : .character(scalar))))
        }
    }

    /// Does what the world would for changes that are saved without trouble.
    mutating func save(_ effects: [Effect], number: Int) {
        for case .save(let change) in effects {
            let event = Fixture.event(
                number, change.edits, kind: change.kind, summary: change.summary)
            program.apply(event)
            _ = console.handle(.saved(event))
        }
    }

    /// The lines of the screen.
    var lines: [String] {
        mutating get { console.frame().lines.map(\.plain) }
    }
}
