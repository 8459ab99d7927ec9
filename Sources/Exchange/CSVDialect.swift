/// How a table is written: its separator and how quotes inside cells look.
public struct CSVDialect: Hashable, Sendable {
    /// The byte between cells: a comma, a semicolon, a tab or a bar.
    public var separator: UInt8 = 0x2C
    /// Whether a blank follows every separator.
    public var isSpaced = false
    /// Whether quotes inside quoted cells are left as they are, so that only one before a separator
    /// ends a cell.
    public var hasBareQuotes = false

    /// The dialect of RFC 4180.
    public init() {}

    /// The dialect of RFC 4180 with another byte between cells.
    public init(separator: UInt8) { self.separator = separator }

    /// The dialect a header line suggests: the separator it has most of outside quotes.
    public init(header: some Collection<UInt8>) {
        var counts: [UInt8: Int] = [:]
        var spaced = 0
        var isQuoted = false
        var last: UInt8 = 0
        for byte in header {
            if byte == 0x22 { isQuoted.toggle() }
            if byte == 0x20, last == 0x2C, !isQuoted { spaced += 1 }
            if !isQuoted, [0x2C, 0x3B, 0x09, 0x7C].contains(byte) { counts[byte, default: 0] += 1 }
            last = byte
        }
        // A separator at the very end has no blank after it.
        if last == 0x2C, spaced > 0 { spaced += 1 }
        for separator: UInt8 in [0x3B, 0x09, 0x7C]
        where counts[separator, default: 0] > counts[self.separator, default: 0] {
            self.separator = separator
        }
        isSpaced = separator == 0x2C && spaced > 0 && spaced == counts[0x2C]
    }
}
