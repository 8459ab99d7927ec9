import Glibc
import Testing

/// Two consoles on one program, and a console that syncs; skipped where tmux is missing.
@Suite(.serialized, .enabled(if: Tmux.isHere, "tmux is not installed: see .ci/needs"))
struct CompanyConsoleTests {
    private func console(_ shell: Shell, _ program: String, as user: String) throws -> Tmux {
        let tmux = try Tmux(shell, columns: 120, rows: 30)
        try tmux.type("$TEND \(program) --as-of \(Shell.today) --as \(user)", enter: true)
        try tmux.wait("no first frame") { $0.contains("O'Brien") && $0.contains("? keys") }
        return tmux
    }

    @Test func `one sees on which partner the other is, until the other leaves or dies`() throws {
        let (first, second) = (try Shell(), try Shell())
        try first.makeProgram()
        let ann = try console(first, "acme", as: "ann")
        let bo = try console(second, first.folder + "/acme", as: "bo")
        try bo.type("/brien")
        try bo.press("Enter", "Enter")
        try ann.wait("nobody told") { $0.contains("bo is on Ann O'Brien") }
        try ann.type("/brien")
        try ann.press("Enter", "Enter")
        try ann.wait("not told here") { $0.contains("bo is on this partner") }
        try bo.wait("not told back") { $0.contains("ann is on this partner") }
        let process = try #require(try ann.process())
        try bo.press("Q")
        try ann.wait("still told") { !$0.contains("bo is on") }
        kill(process, SIGKILL)
        try ann.wait("still there") { _ in try ann.process() == nil }
        let third = try Shell()
        let other = try console(third, first.folder + "/acme", as: "cy")
        try other.type("/brien")
        try other.press("Enter", "Enter")
        try other.wait("no dossier") { $0.contains("CHECKLIST") }
        #expect(try !other.screen.contains("ann is on"))
        _ = try first.script("ls acme/.local/presence >names")
        #expect(first.read("names").lines.count == 1, "what was left is taken away")
    }

    @Test func `sync runs beside the console, which goes on, and shows what came`() throws {
        let shell = try Shell()
        try shell.makeProgram()
        _ = try shell.acme("sync", "--to", "meeting.git")
        _ = try shell.tend("sync", "--from", "meeting.git", "two")
        _ = try shell.copy("two", "owner", "lee", "ea-12")
        _ = try shell.copy("two", "sync")
        let tmux = try console(shell, "acme", as: "ann")
        try tmux.type("/brien")
        try tmux.press("Enter", "Enter", ":")
        try tmux.type("sync", enter: true)
        try tmux.wait("no answer") { $0.contains("got 1 change from") && $0.contains(", by bo") }
        try tmux.wait("not shown") { $0.contains("lee") }
        #expect(try tmux.screen.contains("CHECKLIST"), "the dossier stays open")
        _ = try shell.script("rm -rf acme/.git")
        try tmux.press(":")
        try tmux.type("sync", enter: true)
        try tmux.wait("no answer") { $0.contains("not synced: ") }
    }
}
