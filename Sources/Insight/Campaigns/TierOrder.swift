public import Model

/// Which tier is above which.
///
/// It is as stated where every rule has a rank of its own. Without ranks it follows from the
/// thresholds as long as the rules count the same figure over the same days; an amount of money
/// and a number of sales cannot be compared, so rules that count different figures have no order
/// until somebody states one. A tier for everybody, from 0 on, is below all others.
public struct TierOrder: Sendable {
    /// The rules, the highest first; in the order of names where nothing says which is above which.
    public let rules: [TierRule]
    /// Whether it is known for any two of them which is above the other.
    public let isStated: Bool

    /// Puts rules in order.
    public init(_ rules: [TierRule]) {
        let ranks = rules.compactMap(\.rank)
        let byName = rules.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        if ranks.count == rules.count {
            self.rules = byName.sorted { ($0.rank ?? 0) < ($1.rank ?? 0) }
            isStated = Set(ranks).count == ranks.count
            return
        }
        let yardsticks = Set(
            rules.filter { $0.from > 0 }.map { [Int($0.metric.rawValue), $0.days ?? 0] })
        isStated = ranks.isEmpty && yardsticks.count <= 1
        self.rules = isStated ? byName.sorted { $1.from < $0.from } : byName
    }
}

extension Program {
    /// Which tier is above which.
    public var tierOrder: TierOrder { TierOrder(campaigns(TierRule.self)) }

    /// The tiers, the highest first.
    public var tierRules: [TierRule] { tierOrder.rules }

    /// The change that states which tier is above which; nil if it is stated so already.
    ///
    /// `names` are all tiers that have a rule, the highest first.
    public func ranking(_ names: [String]) -> Change? {
        let edits = names.enumerated().compactMap { place, name -> Edit? in
            guard var rule = tierRules.first(where: { $0.name == name }) else { return nil }
            let old = rule.line
            rule.rank = place + 1
            guard rule.line != old else { return nil }
            return Edit(partner: .program, field: rule.field, new: rule.line, old: old)
        }
        return edits.isEmpty ? nil : Change(kind: .campaign, edits: edits)
    }
}
