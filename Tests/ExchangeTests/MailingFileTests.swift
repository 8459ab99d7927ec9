import HostileTexts
import Model
import Testing

@testable import Exchange

/// What Mailchimp's and AWeber's imports ask for, rule by rule.
@Suite struct MailingFileTests {
    private func recipient(
        _ id: String = "ea-1", _ address: String = "a@b.example", person: String = "Ann O'Brien",
        tags: [String] = [], cells: [String] = [], days: Int? = 3
    ) throws -> MailingRecipient {
        MailingRecipient(
            partner: try #require(PartnerID(id.utf8)), address: address,
            name: "", person: person, tags: tags, cells: cells, daysSinceContact: days)
    }

    private func lines(_ file: MailingFile) -> [String] {
        file.bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `Mailchimp gets address, both names, tags and columns of one's own`() throws {
        let file = MailingFile(
            for: .mailchimp, columns: ["Partner", "Country"], tags: ["issue 11"],
            recipients: [
                try recipient(tags: ["vip"], cells: ["Tea, Ltd", "UK"]),
                try recipient("ea-2", "c@d.example", person: "", cells: ["Li", "DE"]),
            ])
        #expect(
            lines(file) == [
                "Email Address,First Name,Last Name,Tags,Partner,Country",
                "a@b.example,Ann,O'Brien,\"vip,issue 11\",\"Tea, Ltd\",GB",
                "c@d.example,,,issue 11,Li,DE",
            ])
        #expect(file.bytes.last == 0x0A)
        #expect(file.taken.map(\.text) == ["ea-1", "ea-2"])
        #expect(file.remarks.isEmpty)
    }

    @Test func `a partner without a person is greeted by its own name`() throws {
        let one = MailingRecipient(
            partner: try #require(PartnerID("ea-1".utf8)), address: "a@b.example",
            name: "Gadget Garage", person: "", tags: [], cells: [], daysSinceContact: 1)
        let mailchimp = MailingFile(for: .mailchimp, columns: [], tags: [], recipients: [one])
        #expect(lines(mailchimp)[1] == "a@b.example,Gadget Garage,,")
        let aweber = MailingFile(for: .aweber, columns: [], tags: [], recipients: [one])
        #expect(lines(aweber)[1] == "a@b.example,Gadget Garage,")
    }

    @Test func `AWeber gets one name, and a country as it is`() throws {
        let file = MailingFile(
            for: .aweber, columns: ["Country"], tags: [],
            recipients: [try recipient(tags: ["vip"], cells: ["UK"])])
        #expect(
            lines(file) == ["Email,Name,Tags,Country", "a@b.example,Ann O'Brien,vip,UK"])
    }

    @Test func `Mailchimp's cells end at 255 bytes between two letters`() throws {
        let long = String(repeating: "ä", count: 127)
        let exact = MailingFile(
            for: .mailchimp, columns: ["Partner"], tags: [],
            recipients: [try recipient(person: "", cells: [long + "b"])])
        #expect(exact.remarks.isEmpty)
        #expect(lines(exact)[1].utf8.count == "a@b.example,,,,".utf8.count + 255)
        let over = MailingFile(
            for: .mailchimp, columns: ["Partner"], tags: [],
            recipients: [try recipient(person: "", cells: [long + "ä"])])
        #expect(lines(over)[1] == "a@b.example,,,," + long)
        #expect(over.remarks.map(\.what) == ["cut at 255 bytes"])
        #expect(over.remarks.map(\.column) == ["Partner"])
        let aweber = MailingFile(
            for: .aweber, columns: ["Partner"], tags: [],
            recipients: [try recipient(cells: [long + long])])
        #expect(aweber.remarks.isEmpty, "AWeber names no such limit")
    }

    @Test(arguments: MailingService.allCases)
    func `what begins like a formula is refused, never changed`(
        _ service: MailingService
    ) throws {
        let file = MailingFile(
            for: service, columns: ["Partner", "trend.30d"], tags: ["=issue", "@now", "-5"],
            recipients: [
                try recipient(cells: ["=cmd|' /C calc'!A0", "1"]),
                try recipient("ea-2", "b@b.example", person: "@ann", cells: ["Tea", "1"]),
                // A number is none, wherever it stands; nor is a sign in the middle.
                try recipient(
                    "ea-3", "c@b.example", tags: ["+1", "a=b"], cells: ["T-1", "-12.5"]),
            ])
        #expect(file.taken.map(\.text) == ["ea-3"])
        #expect(
            file.refused.map(\.why) == [
                "Partner ‘=cmd|' /C calc'!A0’ begins like a formula of a spreadsheet",
                (service == .mailchimp ? "First Name" : "Name")
                    + " ‘@ann’ begins like a formula of a spreadsheet",
            ])
        let names = service == .mailchimp ? "Ann,O'Brien" : "Ann O'Brien"
        #expect(lines(file).dropFirst() == ["c@b.example,\(names),\"a=b,-5\",T-1,-12.5"])
        #expect(
            file.remarks.filter { $0.column == "Tags" }.map(\.what) == [
                "the tag ‘+1’ is left out: it begins like a formula of a spreadsheet",
                "the tag ‘=issue’ is left out: it begins like a formula of a spreadsheet",
                "the tag ‘@now’ is left out: it begins like a formula of a spreadsheet",
            ])
    }

    @Test(arguments: [
        ("dana@bücher.example", true, false), ("däna@bucher.example", false, false),
        ("dana@x.example", true, true), ("", false, false), ("dana", false, false),
        ("dana@x", false, false), ("dana@-x.example", false, false),
        ("=dana@x.example", false, false), ("+dana@x.example", false, false),
        ("dana+tea@x.example", true, true), ("dana@bü cher.example", false, false),
        ("dana@x.example,b@x.example", false, false),
    ]) func `other letters than a to z stand behind the @ only, and for Mailchimp only`(
        _ address: String, isForMailchimp: Bool, isForAWeber: Bool
    ) throws {
        for (service, isTaken) in [
            (MailingService.mailchimp, isForMailchimp), (.aweber, isForAWeber),
        ] {
            let file = MailingFile(
                for: service, columns: [], tags: [], recipients: [try recipient("ea-1", address)])
            #expect(file.taken.isEmpty != isTaken, "\(service) \(address)")
            #expect(file.refused.map(\.address) == (isTaken ? [] : [address]))
            #expect(lines(file).count == (isTaken ? 2 : 1), "no blank rows")
        }
    }

    @Test func `a second partner of an address is refused, whatever its capitals`() throws {
        let file = MailingFile(
            for: .aweber, columns: [], tags: [],
            recipients: [try recipient(), try recipient("ea-2", "A@B.example")])
        #expect(file.taken.map(\.text) == ["ea-1"])
        #expect(file.refused.map(\.why) == ["ea-1 has the same address"])
        #expect(
            String(decoding: file.refusedBytes, as: UTF8.self)
                == "id,address,why\nea-2,A@B.example,ea-1 has the same address\n")
    }

    @Test func `tags keep to letters, commas and quotation marks that are understood`() throws {
        let tags = [
            "vip", "tea, coffee", "best ⭐️", "🎉", "say \"hi\"",
            String(repeating: "n", count: 101), "vip",
        ]
        let file = MailingFile(
            for: .mailchimp, columns: [], tags: [], recipients: [try recipient(tags: tags)])
        #expect(lines(file)[1] == "a@b.example,Ann,O'Brien,\"vip,\"\"tea, coffee\"\",best\"")
        #expect(
            file.remarks.map(\.what) == [
                "‘best ⭐️’ without its emoji", "‘🎉’ without its emoji",
                "the tag ‘say \"hi\"’ is left out: it has a quotation mark",
                "the tag ‘\(String(repeating: "n", count: 101))’ is left out: more than 100 letters",
            ])
        let aweber = MailingFile(
            for: .aweber, columns: [], tags: [], recipients: [try recipient(tags: tags)])
        #expect(
            aweber.remarks.contains {
                $0.what.utf8.elementsEqual(
                    "the tag ‘tea, coffee’ is left out: it has a comma".utf8)
            })
    }

    @Test func `a tag is never cut in two`() throws {
        let tags = (0..<3).map { String(repeating: "\($0)", count: 90) }
        let file = MailingFile(
            for: .mailchimp, columns: [], tags: [], recipients: [try recipient(tags: tags)])
        #expect(lines(file)[1] == "a@b.example,Ann,O'Brien,\"\(tags[0]),\(tags[1])\"")
        #expect(file.remarks.count == 1)
    }

    @Test func `AWeber is told of those nobody wrote to for half a year`() throws {
        let recipients = [
            try recipient(days: 183), try recipient("ea-2", "b@b.example", days: 184),
            try recipient("ea-3", "c@b.example", days: nil),
        ]
        let file = MailingFile(for: .aweber, columns: [], tags: [], recipients: recipients)
        #expect(file.taken.count == 3)
        #expect(
            file.remarks.map(\.what) == [
                "the last contact is 184 days ago", "there was no contact yet",
            ])
        let mailchimp = MailingFile(for: .mailchimp, columns: [], tags: [], recipients: recipients)
        #expect(mailchimp.remarks.isEmpty)
    }

    @Test(arguments: HostileTexts.all) func `no text breaks the list`(_ text: String) throws {
        for service in MailingService.allCases {
            let file = MailingFile(
                for: service, columns: ["Partner"], tags: [text],
                recipients: [try recipient(person: text, tags: [text], cells: [text])])
            #expect(lines(file).count == 1 + file.taken.count)
            #expect(file.taken.count + file.refused.count == 1)
            guard !file.taken.isEmpty else { continue }
            #expect(file.bytes.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
            #expect(String(validating: file.bytes, as: UTF8.self) != nil)
            for cell in lines(file)[1].utf8.split(separator: 0x2C) {
                for sign in ["=", "@", "'=", "'@", "'+"] {
                    #expect(!cell.starts(with: sign.utf8), "\(sign)")
                }
            }
        }
    }
}
