/// The values of one metric, in four bytes each as long as all fit.
enum FigureColumn: Sendable {
    case narrow([Int32])
    case wide([Int64])

    /// The narrowest column that holds the values.
    init(_ values: [Int64]) {
        if values.allSatisfy({ Int32(exactly: $0) != nil }) {
            self = .narrow(values.map { Int32(truncatingIfNeeded: $0) })
        } else {
            self = .wide(values)
        }
    }

    subscript(index: Int) -> Int64 {
        switch self {
        case .narrow(let values): Int64(values[index])
        case .wide(let values): values[index]
        }
    }
}
