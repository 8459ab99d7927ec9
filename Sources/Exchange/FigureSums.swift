import Model

/// Sums by partner and day while a file is read.
struct FigureSums {
    private struct Key: Hashable {
        let partner: PartnerID?
        let day: Int32
    }
    private var places: [Key: Int] = [:]
    private var values: [Int64] = []
    private var last: (key: Key, place: Int)?
    /// The first and the last day, nil without rows.
    private(set) var bounds: (first: Day, last: Day)?

    mutating func add(_ row: [Int64], partner: PartnerID?, day: Day, width: Int) {
        let place = place(of: Key(partner: partner, day: day.number), width: width)
        for (index, value) in row.enumerated() { values[place * width + index] &+= value }
        bounds = bounds.map { (min($0.first, day), max($0.last, day)) } ?? (day, day)
    }

    private mutating func place(of key: Key, width: Int) -> Int {
        if let last, last.key == key { return last.place }
        let place = places[key] ?? places.count
        if place == places.count {
            places[key] = place
            values.append(contentsOf: repeatElement(0, count: width))
        }
        last = (key, place)
        return place
    }

    /// The sums as a canonical file, and how many rows it has.
    func canonical(_ metrics: [Metric]) -> (bytes: [UInt8], rows: Int) {
        let sorted = places.sorted { left, right in
            switch (left.key.partner, right.key.partner) {
            case (let a?, let b?) where a != b: a < b
            default: left.key.day < right.key.day
            }
        }
        var bytes = Array("key,partner,day".utf8)
        for metric in metrics { bytes += [0x2C] + metric.word.utf8 }
        bytes.append(0x0A)
        for (key, place) in sorted {
            bytes.append(0x2C)
            bytes += (key.partner?.text ?? "").utf8
            bytes.append(0x2C)
            bytes += Day(number: key.day).iso.utf8
            for index in metrics.indices {
                bytes.append(0x2C)
                bytes += String(values[place * metrics.count + index]).utf8
            }
            bytes.append(0x0A)
        }
        return (bytes, sorted.count)
    }
}
