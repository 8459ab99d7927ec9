internal import Glibc

/// Whether chances of a sale came true as often as they said, on the program's own past.
public struct Reliability: Sendable {
    /// What was said of one partner on one past day, and what came.
    public struct Forecast: Sendable {
        /// The model's own chance of being active.
        public let modelChance: Double
        /// The chance of a sale in time while active.
        public let whileActive: Double
        /// Whether there was a sale.
        public let hasSold: Bool

        /// A forecast and what came.
        public init(modelChance: Double, whileActive: Double, hasSold: Bool) {
            (self.modelChance, self.whileActive) = (modelChance, whileActive)
            self.hasSold = hasSold
        }

        /// The tempered chance of a sale.
        func chance(_ tempering: Tempering) -> Double {
            tempering.chance(modelChance) * whileActive
        }
    }

    /// Forecasts of about the same chance.
    public struct Band: Sendable {
        /// The chances in it.
        public let chances: Range<Double>
        /// The mean of what was said.
        public let said: Double
        /// How often there was a sale.
        public let came: Share
    }

    /// Ten bands of equal width, those without forecasts left out.
    public let bands: [Band]
    /// How many forecasts were made.
    public let count: Int
    /// The tempering that fits the program's own past best; the usual one while that is short.
    public let tempering: Tempering
    /// The mean surprise of a forecast: without tempering, with the usual, with the program's own.
    public let surprise: (raw: Double, usual: Double, own: Double)

    /// Forecasts without which a program has no tempering of its own.
    static let leastForecasts = 200
    private static let spread = 0.3

    /// Looks at forecasts.
    public init(_ forecasts: [Forecast]) {
        count = forecasts.count
        bands = Reliability.bands(forecasts)
        tempering = Reliability.fitted(forecasts)
        let own = tempering
        surprise = (
            Reliability.surprise(forecasts) { $0.modelChance * $0.whileActive },
            Reliability.surprise(forecasts) { $0.chance(.usual) },
            Reliability.surprise(forecasts) { $0.chance(own) }
        )
    }

    private static func bands(_ forecasts: [Forecast]) -> [Band] {
        let groups = Dictionary(grouping: forecasts) { min(9, Int($0.chance(.usual) * 10)) }
        return groups.sorted { $0.key < $1.key }.map { index, group in
            Band(
                chances: (Double(index) / 10)..<(Double(index + 1) / 10),
                said: group.reduce(0) { $0 + $1.chance(.usual) } / Double(group.count),
                came: Share(group.count(where: \.hasSold), of: group.count))
        }
    }

    private static func surprise(
        _ forecasts: [Forecast], _ chance: (Forecast) -> Double
    ) -> Double {
        guard !forecasts.isEmpty else { return 0 }
        return forecasts.reduce(0) { sum, forecast in
            let said = min(max(chance(forecast), 1e-9), 1 - 1e-9)
            return sum - log(forecast.hasSold ? said : 1 - said)
        } / Double(forecasts.count)
    }

    /// The most likely shift and scale, drawn towards the usual ones.
    static func fitted(_ forecasts: [Forecast]) -> Tempering {
        guard forecasts.count >= leastForecasts else { return .usual }
        let usual = [Tempering.usual.shift, Tempering.usual.scale]
        let found = Minimizer(longestStep: 0.5).minimum(from: usual) { point in
            slope(point, forecasts, usual)
        }
        return Tempering(shift: found.point[0], scale: found.point[1])
    }

    private static func slope(
        _ point: [Double], _ forecasts: [Forecast], _ usual: [Double]
    ) -> Minimizer.Slope {
        var value = 0.0
        var gradient = [0.0, 0.0]
        for index in 0...1 {
            let distance = (point[index] - usual[index]) / spread
            value += distance * distance / 2
            gradient[index] = distance / spread
        }
        for forecast in forecasts {
            let odds = SpecialFunctions.logit(min(max(forecast.modelChance, 1e-12), 1 - 1e-12))
            let active = SpecialFunctions.sigmoid(point[0] + point[1] * odds)
            let said = min(max(active * forecast.whileActive, 1e-12), 1 - 1e-12)
            value -= log(forecast.hasSold ? said : 1 - said)
            let change = (forecast.hasSold ? -1 / said : 1 / (1 - said)) * forecast.whileActive
            gradient[0] += change * active * (1 - active)
            gradient[1] += change * active * (1 - active) * odds
        }
        return Minimizer.Slope(value: value, gradient: gradient)
    }
}
