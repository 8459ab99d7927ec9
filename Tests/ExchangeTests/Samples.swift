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
    ) throws -> ImportPlan {
        try ImportPlan.make(
            Array(text.utf8), name: name, program: program, currency: .euro, options: options)
    }

    static func refusal(_ text: String, options: ImportOptions = ImportOptions()) -> String? {
        do throws(Refusal) {
            _ = try ImportPlan.make(
                Array(text.utf8), name: "file.csv", program: Program(), currency: .euro,
                options: options)
            return nil
        } catch { return error.text }
    }
}

extension ImportPlan {
    /// The values an import would set, as `id field value`.
    var told: [String] { edits.map { "\($0.partner.text) \($0.field) \($0.new ?? "-")" }.sorted() }

    var figuresText: String { String(decoding: figures?.bytes ?? [], as: UTF8.self) }
}
