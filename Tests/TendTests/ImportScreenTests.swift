import Testing

/// Files nobody knows, mapped by hand in the console with a handful of keys.
@Suite struct ImportScreenTests {
    /// A file, the keys from its columns to the preview, and whose row it shows.
    private static let files: [(file: String, keys: String, preview: String)] = [
        (
            "Report\n\nPartner;Voller Name;Datum;Klicks\nAX;Ann;01.02.2026;30\n", "",
            "odd-ax  "
        ),
        ("who,full name,when,visits\nAX,Ann,2026-02-01,30\n", "", "odd-ax  "),
        (
            "a,b,c,d\nAX,Ann,2026-02-01,30\n",
            "<Enter>id<Enter><Enter>name<Enter>j<Enter>clicks<Enter>", "odd-ax  "
        ),
        (
            "x\ty\tz\tn\nAX\t2026-02-01\tAnn\t1.5\n",
            "<Enter>id<Enter>j<Enter>name<Enter><Enter>revenue<Enter>", "odd-ax  "
        ),
        (
            "pub;nom;date;montant\nAX;Ann;2026-02-01;1.234,50\n",
            "<Enter>id<Enter><Enter>name<Enter>", "odd-ax  "
        ),
        (
            "partner_id,title,day,amount_cents\nAX,Ann,2026-02-01,1250\n",
            "<Home>jjj<Right>", "odd-ax  "
        ),
        (
            #"{"who":{"ref":"AX","label":"Ann"},"at":"2026-02-01","n":30}"#,
            "j<Enter>name<Enter>j<Enter>clicks<Enter>", "odd-ax  "
        ),
        (
            "mail,name,date,clicks\nann@example.com,Ann,2026-02-01,30\n",
            "<Enter>id<Enter>", "odd-ann-example-com"
        ),
        ("Umsatz,Wer,Wann,Name\n\"1.234,50\",AX,01.02.2026,Ann\n", "", "odd-ax  "),
    ]

    @Test(arguments: Self.files.indices)
    func `an odd file is mapped and read`(number: Int) throws {
        let (file, keys, preview) = Self.files[number]
        let shell = try ImportFiles.shell()
        try shell.write("odd.csv", file)
        let screen = try shell.run(
            "screen", "--size", "200x40", "--keys",
            ":import a file<Enter>odd.csv<Enter>e\(keys)<Esc>")
        #expect(screen.out.contains("as mapped by hand"), "\(screen.out)")
        #expect(screen.out.contains(preview), "\(screen.out)")
        let words = screen.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("partners that were not there are made: 1"))
        #expect(screen.out.contains("import it"))
        #expect(shell.names(in: "program/stats").isEmpty)
    }

    @Test func `letters of Windows are chosen, and the columns read again`() throws {
        let shell = try ImportFiles.shell()
        try shell.write(
            "odd.csv",
            bytes: Array("partner,date,clicks,name\nAX,2026-02-01,3,Caf".utf8) + [0xE9, 0x0A])
        let screen = try shell.run(
            "screen", "--keys", ":import a file<Enter>odd.csv<Enter>")
        #expect(screen.out.contains("not UTF-8"))
        let mapped = try shell.run(
            "screen", "--size", "100x30", "--keys", ":import a file<Enter>odd.csv<Enter>e")
        #expect(mapped.out.contains("letters                       windows-1252"))
        #expect(mapped.out.contains("Café"))
        #expect(!mapped.out.contains("not UTF-8"))
        let other = try shell.run(
            "screen", "--size", "100x30", "--keys",
            ":import a file<Enter>odd.csv<Enter>e<Home>jjjjj<Right>")
        #expect(other.out.contains("not UTF-8"))
    }
}
