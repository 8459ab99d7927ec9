import Model

/// A file as it was when something was made of it: whether it is still that file.
struct Witness: Hashable, Sendable {
    /// What the file is known by: a blob's hash, a name below `stats`.
    let name: String
    let size: Int
    let inode: Int
    let device: Int
    let modified: Int
    let changed: Int

    init(_ name: String, _ status: Status) {
        self.name = name
        size = status.size
        inode = Int(truncatingIfNeeded: status.inode)
        device = Int(truncatingIfNeeded: status.device)
        modified = Int(status.modified)
        changed = Int(status.changed)
    }

    /// Whether the file had not changed for so many nanoseconds at a moment.
    func isOld(at moment: Int, by age: Int) -> Bool { max(modified, changed) <= moment - age }

    func write(to writer: ColumnWriter) {
        writer.write(name)
        for number in [size, inode, device, modified, changed] { writer.write(number) }
    }

    init(from reader: inout ColumnReader) throws(ColumnReader.Mistake) {
        name = try reader.text()
        size = try reader.number()
        inode = try reader.number()
        device = try reader.number()
        modified = try reader.number()
        changed = try reader.number()
    }

    static func write(_ witnesses: [Witness], to writer: ColumnWriter) {
        writer.write(witnesses.count)
        for witness in witnesses { witness.write(to: writer) }
    }

    static func list(from reader: inout ColumnReader) throws(ColumnReader.Mistake) -> [Witness] {
        var witnesses: [Witness] = []
        for _ in 0..<(try reader.count()) { witnesses.append(try Witness(from: &reader)) }
        return witnesses
    }
}
