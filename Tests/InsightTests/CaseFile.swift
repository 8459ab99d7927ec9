import FoundationEssentials
import Testing

/// Worked cases in files beside the tests.
enum CaseFile {
    private struct Cases<Case: Decodable>: Decodable {
        let cases: [Case]
    }

    /// The cases of a file.
    static func read<Case: Decodable>(_ name: String, as type: Case.Type) throws -> [Case] {
        let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
        let data = try Data(contentsOf: URL(filePath: "/\(folder)/Cases/\(name).json"))
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .useDefaultKeys
        return try decoder.decode(Cases<Case>.self, from: data).cases
    }
}
