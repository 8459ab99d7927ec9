public import Screen

/// Turns keys into commands, remembering the beginning of a sequence.
public struct Keymap: Sendable {
    /// What a key led to.
    public enum Answer: Hashable, Sendable {
        case command(Command)
        /// More keys must follow.
        case prefix
        case nothing
    }

    private var pending: KeySequence = []
    private let bindings: [KeySequence: Command]

    /// The keymap of the table of commands.
    public init(_ entries: [CommandEntry] = CommandTable.entries) {
        var bindings: [KeySequence: Command] = [:]
        for entry in entries {
            for keys in entry.keys { bindings[keys] = entry.command }
        }
        self.bindings = bindings
    }

    /// The keys typed so far of a sequence that is not complete.
    public var prefix: KeySequence { pending }

    /// Begins anew after a prefix that led nowhere.
    mutating func forgetPrefix() { pending = [] }

    /// What may follow the keys typed so far, with what it leads to.
    public var continuations: [(key: Key, command: Command)] {
        bindings.compactMap { keys, command in
            keys.count == pending.count + 1 && keys.starts(with: pending)
                ? (keys[pending.count], command) : nil
        }.sorted { KeyNotation.label($0.0) < KeyNotation.label($1.0) }
    }

    /// Takes one more key.
    public mutating func press(_ key: Key) -> Answer {
        let keys = pending + [key]
        pending = []
        if let command = bindings[keys] { return .command(command) }
        guard bindings.keys.contains(where: { $0.count > keys.count && $0.starts(with: keys) })
        else { return .nothing }
        pending = keys
        return .prefix
    }
}
