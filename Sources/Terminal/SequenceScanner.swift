import Screen

/// What a started sequence still lacks.
enum Missing: Sendable {
    /// Anything at all after Esc.
    case afterEscape
    /// The rest of a control sequence.
    case sequence
    /// The rest of a UTF-8 character; it may take as long as it likes.
    case scalar
}

/// Finds the next key or sequence in a run of bytes.
///
/// What it answers about some bytes never depends on the bytes behind them; so it does not matter
/// how they were cut into reads.
struct SequenceScanner {
    let bytes: [UInt8]

    /// What stands at a place, with the bytes it takes.
    enum Item {
        case incomplete(Missing)
        case input(Input, Int)
        case nothing(Int)
        case pasteStart(Int)
        case stringStart(Int)

        /// Whether it is complete and means nothing.
        var isNothing: Bool {
            if case .nothing = self { return true }
            return false
        }
    }

    /// The item that starts at an index.
    func item(at index: Int) -> Item {
        let byte = bytes[index]
        if byte == 0x1B { return afterEscape(at: index) }
        if byte < 0x20 || byte == 0x7F { return .input(.key(controlKey(byte)), 1) }
        switch scalar(at: index) {
        case .scalar(let scalar, let count):
            let isControl = (0x80..<0xA0).contains(scalar.value)
            return isControl ? .nothing(count) : .input(.key(.character(scalar)), count)
        case .incomplete: return .incomplete(.scalar)
        case .invalid(let count): return .nothing(count)
        }
    }

    private func controlKey(_ byte: UInt8) -> Key {
        switch byte {
        case 0x00: .control(" ")
        case 0x08, 0x7F: .backspace
        case 0x09: .tab
        case 0x0A, 0x0D: .enter
        case 0x01...0x1A: .control(Unicode.Scalar(byte + 0x60))
        default: .control(Unicode.Scalar(byte + 0x40))
        }
    }

    // MARK: - Escape

    private func afterEscape(at index: Int) -> Item {
        guard index + 1 < bytes.count else { return .incomplete(.afterEscape) }
        switch bytes[index + 1] {
        case 0x5B: return controlSequence(at: index)
        case 0x4F: return singleShift(at: index)
        case 0x5D: return string(at: index) { $0 >= 0x30 && $0 <= 0x39 }
        case 0x50: return string(at: index) { $0 >= 0x30 && $0 <= 0x3F || "!$+|".utf8.contains($0) }
        case 0x5F: return string(at: index) { $0 == 0x47 }
        case 0x1B: return doubleEscape(at: index)
        case 0x00..<0x20, 0x7F: return .input(.key(.escape), 1)
        default: return altKey(at: index)
        }
    }

    private func altKey(at index: Int) -> Item {
        switch scalar(at: index + 1) {
        case .scalar(let scalar, let count) where scalar.value < 0x80 || scalar.value >= 0xA0:
            .input(.key(.alt(scalar)), count + 1)
        case .incomplete: .incomplete(.sequence)
        case .scalar, .invalid: .input(.key(.escape), 1)
        }
    }

    /// Two Esc in a row.
    ///
    /// Some terminals send Esc before a whole sequence when Alt is held: the key counts, Alt does
    /// not. Otherwise Esc was pressed twice.
    private func doubleEscape(at index: Int) -> Item {
        guard index + 2 < bytes.count else { return .incomplete(.afterEscape) }
        let isSequence = bytes[index + 2] == 0x5B || bytes[index + 2] == 0x4F
        return isSequence ? .nothing(1) : .input(.key(.escape), 1)
    }

    /// A string of the terminal, or Alt and a character when no reply starts like that.
    private func string(at index: Int, startsWith isStart: (UInt8) -> Bool) -> Item {
        guard index + 2 < bytes.count else { return .incomplete(.sequence) }
        guard isStart(bytes[index + 2]) else { return altKey(at: index) }
        return .stringStart(3)
    }

    private func singleShift(at index: Int) -> Item {
        var end = index + 2
        while end < bytes.count, isDigit(bytes[end]), end - index < 8 { end += 1 }
        guard end < bytes.count else { return .incomplete(.sequence) }
        guard bytes[end] >= 0x20, bytes[end] < 0x7F else { return .nothing(end - index) }
        let count = end + 1 - index
        guard let key = KeySequences.singleShift(bytes[end]) else { return .nothing(count) }
        return .input(.key(key), count)
    }

    // MARK: - Control sequences

    private func controlSequence(at index: Int) -> Item {
        guard index + 2 < bytes.count else { return .incomplete(.sequence) }
        if bytes[index + 2] == 0x5B { return linuxFunctionKey(at: index) }
        if bytes[index + 2] == 0x4D { return plainMouse(at: index) }
        var end = index + 2
        while end < bytes.count, isParameter(bytes[end], at: end, from: index + 2) { end += 1 }
        if end - index > 256 { return .nothing(end - index) }
        guard end < bytes.count else { return .incomplete(.sequence) }
        let isFinal = (0x40...0x7E).contains(bytes[end]) || bytes[end] == 0x24
        guard isFinal else { return .nothing(end - index) }
        let sequence = ControlSequence(body: bytes[(index + 2)..<end], final: bytes[end])
        return item(for: sequence, count: end + 1 - index)
    }

    private func item(for sequence: ControlSequence, count: Int) -> Item {
        if sequence.isPasteStart { return .pasteStart(count) }
        guard let input = KeySequences.input(for: sequence) else { return .nothing(count) }
        return .input(input, count)
    }

    /// Whether a byte lies inside a control sequence.
    ///
    /// rxvt ends a shifted key with `$`, which is not a final byte by the standard: it is one here
    /// after a bare number.
    private func isParameter(_ byte: UInt8, at place: Int, from start: Int) -> Bool {
        if byte == 0x24, place > start, bytes[start..<place].allSatisfy(isDigit) { return false }
        return (0x20...0x3F).contains(byte)
    }

    private func linuxFunctionKey(at index: Int) -> Item {
        guard index + 3 < bytes.count else { return .incomplete(.sequence) }
        guard (0x41...0x45).contains(bytes[index + 3]) else { return .nothing(3) }
        return .input(.key(.function(Int(bytes[index + 3]) - 0x40)), 4)
    }

    /// A mouse report in the oldest coding: three bytes, each 32 too large.
    private func plainMouse(at index: Int) -> Item {
        guard index + 5 < bytes.count else { return .incomplete(.sequence) }
        let numbers = bytes[(index + 3)..<(index + 6)].map { Int($0) - 32 }
        let report = KeySequences.mouse(
            numbers[0], column: numbers[1], row: numbers[2], isRelease: numbers[0] & 3 == 3)
        guard let report else { return .nothing(6) }
        return .input(.mouse(report), 6)
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    // MARK: - UTF-8

    enum ScalarItem {
        case scalar(Unicode.Scalar, Int)
        case incomplete
        case invalid(Int)
    }

    /// The character at a place by the table of well-formed byte sequences (Unicode 3-7).
    private func scalar(at index: Int) -> ScalarItem {
        let lead = bytes[index]
        if lead < 0x80 { return .scalar(Unicode.Scalar(lead), 1) }
        let count: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: count = 2
        case 0xE0: (count, second) = (3, 0xA0...0xBF)
        case 0xED: (count, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: count = 3
        case 0xF0: (count, second) = (4, 0x90...0xBF)
        case 0xF4: (count, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: count = 4
        default: return .invalid(1)
        }
        var value = UInt32(lead) & (0x7F >> UInt32(count))
        for offset in 1..<count {
            guard index + offset < bytes.count else { return .incomplete }
            let byte = bytes[index + offset]
            let allowed = offset == 1 ? second : 0x80...0xBF
            guard allowed.contains(byte) else { return .invalid(offset) }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        guard let scalar = Unicode.Scalar(value) else { return .invalid(count) }
        return .scalar(scalar, count)
    }
}
