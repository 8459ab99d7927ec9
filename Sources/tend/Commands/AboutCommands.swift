import ArgumentParser
import Screen
import Terminal
import ViewModel

/// `tend themes`.
struct ThemesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "themes", abstract: "List the themes and check their files.",
        discussion: "The number is the lowest contrast of any text; 4.5 is the least to aim at.")

    func run() throws {
        for theme in ThemeShelf.all {
            let isLow = (theme.lowestContrast ?? 21) < 4.5
            Output.print(
                SafeText(theme.name).fitted(to: 22) + SafeText(theme.kind.rawValue).fitted(to: 10)
                    + SafeText(ContrastText.of(theme)).fitted(to: 4, .right)
                    + (isLow ? " !  " : "    ") + SafeText(theme.summary))
        }
        for mistake in ThemeShelf.mistakes { Output.complain("tend: " + mistake) }
        if !ThemeShelf.mistakes.isEmpty { throw CommandFailure.nothing() }
    }
}

/// `tend keys`.
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "List the console's commands with their keys.",
        discussion: """
            The words in the middle are those of settings.yaml, where keys can be bound: \
            keys: {next-pane: <C-w>, filter: [/, <C-f>]}
            """)

    func run() throws {
        let settings = PersonSettings.read()
        for group in CommandGroup.allCases {
            Output.print(group.rawValue)
            for entry in settings.commands where entry.group == group { Output.print(line(entry)) }
        }
        for problem in settings.problems { Output.complain("tend: " + problem) }
        if !settings.problems.isEmpty { throw CommandFailure.nothing() }
    }

    private func line(_ entry: CommandEntry) -> SafeText {
        let keys = entry.keys.map { KeyNotation.label($0) }.joined(separator: "  ")
        return "  " + SafeText(keys).fitted(to: 14)
            + SafeText(entry.command.rawValue).fitted(to: 18)
            + SafeText(Catalogue.english[.name(of: entry.command)])
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
        line("settings", PersonSettings.path)
        line("choices", PreferencesFile.usual.path)
        line("program", Session.find(options.program) ?? "none at or above this folder")
        let problems = PersonSettings.read().problems + ThemeShelf.mistakes
        for problem in problems { line("problem", problem) }
        if problems.isEmpty { line("problems", "none in settings, keys and themes") }
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
