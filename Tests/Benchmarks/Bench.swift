import Glibc

/// Measures the built program from outside, on a program of partners made for it.
///
/// `swift run -c release Benchmarks PARTNERS [ROWS] [--keep FOLDER] [--tend PATH] [--readings]`, and any
/// number of `--peer COMMAND` for programs to compare with and `--floor COMMAND` for lists that only
/// move; with `--readings` the console is left out.
@main
enum Bench {
    static func main() {
        do {
            let plan = try Plan(Array(CommandLine.arguments.dropFirst()))
            let made = try Made(plan)
            print(made.summary)
            var ours = Measured(name: "tend", samples: [])
            if !plan.isOfReadings { ours = try ConsoleBench(plan, store: made.path).run() }
            ours.samples += try ReadingsBench(store: made.path).run()
            let peers =
                try plan.peers.map { try PeerBench(command: $0).run() }
                + plan.floors.map { try PeerBench(command: $0, isFloor: true).run() }
            Table(ours, peers: peers).print()
        } catch {
            let text = Array("Benchmarks: \(error)\n".utf8)
            write(2, text, text.count)
            exit(2)
        }
    }
}

/// Why nothing was measured.
struct BenchError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// What is to be measured.
struct Plan {
    var partners = 100_000
    var rows = 1_000_000
    var folder = "/tmp/tend-benchmark"
    var tend = ".build/release/tend"
    var peers: [String] = []
    var floors: [String] = []
    /// Whether only readings are measured, not the console.
    var isOfReadings = false

    init(_ arguments: [String]) throws {
        var rest = arguments[...]
        var numbers: [Int] = []
        while let word = rest.popFirst() {
            if let number = Int(word) {
                numbers.append(number)
                continue
            }
            if word == "--readings" {
                isOfReadings = true
                continue
            }
            guard let value = rest.popFirst() else { throw BenchError("\(word) needs a value") }
            switch word {
            case "--keep": folder = value
            case "--tend": tend = value
            case "--peer": peers.append(value)
            case "--floor": floors.append(value)
            default: throw BenchError("\(word) is not known")
            }
        }
        if let first = numbers.first { (partners, rows) = (first, first * 10) }
        if numbers.count > 1 { rows = numbers[1] }
        guard access(tend, X_OK) == 0 else {
            throw BenchError("\(tend) is not there: swift build -c release")
        }
    }
}

/// Moments in milliseconds of a clock that never jumps.
enum Clock {
    static var now: Double { read(CLOCK_MONOTONIC) }

    /// The time this process has worked, whatever else the machine did.
    static var work: Double { read(CLOCK_PROCESS_CPUTIME_ID) }

    private static func read(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
    }
}

/// Samples of one thing, and what they come to.
struct Samples {
    var name: String
    var milliseconds: [Double] = []
    var bytes: [Int] = []

    init(_ name: String) { self.name = name }

    func percentile(_ part: Double) -> Double {
        let sorted = milliseconds.sorted()
        guard !sorted.isEmpty else { return 0 }
        return sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))]
    }

    var medianBytes: Int {
        let sorted = bytes.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }
}
