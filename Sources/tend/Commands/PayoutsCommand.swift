import ArgumentParser
import Exchange
import Insight
import Model
import Store

/// `tend payouts`.
struct PayoutsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payouts",
        abstract: "Print who is owed what and why it is held back; write and read PayPal's files.",
        discussion: """
            tend payouts --month 2026-10 --minimum '50 EUR, 60 USD'
            tend payouts --month 2026-10 --paypal ~/payouts      files, and the record of them
            tend payouts --result PayPal-result.csv              what became of them

            Owed is commission and bonuses minus all payouts: imported ones, and those in files \
            written here, until their result says that they failed. An imported payout of exactly \
            such an amount within 14 days is taken for the same money. Where no file tells payouts \
            it is ? unless --settled says up to which day all was paid. Each currency stands by \
            itself. The field payment is the address, or PayPal for the one mail goes to. --pay pays a partner whose address is shared or whose commission jumped.
            """)
    @Argument(help: "A filter; nothing for all partners.") var filter: [String] = []
    @Option(name: .long, help: "Pay what was earned up to the end of this month, YYYY-MM.")
    var month: String?
    @Option(
        name: .long, help: "From how much on, as 50, or '50 EUR, 60 USD'; else as settings say.")
    var minimum: String?
    @Option(
        name: .long, help: "All earned up to this day is paid, YYYY-MM-DD; else as settings say.")
    var settled: String?
    @Option(name: .long, help: "Pay this partner though its address is shared or it jumped.")
    var pay: [String] = []
    @Option(name: .long, help: "Write files for PayPal into this folder and put them on record.")
    var paypal: String?
    @Option(name: .long, help: "At most so many rows a file; PayPal takes no more than 5000.")
    var rows = PayPalFile.rowLimit
    @Option(name: .long, help: "What receivers read; else the program's name and the month.")
    var note: String?
    @Option(name: .long, help: "Read PayPal's result and record who got the money.")
    var result: String?
    @Option(name: .long, help: "table, csv, json or ndjson.") var format = TableFormat.table
    @OptionGroup var options: ProgramOptions

    func run() throws {
        guard result == nil || paypal == nil else {
            throw CommandFailure.usage("--paypal writes files, --result reads one: one at a time")
        }
        guard (1...PayPalFile.rowLimit).contains(rows) else {
            throw CommandFailure.usage("--rows goes from 1 to \(PayPalFile.rowLimit)")
        }
        let session = try options.open()
        if let result { return try read(result, session) }
        let lines = session.analysis.payouts(
            try question(session), rows: try session.rows(filter))
        if let paypal { return try write(lines, into: paypal, session) }
        PayoutTable(lines, session: session).print(as: format)
        if format == .table { printGrowing(session.analysis) }
        if lines.isEmpty { throw CommandFailure.nothing() }
    }

    private func printGrowing(_ analysis: Analysis) {
        for (name, partners, hasEnd) in analysis.growingBonuses {
            let when =
                hasEnd
                ? "it is paid when its days are over"
                : "it has no last day: give it one, or let it be paid monthly"
            Output.print(
                "\(name): the bonus of \(partners) is earned but may still grow; " + when)
        }
    }

    private func question(_ session: Session) throws(CommandFailure) -> PayoutQuestion {
        var question = PayoutQuestion(
            settled: session.settings.payoutsSettled, minimum: session.settings.payoutMinimum)
        if let month { question.until = try PayoutsCommand.end(of: month) }
        if let settled {
            guard let day = Day(iso: settled.utf8) else {
                throw .usage("--settled \(settled): this is not a day as YYYY-MM-DD")
            }
            question.settled = day
        }
        if let minimum {
            guard let amounts = PayoutMinimum(minimum, usual: session.settings.currency) else {
                throw .usage("--minimum \(minimum): write 50, 50 EUR, or '50 EUR, 60 USD'")
            }
            question.minimum = amounts
        }
        return question
    }

    private static func end(of month: String) throws(CommandFailure) -> Day {
        guard let first = Day(iso: (month + "-01").utf8) else {
            throw .usage("--month \(month): this is not a month as YYYY-MM")
        }
        let civil = first.civil
        return first.advanced(by: Day.length(ofMonth: civil.month, year: civil.year) - 1)
    }

    // MARK: - Files

    private func write(_ lines: [PayoutLine], into folder: String, _ session: Session) throws {
        guard !options.readOnly else {
            throw CommandFailure.usage("--read-only writes nothing, so no files for PayPal either")
        }
        if let why = PayoutRun.refusal(session) { throw CommandFailure.file(why) }
        var plan = PayoutRun.Plan(
            key: RandomWord.next(),
            note: note ?? "\(session.settings.name) \(month ?? session.today.iso)")
        plan.rowLimit = rows
        if !pay.isEmpty {
            let ids = try session.partners(pay, filter: nil)
            plan.released = Set(ids.compactMap { session.store.program.row(of: $0) })
        }
        let run = PayoutRun(lines, plan, session: session)
        let program = session.store.program
        for (row, why) in run.refused {
            Output.complain("tend: \(program.ids[row].text): not paid: \(why)")
        }
        if run.heldCount > 0 {
            Output.complain("tend: \(run.heldCount) held back: tend payouts says why")
        }
        guard let change = run.change else {
            throw CommandFailure.nothing("there is nobody to pay")
        }
        try PayoutFiles(folder: folder).write(run.files) { record(change, session) }
        for file in run.files {
            var sum = Money(minorUnits: 0, currency: file.rows[0].amount.currency)
            for row in file.rows { sum = sum.adding(row.amount) ?? sum }
            Output.print(
                "\(folder)/\(file.name): \(sum.plain) \(sum.currency.code), "
                    + "receivers: \(file.rows.count)")
        }
    }

    private func record(_ change: Change, _ session: Session) -> Sending.Saving {
        switch session.store.save(change) {
        case .saved(let event, _):
            Output.hasSaved = true
            let partners = Set(change.edits.map(\.partner).filter { $0 != .program }).count
            Output.print("saved \(event.id.written): payouts, \(Counted.text(partners, "partner"))")
            return .saved
        case .notSaved(let why): return .failed("not saved, nobody is paid: " + why)
        case .unknown(let why):
            return .unknown("it is unknown whether this was saved, open again to see: " + why)
        }
    }

    // MARK: - The result

    private func read(_ path: String, _ session: Session) throws {
        let bytes: [UInt8]
        switch Files.load(path, limit: 64 << 20) {
        case .success(let content): bytes = content
        case .failure(let failure): throw CommandFailure.file("\(path): \(failure.text)")
        }
        let result: PayPalResult
        do throws(Refusal) { result = try PayPalResult(bytes) } catch {
            throw CommandFailure.file("\(path): \(error.text)")
        }
        let answers = PayoutAnswers(
            result, program: session.store.program, today: session.today)
        for (line, what) in answers.problems {
            Output.complain("tend: \(path):\(line): \(what)")
        }
        for (partner, payment) in answers.failed {
            Output.print(
                "not paid \(partner.text): \(payment.amount.plain) "
                    + "\(payment.amount.currency.code), \(payment.text)")
        }
        let name = path.utf8.split(separator: 0x2F).last.map {
            String(decoding: $0, as: UTF8.self)
        }
        try session.commit(answers.change(file: name ?? path))
        let words = [Payment.State.paid, .waiting, .failed].compactMap { state in
            answers.counts[state].map { "\($0) \(state.rawValue)" }
        }
        if !words.isEmpty { Output.print(words.joined(separator: ", ")) }
        if answers.matchedCount == 0 || !answers.problems.isEmpty { throw CommandFailure.nothing() }
    }
}
