/// A frame as text with colour sequences, for a pager, a log or another terminal.
public struct ANSIPicture {
    private let frame: Frame
    private let theme: Theme

    /// A picture of a frame in a theme.
    public init(_ frame: Frame, theme: Theme) {
        self.frame = frame
        self.theme = theme
    }

    /// The lines, each ended with colours reset.
    public var bytes: [UInt8] {
        frame.lines.flatMap { line in
            line.runs.flatMap { run in
                Array(sequence(run).utf8) + Array(run.text.string.utf8)
            } + Array("\u{1B}[0m\n".utf8)
        }
    }

    private func sequence(_ run: Run) -> String {
        let look = theme.look(of: run.role, isSelected: run.isSelected)
        var codes = ["0"]
        if look.isBold { codes.append("1") }
        if look.isUnderlined { codes.append("4") }
        if look.isReversed { codes.append("7") }
        codes += code(look.foreground, 38) + code(look.background, 48)
        return "\u{1B}[" + codes.joined(separator: ";") + "m"
    }

    private func code(_ colour: Colour?, _ kind: Int) -> [String] {
        switch colour {
        case nil, .terminal: []
        case .palette(let index): ["\(kind)", "5", "\(index)"]
        case .rgb(let red, let green, let blue): ["\(kind)", "2", "\(red)", "\(green)", "\(blue)"]
        }
    }
}
