import Glibc
import Testing

@testable import tend

/// Templates, drafts, mails: what is written, what is refused, and what goes on record.
@Suite struct OutreachTests {
    private let shell: Shell
    private static let settings = """
        name: acme
        currency: EUR
        mail: {from: "Kim Berger <kim@acme.example>", link: "https://acme.example/?r={number}"}
        values: {rate.offer: 9 %, resources.hub: "https://acme.example/hub"}
        """

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
        try shell.write("acme/settings.yaml", OutreachTests.settings)
    }

    @Test func `the shipped templates are those of the folder`() throws {
        let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let names = try #require(opendir("/\(folder)/Sources/tend/Templates"))
        defer { closedir(names) }
        var found: Set<String> = []
        while let entry = readdir(names) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.utf8.first != 0x2E { found.insert(name) }
        }
        #expect(Set(ShippedTemplates.files.map(\.file)) == found)
        #expect(ShippedTemplates.files.allSatisfy { !$0.bytes.isEmpty })
    }

    @Test func `every shipped template is sound and can be drafted`() throws {
        let listed = try shell.acme("templates", "--format", "json")
        #expect(listed.code == 0, "\(listed.err)")
        let names = ["ask-why", "call", "first-message", "resources", "review-offer", "welcome"]
        for name in names {
            let draft = try shell.acme(
                "draft", name, "ea-15", "--set", "rate.standard=10 %", "--dry-run")
            #expect(draft.code == 0, "\(name): \(draft.err)")
            #expect(!draft.out.contains("{{"), "\(name): \(draft.out)")
            #expect(draft.out.utf8.starts(with: "To: 李 Wei <li@example.com>\nSubject: ".utf8))
        }
        for language in ["de", "pl", "zh"] {
            #expect(
                try shell.acme(
                    "edit", "ea-12",
                    environment: editor(
                        "sed -i 's/^language: .*/language: \(language)/' \"$1\"")
                ).code == 0)
            let draft = try shell.acme("draft", "ask-why", "ea-12", "--dry-run")
            let greetings = ["de": "Guten Tag", "pl": "Dzień dobry", "zh": "您好"]
            #expect(draft.out.contains(greetings[language] ?? "?"), "\(draft.out)")
        }
    }

    @Test func `a program's own templates are checked with place and advice`() throws {
        mkdir(shell.folder + "/acme/templates", 0o750)
        try shell.write("acme/templates/mine.md", "---\nsubject: x\n---\nHi {{partner.nane}}\n")
        try shell.write("acme/templates/loop.md", "---\nsubject: x\n---\n{{>loop}}\n")
        try shell.write(
            "acme/templates/big.md",
            "---\nsubject: x\n---\n" + String(repeating: "0123456789", count: 2_000))
        let checked = try shell.acme("templates")
        #expect(checked.code == 1)
        #expect(
            checked.err.lines == [
                "tend: templates/big.md:1:1: the file has 20019 bytes and may have 16384; "
                    + "make it shorter",
                "tend: templates/loop.md:4:1: a template cannot take in another one; "
                    + "write its text here instead",
                "tend: templates/mine.md:4:4: there is no value ‘partner.nane’; "
                    + "did you mean partner.name?",
            ])
        let draft = try shell.acme("draft", "mine", "ea-12")
        #expect(draft.code == 3)
        #expect(draft.err.contains("did you mean partner.name?"))
        #expect(shell.names(in: "acme/drafts/ann").isEmpty)
        #expect(try shell.acme("draft", "cal", "ea-12").code == 2)
    }

    @Test func `a draft with a missing value is kept, named and not sent`() throws {
        let draft = try shell.acme("draft", "incentive", "ea-15")
        #expect(draft.code == 0)
        #expect(
            draft.out
                == "drafts/ann/ea-15.md: missing: incentive.what (tend templates --values)\n")
        let sent = try shell.acme("send", "ea-15")
        #expect(sent.code == 1)
        #expect(sent.err.contains("1 not sent, still a draft: ea-15: {{incentive.what}} has no"))
        #expect(shell.names(in: "acme/outbox").isEmpty)
        #expect(
            try shell.acme("draft", "incentive", "ea-15", "--set", "incentive.what=+5 %").out
                == "drafts/ann/ea-15.md: ready\n")
        #expect(try shell.acme("send", "ea-15").code == 0)
        #expect(shell.names(in: "acme/outbox") == ["2026-11-22-ea-15.eml"])
    }

    @Test func `a send writes the mail, logs it with a follow-up, and is taken back as one`() throws
    {
        _ = try shell.acme("reason", "better-offer", "ea-15")
        _ = try shell.acme("draft", "review-offer", "ea-15")
        let sent = try shell.acme("send", "ea-15")
        #expect(sent.code == 0)
        #expect(sent.out.lines.last == "outbox/2026-11-22-ea-15.eml")
        let listed = try shell.acme("outbox", "--format", "json")
        #expect(listed.out.contains("\"to\":\"李 Wei <li@example.com>\""))
        #expect(listed.out.contains("\"subject\":\"9 % for 李 Wei\""))
        let history = try shell.acme("history", "ea-15", "--limit", "1", "--fields")
        #expect(history.out.contains("channel=mail play=commission-review reason=better-offer"))
        #expect(history.out.contains("template=review-offer chance-ppm="))
        #expect(history.out.contains("due=2026-11-29 text=answered? review-offer"))
        #expect(try shell.acme("draft").code == 1, "the draft is gone")
        #expect(try shell.acme("task", "ea-15").out.contains("2026-11-29"))
        #expect(try shell.acme("undo").code == 0)
        #expect(try shell.acme("task", "ea-15").code == 1)
    }

    @Test func `who must not be written to is left out and named`() throws {
        _ = try shell.acme("log", "ea-12", "--outcome", "unsubscribed", "--channel", "mail", "stop")
        _ = try shell.acme("archive", "ea-16")
        _ = try shell.acme(
            "edit", "ea-17", environment: editor("sed -i 's/^email: .*/email: \"\"/' \"$1\""))
        let draft = try shell.acme("draft", "call", "ea-12", "ea-15", "ea-16", "ea-17")
        #expect(draft.out == "drafts/ann/ea-15.md: ready\n")
        #expect(
            draft.err.lines == [
                "tend: left out ea-12: unsubscribed", "tend: left out ea-16: archived",
                "tend: left out ea-17: no-address",
            ])
        _ = try shell.acme("log", "ea-15", "--outcome", "unsubscribed", "stop")
        let sent = try shell.acme("send", "--all")
        #expect(sent.code == 1)
        #expect(sent.err == "tend: left out ea-15: unsubscribed\n")
        #expect(shell.names(in: "acme/outbox").isEmpty)
    }

    @Test func `without a sender nothing goes and the settings are named once`() throws {
        try shell.write("acme/settings.yaml", "name: acme\ncurrency: EUR\n")
        _ = try shell.acme("draft", "call", "ea-12", "ea-15")
        let sent = try shell.acme("send", "--all")
        #expect(sent.code == 1)
        #expect(sent.err.lines.count == 1)
        #expect(sent.err.contains("2 not sent, still a draft: settings.yaml: nobody is named"))
    }

    @Test func `a full disk while a draft is saved leaves the draft as it was`() throws {
        _ = try shell.acme("draft", "call", "ea-12")
        let before = shell.read("acme/drafts/ann/ea-12.md")
        _ = try shell.script(
            "(ulimit -f 0; exec \"$TEND\" draft ask-why ea-12 --program acme --as ann 2>&1) "
                + "| cat >told")
        #expect(shell.read("told").contains("drafts/ann/ea-12.md: the file size limit is reached"))
        #expect(shell.read("told").contains("its file is as it was"))
        #expect(shell.read("acme/drafts/ann/ea-12.md") == before)
        _ = try shell.script(
            "(ulimit -f 0; exec \"$TEND\" send --all --program acme --as ann 2>&1) | cat >told")
        #expect(shell.read("told").contains("no mail was written, nothing was logged"))
        #expect(shell.names(in: "acme/outbox").isEmpty)
        #expect(try shell.acme("draft").code == 0, "still a draft")
    }

    // MARK: - Many

    private func importMany(_ count: Int) throws {
        var text = "id,name,email,tags\n"
        for number in 1...count {
            let names = ["Żółć & Söhne", "旅行 \"Guide\"", "a@b.example", "O'Neil; Bcc: x"]
            let name = names[number % 4].split(separator: "\"").joined(separator: "\"\"")
            text += "\(number),\"\(name) \(number)\",p\(number)@x\(number).example,\n"
        }
        try shell.write("many.csv", text)
        let done = try shell.tend(
            "import", "many.csv", "--program", "acme", "--kind", "partners", "--map",
            "id=id,name=name,email=email", "--as", "ann")
        #expect(done.code == 0, "\(done.err)\(done.out)")
    }

    @Test func `a mail to many is a file each that a mail parser reads, and one change`() throws {
        try importMany(39)
        let ids = try shell.acme(
            "list", "many", "--columns", "id", "--format", "csv"
        ).out.lines.dropFirst()
        #expect(ids.count == 39)
        let first = try #require(ids.first)
        let second = try #require(ids.dropFirst().first)
        _ = try shell.acme("log", first, "--outcome", "unsubscribed", "stop")
        _ = try shell.acme("archive", second)
        let drafts = try shell.acme(["draft", "welcome"] + ids)
        #expect(drafts.out.lines.count == 37, "\(drafts.err)")
        #expect(drafts.err.lines.count == 2)
        let sent = try shell.acme("send", "--all")
        #expect(sent.code == 0, "\(sent.err)")
        #expect(shell.names(in: "acme/outbox").count == 37)
        #expect(sent.out.lines.first?.contains("log, 37 partners") == true)
        let script = """
            import email, email.policy, sys, glob
            seen = set()
            for name in sorted(glob.glob("acme/outbox/*.eml")):
                m = email.message_from_bytes(open(name, "rb").read(), policy=email.policy.default)
                assert m.keys() == ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version",
                    "Content-Type", "Content-Transfer-Encoding"], m.keys()
                assert not m.defects and len(m["To"].addresses) == 1
                assert m["From"] == "Kim Berger <kim@acme.example>", m["From"]
                assert "Kim Berger" in m.get_content() and "{{" not in m.get_content()
                seen.add(m["To"].addresses[0].addr_spec)
            assert len(seen) == 37, len(seen)
            """
        try shell.write("read.py", script)
        let code = try shell.script(
            "command -v python3 >/dev/null || { echo no python3: not read back; exit 0; }; "
                + "python3 read.py")
        #expect(code == 0)
    }

    // MARK: - The mail command

    private func mailCommand(_ script: String, words: String) throws {
        try shell.write("sendmail", "#!/bin/sh\n" + script)
        chmod(shell.folder + "/sendmail", 0o755)
        try shell.write(
            "acme/settings.yaml",
            """
            name: acme
            mail: {from: "Kim Berger <kim@acme.example>", command: [\(words)]}
            """)
    }

    @Test func `a mail command is given sender and recipient as words and the mail as input`()
        throws
    {
        try mailCommand(
            "printf '%s\\n' \"$@\" >>args; cat >>input\n", words: "\(shell.folder)/sendmail")
        _ = try shell.acme("draft", "call", "ea-12", "ea-15")
        let sent = try shell.acme("send", "--all", "--hand-over")
        #expect(sent.code == 0, "\(sent.err)")
        #expect(
            shell.read("args").lines == [
                "-oi", "-f", "kim@acme.example", "--", "ann@example.com", "-oi", "-f",
                "kim@acme.example", "--", "li@example.com",
            ])
        #expect(shell.read("input").utf8.starts(with: "From: Kim Berger <kim@acme".utf8))
        #expect(sent.out.contains("log, 2 partners"))
        #expect(shell.names(in: "acme/outbox").isEmpty)
        #expect(try shell.acme("draft").code == 1)
    }

    @Test func `a mail command that fails, is missing or takes -t leaves a draft and says why`()
        throws
    {
        _ = try shell.acme("draft", "call", "ea-12")
        func told(_ script: String, _ words: String) throws -> String {
            try mailCommand(script, words: words)
            let sent = try shell.acme("send", "ea-12", "--hand-over")
            #expect(sent.code == 3)
            #expect(try shell.acme("draft").code == 0)
            #expect(try shell.acme("task", "ea-12").code == 1, "nothing is logged")
            return sent.err
        }
        let here = "\(shell.folder)/sendmail"
        #expect(
            try told("echo mailbox is full >&2; exit 75\n", here).contains(
                "failed with exit code 75: mailbox is full"))
        #expect(try told("kill -9 $$\n", here).contains("was ended by signal 9"))
        #expect(try told("", "no-such-mailer").contains("there is no program no-such-mailer"))
        #expect(try told("", "\(here), -t").contains("-t would take the recipients"))
        #expect(try told("", "").contains("no mail command is set"))
    }

    // MARK: - Editors

    private func editor(_ script: String) throws -> [String: String] {
        try shell.write("editor.sh", script + "\n")
        return ["EDITOR": "sh editor.sh"]
    }

    @Test func `a draft is finished in the editor`() throws {
        let change = "sed -i 's/{{incentive.what}}/a cake/; s/^subject: .*/subject: Cake/' \"$1\""
        let draft = try shell.acme(
            "draft", "incentive", "ea-15", "--edit", environment: editor(change))
        #expect(draft.out == "drafts/ann/ea-15.md: ready\n", "\(draft.err)")
        let text = shell.read("acme/drafts/ann/ea-15.md")
        #expect(text.contains("subject: \"Cake\"") && text.contains("    a cake\n"))
        #expect(!text.contains("#"), "no remarks are kept")
        let none = try shell.acme("draft", "--resume", "ea-15", environment: editor("true"))
        #expect(none.code == 0 && none.out.contains("nothing was changed"))
    }

    @Test func `whatever an editor does, the text is kept and its place named`() throws {
        func told(_ script: String) throws -> String {
            let result = try shell.acme(
                "draft", "--resume", "ea-15", environment: editor(script))
            #expect(result.code == 3)
            #expect(result.err.lines.count == 1)
            return result.err
        }
        _ = try shell.acme("draft", "call", "ea-15")
        let before = shell.read("acme/drafts/ann/ea-15.md")
        let failed = try told("echo more >>\"$1\"; exit 1")
        #expect(failed.contains("failed with exit code 1; the text is in "))
        let file = String(failed.split(separator: " ").last ?? "").dropLast()
        #expect(try shell.script("grep -q more '\(file)'") == 0)
        #expect(try told(": >\"$1\"").contains("came back empty; the draft is as it was"))
        #expect(try told("rm \"$1\"").contains("No such file"))
        #expect(try told("echo x >\"$1\"").contains("message.md:1:1: the file does not begin"))
        #expect(
            try told("sed -i 's/^partner: .*/partner: ea-12/' \"$1\"").contains(
                "cannot go to another partner; the text is in"))
        #expect(try told("printf '\\377' >>\"$1\"; sed -i '/8</d' \"$1\"").contains("UTF-8"))
        let missing = try shell.acme(
            "draft", "--resume", "ea-15", environment: ["VISUAL": "no-such-editor -x"])
        #expect(missing.err.contains("there is no program no-such-editor here; the text is in"))
        #expect(shell.read("acme/drafts/ann/ea-15.md") == before)
    }
}

extension Shell {
    /// Runs a command on the program, as ann on its day.
    func acme(_ arguments: [String]) throws -> Outcome {
        try tend(
            arguments.prefix(1) + ["--program", "acme", "--as-of", Shell.today, "--as", "ann"]
                + arguments.dropFirst())
    }
}
