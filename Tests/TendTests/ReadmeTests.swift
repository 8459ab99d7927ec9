import Glibc
import Testing

/// README says what the program does, with the program's own tables.
@Suite struct ReadmeTests {
    private func readme() throws -> String {
        let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let file = try #require(fopen("/\(folder)/README.md", "r"))
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }

    @Test func `the table of keys is the one of the program`() throws {
        let shell = try Shell()
        let keys = try shell.tend("keys").out.lines.map { line in
            var bytes = Array(line.utf8)
            while bytes.last == 0x20 { bytes.removeLast() }
            return String(decoding: bytes, as: UTF8.self)
        }.joined(separator: "\n")
        #expect(try readme().contains(keys))
    }

    @Test func `its pictures are in the repository`() throws {
        let folder = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        for name in ["home", "partners", "pipeline", "kpis", "triage", "campaigns", "dossier"] {
            #expect(access(folder + "/.github/\(name).svg", R_OK) == 0, "\(name)")
        }
    }
}
