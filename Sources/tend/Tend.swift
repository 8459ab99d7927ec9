import ArgumentParser

/// The command line: what a person types after `tend`.
@main
struct Tend: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tend",
        abstract: "A terminal console for people who run affiliate and partner programs.",
        version: "0.1.0")
}
