import ArgumentParser
import Model

/// `tend decline`.
struct DeclineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decline",
        abstract: "Put on record that partners said no, and when they may be asked again.",
        discussion:
            "tend decline ea-12 --until 2027-05-01 · tend decline ea-12 --never · "
            + "tend decline ea-12 --clear. Until that day nobody writes to them, and triage leaves "
            + "them out; on that day they come back.")
    @Argument(help: "The partners' ids.") var ids: [String] = []
    @Option(name: .long, help: "Ask again on this day, YYYY-MM-DD.") var until: String?
    @Flag(name: .long, help: "Never ask again.") var never = false
    @Flag(name: .long, help: "Take the no back.") var clear = false
    @OptionGroup var targets: TargetOptions
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        let value = try value(session.today)
        let partners = try session.partners(ids, filter: targets.filter)
        try session.commit(
            session.change(.set(field: FieldName.declined, value: value), partners))
    }

    private func value(_ today: Day) throws(CommandFailure) -> String? {
        switch (until, never, clear) {
        case (let text?, false, false):
            let day = try Day.given(text, for: "--until")
            guard day > today else {
                throw .usage("--until \(text): give a day after \(today.iso)")
            }
            return day.iso
        case (nil, true, false): return "never"
        case (nil, false, true): return nil
        default: throw .usage("give one of --until, --never or --clear")
        }
    }
}

/// `tend no-contact`.
struct NoContactCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "no-contact",
        abstract: "Say that partners are not to be contacted at all, or again with --clear.")
    @Argument(help: "The partners' ids.") var ids: [String] = []
    @Flag(name: .long, help: "They may be contacted again.") var clear = false
    @OptionGroup var targets: TargetOptions
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        let partners = try session.partners(ids, filter: targets.filter)
        let value = clear ? nil : session.today.iso
        try session.commit(
            session.change(.set(field: FieldName.noContact, value: value), partners))
    }
}
