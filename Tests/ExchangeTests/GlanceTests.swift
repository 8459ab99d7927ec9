import Model
import Testing

@testable import Exchange

/// The beginnings of files, and what is guessed of those nobody knows.
@Suite struct GlanceTests {
    private func glance(_ text: String, separator: UInt8? = nil) throws(Refusal) -> ImportGlance {
        var options = ImportOptions()
        options.separator = separator
        return try ImportGlance.look(
            name: "file.csv", base: ImportBase(Program(), currency: .euro), options: options
        ) { () throws(Refusal) in ByteSource(Array(text.utf8)) }
    }

    private func told(_ glance: ImportGlance) -> [String] {
        glance.columns.map { "\($0.header)=\($0.meaning ?? "-")" }
    }

    @Test func `a known file has the meanings of its profile, and its first cells`() throws {
        let glance = try glance(
            "ID,Name,Email,Country,Status,Enrolled at,Other\np1,Ann,a@x.example,DE,ok,2026-01-01,z\n"
        )
        #expect(!glance.isGuess)
        #expect(glance.source == "dub")
        #expect(
            told(glance) == [
                "id=id", "name=name", "email=email", "country=country", "status=status",
                "enrolled at=joined", "other=-",
            ])
        #expect(glance.columns.map(\.samples).last == ["z"])
    }

    @Test(arguments: [
        (
            "Report\nmade: \"today\"\n\nPartner;Vollständiger Name;E-Mail;Datum;Klicks;"
                + "Bestellungen;Umsatz brutto;Provision\n"
                + "AX-1;Ann;a@x.example;01.02.2026;30;2;1.234,50;12,30\n"
                + "AX-2;Bo;b@x.example;01.02.2026;5;0;0,00;0,00\n",
            "partner=id vollständiger name=name e-mail=email datum=day klicks=clicks "
                + "bestellungen=sales umsatz brutto=revenue provision=commission"
        ),
        (
            "pub_ref\tevent_time\thits\tturnover\n7\t2026-02-01 10:00\t4\t9.00\n",
            "pub_ref=id event_time=day hits=clicks turnover=revenue"
        ),
        (
            "nick,full name,joined on,web,phone number\nann,Ann,2024-01-01,https://a.example,+49 30 1\n",
            "nick=id full name=name joined on=joined web=site phone number=phone"
        ),
        (
            "OrderID,AffiliateID,OrderDate,OrderTotal,Earnings,Currency\n1,7,2026-02-01,10,1,EUR\n",
            "orderid=key affiliateid=id orderdate=day ordertotal=revenue earnings=commission "
                + "currency=currency"
        ),
        (
            "Nr.;Vertriebler;Postfach;Provision (%);Eintritt\n1;Ann;a@x.example;12,5;01.03.2025\n",
            "nr.=id vertriebler=name postfach=email provision (%)=rate eintritt=joined"
        ),
        (
            "who|mailaddr|how_much|when\nAnn Lee|a@x.example|$10.50|11/13/2026\n",
            "who=name mailaddr=email how_much=revenue when=day"
        ),
        (
            "Order #,Placed,Coupon owner,Net,Comm.\n5000,2026-11-01 10:00,Ann,20.00,2.00\n",
            "order #=key placed=day coupon owner=name net=revenue comm.=commission"
        ),
        (
            "Influencer,Link,Sales,Day\nAnn,https://a.example/?ref=1,3,2026/11/01\n",
            "influencer=name link=link sales=sales day=day"
        ),
        (#"{"who":{"ref":"x"},"at":"2026-02-01","n":3}"#, "who.ref=id at=day n=-"),
    ])
    func `columns of unknown files are guessed by their names and cells`(
        text: String, meanings: String
    ) throws {
        let glance = try glance(text)
        #expect(glance.isGuess)
        #expect(told(glance).joined(separator: " ") == meanings)
    }

    @Test func `the order of dates and the unit of amounts are told by what shows them`() throws {
        let dayFirst = try glance("uid,amt_cents,dt\n1,1234,13/11/2026\n")
        #expect(dayFirst.dayOrder == .dayFirst)
        #expect(dayFirst.isMinor)
        let monthFirst = try glance("uid,amount,dt\n1,1234,11/13/2026\n2,3,01/02/2026\n")
        #expect(monthFirst.dayOrder == .monthFirst)
        #expect(!monthFirst.isMinor)
        #expect(try glance("uid,amount,dt\n1,1234,01/02/2026\n").dayOrder == nil)
    }

    @Test func `what stands between cells is as said`() throws {
        #expect(
            try glance("a,b;c\n1,2;3\n", separator: 0x3B).columns.map(\.header) == ["a,b", "c"])
        #expect(try glance("a;b\n1;2\n").separator == 0x3B)
    }

    @Test func `every prefix of a file is looked at or refused`() {
        let text = Array("Rep\n\n\"a\";b;c\n1;\"x\ny\";3\n{\"k\":1}\n".utf8)
        for end in text.indices {
            _ = try? glance(String(decoding: text[..<end], as: UTF8.self))
        }
    }
}
