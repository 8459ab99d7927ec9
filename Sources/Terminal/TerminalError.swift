import CTerminal

/// Why the console cannot use the terminal; each says what to do.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Standard input or output is a file or a pipe.
    case notATerminal
    /// `TERM` names a type nobody here describes, nor is there one to stand in.
    case unknownType(String)
    /// The type cannot move its cursor: a printing terminal, or `dumb`.
    case cannotDraw(String)
    /// No memory for a screen.
    case noMemory
    /// The terminal is in use already or went away.
    case system(Int32)

    init(state: tend_screen_state, type: String) {
        switch state {
        case TEND_SCREEN_UNKNOWN_TYPE: self = .unknownType(type)
        case TEND_SCREEN_NO_CURSOR_ADDRESSING: self = .cannotDraw(type)
        default: self = .noMemory
        }
    }

    /// One line: where, what, what to do.
    public var description: String {
        switch self {
        case .notATerminal:
            "terminal: standard input and output are not both a terminal; "
                + "run tend in a terminal, or use a command such as `tend list`"
        case .unknownType(let type):
            "terminal: TERM=\(Self.shown(type)) is not described on this machine; "
                + "try TERM=xterm-256color, or install the package ncurses-term"
        case .cannotDraw(let type):
            "terminal: TERM=\(Self.shown(type)) cannot move its cursor; "
                + "use `tend --plain`, or TERM=xterm-256color if the window can do more"
        case .noMemory: "terminal: no memory for a screen; close something and try again"
        case .system(let code):
            "terminal: the system refuses to hand it over (error \(code)); "
                + "try in a new window"
        }
    }

    /// A type's name without what might not be meant for the screen.
    private static func shown(_ type: String) -> String {
        let kept = type.unicodeScalars.filter { (0x21..<0x7F).contains($0.value) }.prefix(40)
        return kept.isEmpty ? "\"\"" : String(String.UnicodeScalarView(kept))
    }
}
