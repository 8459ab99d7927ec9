import Model

@testable import Exchange

/// A table of somebody's, read in pieces by each way of quoting, and written again.
func attempt(_ bytes: [UInt8]) {
    for hasBareQuotes in [false, true] {
        var dialect = CSVDialect(header: bytes.prefix { $0 != 0x0A })
        dialect.hasBareQuotes = hasBareQuotes
        var reader = CSVReader(pieces(of: bytes), dialect: dialect)
        while (try? reader.next()) == true {
            let cells = (0..<reader.count).map { CellValues.text(reader.cell($0)) }
            if reader.problem == nil { writeAndRead(cells) }
        }
    }
}

/// The bytes in pieces of sixteen.
private func pieces(of bytes: [UInt8]) -> ByteSource {
    var place = 0
    return ByteSource(size: bytes.count) { buffer in
        let count = min(16, buffer.count, bytes.count - place)
        buffer.copyBytes(from: bytes[place..<(place + count)])
        place += count
        return count
    }
}

/// A row that is written is one row of as many cells to whoever reads it.
///
/// A backslash and a quote before a separator can be meant in two ways, and are left out.
private func writeAndRead(_ cells: [String]) {
    let isClear = cells.allSatisfy { cell in
        let bytes = Array(cell.utf8)
        return !bytes.contains(0)
            && !zip(bytes, bytes.dropFirst()).contains { $0 == 0x5C && $1 == 0x22 }
    }
    guard cells.count > 1, isClear else { return }
    var writer = CSVWriter()
    writer.add(cells)
    var reader = CSVReader(ByteSource(writer.bytes))
    demand((try? reader.next()) == true, "a row that was written is none")
    demand(reader.count == cells.count, "\(cells.count) cells are read as \(reader.count)")
    demand((try? reader.next()) == false, "a row that was written is two")
}
