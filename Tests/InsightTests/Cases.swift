import FoundationEssentials
import Testing

@testable import Insight

/// Worked cases in files beside the tests.
enum Cases {
    private static func contents(of name: String) throws -> Data {
        let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
        return try Data(contentsOf: URL(fileURLWithPath: "/\(folder)/Cases/\(name)"))
    }

    /// The cases of a JSON file.
    static func read<Case: Decodable>(_ name: String, as: Case.Type) throws -> Case {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Case.self, from: contents(of: name + ".json"))
    }

    /// The numbers of a CSV file, line by line, without its header.
    static func numbers(_ name: String) throws -> [[Double]] {
        try lines(name).dropFirst().map { line in
            line.split(separator: ",").compactMap { Double($0) }
        }
    }

    /// The lines of a text file.
    static func lines(_ name: String) throws -> [Substring] {
        String(decoding: try contents(of: name), as: UTF8.self).split(separator: "\n")
    }
}

/// Cases that share a file.
struct CaseList<Case: Decodable>: Decodable {
    let cases: [Case]
}

extension Double {
    /// Whether this is as near to another number as asked, absolutely or in relation to it.
    func isNear(_ other: Double, relative: Double = 0, absolute: Double = 0) -> Bool {
        abs(self - other) <= max(absolute, relative * abs(other))
    }
}

/// The four numbers of a model, as files have them.
struct ModelNumbers: Decodable {
    let r: Double
    let alpha: Double
    let a: Double
    let b: Double

    /// Whether a model has these numbers.
    func areNear(_ model: DropoutModel, relative: Double) -> Bool {
        model.r.isNear(r, relative: relative) && model.alpha.isNear(alpha, relative: relative)
            && model.a.isNear(a, relative: relative) && model.b.isNear(b, relative: relative)
    }
}
