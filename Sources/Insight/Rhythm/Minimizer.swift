/// Finds where a smooth function of a few numbers is least, by quasi-Newton steps (BFGS).
struct Minimizer {
    /// A value with its derivative in each direction.
    struct Slope {
        var value: Double
        var gradient: [Double]
    }

    /// Where the search ended.
    struct Result {
        var point: [Double]
        var value: Double
        /// Whether it ended because nothing better could be found nearby.
        var isSettled: Bool
    }

    /// The longest step in any one direction.
    var longestStep = 2.0
    /// The relative change of the value at which the search ends.
    var tolerance = 1e-11

    /// Walks downhill from a point.
    func minimum(from start: [Double], of function: ([Double]) -> Slope) -> Result {
        var point = start
        var here = function(point)
        var inverse = Minimizer.identity(start.count, scale: 1 / max(1, here.value / 10))
        for _ in 0..<500 {
            let step = limited(Minimizer.product(inverse, here.gradient).map { -$0 })
            guard let (next, there) = descend(from: point, here, along: step, function) else {
                return Result(point: point, value: here.value, isSettled: false)
            }
            let change = abs(there.value - here.value)
            let moved = zip(next, point).map { $0 - $1 }
            let bent = zip(there.gradient, here.gradient).map { $0 - $1 }
            Minimizer.update(&inverse, moved: moved, bent: bent)
            (point, here) = (next, there)
            if change <= tolerance * max(abs(here.value), 1) {
                return Result(point: point, value: here.value, isSettled: true)
            }
        }
        return Result(point: point, value: here.value, isSettled: false)
    }

    private func limited(_ step: [Double]) -> [Double] {
        let longest = step.map { abs($0) }.max() ?? 0
        return longest > longestStep ? step.map { $0 * longestStep / longest } : step
    }

    /// The first point along a step, halved until it pays (Armijo's rule); nil if none does.
    private func descend(
        from point: [Double], _ here: Slope, along step: [Double],
        _ function: ([Double]) -> Slope
    ) -> (point: [Double], slope: Slope)? {
        let fall = zip(step, here.gradient).reduce(0) { $0 + $1.0 * $1.1 }
        guard fall.isFinite else { return nil }
        var part = 1.0
        for _ in 0..<60 {
            let next = zip(point, step).map { $0 + part * $1 }
            let there = function(next)
            if there.value.isFinite, there.value <= here.value + 1e-4 * part * fall {
                return (next, there)
            }
            part /= 2
        }
        return abs(fall) < 1e-6 * max(1, abs(here.value)) ? (point, here) : nil
    }

    private static func identity(_ count: Int, scale: Double) -> [[Double]] {
        (0..<count).map { row in (0..<count).map { $0 == row ? scale : 0 } }
    }

    private static func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
        matrix.map { zip($0, vector).reduce(0) { $0 + $1.0 * $1.1 } }
    }

    /// Takes in what a step taught about the curvature.
    private static func update(_ inverse: inout [[Double]], moved: [Double], bent: [Double]) {
        let along = zip(moved, bent).reduce(0) { $0 + $1.0 * $1.1 }
        guard along > 1e-12 else { return }
        let turned = product(inverse, bent)
        let factor = (along + zip(bent, turned).reduce(0) { $0 + $1.0 * $1.1 }) / (along * along)
        for row in moved.indices {
            for column in moved.indices {
                inverse[row][column] +=
                    factor * moved[row] * moved[column]
                    - (turned[row] * moved[column] + moved[row] * turned[column]) / along
            }
        }
    }
}
