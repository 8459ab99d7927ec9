import ArgumentParser
internal import Glibc
import Screen

/// The command line: what a person types after `tend`.
struct Tend: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tend",
        abstract: "A terminal console for people who run affiliate and partner programs.",
        discussion: """
            tend alone opens the console on the program at or above this folder. \
            Exit: 0 done, 1 nothing found or a check failed, 2 wrong use, 3 a file could not be \
            read or written.
            """,
        version: "tend 0.1.0",
        subcommands: [
            OpenCommand.self, DemoCommand.self, NewCommand.self, ImportCommand.self,
            ListCommand.self, ShowCommand.self, KPICommand.self, TopCommand.self,
            HealthCommand.self, DigestCommand.self,
            TriageCommand.self, ChannelsCommand.self, EffectCommand.self, BacktestCommand.self,
            RhythmCommand.self,
            ScreenCommand.self,
            NoteCommand.self, TagCommand.self, MoveCommand.self, OwnerCommand.self,
            ArchiveCommand.self, MergeCommand.self, SplitCommand.self, LookAlikesCommand.self,
            EditCommand.self, LogCommand.self, TaskCommand.self,
            IncentivesCommand.self, IncentiveCommand.self, TiersCommand.self, TierCommand.self,
            PromotionsCommand.self, PromotionCommand.self, PayoutsCommand.self,
            SuppressCommand.self, RecruitsCommand.self, ResourcesCommand.self,
            ResourceCommand.self, SurveyCommand.self, SetCommand.self, GoalCommand.self,
            AgreeCommand.self, TermsCommand.self,
            ReviewCommand.self, ReviewsCommand.self, ReasonCommand.self, SnoozeCommand.self,
            DeclineCommand.self,
            NoContactCommand.self, TemplatesCommand.self,
            DraftCommand.self, SendCommand.self, OutboxCommand.self, OutreachCommand.self,
            AnswersCommand.self, NewsletterCommand.self, RecipientsCommand.self,
            UndoCommand.self, HistoryCommand.self,
            CheckCommand.self, SyncCommand.self,
            ThemesCommand.self, KeysCommand.self, DoctorCommand.self, CompletionsCommand.self,
            ManualCommand.self,
        ],
        defaultSubcommand: OpenCommand.self)
}

/// Runs the command line and turns every ending into one of the documented exit codes.
@main
enum Main {
    static func main() {
        signal(SIGPIPE, SIG_IGN)
        // Nothing of a program is for everybody on the machine, whoever writes it for us.
        umask(umask(0o027) | 0o027)
        Files.holdStandardStreams()
        do {
            var command = try Tend.parseAsRoot(DashedWords.guarded(words()))
            try command.run()
        } catch { end(with: error) }
        Output.flushOrFail()
    }

    /// The words behind the program's name; throws for one that is not UTF-8, as the library would
    /// put others in the place of its bytes and nobody would hear of it.
    private static func words() throws(CommandFailure) -> [String] {
        let words = CommandLine.arguments
        for (index, word) in words.enumerated().dropFirst() {
            guard let bytes = CommandLine.unsafeArgv[index],
                String(validatingCString: bytes) == nil
            else { continue }
            throw .usage(
                "word \(index), ‘\(word)’, is not UTF-8: is the terminal set to something else?")
        }
        return Array(words.dropFirst())
    }

    private static func end(with error: any Error) -> Never {
        if let failure = error as? CommandFailure {
            Output.flushOrFail()
            if !failure.text.isEmpty { Output.complain("tend: " + failure.text) }
            exit(failure.code)
        }
        let code = Tend.exitCode(for: error).rawValue
        let message = Tend.fullMessage(for: error)
        if code == 0 {
            Output.print(lines: message)
            Output.flushOrFail()
            exit(0)
        }
        Output.complain("tend: " + oneLine(message))
        exit(code == 64 ? 2 : code)
    }

    /// What is wrong and where help is, of the several lines the library gives.
    private static func oneLine(_ message: String) -> String {
        let lines = message.utf8.split(separator: 0x0A).map {
            var line = $0.drop { $0 == 0x20 }
            if line.starts(with: "Error: ".utf8) { line = line.dropFirst(7) }
            return String(decoding: line, as: UTF8.self)
        }
        guard let first = lines.first, let last = lines.last, lines.count > 1 else {
            return lines.first ?? ""
        }
        return last.utf8.starts(with: "See ".utf8) ? first + "; " + last : first
    }
}

/// Why a command ends without having done what it was asked for.
struct CommandFailure: Error {
    let code: Int32
    let text: String

    /// Nothing was found, or a check failed; there may be nothing more to say.
    static func nothing(_ text: String = "") -> CommandFailure {
        CommandFailure(code: 1, text: text)
    }
    /// The command was used wrongly.
    static func usage(_ text: String) -> CommandFailure { CommandFailure(code: 2, text: text) }
    /// A store or file could not be read or written.
    static func file(_ text: String) -> CommandFailure { CommandFailure(code: 3, text: text) }
}
