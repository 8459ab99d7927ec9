import Model

/// Whom a newsletter reaches of some partners, and whom not.
public struct Audience: Hashable, Sendable {
    /// The rows it goes to.
    public let rows: [Int]
    /// The others, with why.
    public let leftOut: [LeftOut]

    /// Somebody it does not go to.
    public struct LeftOut: Hashable, Sendable {
        /// The partner's row.
        public let row: Int
        /// Why not.
        public let why: Suppression
    }

    /// How many are left out for each reason there is, in the order of the reasons.
    public var counts: [(why: Suppression, count: Int)] {
        Suppression.allCases.compactMap { why in
            let count = leftOut.count { $0.why == why }
            return count > 0 ? (why, count) : nil
        }
    }
}

extension Analysis {
    /// Divides rows into those who may be written to and those who may not.
    public func audience(of rows: [Int]) -> Audience {
        var (meant, leftOut): ([Int], [Audience.LeftOut]) = ([], [])
        for row in rows {
            if let why = suppression(row: row) {
                leftOut.append(Audience.LeftOut(row: row, why: why))
            } else {
                meant.append(row)
            }
        }
        return Audience(rows: meant, leftOut: leftOut)
    }
}
