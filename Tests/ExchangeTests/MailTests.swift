import Glibc
import HostileTexts
import Model
import Testing

@testable import Exchange

@Suite struct MailTests {
    @Test(arguments: [
        "a@b.example", "dana.ruiz+x@gadget-garage.example", "o'neil@x.co", "1@2.3a",
        "a_b-c=d@xn--bcher-kva.example",
    ]) func `plain addresses are taken`(_ text: String) {
        #expect(MailAddress(text.utf8)?.text == text)
    }

    @Test(arguments: [
        "", "a", "@", "a@", "@b.example", "a@b", "a@@b.example", "a@b.example ", " a@b.example",
        "a b@c.example", "\"a b\"@c.example", "a(x)@b.example", "a@[127.0.0.1]", "a@1.2.3.4",
        "-f@b.example", ".a@b.example", "a.@b.example", "a..b@c.example", "a@-b.example",
        "a@b-.example", "a@b..example", "a@b.example.", "a,b@c.example", "a@b.example,c@d.example",
        "a@b.example\r\nBcc: c@d.example", "a@b.example\n", "a\0@b.example", "ä@b.example",
        "a@bücher.example", "a;b@c.example", "<a@b.example>", "a@b_c.example", "a@b.example\u{301}",
    ]) func `everything else is refused`(_ text: String) {
        #expect(MailAddress(text.utf8) == nil)
    }

    @Test func `an address is at most 254 bytes, its front 64`() {
        let labels = String(repeating: "a.", count: 120)
        #expect(MailAddress("ab@\(labels)example.org".utf8) != nil)
        #expect(MailAddress("abcd@\(labels)example.org".utf8) == nil)
        #expect(MailAddress((String(repeating: "a", count: 64) + "@b.example").utf8) != nil)
        #expect(MailAddress((String(repeating: "a", count: 65) + "@b.example").utf8) == nil)
    }

    @Test func `mailboxes are read with and without names`() throws {
        #expect(try NamedAddress("Dana Ruiz <d@x.example>").name == "Dana Ruiz")
        #expect(try NamedAddress("\"Ruiz, Dana\" <d@x.example>").name == "Ruiz, Dana")
        #expect(try NamedAddress("<d@x.example>").name.isEmpty)
        #expect(try NamedAddress(" d@x.example ").address.text == "d@x.example")
        #expect(throws: MessageMistake.self) { try NamedAddress("Dana <d@x>") }
        #expect(throws: MessageMistake.self) { try NamedAddress("Dana\n <d@x.example>") }
    }

    private func mail(
        to name: String = "Dana", subject: String = "Hello", body: String = "Hi\n"
    ) throws -> MailMessage {
        try MailMessage(
            from: NamedAddress("Kim Berger <kim@shop.example>"),
            to: NamedAddress(name: name, address: try #require(MailAddress("d@x.example".utf8))),
            subject: subject, body: body, milliseconds: 1_795_530_485_000, key: "k3f9")
    }

    @Test func `a plain mail is plain`() throws {
        let text = String(decoding: try mail().bytes(), as: UTF8.self)
        #expect(
            text == """
                From: Kim Berger <kim@shop.example>
                To: Dana <d@x.example>
                Subject: Hello
                Date: Tue, 24 Nov 2026 14:28:05 +0000
                Message-ID: <k3f9@shop.example>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: quoted-printable

                Hi

                """)
    }

    @Test func `control characters are refused, whatever stands beside them`() throws {
        for bad in ["\n", "\r", "\r\n", "\0", "\u{7F}", "\t", "\u{1B}"] {
            for mark in ["", "\u{301}", "\u{200D}", "\u{FE0F}"] {
                let text = "a\(mark)\(bad)\(mark)Bcc: e@x.example"
                #expect(throws: MessageMistake.self) { try mail(subject: text) }
                #expect(throws: MessageMistake.self) { try mail(to: text) }
            }
        }
    }

    @Test func `names with signs are quoted, others are encoded`() throws {
        func line(_ name: String) throws -> String {
            let bytes = try mail(to: name).bytes()
            let line = bytes.split(separator: 0x0A)[1]
            return String(decoding: line, as: UTF8.self)
        }
        #expect(try line("O'Brien \"Bob\" <b>") == "To: \"O'Brien \\\"Bob\\\" <b>\" <d@x.example>")
        #expect(try line("Müller") == "To: =?UTF-8?B?TcO8bGxlcg==?= <d@x.example>")
        #expect(try line("=?UTF-8?B?eA==?=").contains("=?UTF-8?B?PT9VVEYtOD9"))
    }

    /// Every line of a mail is short, its head has exactly the headers it is to have.
    private func check(_ bytes: [UInt8]) throws {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let end = try #require(lines.firstIndex { $0.isEmpty })
        #expect(lines.allSatisfy { $0.count <= 78 })
        #expect(bytes.allSatisfy { $0 == 0x0A || $0 == 0x09 || ($0 >= 0x20 && $0 < 0x7F) })
        let names = lines[..<end].filter { $0.first != 0x20 }.map { line in
            String(decoding: line.prefix { $0 != 0x3A }, as: UTF8.self)
        }
        #expect(
            names == [
                "From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type",
                "Content-Transfer-Encoding",
            ])
    }

    private var hostile: [String] {
        var dice = Dice(7)
        return HostileTexts.all
            + (0..<300).map { _ in HostileTexts.random(&dice, count: 1 + dice.roll(80)) }
    }

    @Test func `no name, subject or text can add a header or a recipient`() throws {
        for text in hostile {
            for make in [
                { try mail(to: text) }, { try mail(subject: text) }, { try mail(body: text) },
            ] {
                guard let bytes = try? make().bytes() else { continue }
                try check(bytes)
            }
        }
    }

    @Test func `our own head is read back`() throws {
        let subject = String(repeating: "Größe 旅行 ", count: 20)
        let mail = try mail(to: "Żółć 👩‍💻", subject: subject)
        let head = MailHead(try mail.bytes())
        #expect(head.text("subject") == mail.subject)
        #expect(head.text("To") == "Żółć 👩‍💻 <d@x.example>")
        #expect(head.text("Bcc") == nil)
    }

    @Test func `a mail parser reads every mail back`() throws {
        guard let python = Python.path else {
            print("python3 is not here: mails are not read back by its parser")
            return
        }
        var expected: [[String]] = []
        let folder = try Python.folder()
        for text in hostile {
            guard
                let mail = try? mail(to: text, subject: text, body: text), !mail.to.name.isEmpty,
                let bytes = try? mail.bytes()
            else { continue }
            try Python.write(folder + "/\(expected.count).eml", bytes)
            let body = text.utf8.filter { $0 != 0x0D && $0 != 0 }
            let whole = String(decoding: body, as: UTF8.self) + (body.last == 0x0A ? "" : "\n")
            expected.append([mail.to.name, mail.subject, whole].map(Python.hex))
        }
        let script = """
            import email, email.policy, email.utils, sys, os
            from email.header import decode_header, make_header
            for i in range(int(sys.argv[2])):
                with open(os.path.join(sys.argv[1], f"{i}.eml"), "rb") as f:
                    data = f.read()
                m = email.message_from_bytes(data, policy=email.policy.default)
                raw = email.message_from_bytes(data)["To"].replace("\\n", "")
                name = str(make_header(decode_header(email.utils.parseaddr(raw)[0])))
                assert len(m.keys()) == 8, (i, m.keys())
                assert not m.defects, (i, m.defects)
                to = m["To"].addresses
                assert len(to) == 1 and to[0].addr_spec == "d@x.example", (i, to)
                assert m["From"].addresses[0].addr_spec == "kim@shop.example"
                body = m.get_payload(decode=True)
                h = lambda s: s.encode("utf-8", "surrogatepass").hex()
                print(h(name), h(m["Subject"]), body.hex())
            """
        try Python.write(folder + "/read.py", Array(script.utf8))
        let out = folder + "/out"
        let code = Python.run([python, folder + "/read.py", folder, "\(expected.count)"], out: out)
        #expect(code == 0)
        let lines = try Python.read(out).split(separator: 0x0A).map {
            $0.split(separator: 0x20, omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
        }
        #expect(expected.count > 100)
        #expect(lines.count == expected.count)
        #expect(zip(lines, expected).filter { $0 != $1 }.isEmpty)
    }
}

/// The other program that reads our mails.
enum Python {
    static var path: String? {
        let folders = getenv("PATH").map { String(cString: $0) } ?? ""
        return folders.split(separator: ":").map { "\($0)/python3" }
            .first { access($0, X_OK) == 0 }
    }

    static func folder() throws -> String {
        var name = Array("/tmp/tend-mail-XXXXXX".utf8CString)
        _ = try #require(mkdtemp(&name))
        return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    static func write(_ path: String, _ bytes: [UInt8]) throws {
        let file = try #require(fopen(path, "w"))
        defer { fclose(file) }
        try #require(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    }

    static func read(_ path: String) throws -> [UInt8] {
        let file = try #require(fopen(path, "r"))
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
        }
    }

    static func hex(_ text: String) -> String {
        text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    static func run(_ words: [String], out: String) -> Int32 {
        let script = "out=$1; shift; exec \"$@\" >\"$out\""
        var arguments: [UnsafeMutablePointer<CChar>?] =
            (["/bin/sh", "-c", script, "sh", out] + words).map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var process: pid_t = 0
        guard posix_spawn(&process, "/bin/sh", nil, nil, &arguments, environ) == 0 else {
            return -1
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status
    }
}
