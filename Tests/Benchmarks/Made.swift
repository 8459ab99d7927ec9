import Glibc
import Model
import Store

/// A program of made-up partners with daily figures, the same in every run, made through the store.
struct Made {
    let path: String
    let summary: String

    private static let given = [
        "Anna", "Jakub", "Maja", "Tomasz", "Zofia", "Lars", "Ingrid", "Pierre", "Chloé", "Miguel",
        "Lucía", "Noah", "Olivia", "Wei", "Yuki", "Sebastian", "Hannah", "Oskar", "Elif", "Żaneta",
    ]
    private static let family = [
        "Kowalski", "Nowak", "Müller", "Schmidt", "Smith", "García", "Rossi", "Dubois", "Larsen",
        "Yılmaz", "Tanaka", "Wang", "Brown", "Wójcik", "Novák", "Silva", "Jansen", "Murphy",
    ]
    private static let firstDay = Day(year: 2024, month: 1, day: 1) ?? Day(number: 0)
    private static let dayCount = 731

    /// Opens the program that is there, or makes it.
    init(_ plan: Plan) throws {
        path = plan.folder + "/\(plan.partners)-\(plan.rows)"
        if !Store.isStore(path) {
            mkdir(plan.folder, 0o755)
            try Store.create(at: path)
            let store = try Store(
                path, session: Store.Session(user: "bench", now: { 1_767_225_600_000 }))
            try Made.save(Made.partners(plan.partners), in: store)
            try Made.save(try Made.figures(plan, in: store), in: store)
        }
        summary = "\(plan.partners) partners, about \(plan.rows) daily rows in \(path)"
    }

    private static func save(_ edits: [Edit], in store: Store) throws {
        let result = store.save(Change(kind: .import, edits: edits, summary: "made"))
        guard case .saved = result else { throw BenchError("not saved: \(result)") }
    }

    private static func id(_ number: Int) -> PartnerID {
        PartnerID("b-\(number)".utf8) ?? .program
    }

    private static func partners(_ count: Int) -> [Edit] {
        var dice = Dice(1)
        return (1...count).flatMap { number -> [Edit] in
            let (first, last) = (dice.pick(given), dice.pick(family))
            let joined = firstDay.advanced(by: dice.roll(700) - 400)
            let stage = dice.pick(Stage.allCases)
            let fields = [
                (FieldName.name, first + " " + last), (FieldName.source, "made"),
                (FieldName.email, "partner\(number)@site\(number % 977).example"),
                (FieldName.site, "https://site\(number % 977).example/\(number)"),
                (FieldName.country, dice.pick(["DE", "PL", "FR", "US", "GB", "JP", "TR"])),
                (FieldName.channel, dice.pick(["blog", "video", "coupon", "mail"])),
                (FieldName.owner, dice.pick(["kim", "lee", "sam"])),
                (FieldName.joined, joined.iso), (FieldName.stage, stage.word),
                (FieldName.entered + stage.word, joined.iso),
            ]
            return fields.map { Edit(partner: id(number), field: $0.0, new: $0.1, old: nil) }
        }
    }

    /// The edit that brings in one canonical file of all figures.
    private static func figures(_ plan: Plan, in store: Store) throws -> [Edit] {
        let metrics: [Metric] = [.clicks, .leads, .sales, .revenue, .commission]
        var bytes = Array(
            ("key,partner,day," + metrics.map(\.word).joined(separator: ",") + "\n").utf8)
        bytes.reserveCapacity(plan.rows * 40)
        var dice = Dice(2)
        var rows = 0
        for number in (1...plan.partners).sorted(by: { id($0) < id($1) }) where dice.roll(2) == 0 {
            let count = max(1, 2 * plan.rows / plan.partners)
            let step = max(1, dayCount / count)
            for place in 0..<min(count, dayCount) {
                let day = firstDay.advanced(by: place * step + dice.roll(step)).iso
                let (clicks, sales) = (1 + dice.roll(40), dice.roll(3))
                let revenue = sales * (900 + dice.roll(9000))
                bytes += ",\(id(number).text),\(day),\(clicks),\(sales),\(sales),\(revenue),".utf8
                bytes += "\(revenue / 10)\n".utf8
                rows += 1
            }
        }
        let last = firstDay.advanced(by: dayCount - 1)
        let file = try store.keepFigures(bytes, source: "made", kind: .daily, month: last)
        let batch = Batch(
            id: file.id, source: "made", kind: .daily, scope: .everyPartner, from: firstDay,
            to: last, metrics: MetricSet(metrics), currency: .euro, path: file.path, rows: rows)
        guard let batch else { throw BenchError("the figures cover no day") }
        return [Edit(partner: .program, field: batch.field, new: batch.line, old: nil)]
    }
}

/// Numbers that look random and are the same in every run.
private struct Dice {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func roll(_ sides: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % sides
    }

    mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[roll(choices.count)] }
}
