/// How a terminal writes at a moment: two colours and attributes, as ECMA-48 sets them.
struct Pen: Equatable {
    /// A colour in the form it was set in.
    enum Ink: Equatable {
        case terminal
        /// 0 to 7 by 30-37 or 40-47, 8 to 15 by 90-97 or 100-107.
        case short(Int)
        /// By 38;5;n or 48;5;n.
        case long(Int)
    }

    var foreground = Ink.terminal
    var background = Ink.terminal
    /// One bit for each attribute, at the place of the number that sets it.
    private var attributes = 0

    private static let bold = 1 << 1
    private static let dim = 1 << 2
    private static let underline = 1 << 4
    private static let reverse = 1 << 7
    private static let hidden = 1 << 8

    /// Whether a space written with either looks the same.
    func looksBlankLike(_ other: Pen) -> Bool {
        let seen = ~(Self.bold | Self.dim | 1 << 3)
        guard background == other.background else { return false }
        guard attributes & seen == other.attributes & seen else { return false }
        return foreground == other.foreground || attributes & seen & ~Self.hidden == 0
    }

    /// Follows the numbers of an SGR sequence; false, and unchanged, if one is not understood.
    mutating func apply(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard let numbers = Self.numbers(bytes, range) else { return false }
        var pen = self
        var index = 0
        while index < numbers.count {
            let number = numbers[index]
            let isLong = number == 38 || number == 48
            if isLong {
                guard index + 2 < numbers.count, numbers[index + 1] == 5 else { return false }
                pen.set(.long(numbers[index + 2]), isForeground: number == 38)
                index += 3
                continue
            }
            guard pen.apply(number) else { return false }
            index += 1
        }
        self = pen
        return true
    }

    private static func numbers(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> [Int]? {
        var numbers = [0]
        for byte in bytes[range] {
            switch byte {
            case 0x30...0x39:
                let last = numbers.count - 1
                numbers[last] = min(numbers[last] * 10 + Int(byte) - 0x30, 9999)
            case 0x3B: numbers.append(0)
            default: return nil
            }
        }
        return numbers
    }

    private mutating func apply(_ number: Int) -> Bool {
        switch number {
        case 0: self = Pen()
        case 1...5, 7...9: attributes |= 1 << number
        case 22: attributes &= ~(Self.bold | Self.dim)
        case 23...25, 27...29: attributes &= ~(1 << (number - 20))
        case 30...37: foreground = .short(number - 30)
        case 39: foreground = .terminal
        case 40...47: background = .short(number - 40)
        case 49: background = .terminal
        case 90...97: foreground = .short(number - 82)
        case 100...107: background = .short(number - 92)
        default: return false
        }
        return true
    }

    private mutating func set(_ ink: Ink, isForeground: Bool) {
        if isForeground { foreground = ink } else { background = ink }
    }

    // MARK: - Writing

    /// Appends the shortest sequence that turns one pen, or any at all, into another.
    static func change(from old: Pen?, to new: Pen, into output: inout [UInt8]) {
        let fresh = [0] + new.numbers(after: Pen())
        var best = text(fresh)
        if let old, new.attributes & old.attributes == old.attributes || old.canDrop(to: new) {
            let step = text(new.numbers(after: old))
            if step.count <= best.count { best = step }
        }
        output += best
    }

    /// Whether the attributes that go can be switched off one by one; bold and dim go together.
    private func canDrop(to new: Pen) -> Bool {
        let gone = attributes & ~new.attributes
        let weights = Self.bold | Self.dim
        return gone & weights == 0 || new.attributes & weights == 0
    }

    private func numbers(after old: Pen) -> [Int] {
        var numbers: [Int] = []
        let gone = old.attributes & ~attributes
        if gone & (Self.bold | Self.dim) != 0 { numbers.append(22) }
        for bit in 3...9 where gone & 1 << bit != 0 { numbers.append(20 + bit) }
        for bit in 1...9 where attributes & ~old.attributes & 1 << bit != 0 { numbers.append(bit) }
        if foreground != old.foreground { numbers += Self.numbers(foreground, base: 30) }
        if background != old.background { numbers += Self.numbers(background, base: 40) }
        return numbers
    }

    private static func numbers(_ ink: Ink, base: Int) -> [Int] {
        switch ink {
        case .terminal: [base + 9]
        case .short(let index): [index < 8 ? base + index : base + 52 + index]
        case .long(let index): [base + 8, 5, index]
        }
    }

    private static func text(_ numbers: [Int]) -> [UInt8] {
        // Zero alone, and in front, need not be written.
        let words = numbers == [0] ? "" : numbers.map(String.init).joined(separator: ";")
        return Array("\u{1B}[\(words)m".utf8)
    }
}
