public import Model

/// How partners move through the five stages: who goes on, how long it takes, who is stuck.
public struct StageFlow: Sendable {
    /// One stage.
    public struct Row: Sendable {
        /// The stage.
        public let stage: Stage
        /// Everybody who ever entered it, those in it now included.
        public let entered: Int
        /// Those of them who are in a later stage now.
        public let wentOn: Int
        /// The middle number of days between entering and leaving it, where those still in it
        /// count with their days so far; nil if no day is known.
        public let medianDays: Int?
        /// Those in it for longer than the program's limit.
        public let stuck: Int

        /// The share that went on, nil where nobody entered or no stage follows.
        public var conversion: Double? {
            entered == 0 || stage.next == nil ? nil : Double(wentOn) / Double(entered)
        }
    }
    /// One row for each stage, in order.
    public let rows: [Row]
}

extension Analysis {
    /// The flow of some partners through the stages.
    ///
    /// A partner counts once a stage: moving back makes it somebody who did not go on yet, and a
    /// stage that was skipped was not entered. A stay ends when a later stage was entered.
    public func flow(partners: [Int]) -> StageFlow {
        let entered = stageEntries
        return StageFlow(
            rows: passage(partners: partners).map { row in
                let stage = row.stage
                let inside = partners.filter { entered.has(stage, $0) || stages[$0] == stage }
                return StageFlow.Row(
                    stage: stage, entered: row.entered, wentOn: row.wentOn,
                    medianDays: median(inside.compactMap { days(in: stage, row: $0, entered) }),
                    stuck: row.stuck)
            })
    }

    /// How many of some partners entered each stage, went on from it, and are stuck in it; without
    /// the days, in one pass that counts equal histories together.
    public func passage(partners: some Sequence<Int>) -> [StageFlow.Row] {
        let entries = stageEntries
        let (stages, days) = (stages, enteredDays)
        let lastFine = Stage.allCases.map { stage in
            settings.rule(of: stage).limitDays.map { today.number - Int32($0) } ?? Int32.min
        }
        // One count for each stage and each set of stages that were entered.
        var histories = Array(repeating: 0, count: Stage.allCases.count << 5)
        var stuck = Array(repeating: 0, count: Stage.allCases.count)
        for row in partners {
            let now = Int(stages[row].rawValue)
            histories[now << 5 | entries.entered(row)] += 1
            if row < days.count, days[row] != Figures.never, days[row] < lastFine[now] {
                stuck[now] += 1
            }
        }
        return Stage.allCases.map { stage in
            let place = Int(stage.rawValue)
            var (entered, wentOn) = (0, 0)
            for (history, count) in histories.enumerated() where count > 0 {
                let now = history >> 5
                guard now == place || history >> place & 1 == 1 else { continue }
                entered += count
                if now > place { wentOn += count }
            }
            return StageFlow.Row(
                stage: stage, entered: entered, wentOn: wentOn, medianDays: nil,
                stuck: stuck[place])
        }
    }

    private var stageEntries: StageEntries {
        if let kept = entriesCache, kept.generation == generation { return kept.entries }
        let entries = StageEntries(program)
        entriesCache = (generation, entries)
        return entries
    }

    /// Days from entering a stage to leaving it, or to today for those still in it.
    private func days(in stage: Stage, row: Int, _ entries: StageEntries) -> Int? {
        guard let start = entries.day(stage, row) else { return nil }
        if stages[row] == stage { return start.distance(to: today) }
        let later = Stage.allCases.filter { $0 > stage }.compactMap { entries.day($0, row) }
        return later.filter { $0 >= start }.min().map { start.distance(to: $0) }
    }

    /// The lower of the two middle values where their number is even.
    private func median(_ days: [Int]) -> Int? {
        days.isEmpty ? nil : days.sorted()[(days.count - 1) / 2]
    }

    /// Days a partner has been in its stage, nil if the day of entering is not known.
    public func daysInStage(row: Int) -> Int? {
        Analysis.day(enteredDays, row)?.distance(to: today)
    }

    /// Whether a partner has been in its stage for longer than the program's limit.
    public func isStuck(row: Int) -> Bool {
        guard let limit = settings.rule(of: stages[row]).limitDays,
            let days = daysInStage(row: row)
        else { return false }
        return days > limit
    }

    /// How far an item of a checklist is: as recorded, or as figures show by themselves.
    public func stepState(_ rule: StepRule, in stage: Stage, row: Int) -> StepState {
        if let recorded = program.step(rule, in: stage, row: row) { return recorded.state }
        switch rule.sign {
        case .clicks: return lastActivity(row: row) == nil ? .pending : .done
        case .sales: return lastSale(row: row) == nil ? .pending : .done
        case nil: return .pending
        }
    }

    /// How many items of its stage's checklist are settled, and how many there are.
    public func progress(row: Int) -> (settled: Int, of: Int) {
        let stage = stages[row]
        let steps = settings.rule(of: stage).steps
        return (steps.count { stepState($0, in: stage, row: row).isSettled }, steps.count)
    }

    /// The items of a stage's checklist that are not settled.
    public func openSteps(in stage: Stage, row: Int) -> [StepRule] {
        settings.rule(of: stage).steps.filter {
            !stepState($0, in: stage, row: row).isSettled
        }
    }
}

/// The days all partners entered each stage, read once for each state of the program.
struct StageEntries {
    private static let never = Int32.min
    private var days: [ContiguousArray<Int32>]
    private var bits: ContiguousArray<UInt8>

    init(_ program: Program) {
        let count = program.ids.count
        var bits = ContiguousArray(repeating: UInt8(0), count: count)
        days = Stage.allCases.map { stage in
            var entered = ContiguousArray(repeating: StageEntries.never, count: count)
            program.forEachValue(of: FieldName.entered + stage.word) { row, text in
                guard let day = Day(iso: text) else { return }
                entered[row] = day.number
                bits[row] |= 1 << stage.rawValue
            }
            return entered
        }
        self.bits = bits
    }

    func day(_ stage: Stage, _ row: Int) -> Day? {
        let column = days[Int(stage.rawValue)]
        guard row < column.count, column[row] != StageEntries.never else { return nil }
        return Day(number: column[row])
    }

    func has(_ stage: Stage, _ row: Int) -> Bool { day(stage, row) != nil }

    /// The stages a row ever entered, a bit for each.
    func entered(_ row: Int) -> Int { row < bits.count ? Int(bits[row]) : 0 }
}
