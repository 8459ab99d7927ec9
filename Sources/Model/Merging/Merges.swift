/// Which partners are one: the rows that were merged, and the row that speaks for each.
///
/// A merge is one field of the merged partner that names another. Names are followed to their end;
/// where they lead back, as after two people merged two partners into each other, the oldest of
/// the merges in the circle does not count. So every order of changes gives the same answer.
struct Merges: Sendable {
    /// The row that speaks for each merged row; never a merged one itself.
    private(set) var survivors: [Int: Int] = [:]
    /// The merged rows each row speaks for, in order.
    private(set) var members: [Int: [Int]] = [:]

    private struct Step {
        let target: Int
        let stamp: Stamp
    }

    init(_ fold: Fold) {
        var steps = Merges.steps(fold)
        for row in steps.keys.sorted() { Merges.open(circleFrom: row, &steps, fold.ids) }
        for row in steps.keys.sorted() {
            var end = row
            while let step = steps[end] { end = step.target }
            survivors[row] = end
            members[end, default: []].append(row)
        }
    }

    /// What each row names; names of nobody, and of the row itself, do not count.
    private static func steps(_ fold: Fold) -> [Int: Step] {
        guard let place = fold.columnOf[FieldName.merged] else { return [:] }
        let column = fold.columns[place]
        var steps: [Int: Step] = [:]
        column.forEachValue { row, reference in
            let target = fold.pool.withBytes(at: reference) { fold.ids.row(of: $0) }
            guard let target, target != row, fold.setFields[target] > 0 else { return }
            steps[row] = Step(target: target, stamp: fold.stamps[Int(column[row].stamp)])
        }
        return steps
    }

    /// Takes the oldest step out of the circle a row leads into, if it leads into one.
    private static func open(
        circleFrom start: Int, _ steps: inout [Int: Step], _ ids: PartnerIDs
    ) {
        var seen: Set<Int> = []
        var row = start
        while let step = steps[row] {
            guard seen.insert(row).inserted else { break }
            row = step.target
        }
        guard steps[row] != nil else { return }
        var circle: [(row: Int, stamp: Stamp)] = []
        var next = row
        repeat {
            guard let step = steps[next] else { return }
            circle.append((next, step.stamp))
            next = step.target
        } while next != row
        let oldest = circle.min {
            $0.stamp != $1.stamp ? $0.stamp < $1.stamp : ids[$0.row] < ids[$1.row]
        }
        if let oldest { steps[oldest.row] = nil }
    }
}

extension Program {
    /// Whether a row's partner is part of another one.
    public func isMerged(row: Int) -> Bool { merges.survivors[row] != nil }

    /// The row that speaks for a row: another one if it was merged, else itself.
    public func survivor(of row: Int) -> Int { merges.survivors[row] ?? row }

    /// The partner that speaks for an id: another one if it was merged, else itself.
    public func survivor(of id: PartnerID) -> PartnerID {
        guard let row = reservedRow(of: id), let end = merges.survivors[row] else { return id }
        return ids[end]
    }

    /// The rows of the partners that are part of a row's partner, in order.
    public func members(of row: Int) -> [Int] { merges.members[row] ?? [] }

    /// The rows that are part of another one, each with the row that speaks for it.
    public var mergedRows: [Int: Int] { merges.survivors }

    /// The rows that speak for others, each with those they speak for.
    public var mergedGroups: [Int: [Int]] { merges.members }
}
