import Insight
import Model
import Screen

@testable import ViewModel

/// A program whose figures nobody should have, on Sunday 22 November 2026.
struct OddProgram {
    /// A file of figures: its metrics, the currency of its money, and one row a partner and day.
    struct File {
        var metrics: [Metric]
        var values: [Int64]
        var days: ClosedRange<Int> = 1...90
        var currency = Currency.euro
        var source = "ea"
    }

    var console: Console

    init(
        partners: Int, _ files: [File], costs: [ProgramCost] = [],
        size: Size = Size(columns: 120, rows: 36), preferences: Preferences = .usual
    ) {
        let program = Program()
        for number in 0..<partners {
            let edits = [
                ("name", "P\(number)"), ("stage", "engagement"), ("joined", "2026-01-05"),
                ("source", "ea"),
            ].map { Edit(partner: Fixture.id("p\(number)"), field: $0.0, new: $0.1, old: nil) }
            program.apply(Fixture.event(number + 1, edits))
        }
        let loaded = files.enumerated().map { index, file in
            OddProgram.batch(index, file, partners: partners, program)
        }
        let figures = Figures(
            loaded.compactMap { $0 }, partnerCount: program.ids.count, currency: .euro
        ) { program.reservedRow(of: $0) }
        var settings = ProgramSettings(name: "odd", currency: .euro)
        settings.costs = costs
        console = Console(
            .program(
                Analysis(
                    program: program, figures: figures, settings: settings, today: Fixture.today)),
            options: Console.Options(
                user: "ann", isASCII: false, isReadOnly: false, themes: []),
            preferences: preferences, views: [], recent: [], size: size, noteSeed: "k")
    }

    private static func batch(
        _ index: Int, _ file: File, partners: Int, _ program: Program
    ) -> LoadedBatch? {
        var lines = ["key,partner,day," + file.metrics.map(\.word).joined(separator: ",")]
        for partner in (0..<partners).map({ "p\($0)" }).sorted() {
            for ago in file.days.reversed() where (ago + 200) % 4 == 1 {
                let day = Fixture.today.advanced(by: -ago)
                lines.append(
                    ",\(partner),\(day.iso)," + file.values.map(String.init).joined(separator: ","))
            }
        }
        let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
        let rows = bytes.withUnsafeBufferPointer { buffer in
            Result { () throws(CanonicalFigures.Damage) in
                try CanonicalFigures.read(buffer) { program.reservedRow(of: $0) }
            }
        }
        return Batch(
            id: "0000000\(index)", source: file.source, kind: .daily, scope: .everyPartner,
            from: Fixture.today.advanced(by: -file.days.upperBound),
            to: Fixture.today.advanced(by: -file.days.lowerBound), metrics: MetricSet(file.metrics),
            currency: file.metrics.contains(where: \.isMoney) ? file.currency : nil,
            path: "stats/x.csv", rows: lines.count - 1
        ).map {
            LoadedBatch(batch: $0, stamp: Stamp(lamport: 1 + index, replica: "k"), rows: rows)
        }
    }

    @discardableResult
    mutating func press(_ keys: String) -> [Effect] {
        (KeyNotation.typed(keys) ?? []).flatMap { console.handle(.input(.key($0))) }
    }

    var lines: [String] {
        mutating get { console.frame().lines.map(\.plain) }
    }
}
