import Model

/// The rhythm of the program's partners as part of its analysis.
extension Analysis {
    /// What the partners' rhythms say; nil only while they are being read elsewhere.
    ///
    /// Read when first asked for: one pass over the figures, a fit and a score a partner.
    public var rhythm: RhythmReading? {
        if rhythmReading == nil, !isRhythmAwaited { rhythmReading = RhythmReading(rhythmInput) }
        return rhythmReading
    }

    /// What to read rhythms from, to do so on another thread.
    public var rhythmInput: RhythmInput {
        let rows = rhythmRows()
        return RhythmInput(
            figures: figures, joined: joinedDays, rows, figuresVersion: figuresVersion)
    }

    /// Leaves reading rhythms to somebody else, who gives the result to `take`.
    ///
    /// Until then states follow from the fixed rule, or from the reading before.
    public func awaitRhythm() { isRhythmAwaited = true }

    /// Whether rhythms of the figures there are now still have to be read elsewhere.
    public var needsRhythm: Bool {
        isRhythmAwaited && rhythmReading?.input.figuresVersion != figuresVersion
    }

    /// Takes a reading made of `rhythmInput`; one of figures that changed meanwhile is left out.
    public func take(_ reading: RhythmReading) {
        guard reading.input.figuresVersion == figuresVersion else { return }
        rhythmReading = reading
        areStatesKnown = false
        generationChanged()
    }

    /// What the rhythm of a row says, nil for partners who never sold or are no partners yet.
    public func rhythmScore(row: Int) -> RhythmScore? {
        guard row < stages.count, !stages[row].isProspect else { return nil }
        return rhythm?.score(row: row)
    }

    /// The chance of a sale within 30 days: by the partner's rhythm, or for one who never sold by
    /// how often others began; nil where nothing can be said.
    public func chanceOfSale(row: Int) -> Double? {
        guard row < stages.count, !stages[row].isProspect, let rhythm else { return nil }
        if row < rhythm.chances.count, rhythm.chances[row] >= 0 {
            return Double(rhythm.chances[row])
        }
        return rhythm.firstSaleChance(row: row)?.chance.chance
    }

    /// What is to be lost of a partner in 90 days, minor units; nil if it never sold or no file
    /// says what it brings.
    public func valueAtRisk(row: Int) -> Int64? {
        guard let rhythm, row < rhythm.risks.count, row < stages.count, !stages[row].isProspect,
            rhythm.risks[row] != RhythmReading.unknownRisk
        else { return nil }
        return rhythm.risks[row]
    }

    /// What a partner brings in 90 days while it is active, minor units rounded half to even; nil
    /// if it never sold or no file says.
    ///
    /// The same value whose lost part is at risk.
    public func valueWhileActive(row: Int) -> Int64? {
        rhythmScore(row: row)?.valuePerDay.flatMap { perDay in
            Int64(exactly: (perDay * Double(RhythmScore.riskDays)).rounded(.toNearestOrEven))
        }
    }

    /// The usual days between two days with sales of a partner; nil without a sale.
    public func usualGap(row: Int) -> Double? {
        rhythmScore(row: row).flatMap { _ in rhythm?.usualGap(row: row) }
    }

    /// The state of each row, judged when first asked for.
    public var states: [PartnerState] {
        if !areStatesKnown {
            areStatesKnown = true
            stateColumn = Array(repeating: .unknown, count: stages.count)
            let rhythm = ruleRhythm
            for row in stateColumn.indices { stateColumn[row] = judged(row: row, rhythm) }
        }
        return stateColumn
    }

    /// The reading that decides over states, nil if the fixed rule does.
    private var ruleRhythm: RhythmReading? { settings.rule == .rhythm ? rhythm : nil }

    /// Judges one row anew after its fields changed.
    func judge(row: Int) {
        rhythmReading?.refresh(row: row, joined: joinedDays[row], rhythmRow(row: row))
        if areStatesKnown { stateColumn[row] = judged(row: row, ruleRhythm) }
    }

    private func judged(row: Int, _ rhythm: RhythmReading?) -> PartnerState {
        let state = QuietRule(settings).state(of: evidence(row: row))
        guard state != .prospect, state != .unknown, let rhythm, row < rhythm.chances.count,
            rhythm.chances[row] >= 0
        else { return state }
        return rhythm.states[row]
    }

    private func evidence(row: Int) -> QuietRule.Evidence {
        let reference = references[row]
        let joined = Analysis.day(joinedDays, row)
        return QuietRule.Evidence(
            hasJoined: !stages[row].isProspect, isCovered: reference != Figures.never,
            daysSinceJoining: joined.map {
                $0.distance(to: reference == Figures.never ? today : Day(number: reference))
            },
            silentDays: silentDays[row], hasSold: Analysis.day(lastSaleDays, row) != nil)
    }

    // MARK: - What figures speak of

    private func rhythmRows() -> [RhythmFacts] {
        let none = rhythmRow(source: nil, id: nil)
        let rows = program.column(of: FieldName.source, absent: none) {
            self.rhythmRow(source: String(decoding: $0, as: UTF8.self), id: nil)
        }
        guard hasNoSingles else { return rows.indices.map { rhythmRow(row: $0) } }
        var whole = rows
        for row in program.mergedGroups.keys { whole[row] = rhythmRow(row: row) }
        return whole
    }

    /// Of a partner with several ids, the facts of the one that is covered longest.
    private func rhythmRow(row: Int) -> RhythmFacts {
        let all = ([row] + program.members(of: row)).map {
            rhythmRow(source: program.value(FieldName.source, row: $0), id: program.ids[$0])
        }
        return all.filter { !$0.known.isEmpty }.max { $0.until < $1.until } ?? all[0]
    }

    /// Rhythms are of sales: they count to the last day of which sales are known.
    private func rhythmRow(source: String?, id: PartnerID?) -> RhythmFacts {
        func span(_ metric: Metric) -> Window? {
            guard source != nil || id != nil else { return nil }
            return figures.coverage.span(of: metric, source: source, id: id)
        }
        func holes(_ metric: Metric) -> [Window] {
            figures.coverage.holes(
                of: metric, source: source, id: id, atLeast: RhythmInput.leastHoleDays)
        }
        guard let sales = span(.sales), sales.from < today else { return RhythmFacts() }
        var row = RhythmFacts(
            until: min(sales.to.advanced(by: 1), today).number, from: sales.from.number,
            known: .sales)
        (row.levelUntil, row.holes) = (row.until, holes(.sales))
        row.levelHoles = row.holes
        if let clicks = span(.clicks), clicks.to.number >= row.until - RhythmFacts.oldestLevel {
            row.known.insert(.clicks)
            row.from = max(row.from, clicks.from.number)
            row.levelUntil = min(row.until, clicks.to.advanced(by: 1).number)
            row.levelHoles = holes(.clicks)
        }
        if span(.revenue) != nil { row.known.insert(.revenue) }
        if span(.commission) != nil { row.known.insert(.commission) }
        return row
    }
}
