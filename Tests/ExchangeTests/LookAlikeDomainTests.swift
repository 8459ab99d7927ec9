import Model
import Testing

@testable import Exchange

/// Sites and addresses of mail that look like another partner's.
@Suite struct LookAlikeDomainTests {
    private func warnings(
        site: String = "", email: String = "", id: String = "x"
    ) throws -> [String] {
        let program = Sample.program(["ea-1"], source: "easy-affiliate")
        let known = try #require(PartnerID("ea-1".utf8))
        program.apply(
            Sample.event(
                2,
                [
                    Edit(
                        partner: known, field: FieldName.site, new: "https://www.paypal.com/",
                        old: nil)
                ]))
        var options = ImportOptions()
        options.source = "shop"
        options.mapping = [("id", "id"), ("site", "site"), ("email", "email")]
        return try Sample.plan(
            "id,site,email\n\(id),\(site),\(email)\n", program: program, options: options
        ).warnings
    }

    @Test(arguments: [
        ("pаypal.com", "xn--pypal-4ve.com"),
        ("http://раураl.com/shop", "http://xn--l-7sba6dbr.com/shop"),
        ("paypa1.com", "paypa1.com"), ("www.PayPaI.com", "www.PayPaI.com"),
    ]) func `a site that looks like a known one is told`(site: String, shown: String) throws {
        #expect(
            try warnings(site: site) == [
                "line 2: the site of shop-x, \(shown), looks like paypal.com of partner ea-1 and "
                    + "is another: look before you write or pay"
            ])
    }

    @Test func `so is an address of mail there`() throws {
        #expect(
            try warnings(email: "ann@pаypal.com").contains(
                "line 2: the email of shop-x, ann@xn--pypal-4ve.com, looks like paypal.com of "
                    + "partner ea-1 and is another: look before you write or pay"))
    }

    @Test func `letters that look like others are told though nobody has that domain`() throws {
        #expect(
            try warnings(site: "аррӏе.com") == [
                "line 2: the site of shop-x is xn--80ak6aa92e.com, written ‘аррӏе.com’: letters "
                    + "of it look like others"
            ])
    }

    @Test(arguments: ["paypal.com", "https://paypal.com/other", "müller.de", "例え.jp", "", "x"])
    func `the same domain and other ones are not`(site: String) throws {
        #expect(try warnings(site: site).isEmpty)
    }

    @Test func `of an address in another script mail says how it is written`() {
        #expect(
            MailAddress.refusal(of: "hello@müller.de")
                == "‘hello@müller.de’ is no mail address: mail writes it hello@xn--mller-kva.de")
        #expect(MailAddress.refusal(of: "hello") == "‘hello’ is no mail address")
        #expect(MailAddress.refusal(of: "é@x.de") == "‘é@x.de’ is no mail address")
        let heap = "a" + String(repeating: "\u{301}", count: 5_000)
        #expect(MailAddress.refusal(of: heap).unicodeScalars.count < 120, "one letter to the eye")
    }
}
