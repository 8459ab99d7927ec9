import Exchange
internal import Glibc
import Screen
import Store
import Terminal
import ViewModel

/// Runs the console in the terminal, or prints its first screen where there is none.
enum ConsoleRun {
    /// Opens the console on a program, or on the welcome without one.
    static func start(
        _ session: Session?, options: ProgramOptions, looks: LookOptions, isLocked: Bool = false
    ) throws {
        try looks.checkTheme()
        let capabilities = TerminalCapabilities(environment: .current)
        let isTerminal = capabilities.isInputTerminal && capabilities.isOutputTerminal
        guard isTerminal, !looks.plain else {
            try printOnce(session, options, looks)
            return
        }
        let settings = PersonSettings.read()
        var terminalOptions = Terminal.Options()
        terminalOptions.depth = try looks.depth() ?? settings.depth
        terminalOptions.isMouseOn = settings.isMouseOn
        let terminal: Terminal
        do { terminal = try Terminal(terminalOptions) } catch {
            throw CommandFailure.file(error.description)
        }
        var start = startOptions(session, options, looks, terminal.size)
        start.settings = settings
        start.isLive = true
        start.isLocked = isLocked
        start.isASCII = looks.ascii || settings.isASCII ?? !capabilities.isUTF8
        start.theme = looks.theme ?? settings.theme
        // The screen is the terminal's now.
        session?.store.onWait = nil
        let console = ConsoleSession(session, start: start, preferencesFile: .usual)
        ConsoleLoop(console, terminal: terminal).run()
    }

    /// Refuses to go on without a terminal, for a login that has nothing but the console.
    static func expectTerminal() throws(CommandFailure) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            throw .usage(
                "this login opens a console and nothing else, and a console needs a terminal: ssh -t"
            )
        }
    }

    static func startOptions(
        _ session: Session?, _ options: ProgramOptions, _ looks: LookOptions, _ size: Size
    ) -> ConsoleSession.Start {
        ConsoleSession.Start(
            user: options.userName, today: session?.today ?? .today, isReadOnly: options.readOnly,
            isASCII: looks.ascii, size: size, themes: ThemeShelf.all, theme: looks.theme)
    }

    private static func printOnce(
        _ session: Session?, _ options: ProgramOptions, _ looks: LookOptions
    ) throws {
        let start = startOptions(session, options, looks, Size(columns: 80, rows: 24))
        let console = ConsoleSession(session, start: start, preferencesFile: nil)
        if looks.plain { return speak(console) }
        Output.print(lines: console.frame().text)
        Output.print("This is no terminal: run tend in one to open the console.")
    }

    /// Prints what a console shows as lines to be read aloud.
    static func speak(_ console: ConsoleSession) {
        for line in console.console.spokenLines() { Output.print(line) }
    }

    /// Prints the screen a console shows.
    static func print(_ console: ConsoleSession, as format: ScreenFormat, title: String) {
        let frame = console.frame()
        let theme = console.console.theme ?? .plain
        switch format {
        case .text: Output.print(lines: frame.text)
        case .roles: Output.print(lines: frame.transcript)
        case .ansi: Output.write(ANSIPicture(frame, theme: theme).bytes)
        case .svg: Output.write(SVGPicture(frame, theme: theme, title: title).bytes)
        }
    }
}

/// Waits, takes what happened, paints: once for everything that came together.
final class ConsoleLoop {
    private let console: ConsoleSession
    private let terminal: Terminal
    private var watch: FolderWatch?
    private var isOver = false

    init(_ console: ConsoleSession, terminal: Terminal) {
        self.console = console
        self.terminal = terminal
        if let path = console.session?.path { follow(path) }
    }

    /// Runs until the person leaves or the terminal goes away.
    func run() {
        carryOut(console.greet())
        paint()
        console.settle()
        while !isOver {
            paint()
            if console.rest() { paint() }
            let watched = [
                watch?.descriptor, console.mailbox?.descriptor, console.company.descriptor,
            ].compactMap { $0 }
            let wakes = terminal.wait(on: watched, timeoutMilliseconds: patience)
            if wakes.isEmpty {
                carryOut(console.isBehind ? console.catchUp() : console.refresh())
            }
            for wake in wakes where !isOver { take(wake) }
        }
        console.keepOpenLetters()
        console.company.leave()
        terminal.close()
    }

    /// How long to wait for keys: not at all while something is still to be read for the screen;
    /// without a watch a second, to look for others' changes from time to time; else for ever.
    private var patience: Int? {
        if console.isBehind { return 0 }
        return watch == nil && console.session != nil ? 1000 : nil
    }

    private func paint() {
        guard let theme = console.console.theme else { return }
        terminal.paint(console.frame(), theme: theme)
    }

    private func take(_ wake: Wake) {
        switch wake {
        case .input(let input): carryOut(console.handle(.input(input)))
        case .ready(let descriptor) where descriptor == console.mailbox?.descriptor:
            carryOut(console.takeNews())
        case .ready(let descriptor) where descriptor == console.company.descriptor:
            carryOut(console.hearCompany())
        case .ready:
            _ = watch?.drain()
            carryOut(console.refresh())
        case .redraw: terminal.redraw()
        case .ended: isOver = true
        }
    }

    private func carryOut(_ requests: [ConsoleSession.Request]) {
        for request in requests {
            switch request {
            case .quit: isOver = true
            case .suspend: terminal.suspend()
            case .redraw: terminal.redraw()
            case .setMouse(let isOn): terminal.isMouseOn = isOn
            case .copy(let text): copy(text)
            case .watch(let path): follow(path)
            case .editLetter(let id): carryOut(terminal.step { console.editLetter(id) })
            case .editIssue(let name): carryOut(terminal.step { console.editIssue(name) })
            case .editPartner(let id):
                carryOut(terminal.step { console.editPartner(id) })
            }
        }
    }

    private func follow(_ path: String) {
        watch = try? FolderWatch()
        do { try watch?.add(path + "/journal") } catch { watch = nil }
        carryOut(console.joinCompany())
    }

    /// Hands a text to tmux where it runs, else to the terminal's clipboard (OSC 52), and keeps it
    /// in a file of the state folder either way.
    private func copy(_ text: String) {
        _ = Files.write(Surroundings.stateFolder + "/clipboard", Array(text.utf8))
        if Surroundings.variable("TMUX") != nil {
            External.start(["tmux", "load-buffer", "-w", "-"], input: Array(text.utf8), seconds: 5)
            {
                _ in
            }
            return
        }
        terminal.send(Array("\u{1B}]52;c;".utf8) + Base64.encoded(Array(text.utf8)) + [0x07])
    }
}
