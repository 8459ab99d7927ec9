import ArgumentParser
import Insight
import Model

/// `tend channels`.
struct ChannelsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "channels",
        abstract: "Print which recruiting channel brings partners, from contact to activity.",
        discussion: """
            Counts partners who were prospects here, each once: prospects, contacted, replied, \
            joined, active now.
            """)
    @Argument(help: "A filter as in the console; nothing for all.") var filter: [String] = []
    @Option(name: .long, help: "table, csv, json or ndjson.") var format = TableFormat.table
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        let partners = filter.isEmpty ? nil : try session.rows(filter)
        let report = session.analysis.channels(partners: partners)
        let table = Table(
            words: ["channel", "prospects", "contacted", "replied", "joined", "active"],
            rows: report.rows.map { row in
                [row.channel.map(CellValue.text) ?? .absent]
                    + [row.prospects, row.contacted, row.replied, row.joined, row.active].map {
                        .count(Int64($0))
                    }
            }, currency: session.settings.currency)
        table.print(as: format)
        if report.rows.isEmpty { throw CommandFailure.nothing() }
    }
}
