public import Model

/// One of the sums a figure is made of, over a window and over the one it is compared with.
public struct KPIInput: Hashable, Sendable {
    /// What is summed.
    public let amount: Amount
    /// The sum over the window; nil where nothing is known.
    public let now: Int64?
    /// The sum over the window compared with; nil where nothing is known or nothing is compared.
    public let before: Int64?
}

extension Analysis {
    /// The sums a figure is made of, in the order of its formula; none for figures that are no sums.
    ///
    /// They are taken over the days on which all of them are known, as the figure is.
    public func inputs(
        of kpi: KPI, _ question: KPIQuestion, partners: RowSet?
    ) -> [KPIInput] {
        func sums(_ window: Window) -> [Int64]? {
            basis(of: [kpi], in: window, partners: partners).inputs(of: kpi.formula)
        }
        let now = sums(question.window)
        let before = question.reference.flatMap(sums)
        return kpi.formula.amounts.enumerated().map { place, amount in
            KPIInput(amount: amount, now: now?[place], before: before?[place])
        }
    }
}

extension KPIBasis {
    /// The sums of a formula over the whole window; nil where nothing is known of one.
    func inputs(of formula: KPIFormula) -> [Int64]? {
        guard !formula.hasFullCost || fixedCosts != nil else { return nil }
        let shared = sharedDays(formula.amounts, 0..<window.length)
        guard !shared.isEmpty else { return nil }
        return formula.amounts.map { sum($0, shared, isAlone: isAlone || formula.isMixed) }
    }
}
