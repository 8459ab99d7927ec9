public import Model

/// By which column a list is sorted, and which end comes first.
public struct SortOrder: Hashable, Sendable {
    /// The column sorted by.
    public var column: ListColumn
    /// Whether the greatest comes first.
    public var isDescending: Bool

    /// An order by a column.
    public init(_ column: ListColumn, isDescending: Bool) {
        self.column = column
        self.isDescending = isDescending
    }

    /// The order people expect first: figures and silence from the top, words from A.
    public static func usual(for column: ListColumn) -> SortOrder {
        switch column {
        case .figure, .trend, .quiet, .silent, .rhythm, .risk, .value, .joined, .activity, .sale,
            .contacted, .fit:
            SortOrder(column, isDescending: true)
        default: SortOrder(column, isDescending: false)
        }
    }
}

extension Analysis {
    /// Rows in an order; what is not known comes last either way, equals keep the order of names.
    public func sorted(_ rows: [Int], by order: SortOrder) -> [Int] {
        sorted(RowSet(rowCount: program.ids.count, rows: rows), by: order)
    }

    /// The rows of a set in an order.
    public func sorted(_ rows: RowSet, by order: SortOrder) -> [Int] {
        var result: [Int] = []
        result.reserveCapacity(rows.count)
        for row in self.order(order) where rows.contains(Int(row)) { result.append(Int(row)) }
        return result
    }

    /// Every row in an order: those in the order of names, sorted by the column's keys.
    func ordered(by order: SortOrder) -> [Int32] {
        if order.column == .partner {
            return order.isDescending ? nameOrder().reversed() : nameOrder()
        }
        var rows = nameOrder()
        RadixOrder.sort(&rows, by: radixKeys(sortKeys(order.column), order.isDescending))
        return rows
    }

    /// What stands for "not known" among keys.
    static let noKey = Int64.min

    /// Keys counted from the end that comes first, with what is not known after all others.
    private func radixKeys(_ keys: [Int64], _ isDescending: Bool) -> [UInt64] {
        var (least, greatest) = (Int64.max, Int64.min)
        for key in keys where key != Analysis.noKey {
            least = min(least, key)
            greatest = max(greatest, key)
        }
        let last = least > greatest ? 0 : UInt64(bitPattern: greatest &- least) &+ 1
        return keys.map { key in
            if key == Analysis.noKey { return last }
            return UInt64(bitPattern: isDescending ? greatest &- key : key &- least)
        }
    }

    /// A number for each row that sorts as the column does.
    private func sortKeys(_ column: ListColumn) -> [Int64] {
        switch column {
        case .stage: return stages.map { Int64($0.rawValue) }
        case .state: return states.map { Int64($0.rawValue) }
        case .quiet: return silenceKeys
        case .rhythm, .silent: return rhythmKeys { Int64($0.silentDays) }
        case .chanceIfActive: return rhythmKeys { Analysis.key(of: $0.chanceWhileActive) }
        case .stillActive: return rhythmKeys { Analysis.key(of: $0.chanceActive) }
        case .level:
            return rhythmKeys { $0.drop?.ratio.map(Analysis.key) ?? Analysis.noKey }
        case .usualGap:
            return program.ids.indices.map { row in
                usualGap(row: row).map(Analysis.key) ?? Analysis.noKey
            }
        case .value:
            return program.ids.indices.map { valueWhileActive(row: $0) ?? Analysis.noKey }
        case .chance:
            return program.ids.indices.map { row in
                chanceOfSale(row: row).map(Analysis.key) ?? Analysis.noKey
            }
        case .risk:
            return program.ids.indices.map { valueAtRisk(row: $0) ?? Analysis.noKey }
        case .joined: return dayKeys(joinedDays)
        case .activity: return dayKeys(ofCovered: lastActivityDays)
        case .sale: return dayKeys(ofCovered: lastSaleDays)
        case .figure(.metric(let metric), let days): return metricKeys(metric, days: days)
        case .figure(.conversion, let days): return ratioKeys(.sales, .clicks, days: days)
        case .figure(.epc, let days): return ratioKeys(.commission, .clicks, days: days)
        case .trend(let metric, let weeks): return metricKeys(metric, days: weeks * 7)
        case .steps, .contacted, .snoozed, .fit: return workKeys(column)
        case .id: return idKeys
        case .tags: return tagKeys
        default: return column.field.map(textKeys) ?? []
        }
    }

    private func workKeys(_ column: ListColumn) -> [Int64] {
        let work = work
        return program.ids.indices.map { row in
            guard program.exists(row: row) else { return Analysis.noKey }
            let key: Int? =
                switch column {
                case .steps: progressKey(row: row)
                case .contacted: daysSinceContact(row: row)
                case .snoozed:
                    work.isSnoozed(row: row, on: today)
                        ? work.snoozedUntil[row].map { Int($0.number) } : nil
                default: program.fit(row: row)
                }
            return key.map(Int64.init) ?? Analysis.noKey
        }
    }

    /// The share of settled steps in thousandths.
    private func progressKey(row: Int) -> Int? {
        let progress = progress(row: row)
        return progress.of == 0 ? nil : progress.settled * 1_000 / progress.of
    }

    private func rhythmKeys(_ key: (RhythmScore) -> Int64) -> [Int64] {
        program.ids.indices.map { row in rhythmScore(row: row).map(key) ?? Analysis.noKey }
    }

    private var silenceKeys: [Int64] {
        let states = states
        return silentDays.values.indices.map { row in
            switch states[row] {
            case .prospect, .unknown: Analysis.noKey
            default: silentDays[row].map(Int64.init) ?? Analysis.noKey
            }
        }
    }

    private func dayKeys(_ days: [Int32]) -> [Int64] {
        program.ids.indices.map { row in
            guard row < days.count, days[row] != Figures.never else { return Analysis.noKey }
            return Int64(days[row])
        }
    }

    /// Days of partners some file of figures covers.
    private func dayKeys(ofCovered days: [Int32]) -> [Int64] {
        zip(dayKeys(days), states).map { $1 == .unknown ? Analysis.noKey : $0 }
    }

    private func metricKeys(_ metric: Metric, days: Int) -> [Int64] {
        let window = window(days: days)
        let sums = sums(metric, in: window)
        let known = knownRows(metric, in: window)
        return program.ids.indices.map { row in
            guard known.contains(row) else { return Analysis.noKey }
            return row < sums.count ? sums[row] : 0
        }
    }

    private func ratioKeys(_ part: Metric, _ whole: Metric, days: Int) -> [Int64] {
        let (parts, wholes) = (metricKeys(part, days: days), metricKeys(whole, days: days))
        let others = foreignCounts(whole, beside: part, in: window(days: days))
        return parts.indices.map { row in
            guard parts[row] != Analysis.noKey, wholes[row] != Analysis.noKey else {
                return Analysis.noKey
            }
            let whole = wholes[row] &- (others?[row] ?? 0)
            return whole == 0
                ? Analysis.noKey : Analysis.key(of: Double(parts[row]) / Double(whole))
        }
    }

    /// A whole number that sorts as a number does: its bits, those of negative ones turned round.
    private static func key(of number: Double) -> Int64 {
        let bits = Int64(bitPattern: number.bitPattern)
        return bits < 0 ? Int64.min &- bits : bits
    }

    // MARK: - Texts

    private var idKeys: [Int64] {
        let ids = program.ids
        var order = ByteOrder()
        for row in ids.indices {
            order.append { bytes in ids.withBytes(row: row) { bytes.append(contentsOf: $0) } }
        }
        return order.ranks().map(Int64.init)
    }

    private func textKeys(_ field: String) -> [Int64] {
        var order = ByteOrder()
        var rows: [Int] = []
        program.forEachValue(of: field) { row, text in
            guard !text.isEmpty else { return }
            rows.append(row)
            order.append { $0.append(contentsOf: text) }
        }
        return keys(of: order, rows: rows)
    }

    private var tagKeys: [Int64] {
        var order = ByteOrder()
        var rows: [Int] = []
        let tags = TagLists(program)
        for row in program.ids.indices where !tags[row].isEmpty {
            rows.append(row)
            order.append { bytes in
                for (place, tag) in tags[row].enumerated() {
                    if place > 0 { bytes.append(0x20) }
                    bytes.append(contentsOf: tags.names[Int(tag)].utf8)
                }
            }
        }
        return keys(of: order, rows: rows)
    }

    private func keys(of order: ByteOrder, rows: [Int]) -> [Int64] {
        var keys = Array(repeating: Analysis.noKey, count: program.ids.count)
        for (row, rank) in zip(rows, order.ranks()) { keys[row] = Int64(rank) }
        return keys
    }
}

/// The tags of all rows, as numbers in the order of names.
struct TagLists {
    let names: [String]
    private let starts: [Int32]
    private let tags: [Int32]

    init(_ program: Program) {
        names = program.values(of: "tag")
        var counts = Array(repeating: Int32(0), count: program.ids.count + 1)
        for name in names {
            program.forEachValue(of: FieldName.tag + name) { row, _ in counts[row + 1] += 1 }
        }
        for row in program.ids.indices { counts[row + 1] += counts[row] }
        starts = counts
        var tags = Array(repeating: Int32(0), count: Int(counts[program.ids.count]))
        for (number, name) in names.enumerated() {
            program.forEachValue(of: FieldName.tag + name) { row, _ in
                tags[Int(counts[row])] = Int32(number)
                counts[row] += 1
            }
        }
        self.tags = tags
    }

    subscript(row: Int) -> ArraySlice<Int32> { tags[Int(starts[row])..<Int(starts[row + 1])] }
}
