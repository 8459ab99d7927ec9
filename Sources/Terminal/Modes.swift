import CTerminal

/// The sequences that set up a terminal for the console and put it back.
///
/// The modes are DEC's private ones as xterm numbers them; terminals without them take no notice,
/// and terminal descriptions know too few of them to be asked.
enum Modes {
    /// Reports of buttons, the wheel and drags, in numbers that reach beyond column 223.
    static let mouseOn = "\u{1B}[?1002h\u{1B}[?1006h"
    static let mouseOff = "\u{1B}[?1002l\u{1B}[?1006l"

    /// Bracketed paste, focus reports and, if wanted, the mouse.
    static func on(mouse isMouseOn: Bool) -> [UInt8] {
        Array(("\u{1B}[?2004h\u{1B}[?1004h" + (isMouseOn ? mouseOn : "")).utf8)
    }

    /// Everything off that may be on, an unfinished update too.
    static let off = "\u{1B}[?2026l" + mouseOff + "\u{1B}[?1004l\u{1B}[?2004l"

    /// What the terminal's description says about taking the whole screen, or giving it back.
    static func sequences(_ type: String, isEntering: Bool) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 512) { buffer, count in
            count = tend_screen_sequences(type, isEntering, buffer.baseAddress, buffer.count)
        }
    }
}
