import Glibc
import Testing

/// A terminal that keeps what was drawn: tmux on a server of its own, with the program in it.
final class Tmux {
    private let shell: Shell
    private let socket: String

    /// Whether tmux is here; `.ci/needs` installs it.
    static let isHere =
        access("/usr/bin/tmux", X_OK) == 0 || access("/usr/local/bin/tmux", X_OK) == 0

    /// Starts bash in a window of a size.
    init(_ shell: Shell, columns: Int = 100, rows: Int = 30, environment: [String: String] = [:])
        throws
    {
        self.shell = shell
        socket = shell.folder + "/socket"
        let start =
            "tmux -S socket -f /dev/null new-session -d -x \(columns) -y \(rows)"
            + " -s t \"env PS1='$ ' bash --norc --noprofile -i\""
        let code = try shell.script(start + " >tmux-out 2>&1", environment: environment)
        try #require(code == 0, "tmux: \(shell.read("tmux-out"))")
    }

    deinit { _ = try? shell.script("tmux -S socket kill-server >/dev/null 2>&1") }

    /// Runs a command of tmux and gives what it printed.
    @discardableResult
    func run(_ words: String) throws -> String {
        _ = try shell.script("tmux -S socket \(words) >tmux-out 2>&1")
        return shell.read("tmux-out")
    }

    /// Presses keys as tmux names them.
    func press(_ keys: String...) throws {
        for key in keys { try run("send-keys -t t \(key)") }
    }

    /// Types text as it is and, if asked, Enter after it.
    func type(_ text: String, enter: Bool = false) throws {
        try run("send-keys -t t -l -- '\(text)'")
        if enter { try press("Enter") }
    }

    /// The lines on the screen.
    var screen: String {
        get throws { try run("capture-pane -p -t t") }
    }

    /// Alternate screen, mouse and cursor as tmux knows them: `0 0 1` is a terminal at rest.
    var modes: String {
        get throws {
            try run("display -p -t t '#{alternate_on} #{mouse_any_flag} #{cursor_flag}'")
                .lines.first ?? ""
        }
    }

    /// The process of the program in the window, or nil.
    func process(named name: String = "tend") throws -> pid_t? {
        let shell = try run("display -p -t t '#{pane_pid}'").lines.first ?? ""
        _ = try self.shell.script("cat /proc/\(shell)/task/*/children >tmux-out 2>/dev/null")
        let children = self.shell.read("tmux-out").split(separator: " ").compactMap { pid_t($0) }
        return children.first { child in
            let script = "tr -d '\\n' </proc/\(child)/comm >tmux-out 2>/dev/null"
            return (try? self.shell.script(script)) != nil && self.shell.read("tmux-out") == name
        }
    }

    /// Looks again and again until the screen is as wanted, for at most so many seconds.
    @discardableResult
    func wait(
        seconds: Double = 15, _ what: String, sourceLocation: SourceLocation = #_sourceLocation,
        until isRight: (String) throws -> Bool
    ) throws -> Bool {
        let end = Tmux.now + seconds
        repeat {
            if try isRight(screen) { return true }
            usleep(15_000)
        } while Tmux.now < end
        Issue.record("\(what)\n\(try screen)", sourceLocation: sourceLocation)
        return false
    }

    /// Seconds of a clock that never goes back.
    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
