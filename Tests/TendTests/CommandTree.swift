import ArgumentParser
import FoundationEssentials

@testable import tend

/// The commands of the command line with what they take, as the argument parser itself tells.
struct CommandTree: Decodable {
    /// What can stand behind a command.
    struct Argument: Decodable {
        struct Name: Decodable {
            let name: String
        }

        let kind: String
        let names: [Name]?
        let valueName: String?
        let allValues: [String]?

        /// The longest way to write it, nil for what has no name.
        var word: String? {
            names?.map(\.name).max { $0.utf8.count < $1.utf8.count }.map { "--" + $0 }
        }
    }

    struct Command: Decodable {
        let commandName: String
        let subcommands: [Command]?
        let arguments: [Argument]?
    }

    /// A command that can be run.
    struct Leaf {
        let words: [String]
        let arguments: [Argument]

        /// The option of a name, nil if the command has none.
        func option(_ word: String) -> Argument? { arguments.first { $0.word == word } }

        /// Whether it prints tables.
        var hasTable: Bool { option("--format")?.allValues?.contains("table") == true }
    }

    let command: Command

    /// Every command there is, those that only hold others too.
    static let leaves: [Leaf] = {
        let told = Data(Tend._dumpHelp().utf8)
        let tree = try? JSONDecoder().decode(CommandTree.self, from: told)
        return tree?.command.subcommands?.flatMap { leaves(of: $0, below: []) } ?? []
    }()

    private static func leaves(of command: Command, below words: [String]) -> [Leaf] {
        let words = words + [command.commandName]
        let below = (command.subcommands ?? []).filter { $0.commandName != "help" }
        return [Leaf(words: words, arguments: command.arguments ?? [])]
            + below.flatMap { leaves(of: $0, below: words) }
    }
}
