import Insight
import Model

/// Runs the list's filter, letter by letter.
struct FilterSession {
    private var evaluator = FilterEvaluator()
    private let parser = FilterParser(vocabulary: ProgramColumns.vocabulary)

    /// The rows a filter lets through, archived ones only if it asks for them.
    mutating func rows(
        _ text: String, _ analysis: Analysis, marks: Set<Int>
    ) -> Result<[Int], FilterMistake> {
        do throws(FilterMistake) {
            let filter = try parser.parse(text)
            return .success(analysis.rows(matching: filter, with: &evaluator, marks: marks))
        } catch {
            return .failure(error)
        }
    }
}
