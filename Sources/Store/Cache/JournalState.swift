import Model

/// How far the journals were read, and what was noticed on the way: what makes a fold continue.
struct JournalState: Sendable {
    /// One segment: its file, and the check of the bytes that were read.
    struct Mark: Sendable {
        let name: String
        let segment: Journal.Segment
        let check: UInt32
        let witness: Witness
    }

    var marks: [Mark] = []
    var logs: [String: ReplicaLog] = [:]
    var problems: [Problem] = []
    var duplicates = 0
    var blobs: [Witness] = []

    func write(to writer: ColumnWriter) {
        writer.write(marks.count)
        for mark in marks {
            writer.write(mark.name)
            writer.write(mark.segment.offset)
            writer.write(mark.segment.lines)
            writer.write(mark.segment.hasValidLine ? 1 : 0)
            writer.write(mark.segment.belongsElsewhere ? 1 : 0)
            writer.write(Int(mark.check))
            mark.witness.write(to: writer)
        }
        writer.write(logs.count)
        for (replica, log) in logs {
            writer.write(replica)
            log.write(to: writer)
        }
        writer.write(problems.count)
        for problem in problems {
            for text in [problem.place, problem.what, problem.advice] { writer.write(text) }
        }
        writer.write(duplicates)
        Witness.write(blobs, to: writer)
    }

    init() {}

    init(from reader: inout ColumnReader) throws(ColumnReader.Mistake) {
        for _ in 0..<(try reader.count()) { marks.append(try Mark(from: &reader)) }
        for _ in 0..<(try reader.count()) {
            let replica = try reader.text()
            logs[replica] = try ReplicaLog(from: &reader)
        }
        for _ in 0..<(try reader.count()) {
            let (place, what) = (try reader.text(), try reader.text())
            problems.append(Problem(.note, place, what, advice: try reader.text()))
        }
        duplicates = try reader.number()
        blobs = try Witness.list(from: &reader)
    }
}

extension JournalState.Mark {
    init(from reader: inout ColumnReader) throws(ColumnReader.Mistake) {
        name = try reader.text()
        guard let replica = Journal.replica(of: name) else { throw ColumnReader.Mistake() }
        var segment = Journal.Segment(replica: replica)
        segment.offset = try reader.number()
        segment.lines = try reader.number()
        segment.hasValidLine = try reader.number() == 1
        segment.belongsElsewhere = try reader.number() == 1
        check = UInt32(truncatingIfNeeded: try reader.number())
        witness = try Witness(from: &reader)
        segment.inode = UInt64(bitPattern: Int64(witness.inode))
        segment.check = CRC32C(after: check)
        self.segment = segment
    }
}

extension ReplicaLog {
    func write(to writer: ColumnWriter) {
        writer.write(last)
        writer.write(dense)
        let numbers = sparse.keys.sorted()
        writer.write(numbers.map(Int64.init))
        writer.write(numbers.map { sparse[$0] ?? 0 })
    }

    init(from reader: inout ColumnReader) throws(ColumnReader.Mistake) {
        let last = try reader.number()
        let dense = try reader.column(UInt64.self)
        let numbers = try reader.column(Int64.self)
        let entries = try reader.column(UInt64.self)
        guard numbers.count == entries.count else { throw ColumnReader.Mistake() }
        var sparse: [Int: UInt64] = [:]
        for (number, entry) in zip(numbers, entries) { sparse[Int(number)] = entry }
        self.init(last: last, dense: dense, sparse: sparse)
    }
}
