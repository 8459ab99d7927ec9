import Model

extension Analysis {
    /// What partners are owed, the program's currency first, the greatest amount first.
    ///
    /// Owed is commission and bonuses up to the day asked for, minus all payouts before today and
    /// what stands in our own files of payouts. Each currency is reckoned by itself. A partner
    /// with nothing earned and nothing paid has no line; one who is active while no file tells its
    /// commission has one that is not known.
    public func payouts(_ question: PayoutQuestion, rows: [Int]) -> [PayoutLine] {
        let desk = PayoutDesk(self, question)
        let parts = ([figures] + figures.foreign).map { desk.lines($0, of: rows) }
        return parts.flatMap { lines in
            lines.sorted { left, right in
                let (first, second) = (left.owed ?? .min, right.owed ?? .min)
                return first == second ? left.row < right.row : first > second
            }
        }
    }
}

/// Reckons what is owed, with what all lines have in common gathered once.
struct PayoutDesk {
    /// Words of sources for accounts that are not paid.
    private static let closedWords: Set = [
        "blocked", "banned", "rejected", "denied", "declined", "suspended", "disabled",
        "deactivated", "terminated", "fraud",
    ]

    private let analysis: Analysis
    private let question: PayoutQuestion
    private let earning: Window
    private let paying: Window
    private let bonuses: [Int: [BonusShare]]
    private let sharers: [[UInt8]: [Int]]

    init(_ analysis: Analysis, _ question: PayoutQuestion) {
        self.analysis = analysis
        self.question = question
        let yesterday = analysis.today.advanced(by: -1)
        let first = question.settled?.advanced(by: 1) ?? Day(number: 0)
        earning = Window(from: first, to: min(question.until ?? yesterday, yesterday))
        paying = Window(from: first, to: yesterday)
        bonuses = analysis.bonusesDue(until: question.until)
        sharers = PayoutDesk.sharers(analysis.program)
    }

    /// The rows of partners by the address they are paid at, in small letters.
    private static func sharers(_ program: Program) -> [[UInt8]: [Int]] {
        var found: [[UInt8]: [Int]] = [:]
        program.forEachValue(of: FieldName.payment) { row, _ in
            guard program.exists(row: row), let address = receiver(row, program) else { return }
            found[PayoutDesk.key(address.utf8), default: []].append(row)
        }
        return found.filter { $0.value.count > 1 }
    }

    /// Where a partner is paid: the address it is paid at, or the one mail goes to if it only says
    /// that it is paid with PayPal; nil if it says neither.
    private static func receiver(_ row: Int, _ program: Program) -> String? {
        guard let said = program.value(FieldName.payment, row: row) else { return nil }
        if said.utf8.contains(0x40) {
            let end = said.utf8.drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }.reversed()
            return String(decoding: Array(end), as: UTF8.self)
        }
        let isPayPal = PayoutDesk.key(said.utf8).elementsEqual("paypal".utf8)
        return isPayPal ? program.value(FieldName.email, row: row) : nil
    }

    private static func key(_ address: some Sequence<UInt8>) -> [UInt8] {
        address.filter { $0 > 0x20 }.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }
    }

    // MARK: - Lines

    /// The lines of one currency.
    func lines(_ part: Figures, of rows: [Int]) -> [PayoutLine] {
        let commission = part.sums(.commission, in: earning)
        let bonus = part.sums(.bonus, in: earning)
        let payouts = part.sums(.payouts, in: paying)
        func at(_ sums: [Int64], _ row: Int) -> Int64 { row < sums.count ? sums[row] : 0 }
        return rows.compactMap { row in
            line(
                part, row,
                Sums(
                    commission: at(commission, row), bonus: at(bonus, row),
                    payouts: at(payouts, row)))
        }
    }

    /// What imported files say of one row in one currency.
    private struct Sums {
        let commission, bonus, payouts: Int64

        var isEmpty: Bool { commission == 0 && bonus == 0 && payouts == 0 }
    }

    private func line(_ part: Figures, _ row: Int, _ sums: Sums) -> PayoutLine? {
        let isOwn = part.currency == analysis.figures.currency
        let all = payments(row)
        let payments = all.filter { $0.amount.currency == part.currency }
        let due = isOwn ? bonuses[row] : nil
        // A partner known from one source may have money from another.
        let isKnown = sums.commission != 0 || isKnown(.commission, row, in: part, earning)
        let isEmpty = sums.isEmpty && payments.isEmpty && due == nil
        guard !isEmpty || isOwn && !isKnown && isOpenQuestion(row) else { return nil }
        let arePayoutsKnown =
            question.settled != nil || sums.payouts != 0 || arePayoutsKnown(row)
        let dueBonus = (due ?? []).reduce(Int64(0)) { $0 &+ ($1.amount ?? 0) }
        let paidBonus = payments.reduce(Int64(0)) { $0 &+ $1.bonus }
        let earned = sums.commission &+ sums.bonus &+ dueBonus &+ paidBonus
        let (last, gap) = rhythm(row, all)
        var line = PayoutLine(
            row: row, currency: part.currency, earned: isKnown ? earned : nil,
            paid: arePayoutsKnown ? sums.payouts &+ unmatched(payments, row, in: part) : nil,
            underway: payments.filter { $0.state < .paid }.reduce(0) {
                $0 &+ $1.amount.minorUnits
            },
            bonus: dueBonus, bonuses: due ?? [],
            receiver: PayoutDesk.receiver(row, analysis.program), holds: [], last: last,
            usualGap: gap)
        guard line.owed != 0 || line.underway != 0 else { return nil }
        line.holds = holds(line, part)
        return line
    }

    /// Payments of ours that count, not those of files written after today, the earliest first.
    private func payments(_ row: Int) -> [Payment] {
        analysis.program.records(Payment.self, row: row).filter {
            $0.counts && $0.day <= analysis.today && paying.from <= $0.day
        }.sorted { ($0.day, $0.key) < ($1.day, $1.key) }
    }

    /// What of our payments no imported payout tells of.
    private func unmatched(_ payments: [Payment], _ row: Int, in part: Figures) -> Int64 {
        guard !payments.isEmpty else { return 0 }
        let told = part.payouts(of: row, before: analysis.today)
        return OwnPayouts.unmatched(payments, told).reduce(0) { $0 &+ $1.amount.minorUnits }
    }

    // MARK: - What is known

    private func isKnown(
        _ metric: Metric, _ row: Int, in part: Figures, _ window: Window
    ) -> Bool {
        part.coverage.isKnown(
            metric, source: analysis.program.value(FieldName.source, row: row),
            id: analysis.program.ids[row], in: window)
    }

    /// A file of payouts lists them in every currency, so any one answers for all.
    private func arePayoutsKnown(_ row: Int) -> Bool {
        ([analysis.figures] + analysis.figures.foreign).contains {
            isKnown(.payouts, row, in: $0, paying)
        }
    }

    /// Whether somebody who does something may be owed money that no file tells of.
    private func isOpenQuestion(_ row: Int) -> Bool {
        analysis.lastActivity(row: row) != nil
            && !analysis.figures.foreign.contains { isKnown(.commission, row, in: $0, earning) }
    }

    // MARK: - Reasons

    private func holds(_ line: PayoutLine, _ part: Figures) -> [PayoutHold] {
        var holds: [PayoutHold] = []
        if line.earned == nil { holds.append(.commissionUnknown) }
        if line.paid == nil { holds.append(.payoutsUnknown) }
        if let owed = line.owed {
            let minimum = question.minimum[line.currency]
            if owed < 0 { holds.append(.overpaid) }
            if owed >= 0, owed < minimum { holds.append(.belowMinimum(minimum)) }
        }
        if let word = closedWord(line.row) { holds.append(.closed(word)) }
        return holds + addressHolds(line) + jumpHolds(line.row, part)
    }

    private func closedWord(_ row: Int) -> String? {
        if analysis.program.isArchived(row: row) { return "archived" }
        guard let status = analysis.program.value(FieldName.status, row: row) else { return nil }
        let word = String(decoding: PayoutDesk.key(status.utf8), as: UTF8.self)
        return PayoutDesk.closedWords.contains(word) ? word : nil
    }

    private func addressHolds(_ line: PayoutLine) -> [PayoutHold] {
        guard let receiver = line.receiver else { return [.noMethod] }
        let others = (sharers[PayoutDesk.key(receiver.utf8)] ?? []).filter { $0 != line.row }
        return others.isEmpty ? [] : [.sharedAddress(others)]
    }

    /// Commission of the last 30 days above three times the median of those of the six stretches
    /// of 30 days before that brought any; with fewer than three of them nothing is usual.
    private func jumpHolds(_ row: Int, _ part: Figures) -> [PayoutHold] {
        guard row < part.partnerCount else { return [] }
        let steps = part.steps(
            .commission, partner: row, count: 7, days: 30, endingOn: earning.to)
        let past = steps.dropLast().filter { $0 > 0 }.sorted()
        guard past.count >= 3, let now = steps.last else { return [] }
        let usual = past[past.count / 2]
        return Int128(now) > 3 * Int128(usual) ? [.jump(now: now, usual: usual)] : []
    }

    /// The last day with a payout, and the median of days between two.
    private func rhythm(_ row: Int, _ payments: [Payment]) -> (last: Day?, gap: Int?) {
        let told = ([analysis.figures] + analysis.figures.foreign).flatMap {
            $0.days(with: .payouts, partner: row, before: analysis.today)
        }
        let own = payments.map(\.day).filter { day in
            let limit = day.advanced(by: OwnPayouts.matchDays)
            return !told.contains { day <= $0 && $0 <= limit }
        }
        let days = Set(told + own).sorted()
        let gaps = zip(days, days.dropFirst()).map { $0.distance(to: $1) }.sorted()
        return (days.last, gaps.isEmpty ? nil : gaps[gaps.count / 2])
    }
}
