import Model

/// The edits of a blob, read as bytes: one partner a line, `{"id":…,"f":{…},"w":{…}}`.
enum BlobEdits {
    /// How many lines a blob has; nil if one of them is not of the form.
    static func count(_ blob: [UInt8]) -> Int? { walk(blob) { _, _, _ in } }

    /// Visits the new value of every edit of a blob whose lines were counted.
    static func visit(_ blob: [UInt8], _ take: Program.EditBytes) { _ = walk(blob, take) }

    /// All edits of a blob whose lines were counted, with former values.
    static func all(_ blob: [UInt8]) -> [Edit] {
        blob.withUnsafeBufferPointer { all($0) }
    }

    /// All edits of some lines of a blob, with former values.
    static func all(_ lines: UnsafeBufferPointer<UInt8>) -> [Edit] {
        var edits: [Edit] = []
        var cursor = JSONCursor(lines)
        while !cursor.isAtEnd {
            guard EditRow.read(&cursor, into: &edits), cursor.take(0x0A) else { break }
        }
        return edits
    }

    private static func walk(_ blob: [UInt8], _ take: Program.EditBytes) -> Int? {
        blob.withUnsafeBufferPointer { bytes in
            var cursor = JSONCursor(bytes)
            var count = 0
            while !cursor.isAtEnd {
                guard line(&cursor, take), cursor.take(0x0A) else { return nil }
                count += 1
            }
            return count
        }
    }

    private static func line(_ cursor: inout JSONCursor, _ take: Program.EditBytes) -> Bool {
        var partner: UnsafeBufferPointer<UInt8>?
        let isObject = cursor.members { key, cursor in
            if key.elementsEqual("id".utf8) {
                partner = cursor.plainString()
                return partner.map(isPartner) ?? false
            }
            guard key.elementsEqual("f".utf8) else { return cursor.skip() }
            guard let partner else { return false }
            return cursor.members { field, cursor in value(&cursor, of: partner, field, take) }
        }
        return isObject && partner != nil
    }

    private static func value(
        _ cursor: inout JSONCursor, of partner: UnsafeBufferPointer<UInt8>,
        _ field: UnsafeBufferPointer<UInt8>, _ take: Program.EditBytes
    ) -> Bool {
        if cursor.takeNull() {
            take(partner, field, nil)
            return true
        }
        var plain = cursor
        if let text = plain.plainString() {
            take(partner, field, text)
            cursor = plain
            return true
        }
        guard var text = cursor.string() else { return false }
        text.withUTF8 { take(partner, field, $0) }
        return true
    }

    private static func isPartner(_ id: UnsafeBufferPointer<UInt8>) -> Bool {
        if id.elementsEqual("@program".utf8) { return true }
        return (1...40).contains(id.count) && id.allSatisfy(PartnerID.isAllowed)
    }
}
