/// The fields a partner and a program can have, with a hostile text wherever people's words stand.
extension HostileTexts {
    /// The worst of each kind, few enough to be every field of every partner of a small program.
    public static let worst = [
        controls.joined(),
        "a\"b,c\r\n\(forged)\n\(forged)\r\(forged)\u{2028}\(forged)\te", invisible.joined(),
        emoji.joined(), marks.filter { $0.utf8.count < 100 }.joined() + "東京",
        String(repeating: "\u{1B}[31m語", count: 20), "=1+1{{7*7}}", "@SUM(A1)\u{0}", "",
    ]

    /// What would be a line of ours if the ends of lines in words of people's were obeyed.
    public static let forged = "FORGED"

    /// Fields of a partner that take any text, and families of fields with the text in their names.
    private static let free = [
        "name", "email", "site", "tier", "country", "status", "company", "person", "link",
        "language", "channel", "community", "rate", "payment", "contact:phone", "fact:x", "note:k",
        "received:k", "fit:k",
    ]

    /// Fields with their values for a partner; what is known to the program by other words than
    /// people's is valid, so that the partner is on every list.
    public static func partnerFields(_ text: String) -> [(String, String)] {
        let head = String(String.UnicodeScalarView(text.unicodeScalars.prefix(40)))
        return free.map { ($0, text) }
            + [
                ("owner", head), ("tag:" + head, "1"), ("fact:" + head, text),
                ("stage", "engagement"), ("joined", "2025-01-01"), ("reason", "busy"),
            ] + records(text)
    }

    /// Records as a program keeps them, complete but for the words in them.
    private static func records(_ text: String) -> [(String, String)] {
        let pair = pair(text)
        return [
            ("task:r", "kind=task due=2026-11-20 text=\(text)"),
            (
                "contact-log:r",
                "day=2026-11-02 channel=mail play=call template=\(pair) campaign=\(pair) "
                    + "outcome=open text=\(text)"
            ),
            (
                "goal:r",
                "metric=sales target=30 from=2026-10-01 due=2026-12-31 agreed=yes text=\(text)"
            ),
            ("review:r", "day=2026-10-01 sales=3 text=\(text)"),
            ("terms:r", "day=2026-10-01 before=\(pair) rate=\(pair) text=\(text)"),
            ("agreed:r", "day=2026-10-01 text=\(text)"),
            ("survey:r", "day=2026-10-01 survey=\(pair) reason=busy text=\(text)"),
            ("listed:r", "day=2026-10-01 to=\(pair) text=\(text)"),
            (
                "paid:r",
                "day=2026-10-01 amount=500 currency=EUR to=\(pair) file=\(pair) state=sent "
                    + "text=\(text)"
            ),
        ]
    }

    /// Facts of a program about its incentives, tiers, promotions, resources, issues and checks.
    public static func programFields(_ text: String, key: String) -> [(String, String)] {
        let pair = pair(text)
        let days = "from=2026-10-01 to=2026-12-31"
        return [
            ("incentive:\(key)", "kind=performance metric=sales target=2 \(days) pays=50"),
            ("promotion:\(key)", "\(days) total=1000"),
            ("tier-rule:\(key)", "metric=revenue from=100 days=90 rate=\(pair)"),
            ("resource:\(key)", "kind=banner link=\(pair) language=en updated=2026-01-01"),
            ("checked:\(key)", "what=\(pair) day=2026-10-01 by=\(pair)"),
            ("issue:\(key)", "day=2026-10-01 name=\(pair) count=3 way=\(pair)"),
            ("audit:\(key)", "day=2026-10-01 by=\(pair)"),
            ("promotion-task:\(key)", "of=\(key) due=2026-11-20"),
        ].map { ($0.0, $0.1 + " text=" + text) }
    }

    /// A text as the value of a pair, which has no blanks in it.
    private static func pair(_ text: String) -> String {
        let bytes = text.utf8.prefix(200).flatMap { byte -> [UInt8] in
            guard byte <= 0x20 || byte == 0x25 else { return [byte] }
            let code = String(byte, radix: 16, uppercase: true)
            return Array(("%" + (byte < 16 ? "0" : "") + code).utf8)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
