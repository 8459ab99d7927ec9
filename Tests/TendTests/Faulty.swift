import Testing

/// Commands on a program whose calls of the system fail, are cut or stop the process.
///
/// The shim of the fault campaign stands before the C library; see `Tests/Faults/Shim`.
extension Shell {
    /// Runs a command on the program with one kind of call going wrong: `fail write /journal/* 28`.
    func acme(_ arguments: String..., where fault: String) throws -> Outcome {
        try tend(
            arguments.prefix(1) + ["--program", "acme", "--as-of", Shell.today, "--as", "ann"]
                + arguments.dropFirst(), environment: faulty(fault))
    }

    /// The variables under which calls go wrong.
    func faulty(_ fault: String) throws -> [String: String] {
        let folder = try Shell.binary.utf8.dropLast("/tend".utf8.count)
        return [
            "LD_PRELOAD": String(decoding: folder, as: UTF8.self) + "/libFaultsShim.so",
            "TEND_FAULTS_FOLDER": self.folder + "/acme", "TEND_FAULTS_MATCH": fault,
        ]
    }

    /// The name of the journal's one file.
    var journal: String { names(in: "acme/journal").first ?? "" }

    /// The replica that writes it.
    var replica: String {
        String(decoding: journal.utf8.dropFirst(8).prefix { $0 != 0x2E }, as: UTF8.self)
    }

    /// What `tend check` says, without its last line.
    func checked() throws -> (lines: [String], code: Int32) {
        let outcome = try acme("check")
        return (outcome.out.lines.dropLast(), outcome.code)
    }
}
