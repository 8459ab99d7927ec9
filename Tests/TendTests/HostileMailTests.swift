import Glibc
import HostileTexts
import Model
import Store
import Testing

/// Partners who are called what would be further headers or recipients of a mail.
@Suite struct HostileMailTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
    }

    /// Texts that would be further headers, recipients, words of a command or the end of a mail.
    private static let injections =
        HostileTexts.all + [
            "a\r\nBcc: evil@x.example", "a\nBcc: evil@x.example", "a\rBcc: evil@x.example",
            "a%0d%0aBcc: evil@x.example", "a\u{2028}Bcc: evil@x.example", "\r\n\r\nbody",
            "\r\n.\r\n", "\n.\nMAIL FROM:<evil@x.example>", "a\u{E5}\u{8D}\u{8A}Bcc: e@x.example",
            "=?UTF-8?Q?a=0D=0ABcc:_evil@x.example?=", "x\" <evil@x.example>, \"y",
            "<evil@x.example>",
            "-X/tmp/tend-x -f", "\"-oQ/tmp/ -X/tmp/tend-x\"@x.example", "a, evil@x.example",
            "{{link}}", "{{partner.email}}", "{{#name}}", "{{=<% %>=}}", "From evil@x.example",
        ]

    @Test func `whatever partners are called, each mail goes to its partner with its headers`()
        throws
    {
        try shell.write(
            "sendmail",
            "#!/bin/sh\nprintf '%s\\n' \"$@\" END >>args\ncat >>mails\necho END >>mails\n")
        chmod(shell.folder + "/sendmail", 0o755)
        try shell.write(
            "acme/settings.yaml",
            "name: acme\nmail: {from: \"Kim <kim@acme.example>\", command: [\(shell.folder)/sendmail]}\n"
        )
        try shell.script("mkdir -p acme/templates")
        try shell.write(
            "acme/templates/probe.md",
            "---\nsubject: \"{{partner.name}} {{partner.first}}\"\n---\nHi {{partner.name}}\n\n{{partner.name}}\n"
        )
        let texts = HostileMailTests.injections
        try shell.give(
            texts.enumerated().flatMap { number, text in
                [
                    (
                        "m-\(number)",
                        [
                            ("name", text), ("person", text), ("company", text),
                            ("stage", "engagement"), ("source", "x"), ("joined", "2025-01-01"),
                            ("email", "m\(number)@x.example"),
                        ]
                    ),
                    // The text as an address: taken only if it is one.
                    ("a-\(number)", [("name", "A"), ("email", text), ("stage", "engagement")]),
                ]
            })
        let ids = texts.indices.flatMap { ["m-\($0)", "a-\($0)"] }
        _ = try shell.tend(
            ["draft", "probe", "--program", "acme", "--as-of", Shell.today, "--as", "ann"] + ids)
        _ = try shell.acme("send", "--all", "--hand-over")
        let calls = HostileMailTests.parts(of: shell.read("args"))
        let mails = HostileMailTests.parts(of: shell.read("mails"))
        #expect(calls.count == mails.count && calls.count > texts.count / 2, "\(calls.count)")
        for (call, mail) in zip(calls, mails) {
            #expect(call.dropLast() == ["-oi", "-f", "kim@acme.example", "--"], "\(call)")
            let recipient = try #require(call.last)
            #expect(recipient.utf8.starts(with: "m".utf8) && recipient.contains("@x.example"))
            let head = mail.prefix { !$0.isEmpty }
            let names = head.filter { $0.utf8.first != 0x20 }.map { line in
                String(decoding: line.utf8.prefix { $0 != 0x3A }, as: UTF8.self)
            }
            #expect(
                names == [
                    "From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type",
                    "Content-Transfer-Encoding",
                ], "\(recipient): \(names)")
            let to = head.drop { !$0.utf8.starts(with: "To:".utf8) }
            #expect(to.prefix(9).joined().contains("<\(recipient)>"), "\(recipient)")
        }
        #expect(Set(calls.map { $0.last ?? "" }).count == calls.count, "nobody gets two")
    }

    /// The parts of what a mail command noted, each up to a line that says so.
    private static func parts(of text: String) -> [[String]] {
        text.lines.split(separator: "END", omittingEmptySubsequences: true).map { Array($0) }
    }
}
