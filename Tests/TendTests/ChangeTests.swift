import Testing

/// The commands that change a program: what they say, what they save, and how it is taken back.
@Suite struct ChangeTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
    }

    private func cell(_ column: String, _ id: String) throws -> String {
        try shell.acme(
            "list", "\(id) or (is:archived \(id))", "--columns", column, "--format", "csv"
        ).out.lines.dropFirst().first ?? "nobody"
    }

    private func shown(_ id: String) throws -> [String] {
        try shell.acme("show", id).out.lines.map(\.collapsed)
    }

    @Test func `a note is kept with its author`() throws {
        let saved = try shell.acme("note", "ea-12", "Called", "her —", "\u{1B}[31mred")
        #expect(saved.code == 0)
        #expect(saved.out.utf8.starts(with: "saved ".utf8))
        #expect(saved.out.contains(": note, 1 partner\n"))
        #expect(try shown("ea-12").contains("note by ann Called her — ·[31mred"))
        #expect(try shell.acme("note", "ea-12").code == 2)
        #expect(try shell.acme("note", "ea-99", "x").code == 1)
    }

    @Test func `a tag goes on and off, on one or on all a filter means`() throws {
        #expect(try shell.acme("tag", "vip", "ea-12", "ea-15").code == 0)
        #expect(try cell("tags", "ea-15") == "vip")
        #expect(try shell.acme("tag", "ea-12", "--", "-vip").code != 0, "ids are no tags")
        #expect(try shell.acme("tag", "--", "-vip", "ea-12").code == 0)
        #expect(try cell("tags", "ea-12") == "")
        let again = try shell.acme("tag", "vip", "ea-15")
        #expect(again.code == 0 && again.out == "nothing to do: it is so already\n")
        #expect(try shell.acme("tag", "all", "--filter", "is:no-sale or is:quiet").code == 0)
        #expect(try cell("tags", "ea-16") == "all")
        #expect(try cell("tags", "ea-15") == "all vip")
        #expect(try shell.acme("tag", "-all", "--filter", "-is:quiet").code == 0)
        #expect(try cell("tags", "ea-16") == "" && cell("tags", "ea-15") == "all vip")
        #expect(try shell.acme("tag", "-vip", "ea-15").code == 0)
        #expect(try cell("tags", "ea-15") == "all")
        #expect(try shell.acme("tag", "two words", "ea-12").code == 2)
        #expect(try shell.acme("tag", "x").code == 2)
        #expect(try shell.acme("tag", "x", "--filter", "bogus:3").code == 2)
    }

    @Test func `a move names the stage and the day it was entered`() throws {
        #expect(try shell.acme("move", "cultivation", "ea-12").code == 0)
        #expect(try cell("stage", "ea-12") == "cultivation")
        #expect(try shown("ea-12").contains("entered:cultivation 2026-11-22"))
        let wrong = try shell.acme("move", "heaven", "ea-12")
        #expect(wrong.code == 2 && wrong.err.lines.count == 1)
        #expect(wrong.err.contains("discovery, recruitment"))
    }

    @Test func `an owner is set and taken away`() throws {
        #expect(try shell.acme("owner", "kim", "ea-12", "ea-15").code == 0)
        #expect(try cell("owner", "ea-12") == "kim")
        #expect(try shell.acme("owner", "", "ea-12").code == 0)
        #expect(try cell("owner", "ea-12") == "")
    }

    @Test func `what is archived is out of the list until it is restored`() throws {
        #expect(try shell.acme("archive", "ea-17").code == 0)
        #expect(try shell.acme("list", "--format", "csv").out.lines.count == 4)
        #expect(try shell.acme("list", "is:archived", "--format", "csv").out.lines.count == 2)
        #expect(try shell.acme("archive", "--restore", "ea-17").code == 0)
        #expect(try shell.acme("list", "--format", "csv").out.lines.count == 5)
    }

    @Test func `one's own last change is undone, redone and undone again`() throws {
        _ = try shell.acme("owner", "kim", "ea-12")
        _ = try shell.tend(
            "owner", "kim", "ea-15", "--program", "acme", "--as", "bo", "--as-of", Shell.today)
        #expect(try shell.acme("undo").code == 0)
        #expect(try cell("owner", "ea-12") == "" && cell("owner", "ea-15") == "kim")
        #expect(try shell.acme("undo", "--redo").code == 0)
        #expect(try cell("owner", "ea-12") == "kim")
        #expect(try shell.acme("undo", "--redo").code == 1)
        #expect(try shell.acme("undo").code == 0)
        #expect(try cell("owner", "ea-12") == "")
    }

    @Test func `a change is undone by the id the history gives`() throws {
        _ = try shell.acme("owner", "kim", "ea-12")
        _ = try shell.acme("tag", "vip", "ea-12")
        let id =
            try shell.acme("history", "ea-12").out.lines
            .first { $0.contains("  set") }?.split(separator: " ").first.map(String.init) ?? ""
        #expect(try shell.acme("undo", id).code == 0)
        #expect(try cell("owner", "ea-12") == "" && cell("tags", "ea-12") == "vip")
        #expect(try shell.acme("undo", "nonsense").code == 2)
        #expect(try shell.acme("undo", "zzzzzzzz:1").code == 1)
    }

    @Test func `undo leaves what somebody changed since, and says so`() throws {
        _ = try shell.acme("owner", "kim", "ea-12", "ea-15")
        _ = try shell.tend("owner", "bo", "ea-12", "--program", "acme", "--as", "bo")
        let outcome = try shell.acme("undo")
        #expect(outcome.code == 0)
        #expect(
            outcome.err.lines.count == 1
                && outcome.err.contains(
                    "ea-12 owner is left alone: bo made it ‘bo’ on "),
            "\(outcome.err)")
        #expect(outcome.err.contains(" since; before it was nothing"))
        #expect(try cell("owner", "ea-12") == "bo" && cell("owner", "ea-15") == "")
        _ = try shell.tend("owner", "lee", "ea-15", "--program", "acme", "--as", "bo")
        let redo = try shell.acme("undo", "--redo")
        #expect(redo.code == 1)
        #expect(redo.err.contains("ea-15 owner is left alone: bo made it ‘lee’ on "))
        #expect(redo.err.lines.last == "tend: nothing was taken back", "\(redo.err)")
    }

    @Test func `a change is undone for the partners a filter means`() throws {
        _ = try shell.acme("owner", "kim", "ea-12", "ea-15", "ea-16")
        #expect(try shell.acme("undo", "--filter", "is:quiet").code == 0)
        #expect(try cell("owner", "ea-15") == "" && cell("owner", "ea-12") == "kim")
        #expect(try shell.acme("undo", "--filter", "bogus:3").code == 2)
    }

    @Test func `an import is undone whole`() throws {
        #expect(try shell.acme("undo").code == 0)
        #expect(try shell.acme("list").code == 1)
        #expect(try shell.acme("check").code == 0)
        #expect(try shell.acme("undo", "--redo").code == 0)
        #expect(try shell.acme("list", "is:quiet", "--format", "csv").out.lines.count == 2)
    }

    @Test func `history tells who did what, newest first`() throws {
        _ = try shell.acme("owner", "kim", "ea-12")
        let all = try shell.acme("history").out.lines
        #expect(all.filter { $0.utf8.first != 0x20 }.count == 2)
        #expect(all[0].contains("  ann  set") && all[1].contains("(ea-12): owner: kim"))
        #expect(try shell.acme("history", "--limit", "1").out.lines.count == 2)
        #expect(try shell.acme("history", "ea-17").out.contains("import"))
        #expect(try shell.acme("history", "ea-99").code == 1)
        #expect(try shell.acme("history", "").code == 1)
    }

    @Test func `history is asked for one partner, one person, one day`() throws {
        _ = try shell.acme("owner", "kim", "ea-12")
        _ = try shell.tend("tag", "vip", "ea-12", "--program", "acme", "--as", "bo")
        func kinds(_ arguments: String...) throws -> [String] {
            try shell.tend(["history", "--program", "acme"] + arguments).out.lines
                .filter { $0.utf8.first != 0x20 }
                .compactMap { $0.split(separator: " ").dropFirst(4).first.map(String.init) }
        }
        #expect(try kinds() == ["tag", "set", "import"])
        #expect(try kinds("--by", "bo") == ["tag"])
        #expect(try kinds("--by", "ann", "--partner", "ea-12") == ["set", "import"])
        #expect(try kinds("--partner", "ea-15") == ["import"])
        let time = try shell.acme("history", "--limit", "1").out.lines[0]
        let day = time.split(separator: " ").dropFirst().first.map(String.init) ?? ""
        #expect(try kinds("--on", day).count == 3)
        #expect(try kinds("--on", "2020-01-01").isEmpty)
        #expect(try shell.acme("history", "--on", "today").code == 2)
        #expect(try shell.acme("history", "ea-12", "--partner", "ea-12").code == 2)
        let csv = try shell.acme("history", "--format", "csv", "--limit", "2").out.lines
        #expect(csv.count == 3)
        #expect(csv[0] == "change,time,user,kind,partner,field,old,new,takes_back,summary")
        #expect(csv[1].contains(",bo,tag,ea-12,tag:vip,,1,,"))
    }

    @Test func `two copies that wrote one field: history tells which value counts`() throws {
        _ = try shell.acme("owner", "kim", "ea-12")
        _ = try shell.script("cp -a acme copy")
        _ = try shell.acme("owner", "lee", "ea-12")
        _ = try shell.tend("owner", "bo", "ea-12", "--program", "copy", "--as", "bo")
        #expect(try !shell.acme("history", "ea-12").out.contains("at the same time"))
        _ = try shell.script(
            "for f in copy/journal/*; do [ -e acme/journal/${f##*/} ] || cp $f acme/journal/; done")
        let told = try shell.acme("history", "ea-12").out.lines.filter {
            $0.utf8.starts(with: "at the same time: owner: ".utf8)
        }
        #expect(told.count == 1)
        let counts = try cell("owner", "ea-12")
        #expect(counts == "lee" || counts == "bo")
        #expect(told.first?.contains("'s ‘\(counts)’ of ") == true)
        #expect(told.first?.contains("‘lee’") == true && told.first?.contains("‘bo’") == true)
    }

    @Test func `a note goes to many as one change`() throws {
        #expect(
            try shell.acme("note", "--filter", "is:quiet or is:no-sale", "saw", "them").code == 0)
        #expect(try shown("ea-15").contains("note by ann saw them"))
        #expect(try shown("ea-16").contains("note by ann saw them"))
        #expect(try shell.acme("undo").code == 0)
        #expect(try !shown("ea-15").contains("note by ann saw them"))
        #expect(try shell.acme("note", "--filter", "is:quiet").code == 2)
    }

    @Test func `a no and no contact are put on record, and taken back`() throws {
        #expect(try shell.acme("decline", "ea-12", "--until", "2027-05-01").code == 0)
        #expect(try shown("ea-12").contains("declined 2027-05-01"))
        #expect(try shell.acme("decline", "ea-12", "--never").code == 0)
        #expect(try shown("ea-12").contains("declined never"))
        #expect(try shell.acme("decline", "ea-12", "--clear").code == 0)
        #expect(try !shown("ea-12").contains("declined never"))
        #expect(try shell.acme("decline", "ea-12", "--until", Shell.today).code == 2)
        #expect(try shell.acme("decline", "ea-12").code == 2)
        #expect(try shell.acme("no-contact", "--filter", "is:quiet").code == 0)
        #expect(try shown("ea-15").contains("no-contact " + Shell.today))
        #expect(try shell.acme("triage", "ea-15").code == 1)
        #expect(try shell.acme("no-contact", "--clear", "ea-15").code == 0)
        #expect(try shell.acme("triage", "ea-15").code == 0)
    }

    @Test func `nothing is written with --read-only`() throws {
        _ = try shell.script("cat $J | cksum > before")
        for arguments in [
            ["note", "ea-12", "x"], ["tag", "x", "ea-12"], ["move", "discovery", "ea-12"],
            ["owner", "x", "ea-12"], ["archive", "ea-12"], ["undo"],
        ] {
            let outcome = try shell.tend(
                arguments + ["--program", "acme", "--read-only", "--as", "ann"])
            #expect(outcome.code == 3, "\(arguments[0])")
            #expect(outcome.err.lines.count == 1 && outcome.err.contains("read"), "\(outcome.err)")
        }
        #expect(try shell.script("cat $J | cksum | cmp -s - before") == 0)
        #expect(try shell.acme("list", "--read-only").code == 0)
    }

    /// The protocol's promise: exit 0 is on disk, anything else is told.
    @Test func `where nothing can be written the answer is not saved`() throws {
        let full = "{ (ulimit -f 0; $TEND note ea-12 x --program acme --as ann 2>&1)"
        _ = try shell.script(full + "; echo code $?; } | cat >err")
        #expect(shell.read("err").contains("not saved"))
        #expect(shell.read("err").lines.count == 2 && shell.read("err").lines.last == "code 3")
        #expect(try shell.acme("check").code == 0)
        #expect(try shell.acme("note", "ea-12", "later").code == 0)
    }
}
