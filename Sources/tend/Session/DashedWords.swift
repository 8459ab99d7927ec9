/// Words of a command line that begin with a minus and are no options.
///
/// `tend list -is:quiet` asks for partners that are not quiet, and `tend tag -vip ea-12` takes a
/// tag off. The argument parser would look for options of these names, so such words get a blank
/// before them, which it passes on and the commands drop.
enum DashedWords {
    /// Commands whose words are a filter or a tag; they have no options with one dash but `-h`.
    private static let commands: Set = [
        "list", "kpi", "triage", "channels", "recipients", "digest", "payouts", "tag",
    ]

    /// The arguments with such words made safe; nothing behind `--` is touched.
    static func guarded(_ arguments: [String]) -> [String] {
        guard let command = arguments.first else { return arguments }
        var result = [command]
        for (before, word) in zip(arguments, arguments.dropFirst()) {
            if word == "--" { return result + arguments.dropFirst(result.count) }
            result.append(isWord(word, after: before, of: command) ? " " + word : word)
        }
        return result
    }

    /// The word as it was typed.
    static func plain(_ word: String) -> String {
        word.utf8.starts(with: " -".utf8) ? String(word.dropFirst()) : word
    }

    /// Whether a word is a filter or a tag, and not an option or an option's value.
    private static func isWord(_ word: String, after before: String, of command: String) -> Bool {
        let bytes = Array(word.utf8.prefix(2))
        guard bytes.count == 2, bytes[0] == 0x2D, bytes[1] != 0x2D, word != "-h" else {
            return false
        }
        if before == "--filter" { return true }
        guard commands.contains(command) else { return false }
        let isValue = before.utf8.starts(with: "--".utf8) && !before.utf8.contains(0x3D)
        return !isValue || word.utf8.contains(0x3A)
    }
}
