import Testing

/// `tend screen`: any screen after any keys, in every format and size.
@Suite struct ScreenCommandTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
    }

    @Test(arguments: ["home", "partners", "pipeline", "kpis"])
    func `each screen is printed at each size, exactly as wide`(name: String) throws {
        for (columns, rows) in [(80, 24), (120, 36), (200, 60), (32, 10), (1, 1)] {
            let size = "\(columns)x\(rows)"
            let text = try shell.acme("screen", name, "--size", size)
            #expect(text.code == 0 && text.err.isEmpty)
            #expect(text.out.lines.count == rows)
            let ascii = try shell.acme("screen", name, "--size", size, "--ascii")
            let cells = ascii.out.lines.map(\.utf8.count)
            #expect(cells.allSatisfy { $0 <= columns })
            #expect(ascii.out.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
        }
    }

    @Test func `keys are pressed first, and nothing is written by them`() throws {
        _ = try shell.script("cat $J | cksum > before")
        let quiet = try shell.acme("screen", "partners", "--keys", "i")
        #expect(quiet.out.contains("李 Wei") && !quiet.out.contains("O'Brien"))
        let dossier = try shell.acme("screen", "--keys", "/brien<Enter><Enter>")
        #expect(dossier.out.contains("ann@example.com"))
        #expect(try shell.acme("screen", "--keys", "?").out.contains("Row down"))
        #expect(try shell.acme("screen", "--keys", "d<Space>N").code == 0)
        #expect(try shell.acme("screen", "--keys", "gs<Down><Enter>u").code == 0)
        #expect(try shell.acme("screen", "--keys", "/quiet<Enter>Vmine<Enter>").code == 0)
        #expect(shell.names(in: "acme/views").isEmpty)
        #expect(try shell.script("cat $J | cksum | cmp -s - before") == 0)
    }

    @Test func `a screen that is printed says read-only where it was asked for alone`() throws {
        #expect(!(try shell.acme("screen").out.contains("READ-ONLY")))
        #expect(try shell.acme("screen", "--read-only").out.contains("READ-ONLY"))
    }

    @Test func `every format shows the same names and no foreign sequence`() throws {
        for format in ["text", "roles", "ansi", "svg"] {
            let outcome = try shell.acme("screen", "--format", format)
            #expect(outcome.code == 0 && outcome.err.isEmpty, "\(format)")
            #expect(outcome.out.contains("Brien"), "\(format)")
            let hasEscape = outcome.out.utf8.contains(0x1B)
            #expect(hasEscape == (format == "ansi"))
        }
        let svg = try shell.acme("screen", "--format", "svg").out
        #expect(svg.utf8.starts(with: "<svg".utf8) || svg.utf8.starts(with: "<?xml".utf8))
        #expect(svg.contains("</svg>"))
    }

    @Test(arguments: [
        ["nowhere"], ["--size", "80"], ["--size", "0x5"], ["--size", "-1x5"], ["--size", "9999x9"],
        ["--keys", "<Nope>"], ["--format", "png"], ["--size", "80x24x3"], ["--size", "+80x24"],
    ])
    func `wrong use ends with 2 in one line`(arguments: [String]) throws {
        let outcome = try shell.tend(["screen", "--program", "acme"] + arguments)
        #expect(outcome.code == 2 && outcome.out.isEmpty)
        #expect(outcome.err.lines.count == 1, "\(outcome.err)")
    }

    @Test func `themes are chosen by name`() throws {
        let plain = try shell.acme("screen", "--format", "ansi", "--theme", "paper")
        let other = try shell.acme("screen", "--format", "ansi", "--theme", "ink")
        #expect(plain.code == 0 && other.code == 0 && plain.out != other.out)
        #expect(try shell.acme("screen", "--format", "ansi", "--theme", "nothing").code == 2)
    }
}
