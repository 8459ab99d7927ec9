/// Quoted-printable of RFC 2045: readable where the text is ASCII, lines of at most 76 bytes.
enum QuotedPrintable {
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// A text with lines that end in line feeds.
    static func encoded(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
            append(line, to: &result)
            result.append(0x0A)
        }
        if text.last == 0x0A { result.removeLast() }
        return result
    }

    private static func append(_ line: ArraySlice<UInt8>, to result: inout [UInt8]) {
        let isFrom = line.starts(with: "From ".utf8)
        var column = 0
        for (index, byte) in zip(line.indices, line) {
            let isLast = index == line.endIndex - 1
            var sign = sign(byte, isFirst: column == 0 && (isFrom || byte == 0x2E), isLast: isLast)
            if column + sign.count > 75 {
                result += [0x3D, 0x0A]
                column = 0
                sign = self.sign(byte, isFirst: byte == 0x2E, isLast: isLast)
            }
            result += sign
            column += sign.count
        }
    }

    /// A byte as it stands or as `=` and two digits; a dot or `From ` at the front of a line means
    /// something to programs that pass mail on.
    private static func sign(_ byte: UInt8, isFirst: Bool, isLast: Bool) -> [UInt8] {
        let isBlank = byte == 0x20 || byte == 0x09
        let isPlain = (byte > 0x20 && byte < 0x7F && byte != 0x3D) || (isBlank && !isLast)
        return isPlain && !isFirst
            ? [byte] : [0x3D, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}
