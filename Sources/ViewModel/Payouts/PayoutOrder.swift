public import Insight
public import Model

/// Which partners are to be paid: what the box of payouts shows and PayPal's files are made of.
public struct PayoutOrder: Hashable, Sendable {
    /// Up to which day, from how much on, and what is settled.
    public var question: PayoutQuestion
    /// The partners it is about, by row; nil for all.
    public var rows: [Int]?
    /// Partners who are paid though their address is shared or their amount jumped.
    public var released: Set<PartnerID> = []

    /// An order about some partners, or all.
    public init(question: PayoutQuestion, rows: [Int]?) {
        self.question = question
        self.rows = rows
    }

    /// The lines it is about.
    public func lines(_ analysis: Analysis) -> [PayoutLine] {
        analysis.payouts(question, rows: rows ?? analysis.program.rows)
    }

    /// Whether a line is paid as it stands.
    func pays(_ line: PayoutLine, _ program: Program) -> Bool {
        let isReleased = released.contains(program.ids[line.row])
        return line.owed ?? 0 > 0
            && line.holds.allSatisfy { isReleased && $0.canBeReleased }
    }
}
