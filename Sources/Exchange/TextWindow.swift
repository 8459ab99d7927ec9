/// A file's text as valid UTF-8, seen through a window that moves on.
///
/// Memory is that of the window: two pieces, or what the reader asks to keep.
struct TextWindow: ~Copyable {
    /// Why the text cannot go on: a byte in the window, or the source itself.
    enum Flaw: Error {
        case byte(at: Int, what: String)
        case source(Refusal)
    }

    /// How many bytes are read at once, of files that are larger.
    static let largestPiece = 1 << 18

    private(set) var base: UnsafeMutablePointer<UInt8>
    /// How many bytes may be looked at.
    private(set) var end = 0
    /// Whether nothing follows.
    private(set) var isComplete = false
    /// How many bytes were taken from the source.
    private(set) var taken = 0

    private var capacity: Int
    private var filled = 0
    private let piece: Int
    private let source: ByteSource
    private let encoding: TextEncoding
    private var decoder: TextDecoder?
    private var raw: [UInt8] = []

    init(_ source: ByteSource, encoding: TextEncoding) {
        self.source = source
        self.encoding = encoding
        piece = min(TextWindow.largestPiece, max(4, source.size ?? .max))
        capacity = 3 * piece
        base = .allocate(capacity: capacity)
    }

    deinit { base.deallocate() }

    /// How many bytes the source has in all, nil if unknown.
    var size: Int? { source.size }

    /// Reads on, keeping what begins at a place; that is at 0 afterwards.
    mutating func more(keeping start: Int) throws(Flaw) {
        let kept = filled - start
        if start > 0, kept > 0 { base.update(from: base + start, count: kept) }
        filled = kept
        end -= start
        let room = isDirect ? piece : 3 * piece
        if capacity < kept + room { grow(to: max(2 * capacity, kept + room)) }
        let before = taken
        if isDirect {
            filled += try fill(base + filled, piece)
        } else {
            try decodeMore()
        }
        isComplete = taken == before
        try check()
    }

    /// Whether the file's bytes are the text's bytes.
    private var isDirect: Bool { decoder?.form == .utf8 && decoder != nil }

    private mutating func grow(to size: Int) {
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
        larger.update(from: base, count: filled)
        base.deallocate()
        base = larger
        capacity = size
    }

    private mutating func fill(
        _ target: UnsafeMutablePointer<UInt8>, _ count: Int
    ) throws(Flaw) -> Int {
        do {
            let count = try source.read(
                into: UnsafeMutableRawBufferPointer(start: target, count: count))
            taken += count
            return count
        } catch { throw .source(error) }
    }

    /// Reads a piece beside the window and puts it in as UTF-8; the first tells the form.
    private mutating func decodeMore() throws(Flaw) {
        if raw.isEmpty { raw = Array(repeating: 0, count: self.piece) }
        var piece = raw
        raw = []
        defer { raw = piece }
        var count = 0
        let result: Result<Int?, Flaw> = piece.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return .success(0) }
            do throws(Flaw) {
                // A pipe may give less than the mark at first.
                repeat {
                    let got = try fill(start + count, self.piece - count)
                    count += got
                    if got == 0 { break }
                } while decoder == nil && count < 4
                return .success(
                    put(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(buffer)[..<count])))
            } catch { return .failure(error) }
        }
        guard let written = try result.get() else {
            throw .source(Refusal("a part of this file is not UTF-16: save it as UTF-8"))
        }
        filled += written
    }

    private mutating func put(_ piece: UnsafeBufferPointer<UInt8>) -> Int? {
        var decoder = decoder ?? TextDecoder(encoding, head: piece)
        let mark = self.decoder == nil ? decoder.markLength : 0
        let rest = UnsafeBufferPointer(rebasing: piece[mark...])
        defer { self.decoder = decoder }
        guard decoder.form == .utf8 else { return decoder.decode(rest, into: base + filled) }
        if let start = rest.baseAddress { (base + filled).update(from: start, count: rest.count) }
        return rest.count
    }

    /// Lets the reader see what is valid; throws at the first byte that is not.
    private mutating func check() throws(Flaw) {
        switch UTF8Check.look(base, from: end, to: filled) {
        case .good(let place):
            end = place
            if isComplete, place < filled || decoder?.isCutOff == true {
                throw .byte(at: place, what: "a character is cut off at the end of the file")
            }
        case .bad(let place): throw .byte(at: place, what: TextWindow.words(base[place]))
        }
    }

    private static func words(_ byte: UInt8) -> String {
        if byte == 0 { return "a NUL byte: this is not a text file" }
        let hex = String(byte, radix: 16, uppercase: true)
        return "not UTF-8 (byte 0x\(hex)); if it is Windows-1252, say --encoding windows-1252"
    }
}
