import Model

/// A line of the journal whose check is right, so that what stands behind the check is reached.
func attempt(_ body: [UInt8]) {
    readLine(body)
    if BlobEdits.count(body) != nil { _ = BlobEdits.all(body) }
    _ = body.withUnsafeBufferPointer { Moment.read($0) }
}

private func readLine(_ body: [UInt8]) {
    let check = body.withUnsafeBufferPointer(CRC32C.of)
    let line = body + ",\"c\":\"".utf8 + CRC32C.hex(check) + "\"}".utf8
    line.withUnsafeBufferPointer { bytes in
        demand(body.isEmpty || JournalLine.check(bytes) == check, "the check of a line is lost")
        guard let read = JournalLine(bytes), case .edits(let edits) = read.body, !edits.isEmpty
        else { return }
        // What was read can be written, and reads the same.
        let written = JournalText.line(read.event(replica: "k3", edits: edits))
        let again = written.withUnsafeBufferPointer { JournalLine($0) }
        guard case .edits(let same)? = again?.body else {
            fatalError("a line cannot be read again")
        }
        demand(same.map(\.new) == edits.map(\.new), "a line reads otherwise the second time")
    }
}
