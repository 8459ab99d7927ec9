import Testing

/// `X` in the console: files beside the working folder's others, never over one that is there.
@Suite(.serialized, .enabled(if: Tmux.isHere, "tmux is not installed: see .ci/needs"))
struct ExportConsoleTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
    }

    @Test func `X writes a table and a picture, and refuses to write over them`() throws {
        let tmux = try Tmux(shell, columns: 100, rows: 30)
        try tmux.type("$TEND acme --as-of \(Shell.today) --as ann", enter: true)
        try tmux.wait("no first frame") { $0.contains("O'Brien") && $0.contains("? keys") }
        try tmux.type("4X")
        try tmux.wait("no name asked for") { $0.contains("Name of the files: kpis-2026-11-21") }
        try tmux.press("Enter")
        try tmux.wait("not written") { $0.contains("wrote kpis-2026-11-21.csv") }
        let table = shell.read("kpis-2026-11-21.csv")
        #expect(table.lines[0].hasPrefix("kpi,value,before"))
        #expect(table.lines.contains { $0.hasPrefix("revenue,150.50,0.00,") })
        let picture = shell.read("kpis-2026-11-21.svg")
        #expect(picture.hasPrefix("<svg") && picture.contains("REVENUE"))
        try tmux.type("X")
        try tmux.press("Enter")
        try tmux.wait("written over") { $0.contains("is there already: nothing was written") }
        #expect(shell.read("kpis-2026-11-21.csv") == table)
        try tmux.type("X")
        try tmux.press("C-u")
        try tmux.type("no/such/folder", enter: true)
        try tmux.wait("no reason") { $0.contains("no/such/folder.csv: No such file") }
        try tmux.press("Q")
    }
}
