import CTerminal
internal import Glibc
public import Screen

/// What the terminal can do, and what was decided from it: the report of `tend doctor`.
public struct TerminalCapabilities: Hashable, Sendable {
    /// Why the locale is not the one the environment names.
    public enum LocaleState: Hashable, Sendable {
        /// The named locale is installed.
        case asNamed
        /// It is not, as is usual over SSH; `C.UTF-8` stands in.
        case replaced
        /// It is not, and nothing stands in: ASCII only.
        case missing
    }

    /// `TERM` as it is.
    public let type: String
    /// The type whose description is used: `type`, or what stands in for it; nil if nothing does.
    public let typeInUse: String?
    /// Whether the type in use can show screens at all.
    public let canDraw: Bool
    /// How many colours its description has; 0 for none.
    public let colours: Int
    /// Whether `COLORTERM` promises 24-bit colour; `tend` keeps to 256.
    public let hasTrueColour: Bool
    /// Whether `NO_COLOR` asks for none.
    public let refusesColour: Bool
    /// How many colours are used unless somebody chooses otherwise.
    public let depth: ColourDepth
    /// The name of the locale.
    public let locale: String
    /// What became of that locale.
    public let localeState: LocaleState
    /// Whether more than ASCII may be shown.
    public let isUTF8: Bool
    /// Whether standard input is a terminal.
    public let isInputTerminal: Bool
    /// Whether standard output is a terminal.
    public let isOutputTerminal: Bool
    /// The window, nil if the terminal does not tell.
    public let size: Size?

    /// Whether lines and charts should be drawn with ASCII alone.
    public var advisesASCII: Bool { !isUTF8 }
    /// Whether a description stands in for one that is missing here.
    public var isTypeReplaced: Bool { typeInUse != nil && typeInUse != type }
    /// Whether the console can be shown.
    public var isInteractive: Bool { isInputTerminal && isOutputTerminal && canDraw }

    /// Looks at an environment and the standard descriptors; sends nothing and asks nothing.
    public init(environment: TerminalEnvironment = .current) {
        type = environment.type
        let found = Self.describe(environment.type)
        typeInUse = found?.type
        canDraw = found?.description.state == TEND_SCREEN_OPEN
        colours = Int(found?.description.colours ?? 0)
        hasTrueColour = ["truecolor", "24bit"].contains(environment.colourTerm)
        refusesColour = environment.refusesColour
        depth = environment.refusesColour ? .mono : ColourDepth(colours: colours)
        locale = environment.locale
        switch tend_locale_is_utf8(environment.locale) {
        case 1: (localeState, isUTF8) = (.asNamed, true)
        case 0: (localeState, isUTF8) = (.asNamed, false)
        default:
            isUTF8 = tend_locale_is_utf8("C.UTF-8") == 1
            localeState = isUTF8 ? .replaced : .missing
        }
        isInputTerminal = isatty(STDIN_FILENO) == 1
        isOutputTerminal = isatty(STDOUT_FILENO) == 1
        size = Self.windowSize(of: STDOUT_FILENO)
    }

    /// The columns and rows behind a descriptor.
    static func windowSize(of descriptor: Int32) -> Size? {
        var columns: Int32 = 0
        var rows: Int32 = 0
        guard tend_window_size(descriptor, &columns, &rows) else { return nil }
        return Size(columns: Int(columns), rows: Int(rows))
    }

    /// Descriptions that may stand in, the likeliest first: new terminals all speak xterm's
    /// language before anybody describes them.
    private static let substitutes = ["xterm-256color", "xterm", "ansi"]

    /// The description of a type, or of the first substitute that is installed.
    private static func describe(
        _ type: String
    ) -> (type: String, description: tend_description)? {
        for candidate in [type] + substitutes where isPlausible(candidate) {
            let description = tend_describe(candidate)
            if description.state != TEND_SCREEN_UNKNOWN_TYPE { return (candidate, description) }
        }
        return nil
    }

    /// Whether a name may be looked up: names become paths in ncurses.
    private static func isPlausible(_ type: String) -> Bool {
        (1...40).contains(type.utf8.count)
            && type.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E, 0x5F: true
                default: false
                }
            }
    }
}
