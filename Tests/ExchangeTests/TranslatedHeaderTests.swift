import Model
import Testing

@testable import Exchange

/// AffiliateWP's exports on sites in other languages: each generation is told from the others.
@Suite struct TranslatedHeaderTests {
    private static let affiliate =
        #""7","ann@example.com","Ann","O\\\'Brien","pay@example.com","ann","VIP","12%","percentage","","1250.50","19.95","31","400","7.75%","active","2024-03-01 10:00:00""#
    private static let referral =
        #""1","7","3","x@example.com","X","","ann","19.95","USD","Tee","","12","woo","paid","","sale","2026-02-01 10:00:00""#

    private static func header(_ names: String) -> String {
        names.split(separator: "|", omittingEmptySubsequences: false).map { "\"\($0)\"" }
            .joined(separator: ",")
    }

    @Test(arguments: [
        // Every word is known.
        "Partner-ID|E-Mail|Vorname|Nachname|Zahlungs-E-Mail|Benutzername|Gruppe|Satz|Satztyp|"
            + "Pauschalbasis|Einnahmen|Unbezahlte Einnahmen|Empfehlungen|Besuche|Konversionsrate|"
            + "Status|Registrierungsdatum",
        // The words that only 2.27 has are not: it is no 1.7 for that.
        "Partner-ID|E-Mail|Rufname|Zuname|Zahlungs-E-Mail|Benutzername|Team|Satz|Satztyp|"
            + "Grundlage|Einnahmen|Offen|Empfehlungen|Besuche|Quote|Status|Registrierungsdatum",
        "ID partnera|E-mail|Imię|Nazwisko|E-mail płatności|Nazwa użytkownika|Zespół|Stawka|"
            + "Typ stawki|Podstawa|Zarobki|Do wypłaty|Polecenia|Wizyty|Skuteczność|Stan|"
            + "Data rejestracji",
        // A language nobody here knows.
        "Nr.|Post|Voornaam|Achternaam|Betaalpost|Gebruiker|Groep|Tarief|Soort|Basis|Verdiend|"
            + "Tegoed|Verwijzingen|Bezoeken|Ratio|Toestand|Sinds",
    ]) func `partners of 2 point 27 in any language`(names: String) throws {
        let plan = try Sample.plan(
            Self.header(names) + "\r\n" + Self.affiliate + "\r\n", name: "a.csv")
        #expect(plan.title == "AffiliateWP 2.27 affiliates", "\(plan.reason)")
        for field in [
            "awp-7 name Ann O'Brien", "awp-7 tier VIP", "awp-7 rate 12%",
            "awp-7 fact:earnings 1250.50", "awp-7 fact:unpaid_earnings 19.95",
            "awp-7 fact:referrals 31", "awp-7 fact:visits 400", "awp-7 joined 2024-03-01",
            "awp-7 payment pay@example.com", "awp-7 status active",
        ] {
            #expect(plan.told.contains(field), "\(field)")
        }
    }

    @Test(arguments: [
        "Partner-ID|E-Mail|Zahlungs-E-Mail|Benutzername|Satz|Satztyp|Einnahmen|Empfehlungen|"
            + "Besuche|Status|Registrierungsdatum",
        "Nr.|Post|Betaalpost|Gebruiker|Tarief|Soort|Verdiend|Verwijzingen|Bezoeken|Toestand|Sinds",
    ]) func `partners of 1 point 7 in any language`(names: String) throws {
        let plan = try Sample.plan(
            Self.header(names)
                + "\n\"7\",\"ann@example.com\",\"\",\"ann\",\"20\",\"percentage\",\"3.00\",\"1\",\"9\",\"active\",\"2016-01-05 10:00:00\",\n",
            name: "a.csv")
        #expect(plan.title == "AffiliateWP 1.7 affiliates", "\(plan.reason)")
        #expect(plan.told.contains("awp-7 fact:earnings 3.00"))
        #expect(plan.told.contains("awp-7 joined 2016-01-05"))
    }

    @Test(arguments: [
        "Empfehlungs-ID|Partner-ID|Besuchs-ID|E-Mail|Name|Zahlungs-E-Mail|Benutzername|Betrag|"
            + "Währung|Beschreibung|Kampagne|Referenz|Kontext|Status|Markierung|Typ|Datum",
        "ID polecenia|ID partnera|Odsłona|E-mail|Nazwa|E-mail płatności|Nazwa użytkownika|Kwota|"
            + "Waluta|Opis|Kampania|Numer|Skąd|Stan|Znak|Rodzaj|Data",
        "Nr.|Partner nr.|Bezoek|Post|Naam|Betaalpost|Gebruiker|Bedrag|Munt|Tekst|Actie|Kenmerk|"
            + "Via|Toestand|Vlag|Soort|Dag",
    ]) func `referrals of 2 in any language`(names: String) throws {
        let rejected = Self.referral.replacing("\"1\",\"7\"", with: "\"2\",\"7\"")
            .replacing("\"paid\"", with: "\"rejected\"")
        let plan = try Sample.plan(
            [Self.header(names), Self.referral, rejected].joined(separator: "\r\n") + "\r\n",
            name: "r.csv", program: Sample.program(["awp-7"], source: "affiliatewp"))
        #expect(plan.title == "AffiliateWP 2 referrals", "\(plan.reason)")
        #expect(
            plan.figuresText == "key,partner,day,sales,commission\n,awp-7,2026-02-01,1,1995\n")
        #expect(plan.figures.first?.currency?.code == "USD")
    }
}
