import Testing

/// Lists of addresses for newsletter services.
@Suite struct RecipientsTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
        _ = try shell.acme("set", "country", "UK", "ea-12")
        _ = try shell.acme("tag", "vip", "ea-12")
        _ = try shell.acme("no-contact", "ea-15")
    }

    @Test func `the list goes to standard output, what is left out is named, and it is on record`()
        throws
    {
        let list = try shell.acme(
            "recipients", "--for", "mailchimp", "--tag", "issue 11", "--columns", "sales.90d")
        #expect(list.code == 0)
        #expect(
            list.out.lines.prefix(2) == [
                "Email Address,First Name,Last Name,Tags,Partner,Partner ID,Link,Tier,Country,"
                    + "Language,Joined,sales.90d",
                "ann@example.com,Ann O'Brien,,\"vip,issue 11\",Ann O'Brien,ea-12,,,GB,,2024-03-01,2",
            ])
        #expect(list.out.lines.count == 4)
        #expect(list.err.contains("left out: 1 no-contact\n"))
        #expect(list.err.contains("3 recipients for mailchimp\n"))
        let made = try shell.acme("recipients", "--made", "--format", "csv")
        #expect(made.out.lines[1].utf8.starts(with: "2026-11-22,mailchimp,3,,".utf8))
        #expect(try shell.acme("history", "ea-12").out.contains("list of recipients for mailchimp"))
        _ = try shell.acme("undo")
        #expect(try shell.acme("recipients", "--made").code == 1)
    }

    @Test func `a trial leaves no record, a filter narrows, files are written`() throws {
        let list = try shell.acme(
            "recipients", "-tag:vip", "--for", "aweber", "--dry-run", "--output", "l.csv",
            "--refused", "r.csv")
        #expect(list.out.isEmpty)
        #expect(shell.read("l.csv").lines.count == 3)
        #expect(shell.read("r.csv") == "id,address,why\n")
        #expect(try shell.acme("recipients", "--made").code == 1)
    }

    @Test func `rows the service refuses are told with their reasons`() throws {
        _ = try shell.acme("set", "email", "ann@example.com", "ea-16")
        let list = try shell.acme(
            "recipients", "--for", "aweber", "--dry-run", "--refused", "r.csv")
        #expect(list.err.contains("refused ea-16 <ann@example.com>: ea-12 has the same address"))
        #expect(list.err.contains("ea-17 Email: there was no contact yet"))
        #expect(shell.read("r.csv").lines[1] == "ea-16,ann@example.com,ea-12 has the same address")
    }

    @Test func `without a service it tells who would be in the list and who not`() throws {
        let table = try shell.acme("recipients", "--format", "csv")
        #expect(table.out.lines.count == 5)
        #expect(table.out.contains(",no,no-contact\n"))
        #expect(try shell.acme("recipients", "--for", "mailchimp", "ea-15").code == 1)
        #expect(try shell.acme("recipients", "--for", "sendy").code == 2)
        #expect(try shell.acme("recipients", "--columns", "nope", "--for", "aweber").code == 2)
    }
}
