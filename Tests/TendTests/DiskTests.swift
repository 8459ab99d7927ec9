import Glibc
import Testing

/// Disks that are really full, limits that are really reached, and lines that are really huge.
@Suite(.serialized) struct DiskTests {
    /// Whether a file system of one's own can be mounted here.
    static let canMount =
        Shell.spawn(
            ["/usr/bin/unshare", "-rm", "/bin/mount", "-t", "tmpfs", "x", "/mnt"], environment: [])
        == 0

    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
    }

    @Test(.enabled(if: canMount))
    func `on a disk that is full nothing changes, and the room there is gets told`() throws {
        let script = """
            mkdir small && exec unshare -rm sh -c '
            mount -t tmpfs -o size=1M x small && cp -a acme small/
            t="--program small/acme --as ann"
            $TEND note ea-12 before $t >out1 2>err1
            cat small/acme/journal/*.jsonl >before
            head -c 4000000 /dev/zero >small/fill 2>/dev/null
            long=$(head -c 9000 /dev/zero | tr "\\0" x)
            $TEND note ea-12 $long $t >out2 2>err2; echo $? >code
            cat small/acme/journal/*.jsonl | cmp - before && echo same >same
            rm small/fill
            $TEND note ea-12 after $t >out3 2>err3
            $TEND check $t >check'
            """
        #expect(try shell.script(script) == 0)
        #expect(shell.read("err1").lines.count == 1, "it is a copy, which is said")
        #expect(
            shell.read("err2")
                == "tend: not saved, nothing changed: the disk is full (0 bytes of 1.0 MB free)\n")
        #expect(shell.read("code") == "3\n" && shell.read("out2").isEmpty)
        #expect(shell.read("same") == "same\n")
        #expect(shell.read("out3").utf8.starts(with: "saved ".utf8), "\(shell.read("err3"))")
        #expect(shell.read("check").contains("0 damaged places, 0 notes"), "\(shell.read("check"))")
    }

    @Test func `where files may not grow nothing changes, and the process lives`() throws {
        let before = shell.read("acme/journal/" + shell.journal)
        let script =
            "ulimit -f 1; $TEND note ea-12 hi --program acme --as ann >out 2>err; echo $? >code"
        #expect(try shell.script(script) == 0)
        #expect(
            shell.read("err")
                == "tend: not saved, nothing changed: the file size limit is reached\n")
        #expect(shell.read("code") == "3\n")
        #expect(shell.read("acme/journal/" + shell.journal) == before)
        #expect(try shell.acme("note", "ea-12", "after").code == 0)
    }

    /// The line is longer than all the memory the process may have.
    @Test func `a line of a quarter of a gigabyte is passed over in little memory`() throws {
        let script = """
            printf '\\n' >>$J; truncate -s +256M $J; printf '\\n' >>$J; ulimit -v 250000
            $TEND check --program acme --as ann >out 2>err; echo $? >code
            """
        #expect(try shell.script(script) == 0)
        let lines = shell.read("out").lines
        #expect(
            lines.first
                == "damage  journal/\(shell.journal):4: this line is 268435456 bytes long, at most "
                + "1 MiB is read; it was left out", "\(shell.read("err"))")
        #expect(shell.read("code") == "1\n")
        #expect(try shell.acme("note", "ea-12", "after").code == 0)
    }
}
