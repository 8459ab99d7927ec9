import ArgumentParser
import Screen
import Terminal
import ViewModel

/// `tend themes`.
struct ThemesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "themes", abstract: "List the themes.")

    func run() {
        for theme in ThemeShelf.all {
            Output.print(
                SafeText(theme.name).fitted(to: 22) + SafeText(theme.kind.rawValue).fitted(to: 10)
                    + SafeText(theme.summary))
        }
        for mistake in ThemeShelf.mistakes { Output.complain("tend: " + mistake) }
    }
}

/// `tend keys`.
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "List the console's keys.")

    func run() {
        for group in CommandGroup.allCases {
            Output.print(group.rawValue)
            for entry in CommandTable.entries where entry.group == group {
                let keys = entry.keys.map { KeyNotation.label($0) }.joined(separator: "  ")
                Output.print(
                    "  " + SafeText(keys).fitted(to: 24)
                        + SafeText(Catalogue.english[.name(of: entry.command)]))
            }
        }
    }
}

/// `tend doctor`.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Tell what the terminal, the locale and the files allow.")
    @OptionGroup var options: ProgramOptions

    func run() {
        let capabilities = TerminalCapabilities(environment: .current)
        line("terminal", Surroundings.variable("TERM") ?? "TERM is not set")
        line("standard input", capabilities.isInputTerminal ? "a terminal" : "not a terminal")
        line("standard output", capabilities.isOutputTerminal ? "a terminal" : "not a terminal")
        line("colours", "\(capabilities.depth)")
        line(
            "letters",
            capabilities.isUTF8 ? "UTF-8" : "the locale is not UTF-8: only ASCII is drawn")
        if let size = capabilities.size { line("size", "\(size.columns)x\(size.rows)") }
        line("themes", "\(ThemeShelf.all.count), and your own in \(Surroundings.themeFolder)")
        line("choices", PreferencesFile.usual.path)
        line("program", Session.find(options.program) ?? "none at or above this folder")
    }

    private func line(_ name: String, _ value: String) {
        Output.print(SafeText(name).fitted(to: 18) + SafeText(value))
    }
}

/// `tend completions`.
struct CompletionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completions", abstract: "Print a completion script for bash, zsh or fish.")
    @Argument(help: "bash, zsh or fish.") var shell: String

    func run() throws {
        guard let shell = CompletionShell(rawValue: shell) else {
            throw CommandFailure.usage("‘\(shell)’ is no known shell: bash, zsh, fish")
        }
        Output.write(Array(Tend.completionScript(for: shell).utf8) + [0x0A])
    }
}
