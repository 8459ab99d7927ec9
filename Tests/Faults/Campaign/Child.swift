import Glibc

/// A program run to its end, with what it said.
struct Child {
    let out: String
    let err: String
    /// The exit code, or 128 and the signal that ended it; 255 and `isHung` after too long.
    let code: Int32
    let isHung: Bool

    static let killed: Int32 = 128 + SIGKILL

    /// Runs a program with its words and environment; input is empty.
    static func run(
        _ words: [String], environment: [String], at folder: Scratch
    ) throws -> Child {
        let (out, err) = (folder.path + "/.out", folder.path + "/.err")
        let process = try start(words, environment: environment, out: out, err: err)
        let (code, isHung) = wait(process)
        return Child(out: Files.text(out), err: Files.text(err), code: code, isHung: isHung)
    }

    /// Starts a program; what it says goes to files.
    static func start(
        _ words: [String], environment: [String], out: String, err: String
    ) throws -> pid_t {
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
        defer { (arguments + variables).forEach { free($0) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        let flags = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, 1, out, flags, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, err, flags, 0o600)
        var process: pid_t = 0
        let error = posix_spawn(&process, words[0], &actions, nil, &arguments, &variables)
        guard error == 0 else { throw CampaignError("\(words[0]) does not start: \(error)") }
        return process
    }

    /// Waits for the end, at most so many seconds.
    static func wait(_ process: pid_t, seconds: Int = 120) -> (code: Int32, isHung: Bool) {
        var status: Int32 = 0
        var pause: UInt32 = 200
        var waited = 0
        while waitpid(process, &status, WNOHANG) == 0 {
            usleep(pause)
            waited += Int(pause)
            pause = min(pause * 2, 4_000)
            guard waited < seconds * 1_000_000 else {
                kill(process, SIGKILL)
                waitpid(process, &status, 0)
                return (255, true)
            }
        }
        let signal = status & 0x7F
        return (signal == 0 ? status >> 8 & 0xFF : 128 + signal, false)
    }
}

/// The built programs: beside this one.
enum Built {
    static let folder: String = {
        var path = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &path, path.count)
        let bytes = path.prefix(max(0, count)).map(UInt8.init(bitPattern:))
        return String(decoding: bytes[..<(bytes.lastIndex(of: 0x2F) ?? 0)], as: UTF8.self)
    }()
    static var tend: String { folder + "/tend" }
    static var faults: String { folder + "/Faults" }
    static var shim: String { folder + "/libFaultsShim.so" }
}
