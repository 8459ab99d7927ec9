import ArgumentParser
import Model
import Store

/// `tend check`.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Read everything again and tell what is not as it should be.",
        discussion:
            "Exit: 0 clean or notes only, 1 damage, 3 unreadable. --repair throws nothing away.")
    @Option(
        name: .long, help: "Take a damaged line as it reads: a copy with the right check is saved.")
    var accept: [String] = []
    @Flag(name: .long, help: "Move what cannot be used to .local/damaged, and say so.")
    var repair = false
    @OptionGroup var options: ProgramOptions

    func run() throws {
        if !accept.isEmpty { try take() }
        if repair { try mend() }
        let session = try options.open()
        let problems = session.store.check()
        for problem in problems {
            Output.print((problem.weight == .damage ? "damage  " : "note    ") + problem.line)
        }
        let program = session.store.program
        Output.print(
            Counted.text(program.partnerCount, "partner") + ", "
                + Counted.text(program.batches.count, "file") + " of figures, "
                + "\(problems.count { $0.weight == .damage }) damaged places, "
                + "\(problems.count { $0.weight == .note }) notes")
        if problems.contains(where: { $0.weight == .damage }) { throw CommandFailure.nothing() }
    }

    private func take() throws {
        let session = try options.open()
        for place in accept {
            do { Output.print("accepted \(place): " + (try session.store.accept(place))) } catch {
                throw CommandFailure.file(error.description)
            }
        }
    }

    private func mend() throws {
        let session = try options.open()
        do {
            for mended in try session.store.repair() { Output.print("moved   " + mended.line) }
        } catch { throw CommandFailure.file(error.description) }
    }
}
