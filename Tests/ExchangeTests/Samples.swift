import Glibc
import Model
import Testing

@testable import Exchange

/// Sample files beside the tests, and programs to import them into.
enum Sample {
    static func bytes(_ name: String) throws -> [UInt8] {
        let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
        let file = try #require(fopen("/\(folder)/Samples/\(name)", "r"))
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = fread(&bytes, 1, bytes.count, file)
        return Array(bytes[..<count])
    }

    /// Bytes that come in pieces of a size.
    static func source(_ bytes: [UInt8], piece: Int) -> ByteSource {
        var place = 0
        return ByteSource(size: bytes.count) { buffer in
            let count = min(piece, buffer.count, bytes.count - place)
            buffer.copyBytes(from: bytes[place..<(place + count)])
            place += count
            return count
        }
    }

    /// A text as a cell; it lives as long as the tests do.
    static func cell(_ text: String) -> CellBytes {
        let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
        _ = copy.initialize(from: text.utf8)
        return CellBytes(copy)
    }

    /// A program with partners of these ids from a source.
    static func program(_ ids: [String], source: String) -> Program {
        let program = Program()
        let edits = ids.compactMap { text in
            PartnerID(text.utf8).map {
                Edit(partner: $0, field: FieldName.source, new: source, old: nil)
            }
        }
        program.apply(event(1, edits))
        return program
    }

    static func event(_ number: Int, _ edits: [Edit]) -> Event {
        Event(
            id: EventID(replica: "k", number: number),
            stamp: Stamp(lamport: number, replica: "k"), milliseconds: 0, user: "ann",
            change: Change(kind: .import, edits: edits))
    }

    static func plan(
        _ text: String, name: String = "file.csv", program: Program = Program(),
        options: ImportOptions = ImportOptions()
    ) throws(Refusal) -> ImportPlan {
        try plan(Array(text.utf8), name: name, program: program, options: options)
    }

    static func plan(
        _ bytes: [UInt8], name: String = "file.csv", program: Program = Program(),
        options: ImportOptions = ImportOptions()
    ) throws(Refusal) -> ImportPlan {
        try ImportPlan.make(
            ByteSource(bytes), name: name, base: ImportBase(program, currency: .euro),
            options: options)
    }

    static func refusal(_ text: String, options: ImportOptions = ImportOptions()) -> String? {
        do throws(Refusal) {
            _ = try plan(text, options: options)
            return nil
        } catch { return error.text }
    }
}

extension ImportPlan {
    /// The values an import would set, as `id field value`.
    var told: [String] { edits.map { "\($0.partner.text) \($0.field) \($0.new ?? "-")" }.sorted() }

    /// All canonical files, one after another.
    var figuresText: String { figures.map(\.text).joined() }
}

extension CanonicalFile {
    var text: String {
        var bytes: [UInt8] = []
        write { (piece: UnsafeRawBufferPointer) in bytes += piece }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Sample {
    /// The names in a folder, sorted.
    static func names(_ folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.utf8.first != 0x2E { names.append(name) }
        }
        return names.sorted()
    }
}
