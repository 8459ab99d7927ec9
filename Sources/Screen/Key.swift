/// One key as a person presses it.
public enum Key: Hashable, Sendable {
    /// A printable character.
    case character(Unicode.Scalar)
    /// Control with a lower-case letter.
    case control(Unicode.Scalar)
    /// Alt (or Esc before) with a character.
    case alt(Unicode.Scalar)
    case enter, escape, tab, backTab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    /// A function key, 1 to 12.
    case function(Int)
}

/// A mouse report.
public struct MouseReport: Hashable, Sendable {
    /// What the mouse did.
    public enum Action: Hashable, Sendable {
        case press, release, drag, wheelUp, wheelDown
    }
    /// What happened.
    public let action: Action
    /// The cell it happened in.
    public let position: Position

    /// A report of an action in a cell.
    public init(action: Action, position: Position) {
        self.action = action
        self.position = position
    }
}

/// Something a person did at the terminal.
public enum Input: Hashable, Sendable {
    case key(Key)
    /// Pasted text, as it came in; never run as keys.
    case paste([UInt8])
    case mouse(MouseReport)
    case resize(Size)
    /// The window got (true) or lost the keyboard.
    case focus(Bool)
}
