internal import Glibc

/// The variables a locked session goes on with: few, each looked at, and places below the program.
struct LockedEnvironment: Equatable {
    /// Names and values that are kept.
    let kept: [String: String]

    /// Looks variables up and keeps what says how to draw, where it is well formed.
    init(lookup: (String) -> String?) {
        var kept: [String: String] = [:]
        for name in LockedEnvironment.names {
            guard let value = lookup(name), LockedEnvironment.isKept(name, value) else { continue }
            kept[name] = value
        }
        self.kept = kept
    }

    private static let locales = [
        "LANG", "LC_ALL", "LC_CTYPE", "LC_COLLATE", "LC_MESSAGES", "LC_MONETARY", "LC_NUMERIC",
        "LC_TIME",
    ]
    private static let names = locales + ["TERM", "COLORTERM", "COLUMNS", "LINES", "NO_COLOR"]

    /// Puts these variables in the place of all there are; `home` is where choices are kept.
    func replace(home: String) {
        clearenv()
        for (name, value) in kept { setenv(name, value, 1) }
        for name in ["HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"] {
            setenv(name, home, 1)
        }
        setenv(Surroundings.lockedVariable, "1", 1)
        setenv("SWIFT_BACKTRACE", "enable=no", 1)
    }

    /// The folder of a person's choices, called as the person is; nil if that is no name of a file.
    static func folderName(of user: String) -> String? {
        let bytes = Array(user.utf8)
        guard (1...40).contains(bytes.count), bytes.first != 0x2E, isWord(bytes, and: [0x2D, 0x2E])
        else { return nil }
        return user
    }

    // MARK: - Which

    private static func isKept(_ name: String, _ value: String) -> Bool {
        let bytes = Array(value.utf8)
        switch name {
        case "TERM": return isShort(bytes) && isWord(bytes, and: [0x2B, 0x2D, 0x2E])
        case "COLORTERM": return value == "truecolor" || value == "24bit"
        case "COLUMNS", "LINES":
            return (1...4).contains(bytes.count) && bytes.allSatisfy { (0x30...0x39).contains($0) }
        case "NO_COLOR": return isShort(bytes) && isWord(bytes, and: [])
        default:
            // A slash would be a path to a locale of somebody's own.
            return isShort(bytes) && isWord(bytes, and: [0x2D, 0x2E, 0x40])
        }
    }

    private static func isShort(_ bytes: [UInt8]) -> Bool { (1...40).contains(bytes.count) }

    /// Whether there are only ASCII letters, digits, underscores and some more signs.
    private static func isWord(_ bytes: [UInt8], and more: [UInt8]) -> Bool {
        bytes.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
            default: more.contains(byte)
            }
        }
    }
}
