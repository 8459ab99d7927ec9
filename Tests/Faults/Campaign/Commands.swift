/// The changing commands the campaign runs, and what they begin on.
enum Commands {
    /// Every command that changes a program, once.
    static let changing: [[String]] = [
        ["note", "ea-12", "called", "back"], ["tag", "new", "ea-12", "ea-15"],
        ["tag", "--", "-vip", "ea-12"], ["move", "engagement", "ea-16"], ["owner", "kim", "ea-12"],
        ["archive", "ea-16"], ["set", "site", "https://example.com", "ea-12"],
        ["log", "ea-12", "talked", "--outcome", "reached"],
        ["task", "ea-12", "--due", "2026-12-01", "send", "banners"],
        ["goal", "ea-12", "30", "sales", "by", "2026-12-31"],
        ["agree", "ea-12", "a", "review"], ["terms", "ea-12", "8%", "keeps", "them"],
        ["review", "ea-12", "goes", "on"], ["reason", "busy", "ea-15"],
        ["snooze", "ea-12", "--days", "9"], ["undo"],
        Exports.bring + ["later.csv"], Exports.bring + ["partners.csv", "later.csv"],
        ["draft", "ask-why", "ea-15"],
    ]

    /// A command and its beginning.
    struct Case {
        let words: [String]
        let footing: Footing

        var name: String { words.joined(separator: " ") + " on \(footing.rawValue)" }
    }

    /// On a usual program, and a new program.
    static let usual =
        changing.map { Case(words: $0, footing: .usual) }
        + [Case(words: ["new"], footing: .bare)]

    /// Where something is to be mended first.
    static let recovering = [Footing.torn, .missing, .copied, .stripped, .zeros].flatMap {
        footing in
        [["note", "ea-12", "after"], ["tag", "new", "ea-12"], Exports.bring + ["later.csv"]].map {
            Case(words: $0, footing: footing)
        }
    }

    /// Bulk changes with a file of their own.
    static let large = [Case(words: ["tag", "new", "--filter", ""], footing: .large)]
}
