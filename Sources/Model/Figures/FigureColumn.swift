/// The values of one metric, in two or four bytes each as long as all fit.
enum FigureColumn: Sendable {
    case small([Int16])
    case narrow([Int32])
    case wide([Int64])

    /// The narrowest column that holds the values.
    init(_ values: [Int64]) {
        let (least, greatest) = values.withUnsafeBufferPointer { values in
            var (least, greatest) = (Int64(0), Int64(0))
            for value in values {
                least = min(least, value)
                greatest = max(greatest, value)
            }
            return (least, greatest)
        }
        if Int16(exactly: least) != nil, Int16(exactly: greatest) != nil {
            self = .small(values.map { Int16(truncatingIfNeeded: $0) })
        } else if Int32(exactly: least) != nil, Int32(exactly: greatest) != nil {
            self = .narrow(values.map { Int32(truncatingIfNeeded: $0) })
        } else {
            self = .wide(values)
        }
    }

    subscript(index: Int) -> Int64 {
        switch self {
        case .small(let values): Int64(values[index])
        case .narrow(let values): Int64(values[index])
        case .wide(let values): values[index]
        }
    }

    /// How many values there are.
    var count: Int {
        switch self {
        case .small(let values): values.count
        case .narrow(let values): values.count
        case .wide(let values): values.count
        }
    }
}
