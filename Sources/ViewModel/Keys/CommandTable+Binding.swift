import Screen

/// A person's own keys for a command, with what is wrong with them.
extension CommandTable {
    /// The shipped commands with some bound to other keys; a command with none left has no key.
    public static func bound(_ bindings: [(command: Command, keys: [KeySequence])])
        -> [CommandEntry]
    {
        entries.map { entry in
            guard let binding = bindings.last(where: { $0.command == entry.command }) else {
                return entry
            }
            return CommandEntry(
                command: entry.command, keys: binding.keys, group: entry.group,
                commandLine: entry.commandLine)
        }
    }

    /// What is wrong with a table of keys: two commands on the same keys, or keys that can never
    /// be finished because their beginning is bound by itself.
    public static func conflicts(in entries: [CommandEntry]) -> [String] {
        let bound = entries.flatMap { entry in entry.keys.map { (keys: $0, entry: entry) } }
        var conflicts: [String] = []
        for (index, first) in bound.enumerated() {
            for second in bound[(index + 1)...] {
                let names = "\(first.entry.command.rawValue) and \(second.entry.command.rawValue)"
                if first.keys == second.keys {
                    conflicts.append("\(KeyNotation.label(first.keys)) is bound to \(names)")
                } else if first.keys.starts(with: second.keys)
                    || second.keys.starts(with: first.keys)
                {
                    let shorter = first.keys.count < second.keys.count ? first.keys : second.keys
                    conflicts.append(
                        "\(KeyNotation.label(shorter)) hides longer keys: \(names)")
                }
            }
        }
        return conflicts
    }
}
