/// A record in one line, the form a field keeps it in: `due=2026-11-25 kind=call text=Ask for it`.
///
/// Pairs come first, without blanks in them; the text, which may hold anything, is the rest.
struct FieldLine {
    private var pairs: [(key: String, value: [UInt8])] = []
    /// What stands behind `text=`.
    private(set) var text = ""

    /// A line of pairs and a text; pairs without a value are left out.
    init(_ pairs: [(String, String?)], text: String) {
        self.pairs = pairs.compactMap { key, value in
            value.map { (key, Array($0.utf8)) }
        }
        self.text = text
    }

    /// Reads a line; a part that is no pair is passed over.
    init(_ line: String) {
        var rest = Array(line.utf8)[...]
        while !rest.isEmpty {
            if rest.starts(with: "text=".utf8) {
                text = String(decoding: rest.dropFirst(5), as: UTF8.self)
                return
            }
            let word = rest.prefix { $0 != 0x20 }
            rest = rest.dropFirst(word.count + 1)
            guard let equals = word.firstIndex(of: 0x3D) else { continue }
            pairs.append(
                (
                    String(decoding: word[..<equals], as: UTF8.self),
                    FieldLine.unescaped(word[(equals + 1)...])
                ))
        }
    }

    /// The keys of the pairs, in order.
    var names: [String] { pairs.map(\.key) }

    /// The bytes of a pair, nil if there is none.
    func bytes(_ key: String) -> [UInt8]? {
        pairs.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
    }

    /// The value of a pair as text, nil if there is none.
    func value(_ key: String) -> String? {
        bytes(key).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The value of a pair as a day, nil if there is none or it is not one.
    func day(_ key: String) -> Day? { bytes(key).flatMap { Day(iso: $0) } }

    /// The value of a pair as a whole number, nil if there is none or it is not one.
    func number(_ key: String) -> Int64? { value(key).flatMap { Int64($0) } }

    /// The line as it is kept.
    var line: String {
        let parts = pairs.map { Array("\($0.key)=".utf8) + FieldLine.escaped($0.value) }
        let words = parts + [Array("text=".utf8) + Array(text.utf8)]
        return String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    /// Bytes that would end a pair as `%` and two digits.
    private static func escaped(_ value: [UInt8]) -> [UInt8] {
        value.flatMap { byte in
            byte > 0x20 && byte != 0x25
                ? [byte] : [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }

    private static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            guard byte == 0x25, rest.count >= 2, let high = digit(rest[rest.startIndex]),
                let low = digit(rest[rest.startIndex + 1])
            else {
                result.append(byte)
                continue
            }
            result.append(high << 4 | low)
            rest = rest.dropFirst(2)
        }
        return result
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        digits.firstIndex(of: byte >= 0x61 ? byte - 0x20 : byte).map(UInt8.init)
    }
}
