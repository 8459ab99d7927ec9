import Model

/// What the columns of an unknown file may mean, by their names and first cells: a beginning for the
/// person who says it, never taken without being looked at.
struct MeaningGuess {
    private var used: Set<String> = []

    /// The word of a meaning no column before has; nil if nothing speaks for one.
    mutating func meaning(_ header: String, _ samples: [String]) -> String? {
        let english = HeaderWords.english([header])[0]
        let word = Header.squeezed(
            String(decoding: english.utf8.map(CellValues.lowered), as: UTF8.self))
        let named = MeaningGuess.names.first { meaning, parts in
            !used.contains(meaning)
                && parts.contains { MeaningGuess.contains(word, $0) }
                && MeaningGuess.allows(meaning, samples)
        }?.meaning
        guard let meaning = named ?? byCells(samples) else { return nil }
        used.insert(meaning)
        return meaning
    }

    /// What the rows may be, by the meanings found.
    var kind: ImportKind {
        guard has("day") else { return .partners }
        return has("key") ? .transactions : .daily
    }

    private func has(_ meaning: String) -> Bool { used.contains(meaning) }

    private func byCells(_ samples: [String]) -> String? {
        let filled = samples.filter { !$0.isEmpty }
        guard !filled.isEmpty else { return nil }
        if !has("email"), filled.allSatisfy({ $0.utf8.contains(0x40) }) { return "email" }
        return !has("day") && filled.allSatisfy(MeaningGuess.isDay) ? "day" : nil
    }

    private static func isDay(_ text: String) -> Bool {
        Array(text.utf8).withUnsafeBufferPointer { CellValues.day($0, shift: 0) != nil }
    }

    /// Whether the cells can be what a column of a meaning has.
    private static func allows(_ meaning: String, _ samples: [String]) -> Bool {
        guard let known = MeaningWords.meaning(meaning) else { return false }
        let isCount = if case .metric(let metric) = known { !metric.isMoney } else { false }
        return samples.filter { !$0.isEmpty }.allSatisfy { text in
            Array(text.utf8).withUnsafeBufferPointer { cell in
                switch known {
                case .id: return !isDay(text)
                case _ where isCount:
                    return CellValues.isBlank(cell) || CellValues.count(cell) != nil
                default: return known.fits(cell)
                }
            }
        }
    }

    private static func contains(_ word: String, _ part: String) -> Bool {
        let (bytes, part) = (Array(word.utf8), Array(part.utf8))
        guard part.count <= bytes.count else { return false }
        return (0...(bytes.count - part.count)).contains { bytes[$0...].starts(with: part) }
    }

    /// Parts of names by the meaning they speak for, the surest first.
    private static let names: [(meaning: String, parts: [String])] = [
        ("email", ["email", "mail"]),
        (
            "key",
            [
                "orderid", "orderno", "transactionid", "transid", "conversionid", "saleid",
                "bestellnummer",
            ]
        ),
        ("joined", ["joined", "registered", "signup", "enrolled", "created", "beitritt"]),
        ("day", ["date", "day", "datum", "tag", "wann", "when", "data", "fecha", "time"]),
        ("clicks", ["clicks", "visits", "klick", "besuch", "visitors", "hits"]),
        ("impressions", ["impression", "views", "einblend"]),
        ("leads", ["lead", "signups", "registrations"]),
        ("commission", ["commission", "provision", "payout", "earning", "prowizj", "reward"]),
        ("refunds", ["refund", "erstattung", "storno"]),
        (
            "revenue",
            ["revenue", "umsatz", "amount", "turnover", "total", "value", "betrag", "price"]
        ),
        ("sales", ["sales", "orders", "conversions", "verk", "sold", "bestellungen"]),
        ("currency", ["currency", "waehrung", "währung"]),
        ("country", ["country", "land"]),
        ("site", ["site", "url", "domain", "homepage", "web"]),
        ("status", ["status", "state"]),
        ("tier", ["tier", "group", "level"]),
        ("first_name", ["firstname", "vorname", "givenname"]),
        ("last_name", ["lastname", "nachname", "surname", "familyname"]),
        (
            "id",
            [
                "partnerid", "affiliateid", "publisherid", "id", "partner", "affiliate",
                "publisher", "wer", "who", "nick", "user", "code", "ref",
            ]
        ),
        ("company", ["company", "firma", "firm"]),
        ("name", ["name", "title"]),
        ("phone", ["phone", "telefon"]),
        ("channel", ["channel", "kanal"]),
    ]
}
