import Model

/// How a partner of the demo behaves.
enum DemoHabit: CaseIterable {
    case star, steady, seasonal, occasional, fading, dropped, lapsed, coupon, noSale, neverStarted
    case fresh, pending, blocked
}

/// A partner of the demo with what happened on each day.
struct DemoPartner {
    let number: Int
    let person: DemoNames.Person
    let habit: DemoHabit
    /// The day of joining, counted from the first day; may lie before it.
    let joined: Int
    /// What happened, by days with something.
    var days: [DemoDay] = []
}

/// One partner's day.
struct DemoDay {
    /// Counted from the demo's first day.
    let day: Int
    var clicks: Int
    /// The amounts of the sales, in cents; negative for one that was given back later.
    var sales: [Int]
}

/// Makes partners with habits and lets them live through the days.
struct DemoLife {
    let firstDay: Day
    let length: Int
    private var random: DemoRandom
    private var names = DemoNames()

    init(firstDay: Day, length: Int, seed: UInt64) {
        self.firstDay = firstDay
        self.length = length
        random = DemoRandom(seed: seed)
    }

    /// So many partners, numbered from `number` on.
    mutating func partners(_ count: Int, from number: Int) -> [DemoPartner] {
        (0..<count).map { index in
            let habit = self.habit(place: index)
            var partner = DemoPartner(
                number: number + index, person: names.next(&random), habit: habit,
                joined: joined(habit, place: index, of: count))
            live(&partner)
            return partner
        }
    }

    private mutating func habit(place: Int) -> DemoHabit {
        if place % 40 == 3 { return .star }
        switch random.whole(0...99) {
        case 0..<17: return .steady
        case 17..<25: return .seasonal
        case 25..<41: return .occasional
        case 41..<48: return .fading
        case 48..<60: return .dropped
        case 60..<67: return .lapsed
        case 67..<72: return .coupon
        case 72..<80: return .noSale
        case 80..<92: return .neverStarted
        case 92..<95: return .fresh
        case 95..<98: return .pending
        default: return .blocked
        }
    }

    private mutating func joined(_ habit: DemoHabit, place: Int, of count: Int) -> Int {
        switch habit {
        case .fresh, .pending: length - random.whole(1...12)
        case .neverStarted: length - random.whole(16...(length + 100))
        default: min(length - 60, place * (length + 200) / count - 200 + random.whole(-20...20))
        }
    }

    // MARK: - Days

    private mutating func live(_ partner: inout DemoPartner) {
        let plan = plan(of: partner.habit)
        for day in max(0, partner.joined)..<length {
            let strength = plan.strength(day, partner.joined, length) * season(day, plan)
            guard strength > 0 else { continue }
            let clicks = random.count(mean: plan.clicks * strength)
            let mean =
                plan.conversion > 0
                ? Double(clicks) * plan.conversion : plan.couponSales * strength
            let sales = (0..<random.count(mean: mean)).map { _ in price() }
            if clicks > 0 || !sales.isEmpty {
                partner.days.append(DemoDay(day: day, clicks: clicks, sales: sales))
            }
        }
    }

    private struct Plan {
        var clicks = 0.0
        var conversion = 0.0
        var couponSales = 0.0
        var seasonality = 0.3
        /// How strong from 0 to 1 on a day, given the days of joining and of the end.
        var strength: (Int, Int, Int) -> Double = { _, _, _ in 1 }
    }

    private mutating func plan(of habit: DemoHabit) -> Plan {
        let size = 0.5 + random.fraction() * 1.5
        let silence = random.whole(21...150)
        let trickle = random.happens(0.5) ? 0.012 : 0
        switch habit {
        case .star:
            return Plan(
                clicks: 11 + 9 * random.fraction(), conversion: 0.03, seasonality: 0.4,
                strength: { day, joined, _ in min(1, Double(day - joined) / 60) })
        case .steady: return Plan(clicks: 1.5 * size, conversion: 0.02)
        case .seasonal: return Plan(clicks: 1.4 * size, conversion: 0.025, seasonality: 1)
        case .occasional: return Plan(clicks: 0.25 * size, conversion: 0.02)
        case .fading:
            return Plan(
                clicks: 2.2 * size, conversion: 0.022,
                strength: { day, _, end in max(0.03, min(1, Double(end - day) / 160)) })
        case .dropped:
            return Plan(
                clicks: 1.8 * size, conversion: 0.022,
                strength: { day, _, end in day < end - silence ? 1 : trickle })
        case .lapsed:
            return Plan(
                clicks: 0.9 * size, conversion: 0.02,
                strength: { day, joined, _ in day < joined + 90 + silence ? 1 : 0 })
        case .coupon: return Plan(couponSales: 0.035 * size)
        case .noSale: return Plan(clicks: 0.8 * size)
        case .fresh: return Plan(clicks: 0.8 * size, conversion: 0.015)
        case .blocked:
            return Plan(clicks: 2, strength: { day, joined, _ in day < joined + 40 ? 1 : 0 })
        case .neverStarted, .pending: return Plan(strength: { _, _, _ in 0 })
        }
    }

    /// More before Christmas, less in summer and on Sundays.
    private func season(_ day: Int, _ plan: Plan) -> Double {
        let date = firstDay.advanced(by: day)
        let month = [0.9, 0.85, 0.95, 1, 0.95, 0.85, 0.75, 0.8, 1, 1.1, 1.6, 1.5][
            date.civil.month - 1]
        let week = [1.05, 1.05, 1.05, 1, 0.95, 0.85, 1.05][(date.weekday + 6) % 7]
        let growth = 0.75 + 0.5 * Double(day) / Double(length)
        return (1 + (month - 1) * (plan.seasonality + 0.5)) * week * growth
    }

    private mutating func price() -> Int {
        let base = random.one(of: [2900, 3900, 4900, 4900, 7900, 9900, 14900, 24900])
        return random.happens(0.03) ? -base : base
    }
}
