import ArgumentParser
import Model
import Screen
import Store
import Terminal
import ViewModel

/// `tend` alone, or with a folder.
struct OpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Open the console on a program (what tend alone does).")
    @Argument(help: "The program's folder.") var folder: String?
    @OptionGroup var options: ProgramOptions
    @OptionGroup var looks: LookOptions
    @OptionGroup var lock: LockOptions

    func run() throws {
        try lock.begin(options, folder: folder)
        // Before anything is read: there is nobody to show it to.
        if lock.locked { try ConsoleRun.expectTerminal() }
        let path = Session.find(folder ?? options.program)
        var session: Session?
        if let path {
            do {
                session = try Session(
                    path: path, user: options.userName, today: try options.today(),
                    isReadOnly: options.readOnly)
            } catch let error as StoreError { throw CommandFailure.file(error.description) }
        }
        try ConsoleRun.start(session, options: options, looks: looks, isLocked: lock.locked)
    }
}

/// `tend demo`.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Open a demo program to look around in; it is made once.")
    @Argument(help: "Where to keep it.") var folder: String?
    @OptionGroup var options: ProgramOptions
    @OptionGroup var looks: LookOptions

    func run() throws {
        try looks.checkTheme()
        let path = folder ?? Surroundings.demoFolder
        let today = try options.today()
        do {
            if !Store.isStore(path) {
                try DemoProgram(lastDay: today.advanced(by: -1)).make(at: path)
            }
            let session = try Session(
                path: path, user: options.userName, today: today, isReadOnly: options.readOnly)
            try ConsoleRun.start(session, options: options, looks: looks)
        } catch let error as StoreError { throw CommandFailure.file(error.description) }
    }
}

/// `tend new`.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Make a program in a new folder.")
    @Argument(help: "The folder to make.") var folder: String
    @Option(name: .long, help: "What to call it on screen.") var name: String?
    @Option(name: .long, help: "The currency figures are shown in.") var currency = "EUR"
    @OptionGroup var options: ProgramOptions

    func run() throws {
        guard let currency = Currency(code: currency.utf8) else {
            throw CommandFailure.usage("--currency \(currency): this is no code such as EUR")
        }
        do {
            try NewProgram(path: folder, name: name, currency: currency).make(
                user: options.userName)
        } catch { throw CommandFailure.file(error.description) }
        Output.print("made \(folder); now: tend import --program \(folder) FILE…")
    }
}

/// How frames look.
struct LookOptions: ParsableArguments {
    @Option(name: .long, help: "A theme by its name; tend themes lists them.") var theme: String?
    @Flag(name: .long, help: "Draw with ASCII only.") var ascii = false
    @Flag(
        name: .long,
        help: "Print the screen line by line, a fact a line and charts in words, to be read aloud.")
    var plain = false
    @Option(name: .long, help: "Colours: auto, always, never, 256, 16, 8 or mono.")
    var color = "auto"

    /// Refuses a theme that nobody has.
    func checkTheme() throws(CommandFailure) {
        guard let theme, !ThemeShelf.all.contains(where: { $0.name == theme }) else { return }
        throw .usage("there is no theme ‘\(theme)’: tend themes lists them")
    }

    /// The colours asked for, nil for what the terminal has.
    func depth() throws(CommandFailure) -> ColourDepth? {
        switch color {
        case "auto": return nil
        case "always": return .palette
        case "never": return .mono
        default:
            guard let depth = ColourDepth(word: color) else {
                throw .usage("--color \(color): auto, always, never, 256, 16, 8 or mono")
            }
            return depth
        }
    }
}

/// `tend screen`.
struct ScreenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "screen", abstract: "Print any screen after any keys.",
        discussion: "tend screen kpis --size 120x36 --keys 'i /blog<Enter>' --format svg")
    @Argument(
        help: "home, partners, pipeline, kpis, triage, outreach, campaigns, health or history.")
    var name = "home"
    @Option(name: .long, help: "Columns and rows, as 80x24.") var size = "80x24"
    @Option(name: .long, help: "Keys to press first, as 'i /blog<Enter>'.") var keys = ""
    @Option(name: .long, help: "text, roles, ansi or svg.") var format = ScreenFormat.text
    @OptionGroup var options: ProgramOptions
    @OptionGroup var looks: LookOptions

    private static let names = [
        "home", "partners", "pipeline", "kpis", "triage", "outreach", "campaigns", "health",
        "history", "newsletter",
    ]

    /// The keys that open each screen.
    private static let keys: [String: KeySequence] = Dictionary(
        uniqueKeysWithValues: names.compactMap { name in
            Command(rawValue: name).flatMap(CommandTable.entry)?.keys.first.map { (name, $0) }
        })

    func run() throws {
        guard let size = Size(text: size) else {
            throw CommandFailure.usage("--size \(size): write columns and rows as 80x24")
        }
        guard let opening = ScreenCommand.keys[name] else {
            let names = ScreenCommand.names.joined(separator: ", ")
            throw CommandFailure.usage("there is no screen ‘\(name)’: \(names)")
        }
        guard let pressed = KeyNotation.typed(keys) else {
            throw CommandFailure.usage("--keys: a name between < and > is no key")
        }
        try looks.checkTheme()
        // Keys are pressed to look, never to change: so the store itself takes nothing.
        var options = options
        options.readOnly = true
        let session = try options.open()
        var start = ConsoleRun.startOptions(session, options, looks, size)
        start.isPrinted = !self.options.readOnly
        let console = ConsoleSession(session, start: start, preferencesFile: nil)
        for key in opening + pressed {
            _ = console.handle(.input(.key(key)))
            console.settleImport()
            _ = console.catchUp()
        }
        if looks.plain { return ConsoleRun.speak(console) }
        ConsoleRun.print(
            console, as: format, title: "tend: the screen \(name), \(size.columns)x\(size.rows)")
    }
}

/// How a screen is printed.
enum ScreenFormat: String, ExpressibleByArgument, CaseIterable {
    case text, roles, ansi, svg
}

extension Size {
    /// Reads `80x24`; nil for anything else.
    init?(text: String) {
        let parts = text.utf8.split(separator: 0x78)
        guard parts.count == 2, (0x30...0x39).contains(parts[0].first ?? 0),
            (0x30...0x39).contains(parts[1].first ?? 0),
            let columns = Int(String(decoding: parts[0], as: UTF8.self)),
            let rows = Int(String(decoding: parts[1], as: UTF8.self)),
            (1...1000).contains(columns), (1...1000).contains(rows)
        else { return nil }
        self.init(columns: columns, rows: rows)
    }
}
