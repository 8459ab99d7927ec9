import Glibc

/// A program under a pseudo-terminal of 120 by 36 cells: bytes in, bytes out, and how long it took.
final class Pseudo {
    let process: pid_t
    let started: Double
    private let terminal: Int32
    private var buffer = Array(repeating: UInt8(0), count: 1 << 16)

    /// Starts a program with its arguments.
    init(_ words: [String], environment: [String]) throws {
        var size = winsize(ws_row: 36, ws_col: 120, ws_xpixel: 0, ws_ypixel: 0)
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
        defer { (arguments + variables).forEach { free($0) } }
        var descriptor: Int32 = -1
        started = Clock.now
        let child = forkpty(&descriptor, nil, nil, &size)
        if child == 0 {
            if let path = arguments[0] { execve(path, &arguments, &variables) }
            _exit(127)
        }
        guard child > 0 else { throw BenchError("no pseudo-terminal") }
        (process, terminal) = (child, descriptor)
    }

    deinit { close(terminal) }

    /// Writes a key and reads the answer until nothing came for so many milliseconds.
    ///
    /// Answers the time from the write to the last byte, and how many bytes there were.
    func press(_ keys: String, quiet: Int32 = 120) -> (milliseconds: Double, bytes: Int) {
        let start = Clock.now
        var text = keys
        text.withUTF8 { _ = write(terminal, $0.baseAddress, $0.count) }
        let answer = listen(quiet: quiet)
        return (max(0, answer.last - start), answer.bytes)
    }

    /// Reads until nothing came for so many milliseconds, and when the last byte came.
    func listen(quiet: Int32) -> (last: Double, bytes: Int) {
        var (last, count) = (Clock.now, 0)
        var entry = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
        while poll(&entry, 1, quiet) > 0 {
            let got = read(terminal, &buffer, buffer.count)
            guard got > 0 else { break }
            last = Clock.now
            count += got
        }
        return (last, count)
    }

    /// Waits for the end of the program, which must be on its way.
    func waitForEnd() -> Double {
        let start = Clock.now
        _ = listen(quiet: 2000)
        var status: Int32 = 0
        waitpid(process, &status, 0)
        return Clock.now - start
    }

    /// A number of a line such as `VmRSS:   1234 kB` in the system's account of the process.
    func account(_ name: String) -> Int {
        var text = [UInt8](repeating: 0, count: 8192)
        let file = open("/proc/\(process)/status", O_RDONLY)
        guard file >= 0 else { return 0 }
        defer { close(file) }
        let count = read(file, &text, text.count)
        let lines = text.prefix(max(0, count)).split(separator: 0x0A)
        let line = lines.first { $0.starts(with: (name + ":").utf8) }
        let digits = line?.filter { (0x30...0x39).contains($0) } ?? []
        return Int(String(decoding: digits, as: UTF8.self)) ?? 0
    }
}
