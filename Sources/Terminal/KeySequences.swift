import Screen

/// What complete sequences mean, as xterm, rxvt, the Linux console and kitty's protocol send them.
///
/// `Key` knows no modifiers on arrows and function keys: such a key counts as the plain one, which
/// is what a person expects of Shift-Up in a list. Shift-Tab has a key of its own.
enum KeySequences {
    /// The input of a control sequence, nil if it is none (a reply of the terminal, or unknown).
    static func input(for sequence: ControlSequence) -> Input? {
        if sequence.marker == 0x3C { return mouse(sequence) }
        guard sequence.marker == nil, !sequence.hasIntermediate, !sequence.isKeyRelease else {
            return nil
        }
        switch sequence.final {
        case 0x49 where sequence.numbers.isEmpty: return .focus(true)
        case 0x4F where sequence.numbers.isEmpty: return .focus(false)
        case 0x4D: return oldMouse(sequence)
        case 0x7E where sequence.number(0) == 27:
            return key(code: sequence.number(2), sequence.modifiers).map { .key($0) }
        case 0x7E, 0x5E, 0x24, 0x40: return numbered(sequence.number(0)).map { .key($0) }
        case 0x75: return key(code: sequence.number(0), sequence.modifiers).map { .key($0) }
        default: return lettered(sequence).map { .key($0) }
        }
    }

    /// The key of `ESC O` and a letter.
    static func singleShift(_ final: UInt8) -> Key? {
        switch final {
        case 0x4D: .enter
        case 0x58: .character("=")
        case 0x49: .tab
        case 0x20: .character(" ")
        case 0x61...0x64: arrow(final - 0x20)
        case 0x6A...0x79: .character(Unicode.Scalar(final - 0x40))
        default: arrow(final) ?? functionKey(final)
        }
    }

    // MARK: - Keys by letter

    private static func arrow(_ final: UInt8) -> Key? {
        switch final {
        case 0x41: .up
        case 0x42: .down
        case 0x43: .right
        case 0x44: .left
        case 0x46: .end
        case 0x48: .home
        default: nil
        }
    }

    private static func functionKey(_ final: UInt8) -> Key? {
        (0x50...0x53).contains(final) ? .function(Int(final) - 0x4F) : nil
    }

    /// `CSI 1 ; 2 R` is Shift-F3, `CSI 20 ; 5 R` says where the cursor is: only a first number of
    /// none or 1 is a key.
    private static func lettered(_ sequence: ControlSequence) -> Key? {
        guard sequence.number(0) <= 1, sequence.numbers.count <= 2 else { return nil }
        switch sequence.final {
        case 0x5A: return .backTab
        case 0x61...0x64: return arrow(sequence.final - 0x20)
        case 0x50...0x53 where sequence.numbers.count != 1: return functionKey(sequence.final)
        default: return arrow(sequence.final)
        }
    }

    // MARK: - Keys by number

    private static func numbered(_ number: Int) -> Key? {
        switch number {
        case 1, 7: .home
        case 2: .insert
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .function(number - 10)
        case 17...21: .function(number - 11)
        case 23, 24: .function(number - 12)
        default: nil
        }
    }

    /// The key of a character's code with modifiers, as modifyOtherKeys and kitty write it.
    private static func key(code: Int, _ modifiers: Modifiers) -> Key? {
        switch code {
        case 9: return modifiers.contains(.shift) ? .backTab : .tab
        case 13: return .enter
        case 27: return .escape
        case 8, 127: return .backspace
        case 57_344...63_743: return keypad(code)
        default: break
        }
        guard code >= 0x20, !(0x7F..<0xA0).contains(code), let value = UInt32(exactly: code),
            let scalar = Unicode.Scalar(value)
        else { return nil }
        if modifiers.contains(.control) { return .control(lowered(scalar)) }
        return modifiers.contains(.alt) ? .alt(scalar) : .character(scalar)
    }

    private static func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0x41...0x5A).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(UInt8(scalar.value) + 0x20)
    }

    /// kitty's own numbers for the keys of the number pad.
    private static func keypad(_ code: Int) -> Key? {
        switch code {
        case 57_399...57_408: .character(Unicode.Scalar(UInt8(code - 57_399 + 0x30)))
        case 57_409: .character(".")
        case 57_410: .character("/")
        case 57_411: .character("*")
        case 57_412: .character("-")
        case 57_413: .character("+")
        case 57_414: .enter
        case 57_415: .character("=")
        case 57_417: .left
        case 57_418: .right
        case 57_419: .up
        case 57_420: .down
        case 57_421: .pageUp
        case 57_422: .pageDown
        case 57_423: .home
        case 57_424: .end
        case 57_425: .insert
        case 57_426: .delete
        default: nil
        }
    }

    // MARK: - Mouse

    private static func mouse(_ sequence: ControlSequence) -> Input? {
        guard sequence.final == 0x4D || sequence.final == 0x6D, sequence.numbers.count == 3 else {
            return nil
        }
        let report = mouse(
            sequence.number(0), column: sequence.number(1), row: sequence.number(2),
            isRelease: sequence.final == 0x6D)
        return report.map { .mouse($0) }
    }

    /// The coding of rxvt: decimal, but with the button 32 too large.
    private static func oldMouse(_ sequence: ControlSequence) -> Input? {
        guard sequence.numbers.count == 3 else { return nil }
        let button = sequence.number(0) - 32
        let report = mouse(
            button, column: sequence.number(1), row: sequence.number(2),
            isRelease: button & 3 == 3)
        return report.map { .mouse($0) }
    }

    /// A report of a button in a cell counted from 1; nil for what the program does not use: other
    /// buttons than the left one, moves with none held, the sideways wheel.
    static func mouse(_ button: Int, column: Int, row: Int, isRelease: Bool) -> MouseReport? {
        guard button >= 0, column >= 1, row >= 1 else { return nil }
        let position = Position(column: column - 1, row: row - 1)
        // Shift, Alt and Control held with a button change nothing.
        switch button & ~0b1_1100 {
        case 64: return MouseReport(action: .wheelUp, position: position)
        case 65: return MouseReport(action: .wheelDown, position: position)
        case 0 where !isRelease: return MouseReport(action: .press, position: position)
        case 32 where !isRelease: return MouseReport(action: .drag, position: position)
        case 0, 3: return isRelease ? MouseReport(action: .release, position: position) : nil
        default: return nil
        }
    }
}
