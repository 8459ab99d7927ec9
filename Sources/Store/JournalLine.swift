public import Model

/// One line of a journal, as read.
struct JournalLine {
    /// What the line is.
    enum Body {
        /// The first line of a segment.
        case segment(store: String, replica: String)
        /// A record that somebody else's unfinished line was closed.
        case sealed(bytes: Int)
        /// A change whose edits stand in the line.
        case edits([Edit])
        /// A change whose edits stand in a blob.
        case blob(hash: String, rows: Int)
        /// Something a later version writes; `isVital` if one must not write without knowing it.
        case unknown(isVital: Bool)
    }

    var number = 0
    var lamport = 0
    var milliseconds: Int64 = 0
    var user = ""
    var kind: Change.Kind = .set
    var refersTo: EventID?
    var summary = ""
    var body = Body.unknown(isVital: false)

    /// The event the line is in a replica's journal, with its edits.
    func event(replica: String, edits: [Edit]) -> Event {
        Event(
            id: EventID(replica: replica, number: number),
            stamp: Stamp(lamport: lamport, replica: replica), milliseconds: milliseconds,
            user: user,
            change: Change(kind: kind, edits: edits, refersTo: refersTo, summary: summary))
    }
}

extension JournalLine {
    /// The bytes of `,"c":"01234567"}` at the end of every line.
    static let checkLength = 16
    /// The longest line that is read or written, in bytes.
    static let limit = 1 << 20

    /// The check a line carries, nil unless it is the right one.
    static func check(_ line: UnsafeBufferPointer<UInt8>) -> UInt32? {
        guard line.count > checkLength else { return nil }
        let body = UnsafeBufferPointer(rebasing: line[..<(line.count - checkLength)])
        let value = CRC32C.of(body)
        return isCheck(line[body.count...], value) ? value : nil
    }

    /// Whether a line's last bytes tell a value as its check.
    static func isCheck(_ end: Slice<UnsafeBufferPointer<UInt8>>, _ value: UInt32) -> Bool {
        end.elementsEqual(",\"c\":\"".utf8 + CRC32C.hex(value) + "\"}".utf8)
    }

    /// Reads a line whose check is right; nil if its form is not that of a journal line.
    init?(_ line: UnsafeBufferPointer<UInt8>) {
        var parts = Parts()
        var cursor = JSONCursor(line)
        let isObject = cursor.members { key, cursor in parts.take(key, &cursor) }
        guard isObject, cursor.isAtEnd, let line = parts.line else { return nil }
        self = line
    }
}

/// The members of a line while it is being read.
private struct Parts {
    private var fields = JournalLine()
    private var op = ""
    private var isVital = false
    private var partner: PartnerID?
    private var new: [(String, String?)] = []
    private var old: [(String, String?)] = []
    private var edits: [Edit] = []
    private var texts: [String: String] = [:]
    private var numbers: [String: Int] = [:]

    mutating func take(_ key: UnsafeBufferPointer<UInt8>, _ cursor: inout JSONCursor) -> Bool {
        switch String(decoding: key, as: UTF8.self) {
        case "n": return number(&cursor) { $0.number = $1 }
        case "l": return number(&cursor) { $0.lamport = $1 }
        case "t": return time(&cursor)
        case "u": return text(&cursor) { $0.fields.user = $1 }
        case "s": return text(&cursor) { $0.fields.summary = $1 }
        case "op": return text(&cursor) { $0.op = $1 }
        case "id": return text(&cursor) { $0.partner = PartnerID.written($1) }
        case "of": return text(&cursor) { $0.fields.refersTo = EventID(written: $1) }
        case "f": return EditRow.map(&cursor, into: &new)
        case "w": return EditRow.map(&cursor, into: &old)
        case "rows" where cursor.peek == 0x5B: return rows(&cursor)
        case "!":
            isVital = true
            return cursor.skip()
        case let name: return other(name, &cursor)
        }
    }

    private mutating func number(
        _ cursor: inout JSONCursor, _ put: (inout JournalLine, Int) -> Void
    ) -> Bool {
        guard let value = cursor.integer() else { return false }
        put(&fields, value)
        return true
    }

    private mutating func text(
        _ cursor: inout JSONCursor, _ put: (inout Parts, String) -> Void
    ) -> Bool {
        guard let value = cursor.string() else { return false }
        put(&self, value)
        return true
    }

    private mutating func time(_ cursor: inout JSONCursor) -> Bool {
        guard let text = cursor.plainString(), let time = Moment.read(text) else { return false }
        fields.milliseconds = time
        return true
    }

    private mutating func rows(_ cursor: inout JSONCursor) -> Bool {
        cursor.elements { EditRow.read(&$0, into: &edits) }
    }

    private mutating func other(_ name: String, _ cursor: inout JSONCursor) -> Bool {
        switch cursor.peek {
        case 0x22:
            guard let value = cursor.string() else { return false }
            texts[name] = value
        case 0x30...0x39:
            guard let value = cursor.integer() else { return false }
            numbers[name] = value
        default: return cursor.skip()
        }
        return true
    }

    var line: JournalLine? {
        var line = fields
        switch op {
        case "segment":
            guard let store = texts["store"], let replica = texts["replica"] else { return nil }
            line.body = .segment(store: store, replica: replica)
            return line
        case "sealed":
            line.body = .sealed(bytes: numbers["bytes"] ?? 0)
            return line
        default: break
        }
        guard line.number > 0, line.lamport > 0 else { return nil }
        if op == "apply" {
            guard let hash = texts["blob"], let rows = numbers["rows"],
                let kind = texts["kind"].flatMap(Change.Kind.init)
            else { return nil }
            line.kind = kind
            line.body = .blob(hash: hash, rows: rows)
        } else if let kind = Change.Kind(rawValue: op) {
            line.kind = kind
            var edits = edits
            if let partner { EditRow.append(partner, new, old, to: &edits) }
            line.body = .edits(edits)
        } else {
            line.body = .unknown(isVital: isVital)
        }
        return line
    }
}

/// The edits of one partner: `{"id":…,"f":{…},"w":{…}}`, in a line and in blobs.
enum EditRow {
    static func read(_ cursor: inout JSONCursor, into edits: inout [Edit]) -> Bool {
        var partner: PartnerID?
        var new: [(String, String?)] = []
        var old: [(String, String?)] = []
        let isObject = cursor.members { key, cursor in
            if key.elementsEqual("id".utf8) {
                partner = cursor.string().flatMap(PartnerID.written)
                return partner != nil
            }
            if key.elementsEqual("f".utf8) { return map(&cursor, into: &new) }
            if key.elementsEqual("w".utf8) { return map(&cursor, into: &old) }
            return cursor.skip()
        }
        guard isObject, let partner else { return false }
        append(partner, new, old, to: &edits)
        return true
    }

    static func map(_ cursor: inout JSONCursor, into pairs: inout [(String, String?)]) -> Bool {
        cursor.members { key, cursor in
            let name = String(decoding: key, as: UTF8.self)
            if cursor.takeNull() {
                pairs.append((name, nil))
                return true
            }
            guard let value = cursor.string() else { return false }
            pairs.append((name, value))
            return true
        }
    }

    static func append(
        _ partner: PartnerID, _ new: [(String, String?)], _ old: [(String, String?)],
        to edits: inout [Edit]
    ) {
        for (field, value) in new {
            let before = old.first { $0.0.utf8.elementsEqual(field.utf8) }?.1
            edits.append(Edit(partner: partner, field: field, new: value, old: before))
        }
    }

    /// Writes edits of one partner.
    static func write(_ edits: ArraySlice<Edit>, to bytes: inout [UInt8]) {
        bytes.append(0x7B)
        writeMembers(edits, to: &bytes)
        bytes.append(0x7D)
    }

    static func writeMembers(_ edits: ArraySlice<Edit>, to bytes: inout [UInt8]) {
        guard let partner = edits.first?.partner else { return }
        JSONText.append(key: "id", to: &bytes)
        JSONText.append(partner.text, to: &bytes)
        JSONText.append(key: "f", to: &bytes)
        bytes.append(0x7B)
        for edit in edits {
            JSONText.append(key: edit.field, to: &bytes)
            JSONText.append(edit.new, to: &bytes)
        }
        bytes.append(0x7D)
        let former = edits.filter { $0.old != nil }
        guard !former.isEmpty else { return }
        JSONText.append(key: "w", to: &bytes)
        bytes.append(0x7B)
        for edit in former {
            JSONText.append(key: edit.field, to: &bytes)
            JSONText.append(edit.old, to: &bytes)
        }
        bytes.append(0x7D)
    }

    /// Runs of edits of the same partner, in the order given.
    static func runs(_ edits: [Edit]) -> [ArraySlice<Edit>] {
        var runs: [ArraySlice<Edit>] = []
        var start = 0
        for index in edits.indices where index > 0 && edits[index].partner != edits[start].partner {
            runs.append(edits[start..<index])
            start = index
        }
        if start < edits.count { runs.append(edits[start...]) }
        return runs
    }
}

extension PartnerID {
    /// The id as journals write it: `@program` is one too.
    static func written(_ text: String) -> PartnerID? {
        text.utf8.elementsEqual(PartnerID.program.text.utf8) ? .program : PartnerID(text.utf8)
    }
}

extension EventID {
    /// Reads `replica:number`; nil for anything else.
    public init?(written text: String) {
        let parts = Array(text.utf8).split(separator: 0x3A, omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int(String(decoding: parts[1], as: UTF8.self)) else {
            return nil
        }
        self.init(replica: String(decoding: parts[0], as: UTF8.self), number: number)
    }

    /// The id as `replica:number`.
    public var written: String { "\(replica):\(number)" }
}
