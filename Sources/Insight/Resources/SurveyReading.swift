public import Model

extension Analysis {
    /// What partners answered up to today, the latest first; of one day by name.
    public var surveyAnswers: [(row: Int, answer: SurveyAnswer)] {
        let names = nameRanks()
        return program.rowsWithEntries.filter(program.exists).flatMap { row in
            program.records(SurveyAnswer.self, row: row).filter { $0.day <= today }.map {
                (row, $0)
            }
        }.sorted { left, right in
            left.1.day != right.1.day
                ? left.1.day > right.1.day : names[left.0] < names[right.0]
        }
    }
}
