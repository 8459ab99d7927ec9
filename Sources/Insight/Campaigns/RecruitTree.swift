public import Model

/// Who brought whom, over all levels.
public struct RecruitTree: Sendable {
    /// One partner in the tree; those it brought follow it, a level deeper.
    public struct Line: Hashable, Sendable {
        /// The partner's row.
        public let row: Int
        /// How many stand above it in this tree, 0 at the top.
        public let level: Int
        /// The partners it brought itself, by row.
        public let recruits: [Int]
        /// How many stand below it, over all levels.
        public internal(set) var below: Int
    }
    /// Whether a partner ever did anything that sources tell of.
    public enum Beginning: Hashable, Sendable {
        /// No file speaks of it.
        case unknown
        case never
        /// The day of its first activity.
        case on(Day)
    }

    /// Everybody who brought somebody or was brought, from the top down.
    public internal(set) var lines: [Line] = []
    /// Partners brought by somebody who is no partner here: their rows, and whom they name.
    public internal(set) var strangers: [(row: Int, parent: String)] = []
}

extension Analysis {
    /// The tree of everybody, or the trees below some rows.
    ///
    /// Links that lead in a circle are cut where they come back to somebody who stands there
    /// already, so that everybody stands in it once.
    public func recruitTree(of rows: [Int]? = nil) -> RecruitTree {
        var growing = GrowingTree(recruits: recruits)
        let brought = Set(growing.recruits.values.joined())
        let all = growing.recruits.keys.sorted()
        // Those nobody brought first, then whoever stands in a circle and was not met.
        for row in rows ?? (all.filter { !brought.contains($0) } + all) { growing.plant(row) }
        var tree = growing.tree
        tree.strangers = strangers.filter { rows?.contains($0.row) ?? true }
        return tree
    }

    /// Who brought a partner; nil if nobody says, or it is no partner.
    public func recruiter(of row: Int) -> Int? {
        guard let id = program.value(FieldName.parent, row: row).flatMap({ PartnerID($0.utf8) }),
            let parent = program.row(of: id), parent != row
        else { return nil }
        return parent
    }

    private var strangers: [(row: Int, parent: String)] {
        program.rows.compactMap { row in
            guard let parent = program.value(FieldName.parent, row: row),
                PartnerID(parent.utf8).flatMap({ program.row(of: $0) }) == nil
            else { return nil }
            return (row, parent)
        }
    }

    /// When a partner first did anything at all.
    public func beginning(row: Int) -> RecruitTree.Beginning {
        let firsts = Metric.allCases.filter(\.isActivity).compactMap {
            figures.span($0, partner: row, before: today)?.first
        }
        if let first = firsts.min() { return .on(first) }
        let all = Window(from: Day(number: 0), to: today.advanced(by: -1))
        let isKnown = Metric.allCases.contains {
            $0.isActivity && self.isKnown($0, row: row, in: all)
        }
        return isKnown ? .never : .unknown
    }

    /// The day of a partner's first sale, nil if it never sold.
    public func firstSale(row: Int) -> Day? {
        figures.span(.sales, partner: row, before: today)?.first
    }

    /// What is earned and not paid for bringing partners, by row, in minor units.
    public var recruitingBonuses: [Int: Int64] {
        var due: [Int: Int64] = [:]
        for incentive in program.incentives where incentive.kind == .recruitment {
            for standing in report(on: incentive).standings where standing.left > 0 {
                due[standing.row, default: 0] &+= standing.left
            }
        }
        return due
    }
}

/// A tree while it is put together, without a call for each level.
private struct GrowingTree {
    let recruits: [Int: [Int]]
    private(set) var tree = RecruitTree()
    private var met: Set<Int> = []

    init(recruits: [Int: [Int]]) { self.recruits = recruits }

    mutating func plant(_ top: Int) {
        var waiting = [(row: top, level: 0)]
        let start = tree.lines.count
        while let next = waiting.popLast() {
            guard met.insert(next.row).inserted else { continue }
            let own = recruits[next.row] ?? []
            tree.lines.append(
                RecruitTree.Line(row: next.row, level: next.level, recruits: own, below: 0))
            waiting += own.reversed().map { ($0, next.level + 1) }
        }
        countBelow(from: start)
    }

    /// Everybody behind a line that stands deeper, until one does not.
    private mutating func countBelow(from start: Int) {
        var above: [Int] = []
        for index in start..<tree.lines.count {
            while let last = above.last, tree.lines[last].level >= tree.lines[index].level {
                above.removeLast()
            }
            for place in above { tree.lines[place].below += 1 }
            above.append(index)
        }
    }
}
