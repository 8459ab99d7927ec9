import Model

extension Analysis {
    /// Computes stage and silence of every row, column by column; states when they are asked for.
    func refreshAllRows() {
        let stageWords = program.column(of: FieldName.stage, absent: Stage?.none) {
            Stage(word: $0)
        }
        readJoinedDays()
        stages = zip(stageWords, joinedDays).map { stage, joined in
            stage ?? (joined == Figures.never ? .discovery : .engagement)
        }
        for row in rowsWithoutDay where stageWords[row] == nil { stages[row] = .engagement }
        readEnteredDays()
        readReferences()
        settleMerged()
        silentDays.values = Array(repeating: DayCounts.none, count: program.ids.count)
        for row in silentDays.values.indices { countSilence(row: row) }
        areStatesKnown = false
    }

    /// Rows whose day of joining is set but is no day.
    private var rowsWithoutDay: [Int] {
        var rows: [Int] = []
        program.forEachValue(of: FieldName.joined) { row, _ in
            if joinedDays[row] == Figures.never { rows.append(row) }
        }
        return rows
    }

    private func readJoinedDays() {
        joinedDays = program.column(of: FieldName.joined, absent: Figures.never) {
            Day(iso: $0)?.number ?? Figures.never
        }
    }

    private func readEnteredDays() {
        enteredDays = Array(repeating: Figures.never, count: program.ids.count)
        for stage in Stage.allCases {
            program.forEachValue(of: FieldName.entered + stage.word) { row, bytes in
                guard stages[row] == stage, let day = Day(iso: bytes) else { return }
                enteredDays[row] = day.number
            }
        }
    }

    /// Until when figures cover each row: the day they count to, or that they do not.
    private func readReferences() {
        references = program.column(of: FieldName.source, absent: Figures.never) {
            self.reference(source: String(decoding: $0, as: UTF8.self))
        }
        guard !hasNoSingles else { return }
        for row in references.indices where references[row] == Figures.never {
            references[row] = reference(row: row)
        }
    }

    /// How figures about all partners of a source cover them.
    private func reference(source: String?) -> Int32 {
        guard let source, let last = figures.coverage.lastActivityDay(source: source) else {
            return Figures.never
        }
        return min(last.advanced(by: 1), today).number
    }

    private func reference(row: Int) -> Int32 {
        let source = program.value(FieldName.source, row: row)
        let reference = reference(source: source)
        guard reference == Figures.never else { return reference }
        let id = program.ids[row]
        let isCovered = Metric.allCases.contains {
            $0.isActivity
                && figures.coverage.isKnown($0, source: source, id: id, in: everything)
        }
        return isCovered ? today.number : Figures.never
    }

    private var everything: Window {
        Window(from: Day(number: Int32.min / 2), to: today.advanced(by: -1))
    }

    // MARK: - One row

    func grow(to count: Int) {
        guard stages.count < count else { return }
        if areStatesKnown {
            stateColumn += repeatElement(.unknown, count: count - stateColumn.count)
        }
        stages += repeatElement(.discovery, count: count - stages.count)
        enteredDays += repeatElement(Figures.never, count: count - enteredDays.count)
        joinedDays += repeatElement(Figures.never, count: count - joinedDays.count)
        references += repeatElement(Figures.never, count: count - references.count)
        silentDays.values += repeatElement(
            DayCounts.none, count: count - silentDays.values.count)
    }

    func refresh(row: Int) {
        stages[row] = program.stage(row: row)
        enteredDays[row] = program.entered(stages[row], row: row)?.number ?? Figures.never
        joinedDays[row] = program.joined(row: row)?.number ?? Figures.never
        references[row] = reference(row: row)
        settleMerged(among: [row])
        countSilence(row: row)
        judge(row: row)
    }

    /// A merged row is nobody; the row that speaks for it is covered by the files of both.
    private func settleMerged(among wanted: Set<Int>? = nil) {
        for (row, members) in program.mergedGroups {
            for member in members where wanted?.contains(member) ?? true {
                (stages[member], references[member]) = (.discovery, Figures.never)
                (joinedDays[member], enteredDays[member]) = (Figures.never, Figures.never)
            }
            guard wanted?.contains(row) ?? true else { continue }
            let known = ([row] + members).map { reference(row: $0) }.filter { $0 != Figures.never }
            references[row] = known.max() ?? Figures.never
        }
    }

    private func countSilence(row: Int) {
        let reference =
            references[row] == Figures.never ? today : Day(number: references[row])
        silentDays.values[row] =
            Analysis.day(lastActivityDays, row).map {
                Int32(max(0, $0.distance(to: reference) - 1))
            } ?? DayCounts.none
    }
}
