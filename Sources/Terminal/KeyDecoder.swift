public import Screen

/// Turns the bytes a terminal sends into what a person did.
///
/// The decoder is a pure value: it knows no clock and no descriptor. How the bytes were cut into
/// reads changes nothing; only silence does, because a lone Esc is told from the start of a longer
/// sequence by what does not follow. Bytes that mean nothing are dropped alone and take no
/// neighbour with them; replies of the terminal (OSC, DCS, APC and unknown CSI) are swallowed whole.
public struct KeyDecoder: Sendable {
    /// Milliseconds of silence after which a lone Esc is the key.
    public var escapeDelay = 50
    /// Milliseconds within which the rest of a sequence is still joined to its Esc, as a slow link
    /// may tear them apart.
    public var joinDelay = 250
    /// Whether a lone Esc does something just now.
    ///
    /// If not, the key waits for the whole `joinDelay`.
    public var isEscapeBound = true

    /// What is being read.
    private enum Mode {
        case keys
        case paste
        case string
    }

    private var mode = Mode.keys
    private var pending: [UInt8] = []
    private var pasted: [UInt8] = []
    private var lastByteAt = 0
    /// What `pending` waits for, nil if it is empty or may wait for ever.
    private var missing: Missing?
    /// When the Esc came that was delivered as a key and may turn out to have been more.
    private var deliveredEscapeAt: Int?
    /// Whether the Esc in front of `pending` was delivered already.
    private var isEscapeDelivered = false

    /// A decoder that has seen nothing yet.
    public init() {}

    /// When silence will have a meaning: the milliseconds at which to call `flush(at:)`, or nil.
    public var pendingDeadline: Int? {
        if mode == .string { return lastByteAt + 1000 }
        switch missing {
        case .afterEscape: return lastByteAt + (isEscapeBound ? escapeDelay : joinDelay)
        case .sequence: return lastByteAt + (isEscapeDelivered ? escapeDelay : joinDelay)
        case .scalar, nil: return nil
        }
    }

    /// Takes bytes that were read at a time, in milliseconds of any clock that never goes back, and
    /// returns what they complete.
    public mutating func decode(_ bytes: some Sequence<UInt8>, at now: Int) -> [Input] {
        var inputs = flush(at: now)
        let bytes = Array(bytes)
        guard let first = bytes.first else { return inputs }
        if abandonsStalledPaste(bytes, at: now) {
            finishPaste(into: &inputs)
            return inputs
        }
        joinDeliveredEscape(before: first, at: now)
        lastByteAt = now
        pending += bytes
        parsePending(into: &inputs)
        return inputs
    }

    /// Says that nothing more came until now and returns what that settles.
    public mutating func flush(at now: Int) -> [Input] {
        guard let deadline = pendingDeadline, now >= deadline else { return [] }
        var inputs: [Input] = []
        if mode == .string {
            mode = .keys
            pending.removeAll()
        } else if isEscapeDelivered {
            typePendingAsText(into: &inputs)
        } else if missing == .afterEscape {
            deliveredEscapeAt = lastByteAt
            inputs = pending.map { _ in .key(.escape) }
            pending.removeAll()
        } else {
            inputs = abandonSequence()
        }
        missing = nil
        return inputs
    }

    // MARK: - Silence

    /// A sequence that will not be finished: two bytes were Alt and a character, more are noise.
    private mutating func abandonSequence() -> [Input] {
        let bytes = pending
        pending.removeAll()
        guard bytes.count == 2, bytes[1] < 0x80 else {
            return bytes.count > 1 && bytes[1] >= 0x80 ? [.key(.escape)] : []
        }
        return [.key(.alt(Unicode.Scalar(bytes[1])))]
    }

    /// Puts the Esc back that was delivered a moment ago, if these bytes may be its continuation.
    private mutating func joinDeliveredEscape(before first: UInt8, at now: Int) {
        guard let escapeAt = deliveredEscapeAt else { return }
        deliveredEscapeAt = nil
        guard now - escapeAt <= joinDelay, pending.isEmpty, first == 0x5B || first == 0x4F else {
            return
        }
        pending = [0x1B]
        isEscapeDelivered = true
    }

    /// What looked like the rest of an Esc was typed by hand.
    private mutating func typePendingAsText(into inputs: inout [Input]) {
        isEscapeDelivered = false
        pending.removeFirst()
        parsePending(into: &inputs)
    }

    /// A paste whose end was lost would swallow the keyboard for ever: Ctrl-C after a second of
    /// silence ends it.
    private mutating func abandonsStalledPaste(_ bytes: [UInt8], at now: Int) -> Bool {
        guard mode == .paste, now - lastByteAt >= 1000, bytes == [0x03] else { return false }
        pasted += pending
        pending.removeAll()
        return true
    }

    // MARK: - Reading

    private mutating func parsePending(into inputs: inout [Input]) {
        missing = nil
        var index = 0
        reading: while index < pending.count {
            switch mode {
            case .paste: index = takePaste(from: index, into: &inputs)
            case .string: index = skipString(from: index)
            case .keys:
                guard takeKey(at: &index, into: &inputs) else { break reading }
                continue
            }
            if mode != .keys { break }
        }
        pending.removeSubrange(..<index)
    }

    /// Takes one key or sequence; false if it is not complete yet.
    private mutating func takeKey(at index: inout Int, into inputs: inout [Input]) -> Bool {
        let item = SequenceScanner(bytes: pending).item(at: index)
        if isEscapeDelivered, index == 0, item.isNothing {
            isEscapeDelivered = false
            index += 1
            return true
        }
        switch item {
        case .incomplete(let what):
            missing = what
            return false
        case .input(let input, let count):
            inputs.append(input)
            index += count
        case .nothing(let count): index += count
        case .pasteStart(let count):
            mode = .paste
            index += count
        case .stringStart(let count):
            mode = .string
            index += count
        }
        isEscapeDelivered = false
        return true
    }

    private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

    /// Collects pasted bytes up to the end mark; returns where it stopped.
    private mutating func takePaste(from start: Int, into inputs: inout [Input]) -> Int {
        var index = start
        while index < pending.count {
            let escape = pending[index...].firstIndex(of: 0x1B) ?? pending.count
            keepPasted(pending[index..<escape])
            let rest = pending[escape...].prefix(Self.pasteEnd.count)
            guard Self.pasteEnd.starts(with: rest) else {
                keepPasted(pending[escape...escape])
                index = escape + 1
                continue
            }
            if rest.count == Self.pasteEnd.count {
                finishPaste(into: &inputs)
                return escape + rest.count
            }
            return escape
        }
        return index
    }

    /// More than 16 MiB is nobody's intention.
    private mutating func keepPasted(_ bytes: ArraySlice<UInt8>) {
        guard pasted.count + bytes.count <= 16 << 20 else { return }
        pasted += bytes
    }

    private mutating func finishPaste(into inputs: inout [Input]) {
        mode = .keys
        if !pasted.isEmpty { inputs.append(.paste(pasted)) }
        pasted = []
    }

    /// Drops a string of the terminal up to its end; returns where it stopped.
    private mutating func skipString(from start: Int) -> Int {
        for index in start..<pending.count {
            switch pending[index] {
            case 0x07, 0x18, 0x1A:
                mode = .keys
                return index + 1
            case 0x1B:
                guard index + 1 < pending.count else { return index }
                mode = .keys
                return pending[index + 1] == 0x5C ? index + 2 : index
            default: continue
            }
        }
        return pending.count
    }
}
