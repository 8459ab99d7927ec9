import Glibc
import Testing

/// Two managers over a real ssh server, one of them cut off while 10,000 partners change at once.
@Suite(
    .serialized,
    .enabled(
        if: Tmux.isHere && Sshd.isHere,
        "tmux or the OpenSSH server is not installed: no two managers were tried"))
struct LockedBulkTests {
    private static let count = 10_000

    /// Where the one is killed, and how many partners are changed then.
    private static let points: [(deed: String, changed: Int)] = [
        ("cut write /.local/tmp/* 5000", 0), ("kill fsync /.local/tmp/*", 0),
        ("kill write /journal/*", 0), ("cut write /journal/* 40", 0),
        ("kill fdatasync /journal/*", count),
    ]

    private let shell: Shell

    init() throws {
        shell = try Shell()
        let head =
            "\"ID\",\"username\",\"email\",\"name\",\"status\",\"mtd_clicks\",\"ytd_clicks\","
            + "\"mtd_commissions\",\"ytd_commissions\",\"signup_date\",\"parent_name\","
            + "\"parent_id\",\"notes\"\n"
        let rows = (1...LockedBulkTests.count).map {
            "\($0),u\($0),u\($0)@example.com,Partner \($0),active,0,0,0,0,2024-03-01,,,\n"
        }
        try shell.write("export_affiliates.csv", head + rows.joined())
        _ = try shell.tend("new", "acme")
        let outcome = try shell.acme(
            "import", "export_affiliates.csv", "--currency", "EUR", "--exported", Shell.today)
        try #require(outcome.code == 0, "\(outcome.err)")
    }

    private func logins() throws -> [(name: String, command: String)] {
        let binary = try Shell.binary
        func command(_ name: String) -> String {
            "\(binary) --locked --as \(name) --program \(shell.folder)/acme --as-of \(Shell.today)"
        }
        let killed = try LockedBulkTests.points.enumerated().map { index, point in
            let variables = try shell.faulty(point.deed).map { "\($0)='\($1)'" }.sorted()
            let name = "ann\(index)"
            return (name, "env " + variables.joined(separator: " ") + " " + command(name))
        }
        return killed + [("bo", command("bo"))]
    }

    private func console(_ name: String, _ shell: Shell) throws -> Tmux {
        let tmux = try Tmux(shell)
        try tmux.type("cd \(self.shell.folder); \(Sshd.ssh(name))", enter: true)
        try tmux.wait(seconds: 60, "no first frame") {
            $0.contains("Partner ") && $0.contains("? keys")
        }
        return tmux
    }

    /// How many partners have the tag, as the command line tells it.
    private func tagged() throws -> Int {
        let list = try shell.acme("list", "tag:big", "--columns", "id", "--format", "csv")
        return max(0, list.out.lines.count - 1)
    }

    @Test func `the other one sees all of a change of 10,000 partners or nothing`() throws {
        let server = try Sshd(shell, logins: logins())
        let beside = try Shell()
        let bo = try console("bo", beside)
        try bo.type("/tag:big", enter: true)
        for (index, point) in LockedBulkTests.points.enumerated() {
            let ann = try console("ann\(index)", Shell())
            try ann.type("*")
            try ann.type("T")
            try ann.type("big", enter: true)
            try ann.wait("no question") { $0.contains("10,000") && $0.contains("y yes") }
            try ann.type("y")
            try ann.wait(seconds: 60, "\(point.deed): it lives") { _ in
                try ann.process(named: "ssh") == nil
            }
            #expect(try tagged() == point.changed, "\(point.deed)")
            #expect(try shell.acme("check").code == 0, "\(point.deed)")
        }
        try bo.wait(seconds: 60, "bo does not see it") { $0.contains("of 10,000") }
        withExtendedLifetime(server) {}
    }
}
