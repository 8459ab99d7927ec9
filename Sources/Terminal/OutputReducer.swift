/// Takes what is not needed out of ncurses' output: colours and weights that are set but never
/// seen.
///
/// ncurses sets both colours anew at every change and resets in between; a row under the cursor
/// costs twice what it must. Here settings are only remembered, and written, as one sequence of the
/// least bytes, before the first character that shows them. A space shows neither colour nor weight
/// of letters. Works for terminals whose settings are those of ECMA-48; everything not understood
/// passes unchanged, behind settings brought up to date.
struct OutputReducer {
    /// The pen as ncurses wants it.
    private var wanted = Pen()
    /// The pen as the terminal has it, nil if that is not known.
    private var actual: Pen?
    private var output: [UInt8] = []

    /// Forgets what the terminal's pen is.
    mutating func forget() { actual = nil }

    /// Returns bytes with the same effect.
    mutating func reduce(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        output = []
        output.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count { index = take(bytes, at: index) }
        return output
    }

    private mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let byte = bytes[index]
        switch byte {
        case 0x1B: return takeEscape(bytes, at: index)
        // The switch to the ordinary characters: the others are never used.
        case 0x0F: return index + 1
        case 0x20: settle(for: .blank)
        // At the bottom of the screen a new line scrolls one in.
        case 0x0A: settle(for: .background)
        case 0x00..<0x20: break
        default: settle(for: .letter)
        }
        output.append(byte)
        return index + 1
    }

    private mutating func takeEscape(
        _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
    ) -> Int {
        guard index + 2 < bytes.count, bytes[index + 1] == 0x5B else {
            return takeShortEscape(bytes, at: index)
        }
        var end = index + 2
        while end < bytes.count, (0x20...0x3F).contains(bytes[end]) { end += 1 }
        guard end < bytes.count else { return pass(bytes, index..<bytes.count, .letter) }
        if bytes[end] == 0x6D, wanted.apply(bytes, (index + 2)..<end) { return end + 1 }
        return pass(bytes, index..<(end + 1), Need(final: bytes[end]))
    }

    private mutating func takeShortEscape(
        _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
    ) -> Int {
        guard index + 2 < bytes.count, bytes[index + 1] == 0x28 else {
            return pass(bytes, index..<min(index + 2, bytes.count), .letter)
        }
        return bytes[index + 2] == 0x42 ? index + 3 : pass(bytes, index..<(index + 3), .letter)
    }

    private mutating func pass(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ need: Need
    ) -> Int {
        settle(for: need)
        output += bytes[range]
        return range.upperBound
    }

    /// What of the pen a step shows.
    private enum Need {
        case nothing, background, blank, letter

        /// What a control sequence shows, by its final byte.
        init(final: UInt8) {
            switch final {
            // Moves, modes and margins.
            case 0x41...0x48, 0x61, 0x64, 0x65, 0x66, 0x68, 0x6C, 0x72: self = .nothing
            // Erasing, inserting, deleting and scrolling bring in background.
            case 0x40, 0x4A...0x4D, 0x50, 0x53, 0x54, 0x58: self = .background
            default: self = .letter
            }
        }
    }

    /// Brings the terminal's pen up to date as far as the next step shows it.
    private mutating func settle(for need: Need) {
        guard need != .nothing, actual != wanted else { return }
        if let actual, isEnough(actual, for: need) { return }
        Pen.change(from: actual, to: wanted, into: &output)
        actual = wanted
    }

    private func isEnough(_ pen: Pen, for need: Need) -> Bool {
        switch need {
        case .nothing: true
        case .background: pen.background == wanted.background
        case .blank: pen.looksBlankLike(wanted)
        case .letter: pen == wanted
        }
    }
}
