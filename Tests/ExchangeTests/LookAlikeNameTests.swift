import Model
import Testing

@testable import Exchange

/// New partners who are called what looks like another's name.
@Suite struct LookAlikeNameTests {
    private func warnings(_ name: String, known: String = "PayPal Partners") throws -> [String] {
        let program = Sample.program(["ea-1"], source: "easy-affiliate")
        let id = try #require(PartnerID("ea-1".utf8))
        program.apply(
            Sample.event(2, [Edit(partner: id, field: FieldName.name, new: known, old: nil)]))
        var options = ImportOptions()
        options.source = "shop"
        options.mapping = [("id", "id"), ("name", "name")]
        return try Sample.plan(
            "id,name\nx,\"\(name)\"\n", program: program, options: options
        ).warnings
    }

    @Test(arguments: [
        "PayPaI Partners", "РауРаl Partners", "PayPal Рartners", "ΡayPal Partners",
        "PayPa1 Partners",
        "𝐏𝐚𝐲𝐏𝐚𝐥 Partners", "PayPal Pa\u{433}tners", "PayPa|Partners",
    ]) func `a name that looks like a known one is told`(name: String) throws {
        let told = try warnings(name)
        #expect(told.count == 1 && told[0].contains("looks like partner ea-1"), "\(told)")
    }

    @Test(arguments: [
        "Pay Pals", "PayPal", "Paypal Partner", "Partners of PayPal", "", "PAYPAL PARTNERS",
    ])
    func `other names, and the same one, are not`(name: String) throws {
        #expect(try warnings(name).isEmpty)
    }

    @Test func `two of one file are told apart too`() throws {
        var options = ImportOptions()
        options.source = "shop"
        options.mapping = [("id", "id"), ("name", "name")]
        let plan = try Sample.plan(
            "id,name\na,Modern Tea\nb,Modem Tea\nc,Modern Tea\n", options: options)
        #expect(
            plan.warnings == [
                "line 3: shop-b ‘Modem Tea’ looks like partner shop-a ‘Modern Tea’ and is "
                    + "written otherwise: look before you write or pay"
            ])
    }
}
