/// What a partner answered when it was asked: why it is quiet or left, and in which words.
public struct SurveyAnswer: WorkRecord {
    /// What the names of its fields begin with.
    public static let family = "survey:"

    /// The part of the field's name that says which answer it is.
    public let key: String
    /// The day it was given.
    public var day: Day
    /// The survey, as the file it came in was called; may be empty.
    public var survey: String
    /// The reason it names, nil if it names none.
    public var reason: QuietReason?
    /// The answer in the partner's words.
    public var text: String

    /// An answer of a day.
    public init(key: String, day: Day, survey: String, reason: QuietReason?, text: String) {
        self.key = key
        self.day = day
        self.survey = survey
        self.reason = reason
        self.text = text
    }

    /// Reads what `line` writes; nil without a day.
    public init?(key: String, line: String) {
        let line = FieldLine(line)
        guard let day = line.day("day") else { return nil }
        self.init(
            key: key, day: day, survey: line.value("survey") ?? "",
            reason: line.bytes("reason").flatMap { QuietReason(word: $0) }, text: line.text)
    }

    /// The answer as one line.
    public var line: String {
        FieldLine(
            [
                ("day", day.iso), ("survey", survey.isEmpty ? nil : survey),
                ("reason", reason?.rawValue),
            ], text: text
        ).line
    }
}

extension QuietReason {
    /// The reason a text names: by its word, else by what people usually say; nil for no text,
    /// `other` where nothing known is said.
    public init?(said text: String) {
        let folded = FoldedText(text).bytes
        guard folded.contains(where: { $0 > 0x20 }) else { return nil }
        if let word = QuietReason(word: folded) {
            self = word
            return
        }
        let found = QuietReason.sayings.first { _, parts in
            parts.contains { FoldedText(text).contains(FoldedText($0)) }
        }
        self = found?.0 ?? .other
    }

    /// Parts of answers by the reason they speak for, in four languages, the surest first.
    private static let sayings: [(QuietReason, [String])] = [
        (
            .betterOffer,
            [
                "better offer", "pays more", "other program", "another program", "competitor",
                "commission", "zahlt mehr", "anderes programm", "provision", "lepsz", "prowizj",
                "inny program", "佣金", "其他平台",
            ]
        ),
        (
            .busy,
            [
                "busy", "no time", "too little time", "keine zeit", "wenig zeit", "czasu", "没时间",
                "没有时间", "太忙",
            ]
        ),
        (
            .overwhelmed,
            [
                "overwhelm", "too much", "complicated", "know how", "überforder", "kompliziert",
                "zu viel", "przytłocz", "nie wiem", "太复杂", "不知道",
            ]
        ),
        (
            .unsupported,
            [
                "support", "no help", "no answer", "alone", "unterstütz", "keine hilfe",
                "keine antwort", "wsparci", "pomoc", "支持", "帮助",
            ]
        ),
    ]
}
