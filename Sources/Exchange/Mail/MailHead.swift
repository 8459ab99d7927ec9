/// The headers of a mail as people read them: unfolded, encoded words of RFC 2047 decoded.
public struct MailHead: Hashable, Sendable {
    private let fields: [[UInt8]]

    /// Reads the headers at the front of a mail; what stands behind the first blank line is left.
    public init(_ bytes: some Collection<UInt8>) {
        var fields: [[UInt8]] = []
        for line in Array(bytes).split(separator: 0x0A, omittingEmptySubsequences: false) {
            let line = line.last == 0x0D ? line.dropLast() : line
            guard let first = line.first else { break }
            if first == 0x20 || first == 0x09, !fields.isEmpty {
                fields[fields.count - 1] += line
            } else {
                fields.append(Array(line))
            }
        }
        self.fields = fields
    }

    /// The text of the first header of a name, in whatever case; nil if there is none.
    public func text(_ name: String) -> String? {
        let wanted = name.utf8.map { $0 | 0x20 }
        for field in fields {
            guard let colon = field.firstIndex(of: 0x3A),
                field[..<colon].map({ $0 | 0x20 }) == wanted
            else { continue }
            return MailHead.decoded(field[(colon + 1)...])
        }
        return nil
    }

    /// Words with blanks between; blanks between two encoded words mean nothing.
    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        var result: [UInt8] = []
        var wasEncoded = true
        for word in bytes.split(separator: 0x20) {
            let plain = encodedWord(word)
            if !(wasEncoded && plain != nil), !result.isEmpty { result.append(0x20) }
            result += plain ?? Array(word)
            wasEncoded = plain != nil
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The bytes of `=?UTF-8?B?…?=`, nil for any other word.
    private static func encodedWord(_ word: ArraySlice<UInt8>) -> [UInt8]? {
        let (front, back) = (Array("=?UTF-8?B?".utf8), Array("?=".utf8))
        guard word.count > front.count + back.count, word.starts(with: front),
            word.suffix(2).elementsEqual(back)
        else { return nil }
        return Base64.decoded(word.dropFirst(front.count).dropLast(2))
    }
}
