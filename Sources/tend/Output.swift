internal import Glibc
import Screen
import Synchronization

/// Standard output and error: text goes through the sanitizing type, line by line.
enum Output {
    private struct State {
        var waiting: [UInt8] = []
        var hasSaved = false
    }

    private static let state = Mutex(State())

    /// Whether standard output is a terminal.
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Whether something was saved before the answer is written.
    static var hasSaved: Bool {
        get { state.withLock(\.hasSaved) }
        set { state.withLock { $0.hasSaved = newValue } }
    }

    /// Prints a line; ends of lines in it, which words of people's may have, become blanks.
    static func print(_ line: String) { print(SafeText(line)) }

    /// Prints a text of several lines, which ends them itself; a line feed at its end adds none.
    static func print(lines text: String) {
        var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
        for line in lines {
            write(Array(SafeText(bytes: line).string.utf8) + [0x0A])
        }
    }

    /// Prints a line that is safe already.
    static func print(_ line: SafeText) { write(Array(line.string.utf8) + [0x0A]) }

    /// Writes bytes of a documented format as they are.
    static func write(_ bytes: [UInt8]) {
        let isFull = state.withLock { state in
            state.waiting += bytes
            return state.waiting.count > 1 << 16
        }
        if isFull { flushOrFail() }
    }

    /// Hands over what is waiting; ends the program if nobody takes it.
    static func flushOrFail() {
        let waiting = state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
        guard !waiting.isEmpty, !Files.writeAll(STDOUT_FILENO, waiting) else { return }
        // A reader that went away, such as head, wanted no more.
        if errno == EPIPE { exit(0) }
        complain(
            "tend: " + (hasSaved ? "saved, but " : "")
                + "the answer could not be written to standard output")
        exit(3)
    }

    /// Says something on standard error, in one line.
    static func complain(_ text: String) {
        _ = Files.writeAll(STDERR_FILENO, Array(SafeText(text).string.utf8) + [0x0A])
    }
}
