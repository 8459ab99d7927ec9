import Model

extension Analysis {
    /// Computes stage, silence and state of every row, column by column.
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
        let covered = coveredDays()
        silentDays.values = Array(repeating: DayCounts.none, count: program.ids.count)
        states = Array(repeating: .unknown, count: program.ids.count)
        for row in states.indices { judge(row: row, covered: covered[row]) }
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

    /// Until when figures cover a row: the day they count from, or that they do not.
    private enum Covered {
        case no
        case until(Day)
    }

    private func coveredDays() -> [Covered] {
        let bySource = program.column(of: FieldName.source, absent: covered(source: nil)) {
            self.covered(source: String(decoding: $0, as: UTF8.self))
        }
        guard !hasNoSingles else { return bySource }
        return bySource.enumerated().map { row, covered in
            if case .no = covered { self.covered(row: row) } else { covered }
        }
    }

    /// How figures about all partners of a source cover them.
    private func covered(source: String?) -> Covered {
        guard let source, let last = figures.coverage.lastActivityDay(source: source) else {
            return .no
        }
        return .until(min(last.advanced(by: 1), today))
    }

    private func covered(row: Int) -> Covered {
        let source = program.value(FieldName.source, row: row)
        let covered = covered(source: source)
        if case .until = covered { return covered }
        let id = program.ids[row]
        let isCovered = Metric.allCases.contains {
            $0.isActivity
                && figures.coverage.isKnown($0, source: source, id: id, in: everything)
        }
        return isCovered ? .until(today) : .no
    }

    private var everything: Window {
        Window(from: Day(number: Int32.min / 2), to: today.advanced(by: -1))
    }

    // MARK: - One row

    func grow(to count: Int) {
        guard states.count < count else { return }
        states += repeatElement(.unknown, count: count - states.count)
        stages += repeatElement(.discovery, count: count - stages.count)
        enteredDays += repeatElement(Figures.never, count: count - enteredDays.count)
        joinedDays += repeatElement(Figures.never, count: count - joinedDays.count)
        silentDays.values += repeatElement(
            DayCounts.none, count: count - silentDays.values.count)
    }

    func refresh(row: Int) {
        stages[row] = program.stage(row: row)
        enteredDays[row] = program.entered(stages[row], row: row)?.number ?? Figures.never
        joinedDays[row] = program.joined(row: row)?.number ?? Figures.never
        judge(row: row, covered: covered(row: row))
    }

    private func judge(row: Int, covered: Covered) {
        var reference = today
        var isCovered = false
        if case .until(let day) = covered { (reference, isCovered) = (day, true) }
        let last = Analysis.day(lastActivityDays, row)
        silentDays.values[row] = last.map { Int32($0.distance(to: reference)) } ?? DayCounts.none
        states[row] = QuietRule(settings).state(
            of: QuietRule.Evidence(
                hasJoined: !stages[row].isProspect, isCovered: isCovered,
                daysSinceJoining: Analysis.day(joinedDays, row).map { $0.distance(to: reference) },
                silentDays: silentDays[row], hasSold: Analysis.day(lastSaleDays, row) != nil))
    }
}
