import Model

/// What the columns of an unknown file may mean, by their names and first cells: a beginning for the
/// person who says it, never taken without being looked at.
struct MeaningGuess {
    private var used: Set<String> = []
    /// Whether a column of money says that it is in the smallest units.
    private(set) var isMinor = false

    /// The word of a meaning no column before has; nil if nothing speaks for one.
    mutating func meaning(_ header: String, _ samples: [String]) -> String? {
        let english = HeaderWords.english([header])[0]
        let word = Header.squeezed(
            String(decoding: english.utf8.map(CellValues.lowered), as: UTF8.self))
        let isShare = header.utf8.contains(0x25)
        let named = MeaningGuess.names.first { meaning, parts in
            !used.contains(meaning) && !(isShare && meaning == "commission")
                && (isShare && meaning == "rate" ? parts + MeaningGuess.shared : parts)
                    .contains { MeaningGuess.contains(word, $0) }
                && MeaningGuess.allows(meaning, samples)
        }?.meaning
        guard let meaning = named ?? byWhole(word, samples) ?? byCells(samples) else { return nil }
        used.insert(meaning)
        isMinor =
            isMinor || ["cents", "pence", "minor"].contains { MeaningGuess.contains(word, $0) }
        return meaning
    }

    /// By names that mean something only as the whole of a column's.
    private func byWhole(_ word: String, _ samples: [String]) -> String? {
        let word = String(decoding: word.utf8.filter { $0 != 0x2E }, as: UTF8.self)
        return MeaningGuess.wholes.first { meaning, words in
            !used.contains(meaning) && words.contains(word)
                && MeaningGuess.allows(meaning, samples)
        }?.meaning
    }

    /// What the rows may be, by the meanings found; partners have no figures but sums.
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
        Array(text.utf8).withUnsafeBufferPointer(NumberedDate.isDay)
    }

    /// Whether the cells can be what a column of a meaning has.
    private static func allows(_ meaning: String, _ samples: [String]) -> Bool {
        guard let known = MeaningWords.meaning(meaning) else { return false }
        let isCount = if case .metric(let metric) = known { !metric.isMoney } else { false }
        return samples.filter { !$0.isEmpty }.allSatisfy { text in
            Array(text.utf8).withUnsafeBufferPointer { cell in
                switch known {
                case .id: return !isDay(text) && !CellValues.id(cell).contains(0x20)
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

    /// What a share with a percent sign is one of.
    private static let shared = ["commission", "provision", "prowizj"]

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
        (
            "joined",
            ["joined", "registered", "signup", "enrolled", "created", "beitritt", "eintritt"]
        ),
        (
            "day",
            [
                "date", "day", "datum", "tag", "wann", "when", "data", "fecha", "time", "month",
                "placed", "asof",
            ]
        ),
        ("clicks", ["clicks", "visits", "klick", "besuch", "visitors", "hits"]),
        ("impressions", ["impression", "views", "einblend"]),
        ("leads", ["lead", "signups", "registrations"]),
        ("commission", ["commission", "provision", "payout", "earning", "prowizj", "reward"]),
        ("rate", ["rate", "prozent", "percent"]),
        ("refunds", ["refund", "erstattung", "storno"]),
        (
            "revenue",
            [
                "revenue", "umsatz", "amount", "turnover", "total", "value", "betrag", "price",
                "ingresos", "gross", "howmuch", "amt",
            ]
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
        (
            "name",
            [
                "name", "title", "label", "holder", "couponowner", "influencer", "creator",
                "kontakt",
                "contact", "socio", "vertrieb", "partner", "affiliate", "publisher", "who", "wer",
            ]
        ),
        ("phone", ["phone", "telefon"]),
        ("channel", ["channel", "kanal"]),
        ("link", ["link"]),
    ]

    /// Names that speak for a meaning as they stand, and not within others.
    private static let wholes: [(meaning: String, words: [String])] = [
        ("key", ["order", "transaction", "conversion"]),
        ("id", ["no", "nr", "number", "nummer", "acctno", "account", "código", "codigo", "numer"]),
        ("day", ["dt", "ts", "on", "at"]),
        ("revenue", ["net", "sum", "netto", "brutto"]),
        ("commission", ["comm", "fee"]),
    ]
}
