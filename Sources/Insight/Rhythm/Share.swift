internal import Glibc

/// How often something happened of how many times it could have.
public struct Share: Hashable, Sendable {
    /// How often it happened.
    public let count: Int
    /// How often it could have.
    public let total: Int

    /// A part of a whole that it does not exceed.
    public init(_ count: Int, of total: Int) {
        precondition(count >= 0 && count <= total, "a part of a whole")
        (self.count, self.total) = (count, total)
    }

    /// The half width of the middle 95 % of a normal distribution.
    static let z95 = 1.959963984540054

    /// The 95 % interval of the rate (Wilson 1927); everything is possible while nothing is known.
    public var interval: ClosedRange<Double> {
        guard total > 0 else { return 0...1 }
        let (n, z) = (Double(total), Share.z95)
        let rate = Double(count) / n
        let scale = 1 + z * z / n
        let centre = (rate + z * z / (2 * n)) / scale
        let half = z * (rate * (1 - rate) / n + z * z / (4 * n * n)).squareRoot() / scale
        // The exact ends where nothing or everything happened, not what rounding makes of them.
        let low = count == 0 ? 0 : max(0, centre - half)
        let high = count == total ? 1 : min(1, centre + half)
        return low...max(low, high)
    }

    /// The share, nil of nothing.
    public var rate: Double? { total > 0 ? Double(count) / Double(total) : nil }
}
