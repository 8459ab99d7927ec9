import Model

/// The bytes of lines to append, without the newline.
enum JournalText {
    /// The line of a change whose edits stand in it.
    static func line(_ event: Event) -> [UInt8] {
        var bytes = head(event, op: event.change.kind.rawValue)
        let runs = EditRow.runs(event.change.edits)
        if runs.count == 1 {
            EditRow.writeMembers(runs[0], to: &bytes)
        } else {
            JSONText.append(key: "rows", to: &bytes)
            bytes.append(0x5B)
            for (index, run) in runs.enumerated() {
                if index > 0 { bytes.append(0x2C) }
                EditRow.write(run, to: &bytes)
            }
            bytes.append(0x5D)
        }
        return checked(bytes)
    }

    /// The line of a change whose edits stand in a blob of so many rows.
    static func line(_ event: Event, blob: String, rows: Int) -> [UInt8] {
        var bytes = head(event, op: "apply")
        JSONText.append(key: "kind", to: &bytes)
        JSONText.append(event.change.kind.rawValue, to: &bytes)
        JSONText.append(key: "blob", to: &bytes)
        JSONText.append(blob, to: &bytes)
        number(rows, key: "rows", to: &bytes)
        return checked(bytes)
    }

    /// The edits of a change as a blob, one partner a line.
    static func blob(_ edits: [Edit]) -> (bytes: [UInt8], rows: Int) {
        var bytes: [UInt8] = []
        let runs = EditRow.runs(edits)
        for run in runs {
            EditRow.write(run, to: &bytes)
            bytes.append(0x0A)
        }
        return (bytes, runs.count)
    }

    /// The first line of a segment.
    static func segment(store: String, replica: String, month: String) -> [UInt8] {
        var bytes = Array("{\"op\":\"segment\",\"format\":1".utf8)
        for (key, value) in [("store", store), ("replica", replica), ("month", month)] {
            JSONText.append(key: key, to: &bytes)
            JSONText.append(value, to: &bytes)
        }
        return checked(bytes)
    }

    /// The record that so many bytes before it are an unfinished line.
    static func sealed(bytes count: Int) -> [UInt8] {
        checked(Array("{\"op\":\"sealed\",\"bytes\":\(count)".utf8))
    }

    private static func head(_ event: Event, op: String) -> [UInt8] {
        var bytes = Array("{\"n\":\(event.id.number),\"l\":\(event.stamp.lamport)".utf8)
        JSONText.append(key: "t", to: &bytes)
        JSONText.append(Moment.text(event.milliseconds), to: &bytes)
        JSONText.append(key: "u", to: &bytes)
        JSONText.append(event.user, to: &bytes)
        JSONText.append(key: "op", to: &bytes)
        JSONText.append(op, to: &bytes)
        if let other = event.change.refersTo {
            JSONText.append(key: "of", to: &bytes)
            JSONText.append(other.written, to: &bytes)
        }
        if !event.change.summary.isEmpty {
            JSONText.append(key: "s", to: &bytes)
            JSONText.append(event.change.summary, to: &bytes)
        }
        return bytes
    }

    private static func number(_ value: Int, key: String, to bytes: inout [UInt8]) {
        JSONText.append(key: key, to: &bytes)
        bytes += String(value).utf8
    }

    private static func checked(_ bytes: [UInt8]) -> [UInt8] {
        let check = bytes.withUnsafeBufferPointer(CRC32C.of)
        return bytes + ",\"c\":\"".utf8 + CRC32C.hex(check) + "\"}".utf8
    }
}
