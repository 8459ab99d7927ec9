import Glibc
import Screen
import Testing

/// Compares a frame with the one on record, text and roles.
///
/// With TEND_RECORD set the record is written instead, and the test fails so that nobody takes a
/// recording for a passed test.
func expectGolden(
    _ frame: Frame, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    let path = "/\(folder)/Goldens/\(name).txt"
    let text = frame.transcript
    if getenv("TEND_RECORD") != nil {
        let file = fopen(path, "w")
        fputs(text, file)
        fclose(file)
        Issue.record("\(name) was recorded", sourceLocation: sourceLocation)
        return
    }
    guard let file = fopen(path, "r") else {
        Issue.record("there is no record of \(name)", sourceLocation: sourceLocation)
        return
    }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    let recorded = String(decoding: bytes[..<count], as: UTF8.self)
    #expect(text == recorded, "\(name)", sourceLocation: sourceLocation)
}
