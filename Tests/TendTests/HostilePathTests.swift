import Model
import Testing

/// Names that would lead out of the folder they are looked up in.
@Suite struct HostilePathTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
    }

    static let paths = [
        "../x", "..", "/etc/passwd", "a/../../x", "%2e%2e/x", "....//x", "~/x", "x\u{301}/../y",
        ".git/config", "*", "x\ny",
    ]

    @Test(arguments: paths)
    func `no name leads out of its folder`(path: String) throws {
        try shell.write("x", "name: x\n")
        try shell.write("partners.csv", "id,name\na,Ann\n")
        let before = try snapshot()
        let at = ["--program", "acme", "--as-of", Shell.today, "--as", "ann"]
        for words in [
            ["templates", "--show", path], ["answers", path], ["draft", path, "ea-12"],
            ["draft", "--resume", path], ["screen", "partners", "--theme", path],
            ["newsletter", path], ["show", path], ["promotions", path], ["send", path],
        ] {
            let outcome = try shell.tend(words + at)
            #expect((1...3).contains(outcome.code), "\(words): \(outcome.out)")
            #expect(!outcome.out.contains("root:"), "\(words)")
        }
        // What is made of a name has a name of ours.
        let mapped = try shell.tend(
            ["import", "partners.csv", "--from", path, "--map", "id=id,name=name"] + at)
        #expect(mapped.code <= 3)
        _ = try shell.tend(["draft", "call", "ea-12"] + at.dropLast() + [path])
        let here = shell.folder.utf8.split(separator: 0x2F).last.map {
            "../" + String(decoding: $0, as: UTF8.self) + "/acme/"
        }
        let inside = try #require(here)
        let own = ["sources", "drafts", "journal", ".local", "blobs"].map { inside + $0 + "/" }
        let strange = try snapshot().subtracting(before).filter { name in
            !(own + ["../home/", "../out", "../err"]).contains { name.utf8.starts(with: $0.utf8) }
        }
        #expect(strange.isEmpty, "\(strange)")
        for folder in ["acme/sources", "acme/drafts"] {
            for name in shell.names(in: folder) {
                let isPlain = name.utf8.allSatisfy {
                    PartnerID.isAllowed($0) || $0 == 0x2E
                }
                #expect(isPlain, "\(folder)/\(name)")
            }
        }
        #expect(try shell.tend("check", "--program", "acme").code == 0)
    }

    /// Every file below the folder above the working one.
    private func snapshot() throws -> Set<String> {
        try shell.script("find .. -type f -o -type l >../out.list")
        return Set(shell.read("../out.list").lines)
    }
}
