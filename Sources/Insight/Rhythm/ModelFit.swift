internal import Glibc

/// Fits a dropout model to the histories of a program's partners.
///
/// With a weak prior around typical values the fit is sound for few partners too, and for none it
/// is the typical values themselves; without it, it is plain maximum likelihood, which runs away
/// in one small program of five.
public struct ModelFit: Sendable {
    /// The model found.
    public let model: DropoutModel
    /// What was made as small as possible: minus the log likelihood with time in units of the
    /// program's gap, plus the prior's part if there is one.
    public let objective: Double

    /// A history and how many partners share it.
    public struct Group: Sendable {
        /// The history.
        public let history: SaleHistory
        /// How many partners have it.
        public let count: Double

        /// A history shared by some partners.
        public init(_ history: SaleHistory, count: Double = 1) {
            self.history = history
            self.count = count
        }
    }

    /// The logarithms of typical values of r, alpha in units of the program's gap, a and b; each
    /// with a spread of 1.
    static let typical = [0.7, 0.6, 0.45, 0.8].map { log($0) }

    /// The model that fits the groups best.
    ///
    /// `gap` is the program's, see `ProgramGap`; time costs nothing to rescale.
    public init(
        _ groups: [Group], gap: Double, variant: DropoutModel.Variant = .afterAnySale,
        hasPrior: Bool = true
    ) {
        let likelihood = GroupedLikelihood(groups, gap: gap, variant: variant)
        let minimizer = Minimizer()
        func slope(_ point: [Double]) -> Minimizer.Slope {
            var slope = likelihood.slope(point)
            guard hasPrior else { return slope }
            for (index, typical) in ModelFit.typical.enumerated() {
                let distance = point[index] - typical
                slope.value += distance * distance / 2
                slope.gradient[index] += distance
            }
            return slope
        }
        var best = minimizer.minimum(from: ModelFit.typical, of: slope)
        if !best.isSettled {
            for shift in [0.7, -0.7] {
                let other = minimizer.minimum(
                    from: ModelFit.typical.map { $0 + shift }, of: slope)
                if other.value < best.value { best = other }
            }
        }
        let values = best.point.map { exp(min(max($0, -40), 40)) }
        model = DropoutModel(
            r: values[0], alpha: values[1] * gap, a: values[2], b: values[3], variant: variant)
        objective = best.value
    }
}

/// Minus the log likelihood of groups, with its derivatives by the logarithms of the four numbers.
struct GroupedLikelihood {
    private let variant: DropoutModel.Variant
    private let repeats: [Int]
    private let spans: [Double]
    private let silences: [Double]
    private let counts: [Double]
    private let most: Int

    init(_ groups: [ModelFit.Group], gap: Double, variant: DropoutModel.Variant) {
        self.variant = variant
        repeats = groups.map(\.history.repeats)
        spans = groups.map { $0.history.span / gap }
        silences = groups.map { $0.history.silence / gap }
        counts = groups.map(\.count)
        most = repeats.max() ?? 0
    }

    /// Sums over the whole numbers below x of terms that depend on the four numbers alone.
    private struct Tables {
        var rising: [Double] = [0]
        var risingSlope: [Double] = [0]
        var stops: [Double] = []
        var stopsByA: [Double] = []
        var stopsByB: [Double] = []
        var odds: [Double] = []

        init(r: Double, a: Double, b: Double, most: Int, variant: DropoutModel.Variant) {
            for i in 0..<most {
                rising.append(rising[i] + log(r + Double(i)))
                risingSlope.append(risingSlope[i] + 1 / (r + Double(i)))
            }
            var (value, byA, byB) = (0.0, 0.0, 0.0)
            func choose(_ i: Int) {
                let (going, all) = (b + Double(i), a + b + Double(i))
                value += log(going / all)
                byA -= 1 / all
                byB += 1 / going - 1 / all
            }
            for x in 0...most {
                if variant == .afterAnySale { choose(x) } else if x > 0 { choose(x - 1) }
                stops.append(value)
                stopsByA.append(byA)
                stopsByB.append(byB)
                let choices = variant == .afterAnySale ? x : x - 1
                odds.append(choices < 0 ? -.infinity : log(a) - log(b + Double(choices)))
            }
        }
    }

    /// The value and its slope at the logarithms of r, alpha, a and b.
    func slope(_ point: [Double]) -> Minimizer.Slope {
        let (r, alpha, a, b) = (exp(point[0]), exp(point[1]), exp(point[2]), exp(point[3]))
        let tables = Tables(r: r, a: a, b: b, most: most, variant: variant)
        let logAlpha = point[1]
        let first = variant == .afterAnySale ? 0.0 : -1.0
        var value = 0.0
        var (byR, byAlpha, byA, byB) = (0.0, 0.0, 0.0, 0.0)
        for index in repeats.indices {
            let (x, count) = (repeats[index], counts[index])
            let q = r + Double(x)
            let start = alpha + spans[index]
            let quiet = log1p(silences[index] / start)
            let logStart = log(start)
            let logEnd = logStart + quiet
            let odds = tables.odds[x] + q * quiet
            let power = exp(-abs(odds))
            let gone = odds > 0 ? 1 / (1 + power) : power / (1 + power)
            let active = 1 - gone
            value +=
                count
                * (tables.rising[x] + r * logAlpha + tables.stops[x] - q * logEnd
                    + max(odds, 0) + log1p(power))
            byR += count * (tables.risingSlope[x] + logAlpha - active * logEnd - gone * logStart)
            byAlpha +=
                count
                * (r / alpha - q * (active / (start + silences[index]) + gone / start))
            byA += count * (tables.stopsByA[x] + gone / a)
            if gone > 0 { byB -= count * gone / (b + Double(x) + first) }
            byB += count * tables.stopsByB[x]
        }
        return Minimizer.Slope(
            value: -value, gradient: [-byR * r, -byAlpha * alpha, -byA * a, -byB * b])
    }
}
