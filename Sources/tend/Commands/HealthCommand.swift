import ArgumentParser
import Insight
import Model
import Store
import ViewModel

/// `tend health`.
struct HealthCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "Audit the program: each check with its figure, verdict and what to do.",
        discussion: """
            Verdicts are fine, look and do. Ends with 1 if anything is to be done, so that a script \
            can tell. The filter finds the partners behind a check with tend list; with a check's \
            name they are printed here. --close keeps the audit, and the next one says what got \
            better or worse since and which partners came and went: tend health --close \
            --remark 'ready for Black Week'.
            """)
    @Argument(help: "A check's name, as --format csv prints it: the partners behind it.")
    var check: String?
    @Flag(name: .long, help: "Only what is not fine.") var open = false
    @Flag(name: .long, help: "Keep the audit as it stands, to hold the next one against it.")
    var close = false
    @Option(name: .long, help: "A remark on the audit that is closed.") var remark: String?
    @Flag(name: .long, help: "The audits that were closed, the latest first.") var closed = false
    @Option(name: .long, help: "table, csv, json or ndjson.") var format = TableFormat.table
    @OptionGroup var options: ProgramOptions
    @OptionGroup var lock: LockOptions

    func run() throws {
        try lock.begin(options)
        let session = try options.open()
        let checks = session.analysis.health()
        guard remark == nil || close else {
            throw CommandFailure.usage("--remark is for --close")
        }
        if close { return try keep(checks, remark ?? "", session) }
        if closed { return try printClosed(session) }
        if let check { return try HealthPartners(check, checks, session).print(as: format) }
        try audit(checks, session)
    }

    // MARK: - The audit

    private func audit(_ checks: [HealthCheck], _ session: Session) throws {
        let damaged = session.store.problems.count { $0.weight == .damage }
        let last = session.analysis.lastAudit
        let isCompared = format != .table || last != nil
        var rows = checks.filter { !open || $0.verdict != .fine }.map { check in
            cells(check) + (isCompared ? since(check, last, session) : [])
        }
        if !open || damaged > 0 {
            let none = Array(repeating: CellValue.absent, count: isCompared ? 4 : 0)
            rows.append(store(damaged) + none)
        }
        let words = [
            "group", "check", "verdict", "figure", "partners", "what_to_do", "filter",
        ]
        Table(
            words: words + (isCompared ? ["before", "change", "came", "went"] : []), rows: rows,
            currency: session.settings.currency
        ).print(as: format)
        if damaged > 0 || checks.contains(where: { $0.verdict == .act }) {
            throw CommandFailure.nothing()
        }
    }

    private func cells(_ check: HealthCheck) -> [CellValue] {
        let text = HealthText(check)
        let isTable = format == .table
        return [
            .text(check.kind.group.rawValue),
            .text(isTable ? text.title : check.word), .text(check.verdict.rawValue),
            figure(check.figure, text.figure), .count(Int64(check.rows.count)),
            isTable || !text.advice.isEmpty ? .text(text.advice) : .absent,
            check.filter.map(CellValue.text) ?? (isTable ? .text("") : .absent),
        ]
    }

    private func figure(_ figure: HealthCheck.Figure, _ text: String) -> CellValue {
        switch figure {
        case .unknown: .unknown
        case .notApplicable: .notApplicable
        default: .text(text)
        }
    }

    /// The verdict then, which way it went, and how many partners came and went.
    private func since(
        _ check: HealthCheck, _ last: Audit?, _ session: Session
    ) -> [CellValue] {
        guard let last else { return [.absent, .absent, .absent, .absent] }
        let change = session.analysis.change(of: check, since: last)
        func count(_ number: Int) -> CellValue {
            change.isWhoKnown ? .count(Int64(number)) : .unknown
        }
        return [
            change.before.map { .text($0.verdict) } ?? .absent, .text(change.direction.rawValue),
            count(change.entered.count), count(change.left.count),
        ]
    }

    private func store(_ damaged: Int) -> [CellValue] {
        [
            .text("data"), .text(format == .table ? "Every line of the store intact" : "store"),
            .text(damaged == 0 ? "fine" : "do"), .text("\(damaged) damaged"), .count(0),
            .text(damaged == 0 ? "" : "tend check tells where"), .text(""),
        ]
    }

    // MARK: - Closing

    private func keep(_ checks: [HealthCheck], _ text: String, _ session: Session) throws {
        let last = session.analysis.lastAudit
        try session.commit(
            session.analysis.closing(
                checks, by: session.user, text: text, key: RandomWord.next()))
        guard let last else { return }
        let directions = checks.map { session.analysis.change(of: $0, since: last).direction }
        Output.print(
            "since \(last.day.iso): \(directions.count { $0 == .better }) better, "
                + "\(directions.count { $0 == .worse }) worse")
    }

    private func printClosed(_ session: Session) throws {
        let rows = session.store.program.audits(until: session.today).reversed().map {
            audit -> [CellValue] in
            [
                .day(audit.day), .text(audit.by), .count(Int64(audit.count("do"))),
                .count(Int64(audit.count("look"))), .count(Int64(audit.count("fine"))),
                .text(audit.text),
            ]
        }
        Table(
            words: ["day", "by", "do", "look", "fine", "remark"], rows: Array(rows),
            currency: session.settings.currency
        ).print(as: format)
        if rows.isEmpty { throw CommandFailure.nothing() }
    }
}

/// The partners behind one check, and those who were at the last audit and are no more.
struct HealthPartners {
    private let check: HealthCheck
    private let session: Session

    init(_ word: String, _ checks: [HealthCheck], _ session: Session) throws(CommandFailure) {
        guard let check = checks.first(where: { $0.word == word }) else {
            let known = checks.map(\.word).joined(separator: ", ")
            throw .usage("there is no check ‘\(word)’: \(known)")
        }
        self.check = check
        self.session = session
    }

    func print(as format: TableFormat) throws {
        let analysis = session.analysis
        let change = analysis.lastAudit.map { analysis.change(of: check, since: $0) }
        let entered = Set(change?.entered ?? [])
        let isKnown = change?.isWhoKnown ?? false
        let here = check.rows.map { row in
            cells(row, isKnown ? .text(entered.contains(row) ? "came" : "stayed") : .absent)
        }
        let gone = (change?.left ?? []).compactMap { session.store.program.row(of: $0) }.map {
            cells($0, .text("went"))
        }
        Table(
            words: ["id", "name", "stage", "state", "since_last"], rows: here + gone,
            currency: session.settings.currency
        ).print(as: format)
        if here.isEmpty { throw CommandFailure.nothing() }
    }

    private func cells(_ row: Int, _ since: CellValue) -> [CellValue] {
        let program = session.store.program
        return [
            .text(program.ids[row].text), .text(program.displayName(row: row)),
            .stage(session.analysis.stages[row]), .state(session.analysis.states[row]), since,
        ]
    }
}
