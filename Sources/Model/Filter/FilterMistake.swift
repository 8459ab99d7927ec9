/// What is wrong in a filter, and at which character.
public struct FilterMistake: Error, Hashable, Sendable {
    /// What went wrong.
    public enum Kind: Hashable, Sendable {
        /// The bytes are not valid UTF-8.
        case notText
        /// More than `FilterParser.longest` bytes.
        case tooLong
        /// More than `FilterParser.mostTerms` words and conditions.
        case tooManyTerms
        /// Parentheses and minus signs nested deeper than `FilterParser.deepest`.
        case tooDeep
        /// No field has this name.
        case unknownField(String)
        /// The field has a fixed list of values, and this is none of them.
        case unknownValue(FilterField, String)
        /// The language has this word, but the program cannot answer it.
        case unavailable(String)
        /// Nothing after the colon, the comparison or a comma.
        case missingValue(FilterField)
        /// `none`, `any` and `?` stand alone.
        case keywordInList(String)
        /// Something directly after a closing quote.
        case textAfterQuote
        /// Not a number, or one of too many digits.
        case badNumber
        /// Not a length of time.
        case badSpan
        /// Not a day, month, year or length of time.
        case badDay
        /// Not a window.
        case badWindow
        /// The field is not a figure of a stretch of time.
        case noWindow(FilterField)
        /// The field's values have no order, so `>` and `<` mean nothing.
        case noOrder(FilterField)
        /// `b..a` with b greater than a.
        case invertedRange
        /// A quote without its end.
        case unclosedQuote
        /// Quotes with nothing between.
        case emptyQuote
        /// `(` without `)`.
        case unclosedGroup
        /// `)` without `(`.
        case unopenedGroup
        /// `()`.
        case emptyGroup
        /// `or` with nothing on one side.
        case emptyAlternative
        /// `-` with nothing after it.
        case nothingToExclude
    }

    /// What went wrong.
    public let kind: Kind
    /// Where the wrong part begins, in bytes from the start of the text.
    public let offset: Int
    /// How many bytes are wrong; 0 if something is missing here.
    public let length: Int
    /// Where the wrong part begins, in Unicode scalars from the start of the text.
    public let column: Int
    /// How many Unicode scalars are wrong; 0 if something is missing here.
    public let scalars: Int
    /// What to put in place of the wrong part if something is near; empty to take it away.
    public let suggestion: String?
    /// Whether typing on at the cursor can make it right: no reason to disturb who is typing.
    public let isIncomplete: Bool

    /// One line for people: what is wrong and what to do.
    public var message: String {
        guard let suggestion, !suggestion.isEmpty else { return sentence }
        return "\(sentence) Did you mean \(suggestion)?"
    }

    private var sentence: String {
        switch kind {
        case .notText: "This is not UTF-8 text."
        case .tooLong: "The filter is too long: at most \(FilterParser.longest) bytes."
        case .tooManyTerms: "Too many terms: at most \(FilterParser.mostTerms)."
        case .tooDeep: "Nested too deeply: at most \(FilterParser.deepest) levels."
        case .unknownField(let name):
            "There is no field \(name); put quotes around it to search for the text."
        case .unknownValue(let field, let value): "\(field.rawValue): has no value \(value)."
        case .unavailable(let word): "\(word) is not available in this program yet."
        case .missingValue(let field): "\(field.rawValue): needs \(FilterMistake.need(field))."
        case .keywordInList(let word): "\(word) stands alone; join the two with or."
        case .textAfterQuote: "After the closing quote comes a space or a comma."
        case .badNumber: "Not a number; write digits with a point, such as 1250.50."
        case .badSpan: "Not a length of time; write 30d, 12w, 3m or 1y."
        case .badDay: "Not a day; write 2026-10-31, 2026-10, 2026 or 30d."
        case .badWindow: "Not a window; write 90d, 12w, 3m, 2026-10, 2026 or all."
        case .noWindow(let field): "\(field.rawValue) takes no window."
        case .noOrder(let field): "\(field.rawValue): has no greater or smaller; name the values."
        case .invertedRange: "The range runs backwards."
        case .unclosedQuote: "The quote has no end."
        case .emptyQuote: "There is nothing between the quotes."
        case .unclosedGroup: "The parenthesis is not closed."
        case .unopenedGroup: "There is no parenthesis to close."
        case .emptyGroup: "There is nothing between the parentheses."
        case .emptyAlternative: "or needs something on both sides; quote it to search for it."
        case .nothingToExclude: "Write what to leave out directly after the minus."
        }
    }

    private static func need(_ field: FilterField) -> String {
        switch field.kind {
        case .words, .stages, .states, .properties: "a value"
        case .day: "a day such as 2026-10 or a length of time such as 14d"
        case .span: "a length of time such as >30d"
        case .count, .percent: "a number such as >10"
        case .money: "an amount such as >500"
        }
    }
}
