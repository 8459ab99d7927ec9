import Model

/// What the columns of a list of people mean where only the kind of list is known: subscribers who
/// left a mailing list, addresses whose mail came back, or answers to a survey.
enum PeopleColumns {
    /// The meanings by header, the surest name of each; a header stands for one meaning.
    static func mapping(_ headers: [String]) -> [(meaning: String, header: String)] {
        let squeezed = headers.map(Header.squeezed)
        var used: Set<Int> = []
        var mapping: [(meaning: String, header: String)] = []
        for (meaning, names) in names {
            let place = names.lazy.compactMap { name in
                squeezed.indices.first { !used.contains($0) && squeezed[$0] == name }
            }.first
            guard let place else { continue }
            used.insert(place)
            mapping.append((meaning, headers[place]))
        }
        return mapping
    }

    /// Squeezed names of headers by the meaning they speak for, the surest first.
    private static let names: [(meaning: String, names: [String])] = [
        (
            "email",
            [
                "emailaddress", "email", "mail", "emailadresse", "mailadresse", "adresemail",
                "subscriberemail", "contactemail", "邮箱", "电子邮件",
            ]
        ),
        ("id", ["partnerid", "affiliateid", "publisherid", "id", "partner", "affiliate"]),
        (
            "day",
            [
                "unsubtime", "unsubscribedat", "unsubscribedate", "dateunsubscribed",
                "unsubscribedon", "stoptime", "cleantime", "bouncedat", "bouncedate",
                "datebounced", "bouncetime", "timestamp", "zeitstempel", "submittedat",
                "submitdate", "completedat", "date", "day", "datum", "data", "日期",
            ]
        ),
        (
            "reason",
            [
                "unsubreason", "unsubscribereason", "bouncereason", "bouncetype", "reason", "why",
                "mainreason", "grund",
                "powod", "powód", "原因",
            ]
        ),
        (
            "notes",
            [
                "unsubreasonother", "remark", "remarks", "comment", "comments", "feedback",
                "answer", "notes", "bemerkung", "kommentar", "anmerkung", "uwagi", "komentarz",
                "备注", "评论",
            ]
        ),
    ]
}

extension ImportKind {
    /// Whether its rows are about people and bring neither partners nor figures.
    var isOfPeople: Bool { self == .unsubscribed || self == .bounced || self == .survey }
}
