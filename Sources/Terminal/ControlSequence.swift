/// A control sequence (CSI) taken apart: marker, numbers, final byte.
struct ControlSequence {
    /// `<`, `=`, `>` or `?` in front of the numbers, nil without.
    let marker: UInt8?
    /// The numbers between the semicolons; each with its parts between colons, 0 where empty.
    let numbers: [[Int]]
    /// Whether a byte from space to `/` stands before the final one.
    let hasIntermediate: Bool
    /// The byte that ends it and says what it is.
    let final: UInt8

    /// Numbers past this are of no use and are kept at it.
    private static let greatest = 0x10_FFFF

    /// Takes the bytes between `ESC [` and the final byte.
    init(body: ArraySlice<UInt8>, final: UInt8) {
        var numbers: [[Int]] = []
        var marker: UInt8?
        var hasIntermediate = false
        for byte in body {
            switch byte {
            case 0x30...0x39:
                if numbers.isEmpty { numbers = [[0]] }
                Self.append(digit: Int(byte) - 0x30, to: &numbers)
            case 0x3A:
                if numbers.isEmpty { numbers = [[0]] }
                numbers[numbers.count - 1].append(0)
            case 0x3B:
                if numbers.isEmpty { numbers = [[0]] }
                numbers.append([0])
            case 0x3C...0x3F: marker = byte
            default: hasIntermediate = true
            }
        }
        self.marker = marker
        self.numbers = numbers
        self.hasIntermediate = hasIntermediate
        self.final = final
    }

    private static func append(digit: Int, to numbers: inout [[Int]]) {
        let last = numbers.count - 1
        let part = numbers[last].count - 1
        numbers[last][part] = min(numbers[last][part] * 10 + digit, greatest)
    }

    /// A number by its place, 0 if it is not there.
    func number(_ index: Int) -> Int { numbers.indices.contains(index) ? numbers[index][0] : 0 }

    /// The modifier keys of the second number.
    var modifiers: Modifiers { Modifiers(rawValue: max(0, number(1) - 1)) }

    /// Whether this reports that a key was let go.
    var isKeyRelease: Bool {
        numbers.indices.contains(1) && numbers[1].count > 1 && numbers[1][1] == 3
    }

    /// Whether pasted text follows.
    var isPasteStart: Bool { marker == nil && final == 0x7E && numbers == [[200]] }
}

/// The keys held down with another one, as xterm numbers them.
struct Modifiers: OptionSet {
    let rawValue: Int
    static let shift = Modifiers(rawValue: 1)
    static let alt = Modifiers(rawValue: 2)
    static let control = Modifiers(rawValue: 4)
}
