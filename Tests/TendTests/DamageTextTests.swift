import Testing

/// What is said of a damaged program, word for word, and what `tend check --repair` does about it.
@Suite struct DamageTextTests {
    /// What is done to a program, what `check` says, how it ends, and how it ends once repaired.
    ///
    /// `J` is the journal's name, `R` its replica.
    static let rows: [(does: String, says: [String], code: Int32, repaired: Int32)] = [
        (
            "sed -i 's/tag:vip/tag:vap/' $J; rm acme/.local/ack.*",
            [
                "damage  journal/J:3: this line is damaged and was not used; it reads: tag, ea-12, "
                    + "by ann; tend check --accept journal/J:3 takes it as it reads",
                "damage  journal: changes 2 of replica R are missing; look for them in another copy "
                    + "or in git",
            ], 1, 1
        ),
        ("tail -n 1 $J > l; cat l >> $J", ["note    journal: 1 line is there twice"], 0, 0),
        (
            "sed -i 3d $J; rm acme/.local/ack.*",
            [
                "damage  journal: changes 2 of replica R are missing; look for them in another copy "
                    + "or in git"
            ], 1, 1
        ),
        (
            "printf '<<<<<<< HEAD\\n=======\\n' >> $J",
            [
                "note    journal/J:5: a conflict marker of git; nothing is lost; "
                    + "tend check --repair takes it out",
                "note    journal/J:6: a conflict marker of git; nothing is lost; "
                    + "tend check --repair takes it out",
            ], 0, 0
        ),
        (
            "{ head -c 64 /dev/zero; echo; } >> $J",
            ["note    journal/J:5: an unfinished line, as a power cut leaves it"], 0, 0
        ),
        (
            "head -c 3000000 /dev/zero | tr '\\0' x >> $J; echo >> $J",
            [
                "damage  journal/J:5: this line is 3000000 bytes long, at most 1 MiB is read; it was "
                    + "left out"
            ], 1, 0
        ),
        (
            "printf '\\377\\376\\n' >> $J",
            [
                "damage  journal/J:5: this line is damaged and was not used; look for it in another "
                    + "copy or in git"
            ], 1, 0
        ),
        (
            "sed -i 's/$/\\r/' $J",
            [
                "note    journal/J: its lines end as on Windows (CR LF); it is read all the same; "
                    + "tend check --repair puts it right"
            ], 0, 0
        ),
        (
            "{ printf '\\357\\273\\277'; cat $J; } > l; cat l > $J",
            [
                "note    journal/J: it begins with a byte order mark; it is read all the same; "
                    + "tend check --repair puts it right"
            ], 0, 0
        ),
        (
            "mkfifo acme/journal/2020-01.zz.jsonl",
            ["damage  journal/2020-01.zz.jsonl: this is not a regular file; it was left out"], 1, 0
        ),
        (
            "mkdir acme/journal/2020-01.zz.jsonl",
            ["damage  journal/2020-01.zz.jsonl: this is not a regular file; it was left out"], 1, 0
        ),
        (
            "ln acme/STORE acme/journal/2020-01.zz.jsonl",
            ["damage  journal/2020-01.zz.jsonl: this is not a regular file; it was left out"], 1, 0
        ),
        (
            "ln -s /etc/passwd acme/journal/2020-01.zz.jsonl",
            [
                "damage  journal/2020-01.zz.jsonl: it is a symbolic link; what can be read is shown"
            ], 1, 0
        ),
        (
            "sed -i '3{N;s/\\n/*/}' $J",
            [
                "note    journal/J:3: two lines run into one; both are used; tend check --repair "
                    + "parts them"
            ], 0, 0
        ),
        (
            "cp $J $J.orig",
            ["note    journal/J.orig: this is not a journal's name; it is not read"], 0, 0
        ),
    ]

    private func made() throws -> Shell {
        let shell = try Shell()
        try shell.makeProgram()
        _ = try shell.acme("tag", "vip", "ea-12")
        _ = try shell.acme("tag", "new", "ea-12")
        return shell
    }

    @Test(arguments: rows.indices)
    func `damage is told in the same words, and a repair moves it aside`(index: Int) throws {
        let row = DamageTextTests.rows[index]
        let shell = try made()
        let (journal, replica) = (shell.journal, shell.replica)
        let before = shell.read("acme/journal/" + journal)
        _ = try shell.script(row.does)
        let checked = try shell.checked()
        let says = row.says.map { line in
            line.utf8.split(separator: 0x20, omittingEmptySubsequences: false).map { word in
                let word = String(decoding: word, as: UTF8.self)
                if word == "R" { return replica }
                guard word.utf8.starts(with: "journal/J".utf8) else { return word }
                return "journal/" + journal
                    + String(decoding: word.utf8.dropFirst("journal/J".utf8.count), as: UTF8.self)
            }.joined(separator: " ")
        }
        #expect(checked == (says, row.code), "\(row.does)")
        let repaired = try shell.acme("check", "--repair")
        #expect(repaired.code == row.repaired, "\(row.does)\n\(repaired)")
        if row.repaired == 0, !row.says.isEmpty {
            #expect(shell.read("acme/journal/" + journal) == before, "\(row.does)")
            #expect(repaired.out.lines.first?.utf8.starts(with: "moved   journal".utf8) == true)
            #expect(try !shell.hidden("acme/.local/damaged").isEmpty)
        }
        #expect(try shell.acme("note", "ea-12", "after").code == 0)
        #expect(try shell.acme("show", "ea-12").out.contains("after"))
    }

    @Test func `a repaired blob makes room for the same file imported again`() throws {
        let shell = try made()
        _ = try shell.script(
            "f=$(ls acme/blobs/*/* | head -1); chmod u+w $f; echo x >> $f; f=$(ls acme/stats/*clicks*);"
                + " chmod u+w $f; echo 1 >> $f")
        #expect(try shell.acme("check").code == 1)
        let repaired = try shell.acme("check", "--repair")
        #expect(repaired.out.lines.filter { $0.utf8.starts(with: "moved".utf8) }.count == 2)
        #expect(try shell.hidden("acme/.local/damaged").count == 2)
    }

    @Test func `nothing is moved where nothing may be written`() throws {
        let shell = try made()
        let outcome = try shell.acme("check", "--repair", "--read-only")
        let says = "tend: acme: opened for reading only; nothing was moved\n"
        #expect(outcome == .init(out: "", err: says, code: 3))
    }

    @Test func `a copied program goes on under a new name, and says so`() throws {
        let shell = try made()
        _ = try shell.script("cp -a acme copy")
        let outcome = try shell.tend("note", "ea-12", "hi", "--program", "copy")
        #expect(outcome.code == 0)
        let says = "tend: this is a copy of a program: it continues under a new name\n"
        #expect(outcome.err == says)
    }

    @Test func `lines that vanished are back, and it is said`() throws {
        let shell = try made()
        _ = try shell.script("sed -i '$d' $J; sed -i '$d' $J")
        let says = "tend: 2 saved changes were missing from the journal and are back\n"
        #expect(try shell.acme("list").err == says)
        #expect(try shell.checked() == ([], 0))
    }
}

extension Shell {
    /// All names in a folder below the working folder.
    func hidden(_ name: String) throws -> [String] {
        _ = try script("ls -A \(name) > names")
        return read("names").lines
    }
}
