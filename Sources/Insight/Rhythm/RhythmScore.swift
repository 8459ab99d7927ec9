internal import Glibc
import Model

/// What the rhythm of one partner who has sold says on one day.
public struct RhythmScore: Hashable, Sendable {
    /// The history judged, in days.
    public let history: SaleHistory
    /// The chance of being active as the model has it, over-sure.
    public let modelChance: Double
    /// The honest chance of being active.
    public let chanceActive: Double
    /// The chance of a sale within 30 days if the partner is active.
    public let chanceWhileActive: Double
    /// The fall below the partner's own level, nil where nothing can be compared.
    public let drop: LevelDrop?
    /// Whether `drop` is of sales, because no file speaks of clicks.
    public let isDropOfSales: Bool
    /// What the partner brought in the last 180 days up to its last sale, minor units; nil if no
    /// file says.
    public let value: Int64?
    /// The days `value` is spread over, at least 30.
    public let valueDays: Int
    /// Whether `value` is commission, because no file speaks of revenue.
    public let isCommission: Bool

    /// Which observation says most of a partner's loss.
    public enum Witness: Hashable, Sendable {
        /// The time without a sale.
        case silence
        /// The fall of clicks, or of sales where clicks are not known.
        case level
    }

    /// Days ahead that chances of a sale are for.
    public static let chanceDays = 30
    /// Days ahead that losses are for.
    public static let riskDays = 90
    /// The longest silence of partners that are slipping; longer ones are long gone.
    public static let slippingDays = 120

    /// The chance of a sale within 30 days.
    public var chanceOfSale: Double { chanceActive * chanceWhileActive }

    /// The part of the partner's value that is lost: by silence or by the fall, whichever is more.
    public var chanceLost: Double { max(1 - chanceActive, levelLost) }

    /// Which of the two says so.
    public var witness: Witness { levelLost > 1 - chanceActive ? .level : .silence }

    private var levelLost: Double {
        guard let drop, drop.isClear, let ratio = drop.ratio else { return 0 }
        return 1 - ratio
    }

    /// What a day brings while the partner is active, minor units.
    public var valuePerDay: Double? { value.map { Double($0) / Double(valueDays) } }

    /// What is to be lost in 90 days, minor units, rounded half to even; nil without a value.
    public var valueAtRisk: Int64? {
        valuePerDay.flatMap { perDay in
            let loss = max(0, perDay * Double(RhythmScore.riskDays) * chanceLost)
            return Int64(exactly: loss.rounded(.toNearestOrEven))
        }
    }

    /// Days without a sale.
    public var silentDays: Int { Int(history.silence) }

    /// The state this rhythm means.
    ///
    /// A partner with one or two days of sales has no rhythm of its own and is new, unless the
    /// program's says that it is quiet or gone.
    public var state: PartnerState {
        if chanceActive < 0.25 { return .gone }
        if chanceActive < 0.5 { return .quiet }
        if history.repeats < 2 { return .new }
        if drop?.isClear == true { return .fading }
        return chanceActive < 0.7 ? .cooling : .active
    }
}
