/// Reads the filter language: `quiet:>30d is:never-started contacted:>14d -tag:vip`.
///
/// Grammar, loosest first: terms side by side mean *and*, which binds tighter than `or`; `-` excludes
/// the one term after it; parentheses group. A term is a word, a `"quoted phrase"` (`\"` and `\\`
/// inside) or `field[.window]:value`. A word with a colon whose left side cannot be a field's name
/// (`12:30`, `https://a.example`) is a word.
public struct FilterParser: Sendable {
    /// The greatest length of a filter in bytes.
    public static let longest = 8192
    /// The greatest number of words and conditions.
    public static let mostTerms = 200
    /// The greatest depth of parentheses and minus signs.
    public static let deepest = 32

    /// What the program at hand can answer.
    public let vocabulary: FilterVocabulary

    /// A parser for what the program can answer.
    public init(vocabulary: FilterVocabulary = .everything) {
        self.vocabulary = vocabulary
    }

    /// Reads a whole filter of UTF-8 bytes.
    ///
    /// - Parameters:
    ///   - text: the line as typed.
    ///   - cursor: where the person is typing, in bytes; nil for the end. It only decides whether a
    ///     mistake is called incomplete.
    /// - Returns: the filter; `.all` for a blank line.
    /// - Throws: the first mistake, with its place.
    public func parse(
        _ text: some Collection<UInt8>, cursor: Int? = nil
    ) throws(FilterMistake) -> Filter {
        let bytes = Array(text)
        var reader = FilterReader(
            bytes: bytes, cursor: cursor ?? bytes.count, vocabulary: vocabulary)
        return try reader.wholeFilter()
    }

    /// Reads a whole filter.
    ///
    /// - Parameter text: the line as typed.
    /// - Returns: the filter; `.all` for a blank line.
    /// - Throws: the first mistake, with its place.
    public func parse(_ text: String) throws(FilterMistake) -> Filter {
        try parse(text.utf8)
    }
}
