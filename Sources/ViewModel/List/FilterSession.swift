import Insight
import Model

/// Runs the list's filter, letter by letter.
struct FilterSession {
    private var evaluator = FilterEvaluator()
    private let parser = FilterParser(vocabulary: ProgramColumns.vocabulary)

    /// What a filter came to.
    struct Answer {
        /// The rows let through, nil if there is no better answer than the last one.
        var rows: RowSet?
        /// What is wrong, nil if nothing.
        var mistake: FilterMistake?
    }

    /// The rows a filter lets through, archived ones only if it asks for them.
    ///
    /// `completion` is what can stand at the cursor while somebody types, nil for a filter that is
    /// finished: half a word then narrows the list instead of emptying it.
    mutating func answer(
        _ text: String, completion: FilterCompletion?, _ analysis: Analysis, marks: Set<Int>
    ) -> Answer {
        do throws(FilterMistake) {
            let filter = try parser.parse(text)
            let rows = rows(of: filter, analysis, marks)
            guard let completion, rows.isEmpty else { return Answer(rows: rows) }
            if isFieldBegun(completion, text) { return Answer() }
            return Answer(rows: loosened(text, completion, analysis, marks) ?? rows)
        } catch {
            guard let completion, error.isIncomplete else { return Answer(mistake: error) }
            let rows = loosened(text, completion, analysis, marks)
            return Answer(rows: rows, mistake: error)
        }
    }

    private mutating func rows(
        of filter: Filter, _ analysis: Analysis, _ marks: Set<Int>
    ) -> RowSet {
        analysis.rows(matching: filter, with: &evaluator, marks: marks)
    }

    private mutating func loosened(
        _ text: String, _ completion: FilterCompletion, _ analysis: Analysis, _ marks: Set<Int>
    ) -> RowSet? {
        guard let loose = completion.loosened(text.utf8), let filter = try? parser.parse(loose)
        else { return nil }
        return rows(of: filter, analysis, marks)
    }

    /// Whether the word being typed may still become a field's name, such as `stag`.
    private func isFieldBegun(_ completion: FilterCompletion, _ text: String) -> Bool {
        let word = Array(Array(text.utf8)[completion.range])
        guard completion.field == nil, !word.isEmpty else { return false }
        let folded = FoldedText(word).bytes
        return completion.candidates.contains { $0.text.utf8.starts(with: folded) }
    }
}
