import Testing

@testable import Exchange

/// Headers in other languages, and headers nobody knows the words of.
@Suite struct HeaderRecognitionTests {
    private let program = Sample.program(["awp-7"], source: "affiliatewp")

    private func plan(_ header: String, _ row: String) throws -> ImportPlan {
        let quoted = [header, row].map { line in
            line.split(separator: ",", omittingEmptySubsequences: false)
                .map { "\"\($0)\"" }.joined(separator: ",") + "\r\n"
        }
        return try Sample.plan(quoted.joined(), program: program)
    }

    private let visit = "1,Ann (#7),Nein,,https://shop.example/,,,,2026-02-01 08:00:00"

    @Test(arguments: [
        "Besuchs-ID,Partner,Konvertiert,Kampagne,URL,Verweisende Seite,Kontext,Markierung,Datum",
        "ID wizyty,Afiliant,Przekonwertowano,Kampania,URL,Odsyłacz,Kontekst,Flaga,Data",
        "ID de visita,Afiliado,Convertido,Campaña,URL,Referente,Contexto,Indicador,Fecha",
        "ID de visite,Affilié,Converti,Campagne,URL,Référent,Contexte,Indicateur,Date",
        "访问 ID,会员,已转化,活动,网址,来源,上下文,标记,日期",
    ])
    func `a header in another language is known by its words`(header: String) throws {
        let plan = try plan(header, visit)
        #expect(plan.title == "AffiliateWP visits")
        #expect(plan.reason == "its header is one in another language")
        #expect(plan.figuresText == "key,partner,day,clicks\n,awp-7,2026-02-01,1\n")
    }

    @Test func `a full header in unknown words is known by its places, and says so`() throws {
        let visits = try plan("a,b,c,d,e,f,g,h,i", visit)
        #expect(visits.title == "AffiliateWP visits")
        #expect(visits.reason.utf8.starts(with: "by position: ".utf8))
        let payouts = try plan(
            "a,b,c,d,e,f,g,h,i", "1,Ann (#7),3,25.00,Kim (#1),,,paid,2026-02-03 10:00:00")
        #expect(payouts.title == "AffiliateWP payouts")
        #expect(payouts.figuresText == "key,partner,day,payouts\n,awp-7,2026-02-03,2500\n")
    }

    @Test func `places alone are not enough where the first row looks wrong`() {
        #expect(throws: Refusal.self) { try plan("a,b,c,d,e,f,g,h,i", "1,2,3,4,5,6,7,8,9") }
        #expect(throws: Refusal.self) { try plan("a,b,c", "1,2,3") }
    }
}
