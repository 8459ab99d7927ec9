import Glibc

/// One program as it was measured.
struct Measured {
    let name: String
    var samples: [Samples]
    var memory = 0
    var idle = ""

    func median(_ name: String) -> Double? {
        samples.first { $0.name == name && !$0.milliseconds.isEmpty }.map { $0.percentile(0.5) }
    }
}

/// Drives the console through keys a manager presses all day.
struct ConsoleBench {
    let plan: Plan
    let store: String
    private let sessions = 5

    init(_ plan: Plan, store: String) { (self.plan, self.store) = (plan, store) }

    private static let steps: [(name: String, keys: [String])] = [
        ("row down", Array(repeating: "j", count: 20)),
        ("page down", Array(repeating: "\u{1B}[6~", count: 10)),
        ("filter, a letter", ["/"] + "kowalski".map(String.init)),
        ("filter dropped", ["\u{15}", "\r"]),
        ("filter, a condition", ["/"] + "quiet:>30d".map(String.init) + ["\u{15}", "\r"]),
        ("i", Array(repeating: "i", count: 4)),
        ("order reversed", ["S", "S"]), ("order by a column", ["<", ">", "<", ">"]),
        ("a partner opened", ["\r"]), ("and closed", ["q"]), ("screens", ["2", "3", "4", "1"]),
    ]

    /// Measures some sessions; the first, which makes the cache, is left out.
    func run() throws -> Measured {
        _ = try session()
        usleep(3_000_000)
        _ = try session()
        var result = Measured(name: "tend", samples: [])
        for _ in 0..<sessions {
            let one = try session()
            if result.samples.isEmpty {
                result = one
            } else {
                for index in result.samples.indices {
                    result.samples[index].milliseconds += one.samples[index].milliseconds
                    result.samples[index].bytes += one.samples[index].bytes
                }
                result.memory = max(result.memory, one.memory)
            }
        }
        return result
    }

    private func session() throws -> Measured {
        let program = try Pseudo(
            [plan.tend, "open", store, "--as-of", "2026-01-01"],
            environment: [
                "TERM=xterm-256color", "LANG=C.UTF-8", "HOME=\(plan.folder)",
                "XDG_STATE_HOME=\(plan.folder)/state",
            ])
        let first = program.listen(quiet: 1500)
        var start = Samples("start, first whole screen")
        start.milliseconds = [first.last - program.started]
        start.bytes = [first.bytes]
        var measured = Measured(name: "tend", samples: [start])
        measured.memory = program.account("VmRSS") / 1024
        for step in ConsoleBench.steps {
            var samples = Samples(step.name)
            for key in step.keys {
                let answer = program.press(key)
                guard answer.bytes > 0 else { continue }
                samples.milliseconds.append(answer.milliseconds)
                samples.bytes.append(answer.bytes)
            }
            measured.samples.append(samples)
        }
        measured.idle = idle(program)
        var quit = Samples("quit")
        _ = program.press("Q", quiet: 1)
        quit.milliseconds = [program.waitForEnd()]
        measured.samples.append(quit)
        return measured
    }

    private func idle(_ program: Pseudo) -> String {
        let before = program.account("voluntary_ctxt_switches")
        let bytes = program.listen(quiet: 3000).bytes
        let wakes = program.account("voluntary_ctxt_switches") - before
        return "\(bytes) bytes and \(wakes) wake-ups in 3 s"
    }
}

/// A peer's start, a row down and a letter, driven in the same way; its command is run by a shell.
struct PeerBench {
    let command: String
    /// Whether it only moves a row at `j`, as the least ncurses list does, and takes no letters.
    var isFloor = false

    func run() throws -> Measured {
        var start = Samples("start, first whole screen")
        var down = Samples("row down")
        var letters = Samples("filter, a letter")
        var memory = 0
        for _ in 0..<5 {
            let program = try Pseudo(
                ["/bin/sh", "-c", "exec " + command],
                environment: [
                    "TERM=xterm-256color", "LANG=C.UTF-8",
                    "PATH=/usr/local/bin:/usr/bin:/bin",
                ])
            let first = program.listen(quiet: 1500)
            start.milliseconds.append(first.last - program.started)
            memory = max(memory, program.account("VmRSS") / 1024)
            for _ in 0..<10 {
                add(program.press(isFloor ? "j" : "\u{1B}[B", quiet: 200), to: &down)
            }
            for letter in isFloor ? "" : "kowalski" {
                add(program.press(String(letter), quiet: 400), to: &letters)
            }
            kill(program.process, SIGTERM)
            _ = program.waitForEnd()
        }
        return Measured(name: command, samples: [start, down, letters], memory: memory)
    }

    private func add(_ answer: (milliseconds: Double, bytes: Int), to samples: inout Samples) {
        guard answer.bytes > 0 else { return }
        samples.milliseconds.append(answer.milliseconds)
        samples.bytes.append(answer.bytes)
    }
}
