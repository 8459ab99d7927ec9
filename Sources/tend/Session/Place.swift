internal import Glibc

/// Where things are on this machine.
enum Surroundings {
    static func variable(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    /// Set in a locked session: no other programs, nothing outside the program's folder.
    static let lockedVariable = "TEND_LOCKED"

    static var isLocked: Bool { variable(lockedVariable) != nil }

    /// The folder of a base directory variable, or below the home folder.
    static func base(_ name: String, _ below: String) -> String {
        if let folder = variable(name), folder.utf8.first == 0x2F { return folder }
        return (variable("HOME") ?? "/tmp") + "/" + below
    }

    /// Where what a person chose on screen is kept.
    static var stateFolder: String { base("XDG_STATE_HOME", ".local/state") + "/tend" }

    /// Where the demo lives unless a folder is given.
    static var demoFolder: String { base("XDG_DATA_HOME", ".local/share") + "/tend/demo" }

    /// Where a person's own themes are.
    static var themeFolder: String { base("XDG_CONFIG_HOME", ".config") + "/tend/themes" }

    /// The login's name.
    static var user: String {
        if let entry = getpwuid(geteuid()), let name = entry.pointee.pw_name {
            return String(cString: name)
        }
        return variable("USER") ?? "user"
    }

    static var workingFolder: String {
        guard let path = getcwd(nil, 0) else { return "." }
        defer { free(path) }
        return String(cString: path)
    }

    /// This very program: another build of it has another word.
    static var build: String {
        var status = stat()
        guard stat("/proc/self/exe", &status) == 0 else { return "unknown" }
        let changed = status.st_mtim
        return
            "\(status.st_dev):\(status.st_ino):\(status.st_size):\(changed.tv_sec).\(changed.tv_nsec)"
    }

    /// Milliseconds since 1 January 1970 UTC.
    static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// Makes a folder with those above it; only for the person.
    static func makeFolder(_ path: String) {
        var index = path.utf8.startIndex
        while let slash = path.utf8[index...].dropFirst().firstIndex(of: 0x2F) {
            mkdir(String(decoding: path.utf8[..<slash], as: UTF8.self), 0o700)
            index = slash
        }
        mkdir(path, 0o700)
    }
}
