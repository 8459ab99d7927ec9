import PlainTree
import Terminal
import ViewModel

/// What a person set in `settings.yaml` of the configuration folder; the program only reads it.
struct PersonSettings {
    /// The theme to begin with, nil for the last one chosen.
    var theme: String?
    /// How many colours to use, nil for what the terminal has.
    var depth: ColourDepth?
    /// Whether to draw with ASCII only, nil for what the locale allows.
    var isASCII: Bool?
    /// Whether the mouse is reported.
    var isMouseOn = true
    /// The person's own keys.
    var bindings: [(command: Command, keys: [KeySequence])] = []
    /// What is wrong in the file, each with its place.
    var problems: [String] = []

    static var path: String {
        Surroundings.base("XDG_CONFIG_HOME", ".config") + "/tend/settings.yaml"
    }

    /// The commands with the keys that are in force.
    var commands: [CommandEntry] { CommandTable.bound(bindings) }

    /// Reads the person's file; one that is not there says nothing.
    static func read(_ path: String = path) -> PersonSettings {
        var settings = PersonSettings()
        let bytes: [UInt8]
        switch Files.load(path, limit: PlainTree.sizeLimit) {
        case .success(let read): bytes = read
        case .failure(let failure):
            if !failure.isMissing {
                settings.problems.append("\(path): \(failure.text); it is left out")
            }
            return settings
        }
        do throws(PlainTree.Mistake) {
            let tree = try PlainTree.read(bytes)
            for entry in tree.entries { settings.take(entry.key, entry.place, entry.value, path) }
        } catch { settings.problems.append("\(path):\(error)") }
        let conflicts = CommandTable.conflicts(in: settings.commands)
        settings.problems += conflicts.map { "\(path): \($0)" }
        return settings
    }

    private mutating func take(
        _ key: String, _ place: PlainTree.Place, _ value: PlainTree, _ path: String
    ) {
        func complain(_ text: String, at place: PlainTree.Place) {
            problems.append("\(path):\(PlainTree.Mistake(place, text))")
        }
        switch key {
        case "theme": theme = value.text
        case "colors":
            depth = value.text.flatMap(ColourDepth.init(word:))
            if depth == nil, value.text != "auto" {
                complain("colors is auto, 256, 16, 8 or mono", at: value.place)
            }
        case "ascii":
            isASCII = PersonSettings.flag(value)
            if isASCII == nil, value.text != "auto" {
                complain("ascii is auto, on or off", at: value.place)
            }
        case "mouse":
            isMouseOn = PersonSettings.flag(value) ?? true
            if PersonSettings.flag(value) == nil { complain("mouse is on or off", at: value.place) }
        case "keys":
            for entry in value.entries { bind(entry.key, entry.place, entry.value, path) }
        default:
            complain(
                "there is no setting ‘\(key)’: theme, colors, ascii, mouse, keys", at: place)
        }
    }

    private static func flag(_ value: PlainTree) -> Bool? {
        switch value.text {
        case "on", "true", "yes": true
        case "off", "false", "no": false
        default: nil
        }
    }

    private mutating func bind(
        _ word: String, _ place: PlainTree.Place, _ value: PlainTree, _ path: String
    ) {
        guard let command = Command(rawValue: word) else {
            problems.append(
                "\(path):\(PlainTree.Mistake(place, "there is no command ‘\(word)’: see tend keys"))"
            )
            return
        }
        let written = value.text.map { [$0] } ?? value.list.compactMap(\.text)
        var keys: [KeySequence] = []
        for text in written where !text.isEmpty {
            if let sequence = KeyNotation.sequence(text) {
                keys.append(sequence)
            } else {
                problems.append(
                    "\(path):\(PlainTree.Mistake(value.place, "‘\(text)’ is no key: j, <C-d>, g g"))"
                )
            }
        }
        bindings.append((command, keys))
    }
}
