import Glibc
import Testing

/// A person's shell in a folder of its own: runs the built program with a home that is thrown away.
final class Shell {
    /// What a command came to.
    struct Outcome: Equatable {
        let out: String
        let err: String
        let code: Int32
    }

    /// The working folder; `home` is beside it.
    let folder: String
    private let root: String
    private var runs = 0

    init() throws {
        var name = Array("/tmp/tend-shell-XXXXXX".utf8CString)
        _ = try #require(mkdtemp(&name))
        root = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        folder = root + "/work"
        for path in [folder, root + "/home"] { mkdir(path, 0o700) }
    }

    deinit { _ = Shell.spawn(["/bin/rm", "-rf", root], environment: []) }

    /// Runs `tend` with arguments in the working folder, at the end of its input.
    func tend(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
        try tend(arguments, environment: environment)
    }

    /// Runs `tend` with arguments in the working folder, at the end of its input.
    func tend(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
        runs += 1
        let (out, err) = (root + "/out\(runs)", root + "/err\(runs)")
        let script = "cd \"$1\" && out=$2 err=$3 && shift 3 && exec \"$@\" <&- >\"$out\" 2>\"$err\""
        let binary = try Shell.binary
        let code = Shell.spawn(
            ["/bin/sh", "-c", script, "sh", folder, out, err, binary] + arguments,
            environment: variables.merging(environment) { $1 }.map { "\($0)=\($1)" })
        return Outcome(out: Shell.text(out), err: Shell.text(err), code: code)
    }

    /// Writes a file below the working folder.
    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        try write(name, bytes: Array(text.utf8))
    }

    /// Writes a file below the working folder.
    @discardableResult
    func write(_ name: String, bytes: [UInt8]) throws -> String {
        let file = try #require(fopen(folder + "/" + name, "w"))
        defer { fclose(file) }
        try #require(fwrite(bytes, 1, bytes.count, file) == bytes.count)
        return name
    }

    /// The text of a file below the working folder; empty if there is none.
    func read(_ name: String) -> String { Shell.text(folder + "/" + name) }

    /// The names in a folder below the working folder, sorted; those with a dot in front left out.
    func names(in name: String) -> [String] {
        guard let stream = opendir(folder + "/" + name) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.utf8.first != 0x2E { names.append(name) }
        }
        return names.sorted()
    }

    // MARK: - Processes

    var variables: [String: String] {
        var variables = [
            "HOME": root + "/home", "XDG_STATE_HOME": root + "/home/state",
            "XDG_CONFIG_HOME": root + "/home/config", "XDG_DATA_HOME": root + "/home/data",
            "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "TERM": "xterm-256color",
            "SWIFT_BACKTRACE": "enable=no",
        ]
        // Coverage of the program itself, where it is measured, and what a sanitizer is told.
        for name in ["LLVM_PROFILE_FILE", "ASAN_OPTIONS", "TSAN_OPTIONS"] {
            if let value = getenv(name) { variables[name] = String(cString: value) }
        }
        return variables
    }

    /// The built program: beside the bundle of tests that runs.
    static var binary: String {
        get throws {
            var path = [CChar](repeating: 0, count: 4096)
            let count = readlink("/proc/self/exe", &path, path.count)
            let runner = path.prefix(max(0, count)).map(UInt8.init(bitPattern:))
            let slash = try #require(runner.lastIndex(of: 0x2F))
            return String(decoding: runner[..<slash], as: UTF8.self) + "/tend"
        }
    }

    /// Runs a program to its end; its exit code, or 128 and the signal that ended it.
    static func spawn(_ words: [String], environment: [String]) -> Int32 {
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
        defer { (arguments + variables).forEach { free($0) } }
        var process: pid_t = 0
        // Threads that run tests block most signals; a shell that never hears of its children's
        // end would wait for ever.
        var attributes = posix_spawnattr_t()
        var (none, usual) = (sigset_t(), sigset_t())
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        sigemptyset(&none)
        sigfillset(&usual)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &usual)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        guard posix_spawn(&process, words[0], nil, &attributes, &arguments, &variables) == 0 else {
            return -1
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? status >> 8 & 0xFF : 128 + signal
    }

    private static func text(_ path: String) -> String {
        guard let file = fopen(path, "r") else { return "" }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }
}
