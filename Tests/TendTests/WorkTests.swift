import Glibc
import Testing

/// Contacts, tasks, reasons, reminders and a partner as a text file.
@Suite struct WorkTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
    }

    private func last() throws -> String {
        try shell.acme("history", "ea-12", "--limit", "1", "--fields").out
    }

    private func changes() throws -> Int {
        try shell.acme("history", "--limit", "100").out.lines.count { $0.utf8.first != 0x20 }
    }

    @Test func `a contact is put on record with all that is known of it`() throws {
        _ = try shell.acme("reason", "busy", "ea-12")
        let saved = try shell.acme(
            "log", "ea-12", "--channel", "call", "--outcome", "reached", "--play", "call",
            "--day", "2026-11-20", "back", "after the fair")
        #expect(saved.code == 0, "\(saved.err)")
        #expect(try last().contains("log"))
        #expect(
            try last().contains(
                "day=2026-11-20 channel=call play=call reason=busy outcome=reached "
                    + "text=back after the fair"))
        #expect(try shell.acme("log", "ea-12", "--channel", "pigeon", "x").code == 2)
        #expect(try shell.acme("log", "ea-12", "--outcome", "joy", "x").code == 2)
        #expect(try shell.acme("log", "ea-12", "--day", "yesterday", "x").code == 2)
        #expect(try shell.acme("log", "ea-99", "x").code == 1)
    }

    @Test func `the outcome of the last contact closes its follow-up`() throws {
        _ = try shell.acme("log", "ea-12", "--channel", "mail", "first mail")
        _ = try shell.acme(
            "task", "ea-12", "--kind", "follow-up", "--due", "2026-11-25", "answered?")
        let before = try changes()
        #expect(
            try shell.acme("log", "ea-12", "--last", "--outcome", "replied", "yes").code == 0)
        #expect(try changes() == before + 1)
        #expect(try last().contains("outcome=replied text=first mail · yes"))
        #expect(try shell.acme("task", "ea-12").out.contains("done"))
        #expect(
            try shell.acme("log", "ea-15", "--last", "--outcome", "replied").err.contains(
                "no contact on record"))
    }

    @Test func `a contact with many is one change`() throws {
        let before = try changes()
        #expect(
            try shell.acme(
                "log", "--filter", "is:no-sale or is:quiet", "--channel", "meeting", "at", "the",
                "fair"
            ).code == 0)
        #expect(try changes() == before + 1)
    }

    @Test func `a task is written, listed, done, for one and for many`() throws {
        #expect(
            try shell.acme("task", "ea-12", "--due", "2026-11-20", "send", "banners").code == 0)
        let listed = try shell.acme("task", "ea-12", "--format", "json").out
        #expect(
            listed.contains("\"due\":\"2026-11-20\",\"state\":\"late\",\"text\":\"send banners\""))
        let part = try #require(listed.split(separator: "\"key\":\"").last)
        let key = String(part.prefix { $0 != "\"" })
        #expect(try shell.acme("task", "ea-12", "--done", "nope").code == 1)
        #expect(try shell.acme("task", "ea-12", "--done", key).code == 0)
        #expect(try shell.acme("task", "ea-12").out.contains("done"))
        let before = try changes()
        #expect(try shell.acme("task", "--filter", "is:quiet", "call").code == 0)
        #expect(try changes() == before + 1)
        #expect(try shell.acme("task", "ea-12", "--due", "soon", "x").code == 2)
    }

    @Test func `reasons and snoozing, for one and for many`() throws {
        #expect(try shell.acme("reason", "busy", "--filter", "is:quiet").code == 0)
        #expect(
            try shell.acme("list", "reason:busy", "--columns", "id", "--format", "csv").out.lines
                .count == 2)
        #expect(try shell.acme("reason", "lazy", "ea-12").code == 2)
        #expect(try shell.acme("reason", "", "ea-15").code == 0)
        #expect(try shell.acme("snooze", "ea-12", "--days", "10").code == 0)
        #expect(try last().contains("snoozed: — → 2026-12-02"))
        #expect(try shell.acme("snooze", "ea-12", "--until", "2027-01-01").code == 0)
        #expect(try shell.acme("snooze", "ea-12", "--wake").code == 0)
        #expect(try last().contains("snoozed: 2027-01-01 → —"))
        #expect(try shell.acme("snooze", "ea-12").code == 2)
        #expect(try shell.acme("snooze", "ea-12", "--wake", "--days", "3").code == 2)
    }

    // MARK: - A partner as text

    private func edit(_ script: String) throws -> Shell.Outcome {
        try shell.write("editor.sh", script + "\n")
        return try shell.acme("edit", "ea-12", environment: ["VISUAL": "sh editor.sh"])
    }

    @Test func `the difference of a partner's text is one change`() throws {
        let saved = try edit(
            """
            sed -i 's/^person: .*/person: Ann/; s/^tags: .*/tags: [vip, "q-4"]/' "$1"
            sed -i 's/^stage: .*/stage: cultivation/; /^site:/d' "$1"
            echo 'contact:phone: "+49 30 1"' >>"$1"
            """)
        #expect(saved.code == 0, "\(saved.err)")
        let history = try last()
        for edit in [
            "person: — → Ann", "tag:vip: — → 1", "tag:q-4: — → 1", "→ cultivation",
            "entered:cultivation: — → 2026-11-22", "contact:phone: — → +49 30 1",
        ] {
            #expect(history.contains(edit), "\(edit) in \(history)")
        }
        #expect(try edit("sed -i 's/^person: .*/person: \"\"/' \"$1\"").code == 0)
        #expect(try last().contains("person: Ann → —"))
        #expect(try edit("true").out == "nothing was changed\n")
        #expect(try edit("echo '# a remark' >>\"$1\"").out == "nothing was changed\n")
    }

    @Test func `a file that cannot be used changes nothing and is kept`() throws {
        let before = try changes()
        func told(_ script: String) throws -> String {
            let result = try edit(script)
            #expect(result.code == 3)
            return result.err
        }
        #expect(try told("echo 'nmae: x' >>\"$1\"").contains("no ‘nmae’; did you mean name?"))
        #expect(
            try told("sed -i 's/^email: .*/email: ann/' \"$1\"").contains(
                "partner.yaml:9:8: ‘ann’ is no mail address; mend this line; the text is in /"))
        #expect(try told("sed -i 's/^joined: .*/joined: today/' \"$1\"").contains("is no day"))
        #expect(try told("sed -i 's/^stage: .*/stage: [/' \"$1\"").contains("partner.yaml:"))
        #expect(try told(": >\"$1\"").contains("empty"))
        #expect(try told("exit 3").contains("exit code 3; the text is in"))
        #expect(try changes() == before)
        #expect(try shell.acme("edit", "ea-99").code == 1)
        #expect(try shell.acme("edit", "ea-12", "--read-only").code == 3)
    }

    @Test func `two people editing one field: the second is told and keeps the text`() throws {
        try shell.write(
            "editor.sh",
            "\"$TEND\" owner --program acme --as bob lee ea-12 >/dev/null\n"
                + "sed -i 's/^owner: .*/owner: robin/' \"$1\"\n")
        let result = try shell.acme(
            "edit", "ea-12", environment: ["EDITOR": "sh editor.sh", "TEND": try Shell.binary])
        #expect(result.code == 3)
        #expect(
            result.err.contains("bob made it ‘lee’ on ")
                && result.err.contains("yours, ‘robin’, was not saved; the text is in"),
            "\(result.err)")
    }

    @Test func `vim is told to obey no line of the text`() throws {
        try shell.write("vim", "#!/bin/sh\nprintf '%s\\n' \"$@\" >told\n")
        try shell.write("other", "#!/bin/sh\nprintf '%s\\n' \"$@\" >told\n")
        for name in ["vim", "other"] { chmod(shell.folder + "/" + name, 0o755) }
        func words(_ editor: String) throws -> [String] {
            _ = try shell.acme(
                "edit", "ea-12", environment: ["EDITOR": "\(shell.folder)/\(editor) -x"])
            return shell.read("told").lines.dropLast()
        }
        #expect(try words("vim") == ["-x", "--cmd", "autocmd BufReadPre * set nomodeline"])
        #expect(try words("other") == ["-x"])
        #expect(shell.read("told").lines.last?.contains("/partner.yaml") == true)
    }
}
