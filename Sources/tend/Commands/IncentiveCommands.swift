import ArgumentParser
import Insight
import Model
import Store

/// `tend incentives`.
struct IncentivesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "incentives",
        abstract:
            "Print incentives, or who has reached one, is on the way, and what is to be paid.",
        discussion: """
            tend incentives · tend incentives 'Winter 20' · tend incentives 'Winter 20' --state \
            open · tend incentives 'Winter 20' --paid marks all bonuses due as paid today. Revenue \
            is that of the partners compared, expected what it would have been as before: the same \
            partners over as many days before; for newcomers those who joined in as many days \
            before, each over its own days; for recruits those brought in as many days before. \
            Extra is the difference, to be held against the cost.
            """)
    @Argument(help: "The incentive's name; nothing for all of them.") var name: String?
    @Option(name: .long, help: "met, open, missed or unknown.") var state: String?
    @Flag(name: .long, help: "Only those with little missing.") var near = false
    @Flag(name: .long, help: "Order by what was reached: a contest's board.") var board = false
    @Flag(name: .long, help: "Say that the bonuses due were paid today.") var paid = false
    @Option(name: .long, help: "table, csv, json or ndjson.") var format = TableFormat.table
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let state = try self.state.map { word throws(CommandFailure) in
            try chosen(word, "--state", IncentiveReport.Standing.State.self)
        }
        let session = try options.open()
        guard let name else { return try printAll(session) }
        let incentive = try named(name, session.store.program.incentives, name: \.name)
        let report = session.analysis.report(on: incentive)
        if paid { return try pay(report, session) }
        if board { return try printBoard(report, session) }
        var standings = near ? report.oneStepAway : report.standings
        if let state { standings.removeAll { $0.state != state } }
        try print(standings, report, session)
    }

    private func printAll(_ session: Session) throws {
        let rows = session.store.program.incentives.map { row($0, session) }
        let words = [
            "key", "name", "kind", "from", "to", "in", "met", "one_step", "cost", "due",
            "revenue", "expected", "rule", "announced", "closed", "bonus_unknown", "told",
            "compared", "compared_with", "extra",
        ]
        Table(words: words, rows: rows, currency: session.settings.currency).print(as: format)
        if rows.isEmpty { throw CommandFailure.nothing() }
    }

    private func row(_ incentive: Incentive, _ session: Session) -> [CellValue] {
        let report = session.analysis.report(on: incentive)
        let uplift = session.analysis.uplift(of: report)
        func money(_ units: Int64?) -> CellValue { units.map(CellValue.money) ?? .unknown }
        return [
            .text(incentive.key), .text(incentive.name), .text(incentive.kind.rawValue),
            .day(incentive.from), incentive.to.map(CellValue.day) ?? .absent,
            .count(Int64(report.standings.count)), .count(Int64(report.standings(.met).count)),
            .count(Int64(report.oneStepAway.count)), .money(report.cost), .money(report.due),
            money(uplift.revenue), money(uplift.expected),
            .text(CampaignText.line(incentive, currency: session.settings.currency)),
            incentive.announced.isEmpty ? .absent : .text(incentive.announced),
            session.store.program.result(of: incentive).map { .day($0.day) } ?? .absent,
            .count(Int64(report.unknownBonuses)), .text(uplift.verdict.rawValue),
            .count(Int64(uplift.partners)), .count(Int64(uplift.partnersBefore)),
            money(uplift.extra),
        ]
    }

    private func print(
        _ standings: [IncentiveReport.Standing], _ report: IncentiveReport, _ session: Session
    ) throws {
        let program = session.store.program
        let isMoney = report.incentive.metric.isMoney && report.incentive.kind != .recruitment
        func amount(_ value: Int64) -> CellValue { isMoney ? .money(value) : .count(value) }
        let rows = standings.map { standing -> [CellValue] in
            [
                .text(program.ids[standing.row].text),
                .text(program.displayName(row: standing.row)), .text(standing.state.rawValue),
                standing.done.map(amount) ?? .unknown, amount(standing.missing),
                standing.last.map(CellValue.day) ?? .absent,
                standing.bonus.map(CellValue.money)
                    ?? (standing.state == .met ? .unknown : .absent),
                .text(standing.isPaid ? "yes" : "no"),
            ]
        }
        let words = ["id", "name", "state", "done", "missing", "until", "bonus", "paid"]
        Table(words: words, rows: rows, currency: session.settings.currency).print(as: format)
        if rows.isEmpty { throw CommandFailure.nothing() }
    }

    /// The board as it stands, or as it was when the contest was closed.
    private func printBoard(_ report: IncentiveReport, _ session: Session) throws {
        let program = session.store.program
        let isMoney = report.incentive.metric.isMoney && report.incentive.kind != .recruitment
        let places: [(place: Int, id: PartnerID, done: Int64)] =
            program.result(of: report.incentive)?.winners.map { ($0.place, $0.partner, $0.done) }
            ?? report.places.map { ($0.place, program.ids[$0.standing.row], $0.standing.done ?? 0) }
        let rows = places.map { place, id, done -> [CellValue] in
            let name = program.row(of: id).map { program.displayName(row: $0) } ?? id.text
            return [
                .count(Int64(place)), .text(id.text), .text(name),
                isMoney ? .money(done) : .count(done),
            ]
        }
        Table(
            words: ["place", "id", "name", "done"], rows: rows, currency: session.settings.currency
        ).print(as: format)
        if rows.isEmpty { throw CommandFailure.nothing() }
    }

    private func pay(_ report: IncentiveReport, _ session: Session) throws {
        try session.commit(
            session.analysis.paying(report, rows: report.standings.map(\.row)))
    }
}

/// `tend incentive`.
struct IncentiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "incentive", abstract: "Write an incentive down, change it, or take it away.",
        discussion: """
            tend incentive 'Winter 20: 12 sales from 2026-10-01 to 2026-12-31 pays 50' · \
            'First sale: 1 sale within 30d from 2026-01-01 pays 5% of revenue' · \
            'Bring a partner: recruits with 1 sale from 2026-01-01 pays 40 monthly' · at the end \
            perhaps for FILTER. A bonus for each recruit or a share is paid when no more can come; \
            with monthly, what had come by the end of each month is paid after it, nothing twice. \
            The same name changes the one there is.
            """)
    @Argument(help: "The name, a colon, and the rule.") var rule: String
    @Option(name: .long, help: "Where it was announced.") var announced: String?
    @Flag(name: .long, help: "Take the one of this name away.") var remove = false
    @Flag(name: .long, help: "Put the winners on record, once its last day is over.")
    var close = false
    @Option(name: .long, help: "How many places of a contest win.") var places = 3
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        let known = session.store.program.incentives
        if remove {
            return try takeAway(try named(rule, known, name: \.name).field, in: session)
        }
        if close { return try end(try named(rule, known, name: \.name), in: session) }
        if let announced, var incentive = known.first(where: { $0.name == rule }) {
            incentive.announced = announced
            return try keep(incentive, in: session)
        }
        func read(_ key: String) -> Incentive? {
            CampaignText.incentive(
                rule, key: key, today: session.today, currency: session.settings.currency)
        }
        guard let new = read("") else {
            throw CommandFailure.usage(
                "an incentive is a name, a colon, what to reach, when, and what it pays: "
                    + "‘Winter: 12 sales from 2026-10-01 to 2026-12-31 pays 50’")
        }
        if !new.filter.isEmpty { _ = try session.rows([new.filter]) }
        let old = known.first { $0.name == new.name }
        guard var incentive = read(old?.key ?? RandomWord.next()) else { return }
        incentive.announced = announced ?? old?.announced ?? ""
        try keep(incentive, in: session)
    }

    private func end(_ incentive: Incentive, in session: Session) throws {
        guard (1...1000).contains(places) else {
            throw CommandFailure.usage("--places goes from 1 to 1000")
        }
        guard let last = incentive.to, last < session.today else {
            throw CommandFailure.nothing(
                incentive.to.map { "it runs until \($0.iso)" } ?? "it runs until further notice")
        }
        guard session.store.program.result(of: incentive) == nil else {
            throw CommandFailure.nothing("it is closed already: tend undo takes that back")
        }
        guard let result = session.analysis.ending(of: incentive, places: places) else {
            throw CommandFailure.nothing("nobody brought anything")
        }
        try keep(result, in: session)
        for winner in result.winners { Output.print("\(winner.place). \(winner.partner.text)") }
    }
}
