import Glibc
import Testing

/// A real ssh server on this machine alone, with keys and a configuration of its own.
///
/// Each login has a key that can do nothing but what its line says, as on a server for managers.
final class Sshd {
    private let shell: Shell
    private let port: Int

    /// Whether server and client are here.
    static let isHere = ["/usr/sbin/sshd", "/usr/bin/ssh", "/usr/bin/ssh-keygen", "/usr/bin/sftp"]
        .allSatisfy { (path: String) in access(path, X_OK) == 0 }

    /// Starts a server for logins, each with the options and the command of its key.
    init(_ shell: Shell, logins: [(name: String, command: String)]) throws {
        self.shell = shell
        port = try Sshd.freePort()
        // The server wants it when it runs as root; others may have made it.
        mkdir("/run/sshd", 0o755)
        try shell.write("sshd_config", configuration)
        let make = (["host"] + logins.map(\.name)).map {
            "ssh-keygen -q -t ed25519 -N '' -f key-\($0)"
        }
        try #require(try shell.script(make.joined(separator: " && ") + " >ssh-out 2>&1") == 0)
        try shell.write("keys", logins.map(line).joined(separator: "\n") + "\n")
        try shell.write("ssh_config", logins.map { client($0.name) }.joined(separator: "\n"))
        let code = try shell.script("/usr/sbin/sshd -f sshd_config -E sshd-log")
        try #require(code == 0, "sshd: \(shell.read("sshd-log"))")
        try #require(try shell.script(awaitPID) == 0, "sshd: \(shell.read("sshd-log"))")
    }

    deinit { _ = try? shell.script("kill $(cat sshd.pid)") }

    /// The words that log in as somebody, in the working folder.
    static func ssh(_ name: String, _ more: String = "-tt") -> String {
        "ssh -F ssh_config \(more) \(name)"
    }

    /// Tries a command of the client without a terminal; its exit code, and what it said.
    func attempt(_ words: String) throws -> (code: Int32, said: String) {
        let code = try shell.script("timeout 30 \(words) </dev/null >ssh-out 2>&1")
        return (code, shell.read("ssh-out"))
    }

    /// Where the server listens.
    var address: String { "127.0.0.1:\(port)" }

    // MARK: - Files

    private var configuration: String {
        """
        Port \(port)
        ListenAddress 127.0.0.1
        HostKey \(shell.folder)/key-host
        PidFile \(shell.folder)/sshd.pid
        AuthorizedKeysFile \(shell.folder)/keys
        AuthenticationMethods publickey
        PasswordAuthentication no
        KbdInteractiveAuthentication no
        PermitRootLogin forced-commands-only
        UsePAM no
        StrictModes no
        AcceptEnv *
        Subsystem sftp internal-sftp

        """
    }

    private func line(_ login: (name: String, command: String)) -> String {
        let key = shell.read("key-\(login.name).pub").lines.first ?? ""
        return "restrict,pty,command=\"\(login.command)\" \(key)"
    }

    private func client(_ name: String) -> String {
        """
        Host \(name)
            HostName 127.0.0.1
            Port \(port)
            IdentityFile \(shell.folder)/key-\(name)
            IdentitiesOnly yes
            IdentityAgent none
            BatchMode yes
            StrictHostKeyChecking no
            UserKnownHostsFile /dev/null
            LogLevel ERROR
            SendEnv LESSOPEN EDITOR TERMINFO TEND_PROGRAM LC_ALL

        """
    }

    private var awaitPID: String {
        "n=0; until [ -s sshd.pid ] || [ $n -gt 500 ]; do n=$((n+1)); sleep 0.02; done; [ -s sshd.pid ]"
    }

    /// A port nobody listens on just now.
    private static func freePort() throws -> Int {
        let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(file) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(file, $0, length) == 0 && getsockname(file, $0, &length) == 0
            }
        }
        try #require(isBound)
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
