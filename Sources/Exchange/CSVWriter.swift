/// Writes tables as RFC 4180 with LF, safe to open in a spreadsheet.
public struct CSVWriter {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []

    /// Nothing written yet.
    public init() {}

    /// Adds a row; cells are quoted where they must be.
    ///
    /// A cell that a spreadsheet would take for a formula gets an apostrophe before it, unless it
    /// is a plain number; what a terminal obeys and nobody sees becomes a dot.
    public mutating func add(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            write(CSVWriter.guarded(Array(cell.withoutHiddenSigns.utf8)))
        }
        bytes.append(0x0A)
    }

    private mutating func write(_ cell: [UInt8]) {
        let needsQuotes =
            cell.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
            || cell.first == 0x20 || cell.last == 0x20
        guard needsQuotes else {
            bytes += cell
            return
        }
        bytes.append(0x22)
        for byte in cell {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }

    /// The signs that begin a formula, in either width, and those that spreadsheets drop before one.
    private static let formulaSigns = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠",
    ].map { Array($0.utf8) }
    private static let blanks = [" ", "\u{A0}", "\u{FEFF}"].map { Array($0.utf8) }

    static func guarded(_ cell: [UInt8]) -> [UInt8] {
        var text = cell[...]
        while let blank = blanks.first(where: { text.starts(with: $0) }) {
            text = text.dropFirst(blank.count)
        }
        guard formulaSigns.contains(where: { text.starts(with: $0) }) else { return cell }
        return isNegative(cell) ? cell : [0x27] + cell
    }

    private static func isNegative(_ cell: [UInt8]) -> Bool {
        let rest = cell.dropFirst()
        return cell.first == 0x2D && !rest.isEmpty
            && rest.allSatisfy { CellValues.isDigit($0) || $0 == 0x2E }
    }
}

/// Writes objects of named texts and numbers as JSON, keys in the order given.
public enum JSONWriter {
    /// A value of an object.
    public enum Value: Hashable, Sendable {
        case null
        case text(String)
        /// A number exactly as written.
        case number(String)
        case bool(Bool)
        case list([Value])
        case object([Member])
    }

    /// A name with its value.
    public struct Member: Hashable, Sendable {
        let key: String
        let value: Value

        /// A member of an object.
        public init(_ key: String, _ value: Value) {
            self.key = key
            self.value = value
        }
    }

    /// A value as JSON without blanks.
    public static func bytes(_ value: Value) -> [UInt8] {
        var bytes: [UInt8] = []
        write(value, to: &bytes)
        return bytes
    }

    private static func write(_ value: Value, to bytes: inout [UInt8]) {
        switch value {
        case .null: bytes += "null".utf8
        case .text(let text): write(text, to: &bytes)
        case .number(let number): bytes += number.utf8
        case .bool(let isTrue): bytes += (isTrue ? "true" : "false").utf8
        case .list(let values):
            bytes.append(0x5B)
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.append(0x2C) }
                write(value, to: &bytes)
            }
            bytes.append(0x5D)
        case .object(let members):
            bytes.append(0x7B)
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(0x2C) }
                write(member.key, to: &bytes)
                bytes.append(0x3A)
                write(member.value, to: &bytes)
            }
            bytes.append(0x7D)
        }
    }

    /// Hidden signs are written by their numbers, so that the text stays what it is.
    private static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(0x22)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": bytes += [0x5C, UInt8(scalar.value)]
            case "\n": bytes += "\\n".utf8
            default:
                if scalar.isHidden {
                    for unit in UTF16.encode(scalar)?.map({ $0 }) ?? [] { bytes += escape(unit) }
                } else {
                    bytes += Array(UTF8.encode(scalar) ?? .init())
                }
            }
        }
        bytes.append(0x22)
    }

    private static func escape(_ unit: UInt16) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return Array("\\u".utf8)
            + [12, 8, 4, 0].map { digits[Int(unit >> UInt16($0)) & 15] }
    }
}
