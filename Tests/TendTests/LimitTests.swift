import Testing

/// Files and words that are too large, too deep or packed: where, what, and what may be.
@Suite struct LimitTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
    }

    @Test func `files of a program that are too large are told and left out`() throws {
        let big = String(repeating: "#", count: 2 << 20)
        _ = try shell.script("mkdir -p acme/templates acme/answers acme/newsletters")
        for file in [
            "settings.yaml", "views/big.yaml", "templates/big.md", "answers/big.md",
            "newsletters/big.md",
        ] { try shell.write("acme/" + file, big) }
        let check = try shell.tend("check", "--program", "acme").out
        #expect(
            check.contains(
                "note    settings.yaml: it cannot be read: it is larger than 64 KiB; the usual "
                    + "values are used, and nothing is saved\n"))
        #expect(
            check.contains(
                "note    views/big.yaml:1:1: it is larger than 64 KiB; this view is left out\n"))
        for (command, place) in [
            ("templates", "templates/big.md"), ("answers", "answers/big.md"),
        ] {
            let told = "tend: \(place): it is larger than 1 MiB; this text is left out"
            let outcome = try shell.acme(command)
            #expect(outcome.code == 1 && outcome.err.lines.contains(told), "\(outcome.err)")
        }
        let issues = try shell.acme("newsletter").err.lines
        #expect(
            issues.contains { $0.contains("newsletters/big.md: it is larger than 1 MiB") },
            "\(issues)")
    }

    @Test func `a person's files that are too large are told`() throws {
        let big = String(repeating: "#", count: 70_000)
        _ = try shell.script("mkdir -p config/tend/themes")
        try shell.write("config/tend/settings.yaml", big)
        try shell.write("config/tend/themes/big.yaml", big)
        let environment = ["XDG_CONFIG_HOME": shell.folder + "/config"]
        let keys = try shell.tend("keys", environment: environment)
        #expect(
            keys.code == 1
                && keys.err == "tend: \(shell.folder)/config/tend/settings.yaml: larger than "
                    + "64 KiB; it is left out\n"
        )
        let themes = try shell.tend("themes", environment: environment)
        #expect(themes.code == 1 && themes.err == "tend: big.yaml: larger than 64 KiB\n")
        #expect(try shell.acme("list", environment: environment).code == 0)
    }

    @Test func `drafts and mails that are too large are told and left out`() throws {
        _ = try shell.script("mkdir -p acme/drafts/ann acme/outbox")
        let mail = "To: ea@example.com\nSubject: hello\n\n"
        try shell.write("acme/outbox/good.eml", mail)
        try shell.write("acme/outbox/huge.eml", mail + String(repeating: "x", count: 4 << 20))
        try shell.write("acme/drafts/ann/ea-12.md", String(repeating: "x", count: 2 << 20))
        let outbox = try shell.acme("outbox")
        #expect(
            outbox.err
                == "tend: outbox/huge.eml: it is larger than 4 MiB; this mail is left out\n")
        #expect(outbox.code == 0 && outbox.out.contains("outbox/good.eml"))
        let place = "drafts/ann/ea-12.md"
        let sent = try shell.acme("send", "--all", "--as", "ann")
        #expect(
            sent.err.lines.first
                == "tend: \(place): it is larger than 1 MiB; this draft is left out", "\(sent)")
        let draft = try shell.acme("draft", "call", "ea-12", "--as", "ann")
        #expect(draft.code != 0 && draft.err.contains("larger than 1 MiB"), "\(draft)")
        #expect(shell.read("acme/" + place).utf8.count == 2 << 20)
    }

    @Test func `packed files are not unpacked`() throws {
        for (name, bytes) in [
            ("a.zip", [0x50, 0x4B, 0x03, 0x04, 0x14]), ("a.csv.gz", [0x1F, 0x8B, 0x08, 0x00]),
            ("a.csv.xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]),
        ] as [(String, [UInt8])] {
            try shell.write(name, bytes: bytes)
            let outcome = try shell.acme("import", name)
            let what = name == "a.zip" ? "a packed file or a workbook" : "a packed file"
            #expect(
                outcome.code == 3 && outcome.out.isEmpty
                    && outcome.err
                        == "tend: \(name): this is \(what): unpack it, or save it as CSV, and "
                        + "import that\n",
                "\(outcome.err)")
        }
    }

    @Test func `words that are too long or too deep are told`() throws {
        func letters(_ letter: String, _ count: Int) -> String {
            String(repeating: letter, count: count)
        }
        for (words, code, told) in [
            (["tag", letters("x", 101), "ea-12"], 2, "a tag has at most 100 bytes, not 101"),
            (
                ["list", letters("(", 9_000)], 2,
                "filter, column 8193: The filter is too long: at most 8192 bytes."
            ),
            (
                ["list", letters("(", 100)], 2,
                "filter, column 33: Nested too deeply: at most 32 levels."
            ),
            (
                ["list", letters("a ", 201)], 2,
                "filter, column 401: Too many terms: at most 200."
            ),
            (
                ["screen", "--size", "99999x9"], 2,
                "--size 99999x9: write columns and rows as 80x24"
            ),
            (["show", letters("x", 41)], 1, "there is no partner " + letters("x", 41)),
        ] as [([String], Int32, String)] {
            let outcome = try shell.tend(words + ["--program", "acme", "--as", "ann"])
            #expect(outcome.code == code && outcome.err == "tend: \(told)\n", "\(outcome.err)")
        }
        #expect(try shell.acme("tag", letters("x", 100), "ea-12").code == 0)
    }

    @Test func `an address in another script says how mail writes it, and a domain what it is`()
        throws
    {
        try shell.give([
            ("ea-12", [("email", "ann@müller.de"), ("site", "pаypal.com"), ("person", "Ann")])
        ])
        let shown = try shell.acme("show", "ea-12").out.lines
        #expect(shown.contains("site                      xn--pypal-4ve.com, written pаypal.com"))
        let list = try shell.acme("list", "--columns", "site").out.lines
        #expect(list.contains { $0.contains("xn--pypal-4ve.com") })
        let csv = try shell.acme("list", "--columns", "site", "--format", "csv").out.lines
        #expect(csv.contains("pаypal.com"))
        try shell.write(
            "acme/settings.yaml", "name: acme\nmail: {from: \"Kim <kim@acme.example>\"}\n")
        let draft = try shell.acme("draft", "call", "ea-12")
        let send = try shell.acme("send", "--all")
        #expect(
            (draft.err + send.err).contains(
                "‘ann@müller.de’ is no mail address: mail writes it ann@xn--mller-kva.de"),
            "\(draft.err)\(send.err)")
    }
}
