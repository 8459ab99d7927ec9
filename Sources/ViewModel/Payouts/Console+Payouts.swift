import Insight
import Model
import Screen

/// Who is owed what and why it is held back, and PayPal's files of those who can be paid.
extension Console {
    /// Opens the box of payouts: for the marked partners, those a filter shows, or all.
    mutating func showPayouts() {
        guard let analysis else { return }
        let question = PayoutQuestion(
            settled: analysis.settings.payoutsSettled, minimum: analysis.settings.payoutMinimum)
        let marked = list.marks.isEmpty ? nil : list.marks.sorted()
        let shown = list.isNarrowed ? Array(list.shownRows) : nil
        show(PayoutOrder(question: question, rows: marked ?? shown))
    }

    /// Fills the box; the cursor stays on its line.
    private mutating func show(_ order: PayoutOrder) {
        guard let analysis else { return }
        let lines = order.lines(analysis)
        guard !lines.isEmpty else {
            overlay = nil
            tell(say[.payoutsNobody])
            return
        }
        let place: Int? =
            if case .payouts? = overlay?.kind { overlay?.cursor } else { nil }
        let heading = Overlay.Item(
            text: payoutFacts(order, lines, analysis), choice: .nothing, isHeading: true)
        let waiting = analysis.growingBonuses.map { name, partners, _ in
            Overlay.Item(text: say(.payoutsWaiting, name, "\(partners)"), choice: .nothing)
        }
        overlay = Overlay(
            .payouts(order), title: say(.boxPayouts, until(order)),
            footer: say[.boxFooterPayouts],
            items: [heading] + lines.map { item($0, order, analysis) } + waiting)
        if let place { overlay?.cursor = min(place, lines.count + waiting.count) }
    }

    private func until(_ order: PayoutOrder) -> String {
        order.question.until.map { say(.payoutsUntil, $0.iso) } ?? say[.payoutsAll]
    }

    /// How many can be paid and how much in each currency, and how many are held back.
    private func payoutFacts(
        _ order: PayoutOrder, _ lines: [PayoutLine], _ analysis: Analysis
    ) -> String {
        let paid = lines.filter { order.pays($0, analysis.program) }
        var sums: [(currency: Currency, units: Int64)] = []
        for line in paid {
            if let place = sums.firstIndex(where: { $0.currency == line.currency }) {
                sums[place].units &+= line.owed ?? 0
            } else {
                sums.append((line.currency, line.owed ?? 0))
            }
        }
        let amounts = sums.map { money($0.units, $0.currency) }
        return say(
            .payoutsFacts,
            ([say(.payoutsToPay, "\(paid.count)")] + amounts).joined(separator: "  "),
            "\(lines.count - paid.count)")
    }

    private func money(_ units: Int64, _ currency: Currency) -> String {
        currency.code + " " + Money(minorUnits: units, currency: currency).plain
    }

    private func item(
        _ line: PayoutLine, _ order: PayoutOrder, _ analysis: Analysis
    ) -> Overlay.Item {
        let owed = line.owed.map { money($0, line.currency) } ?? "?"
        let name = analysis.program.displayName(row: line.row)
        var why = line.holds.map { reason($0, line, analysis) }
        if line.underway > 0 {
            why.append(say(.payoutsUnderway, money(line.underway, line.currency)))
        }
        let text = SafeText(owed).fitted(to: 14, .right).string + "  " + name
        return Overlay.Item(
            text: options.isASCII ? SafeText(text).ascii.string : text,
            detail: first(of: why), isOn: order.pays(line, analysis.program),
            choice: .partner(line.row), remark: why.joined(separator: ", "))
    }

    /// The first reason as far as the name leaves room, and how many more there are.
    private func first(of reasons: [String]) -> String {
        guard let first = reasons.first else { return "" }
        let more = reasons.count > 1 ? " +\(reasons.count - 1)" : ""
        let room = 29 - more.utf8.count
        let text = SafeText(first)
        return
            (text.columns > room
            ? text.fitted(to: room, ellipsis: glyphs.ellipsis).string : text.string) + more
    }

    private func reason(
        _ hold: PayoutHold, _ line: PayoutLine, _ analysis: Analysis
    ) -> String {
        switch hold {
        case .commissionUnknown: say[.holdCommission]
        case .payoutsUnknown: say[.holdPayouts]
        case .overpaid: say[.holdOverpaid]
        case .closed(let word): word
        case .belowMinimum(let minimum): say(.holdMinimum, money(minimum, line.currency))
        case .noMethod: say[.holdMethod]
        case .sharedAddress(let rows):
            say(.holdShared, rows.first.map { analysis.program.displayName(row: $0) } ?? "")
        case .jump(let now, let usual):
            say(.holdJump, money(now, line.currency), money(usual, line.currency))
        }
    }

    // MARK: - Keys

    /// What a letter does in the box of payouts.
    mutating func press(_ letter: Key, in order: PayoutOrder) {
        switch letter {
        case .character("m"): show(turned(order))
        case .character(" "): release(order)
        case .character("P"): askForPayoutFolder(order)
        default: break
        }
    }

    /// Up to the end of last month instead of all, and back.
    private func turned(_ order: PayoutOrder) -> PayoutOrder {
        var order = order
        guard order.question.until == nil, let today = analysis?.today else {
            order.question.until = nil
            return order
        }
        order.question.until = today.advanced(by: -today.civil.day)
        return order
    }

    /// Pays the partner under the cursor though somebody should have looked at it, or not.
    private mutating func release(_ order: PayoutOrder) {
        guard let analysis, case .partner(let row)? = overlay?.chosen?.choice else { return }
        let line = order.lines(analysis).first { $0.row == row && !$0.holds.isEmpty }
        guard let line, line.holds.allSatisfy(\.canBeReleased) else {
            tell(say[.payoutsNotReleased], isBad: true)
            return
        }
        var order = order
        let id = analysis.program.ids[row]
        if order.released.remove(id) == nil { order.released.insert(id) }
        show(order)
    }

    private mutating func askForPayoutFolder(_ order: PayoutOrder) {
        guard let analysis else { return }
        guard !options.isReadOnly else {
            tell(say[.readOnly], isBad: true)
            return
        }
        guard order.lines(analysis).contains(where: { order.pays($0, analysis.program) }) else {
            tell(say[.payoutsNobody], isBad: true)
            return
        }
        overlay = nil
        prompt = Prompt(.payoutFolder(order), text: ".")
    }

    /// Asks once more, with how many and how much.
    mutating func askToPay(_ order: PayoutOrder, _ folder: String) {
        guard let analysis, !folder.isEmpty else { return }
        let lines = order.lines(analysis)
        let facts = payoutFacts(order, lines, analysis)
        prompt = Prompt(
            .question([.payOut(order, folder: folder)], say(.payoutsAsk, folder, facts)))
    }
}
