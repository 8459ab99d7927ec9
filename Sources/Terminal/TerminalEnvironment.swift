internal import Glibc

/// What the environment says about the terminal.
public struct TerminalEnvironment: Hashable, Sendable {
    /// `TERM`, empty if it is not set.
    public var type: String
    /// `COLORTERM`, empty if it is not set; SSH does not forward it.
    public var colourTerm: String
    /// Whether `NO_COLOR` is set and not empty (no-color.org).
    public var refusesColour: Bool
    /// The locale of characters: the first of `LC_ALL`, `LC_CTYPE` and `LANG` that is not empty,
    /// or `C`.
    public var locale: String

    /// An environment put together by hand.
    public init(
        type: String, colourTerm: String = "", refusesColour: Bool = false, locale: String = "C"
    ) {
        self.type = type
        self.colourTerm = colourTerm
        self.refusesColour = refusesColour
        self.locale = locale
    }

    /// The environment of a process, by looking variables up.
    public init(lookup: (String) -> String?) {
        func value(_ name: String) -> String? {
            let found = lookup(name)
            return found?.isEmpty == false ? found : nil
        }
        type = value("TERM") ?? ""
        colourTerm = value("COLORTERM") ?? ""
        refusesColour = value("NO_COLOR") != nil
        locale = value("LC_ALL") ?? value("LC_CTYPE") ?? value("LANG") ?? "C"
    }

    /// The environment of this process.
    public static var current: Self {
        Self { name in getenv(name).map { String(cString: $0) } }
    }
}
