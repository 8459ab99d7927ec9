/// The signs a screen is drawn with, once in Unicode and once in ASCII.
public struct Glyphs: Hashable, Sendable {
    /// Whether only ASCII may be drawn.
    public let isASCII: Bool

    /// The signs for a terminal.
    public init(isASCII: Bool) { self.isASCII = isASCII }

    private func pick(_ unicode: SafeText, _ ascii: SafeText) -> SafeText {
        isASCII ? ascii : unicode
    }

    /// What stands for cut-off text.
    public var ellipsis: SafeText { pick("…", "~") }
    /// A piece of a horizontal rule.
    public var rule: SafeText { pick("─", "-") }
    /// The bar between panes side by side.
    public var bar: SafeText { pick("│", "|") }
    /// The bar between tiles.
    public var tileBar: SafeText { pick("╎", "|") }
    /// What stands before the title of the pane with the focus.
    public var focus: SafeText { pick("▌", ">") }
    /// The growth of a value.
    public var up: SafeText { pick("▲", "^") }
    /// The fall of a value.
    public var down: SafeText { pick("▼", "v") }
    /// No change of a value.
    public var level: SafeText { "=" }
    /// The column sorted by, the greatest first.
    public var descending: SafeText { pick("▾", "<") }
    /// The column sorted by, the smallest first.
    public var ascending: SafeText { pick("▴", ">") }
    /// What is in.
    public var check: SafeText { pick("✓", "Y") }
    /// What is not in.
    public var open: SafeText { pick("○", "o") }
    /// A value of the previous period.
    public var previous: SafeText { pick("·", ".") }
    /// A piece of the line of a target.
    public var target: SafeText { pick("╌", "~") }
    /// What is missed or to be done.
    public var missed: SafeText { pick("✕", "X") }
    /// What is neither good nor bad.
    public var neutral: SafeText { pick("–", "-") }
    /// The sign of a number below zero.
    public var minus: SafeText { pick("−", "-") }
    /// A piece of a column that is not whole yet.
    public var hollow: SafeText { pick("░", ":") }
    /// The piece of a line drawn across columns.
    public var across: SafeText { pick("─", "=") }
    /// Five shades from almost nothing to full.
    public var shades: [SafeText] {
        isASCII ? [".", ":", "+", "*", "#"] : ["·", "░", "▒", "▓", "█"]
    }
    /// A piece of the current period's line in a legend.
    public var line: SafeText { pick("─", "-") }
    /// What separates two facts.
    public var dot: SafeText { pick("·", "-") }
    /// From one stage to the next.
    public var then: SafeText { pick("›", ">") }
    /// A day no file says anything about.
    public var gap: SafeText { pick("·", " ") }

    /// The eight heights of a sparkline.
    public var heights: [SafeText] {
        isASCII
            ? ["_", ".", ":", "-", "=", "+", "*", "#"]
            : ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    }

    /// The eight widths of the end of a bar.
    public var widths: [SafeText] {
        isASCII ? ["", "", "", "=", "=", "=", "=", "="] : ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
    }

    /// Corners of a floating box: upper left, upper right, lower left, lower right.
    public var corners: [SafeText] { isASCII ? ["+", "+", "+", "+"] : ["╭", "╮", "╰", "╯"] }

    /// The sides of a line chart: rising in, rising out, falling in, falling out, upright, level.
    var curve: (riseIn: SafeText, riseOut: SafeText, fallIn: SafeText, fallOut: SafeText) {
        isASCII ? ("/", "/", "\\", "\\") : ("╯", "╭", "╮", "╰")
    }
}
