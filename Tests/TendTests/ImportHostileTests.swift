import Glibc
import Testing

/// Files nobody should hand in: each is answered with its place and what to do, and never a crash.
@Suite struct ImportHostileTests {
    private func answer(_ bytes: [UInt8], _ options: [String] = []) throws -> Shell.Outcome {
        let shell = try ImportFiles.shell()
        try shell.write("partners.csv", "id,name\na,Ann\n")
        let at = ["import", "--program", "program"]
        _ = try shell.tend(at + ["partners.csv", "--from", "x", "--map", "id=id,name=name"])
        try shell.write("bad.csv", bytes: bytes)
        let map = ["--map", "id=id,day=day,clicks=clicks", "bad.csv"]
        let outcome = try shell.tend(at + map + options)
        #expect(try shell.run("check").code == 0)
        #expect(shell.names(in: "program/.local/tmp").isEmpty)
        return outcome
    }

    private let good = Array("id,day,clicks\na,2026-01-01,1\n".utf8)

    @Test func `a NUL and bytes that are no UTF-8 are refused with line, column and byte`() throws {
        let nul = try answer(good + [0x61, 0x2C, 0x00, 0x0A])
        #expect(nul.code == 3)
        #expect(
            nul.err == "tend: bad.csv: line 3, column 3: a NUL byte: this is not a text file\n")
        let byte = try answer(good + [0x62, 0xE9, 0x0A])
        #expect(byte.code == 3)
        #expect(byte.err.contains("line 3, column 2: not UTF-8 (byte 0xE9)"))
    }

    @Test func `a file in Windows-1252 is read when it is said to be`() throws {
        let latin = Array("id,day,clicks\n".utf8) + [0x80] + Array(",2026-01-01,1\n".utf8)
        let refused = try answer(latin)
        #expect(
            refused.err
                == "tend: bad.csv: line 2, column 1: not UTF-8 (byte 0x80); "
                + "if it is Windows-1252, say --encoding windows-1252\n")
        let read = try answer(latin, ["--encoding", "windows-1252"])
        #expect(read.err.contains("bad.csv:2:1: id: there is no partner ‘€’ of x"))
    }

    @Test func `an unclosed quote is told where it opens, and the rows after it are read`() throws {
        let outcome = try answer(
            good + Array("a,\"2026-01-02,2\na,2026-01-03,3\n".utf8))
        #expect(outcome.code == 1)
        #expect(
            outcome.err == "tend: bad.csv:3:3: a quote is opened here and never closed\n")
        #expect(outcome.out.contains("2 new, 1 rejected"))
    }

    @Test func `a file of 2 GiB is refused in words, one of 1 GiB is begun`() throws {
        let shell = try ImportFiles.shell()
        let text = "id,day,clicks\na,2026-01-01,1\n"
        let map = ["--map", "id=id,day=day,clicks=clicks", "--from", "x", "--dry-run"]
        for (size, why) in [
            (2 << 30, "larger than 1 GiB: split the file and import the parts"),
            (1 << 30 + 1, "larger than 1 GiB: split the file and import the parts"),
            (1 << 30, "line 3, column 1: a NUL byte: this is not a text file"),
        ] {
            try shell.write("huge.csv", text)
            // A hole, which takes no room on the disk.
            #expect(truncate(shell.folder + "/huge.csv", size) == 0)
            let outcome = try shell.tend(["import", "--program", "program", "huge.csv"] + map)
            #expect(outcome.code == 3 && outcome.out.isEmpty)
            #expect(outcome.err == "tend: huge.csv: \(why)\n")
        }
        #expect(shell.names(in: "program/stats").isEmpty)
    }

    @Test func `a header of a million columns is refused`() throws {
        let outcome = try answer(Array(String(repeating: "c,", count: 1_000_000).utf8))
        #expect(outcome.code == 3)
        #expect(
            outcome.err == "tend: bad.csv: line 1, column 1: this row is longer than 1 MiB\n")
        let fewer = try answer(Array(String(repeating: "c,", count: 10_000).utf8))
        #expect(
            fewer.err
                == "tend: bad.csv: line 1, column 1: this row has 10001 columns, more than 512\n")
    }

    @Test func `a cell of 64 KiB and more, and a row of too many columns, cost only their row`()
        throws
    {
        let cell = Array(repeating: UInt8(0x78), count: 70_000)
        let columns = Array(repeating: UInt8(0x2C), count: 600)
        let outcome = try answer(
            good + Array("a,2026-01-02,".utf8) + cell + Array("\na".utf8) + columns
                + Array("\na,2026-01-03,3\n".utf8))
        #expect(
            outcome.err == """
                tend: bad.csv:3:14: this cell is longer than 64 KiB
                tend: bad.csv:4:1: this row has 601 columns, more than 512

                """)
        #expect(outcome.out.contains("2 new, 2 rejected"))
    }

    @Test(arguments: ["\r", "\r\n", "\n"])
    func `every end of line is one`(end: String) throws {
        let text = ["\u{FEFF}id;day;clicks", "a;2026-01-01;1", "a;2026-01-02;2", ""]
        let outcome = try answer(Array(text.joined(separator: end).utf8))
        #expect(outcome.code == 0)
        #expect(outcome.out.contains("2 new"))
    }

    @Test func `folders, missing files and devices are refused in words`() throws {
        let shell = try ImportFiles.shell()
        for (path, why) in [
            ("program", "this is a folder"), ("none.csv", "No such file or directory"),
            ("/dev/zero", "this is no regular file: save it as one"),
        ] {
            let outcome = try shell.run("import", path)
            #expect(outcome.code == 3)
            #expect(outcome.err.contains(why), "\(outcome.err)")
        }
    }

    @Test func `a cell cannot reach the terminal`() throws {
        let outcome = try answer(good + Array("\u{1B}]0;x\u{07},2026-01-01,1\n".utf8))
        #expect(outcome.code == 1)
        #expect(!outcome.err.utf8.contains(0x1B))
        #expect(!outcome.err.utf8.contains(0x07))
    }
}
