/// A cursor that goes through several groups of lines as through one list, and remembers its place
/// in each.
struct GroupCursor<Group: CaseIterable & Hashable> where Group.AllCases == [Group] {
    private(set) var group: Group
    private var places: [Group: Int] = [:]
    private var counts: [Group: Int] = [:]

    init(_ group: Group) { self.group = group }

    func count(of group: Group) -> Int { counts[group] ?? 0 }

    func place(in group: Group) -> Int { max(0, min(places[group] ?? 0, count(of: group) - 1)) }

    /// Takes how many lines each group has now; leaves a group that has become empty.
    mutating func take(_ counts: [Group: Int]) {
        self.counts = counts
        guard count(of: group) == 0 else { return }
        group = Group.allCases.first { count(of: $0) > 0 } ?? group
    }

    /// Moves so many lines on or back, from one group into the next.
    mutating func move(by step: Int) {
        let direction = step < 0 ? -1 : 1
        for _ in 0..<abs(step) {
            let next = place(in: group) + direction
            if (0..<count(of: group)).contains(next) {
                places[group] = next
            } else {
                guard let other = neighbour(direction) else { return }
                group = other
                places[other] = direction > 0 ? 0 : count(of: other) - 1
            }
        }
    }

    /// Goes to the next or previous group with lines, to where it was left.
    mutating func step(by direction: Int) {
        if let other = neighbour(direction) { group = other }
    }

    /// Goes to the first or last line of all.
    mutating func moveToEnd(first: Bool) {
        let filled = Group.allCases.filter { count(of: $0) > 0 }
        guard let edge = first ? filled.first : filled.last else { return }
        group = edge
        places[edge] = first ? 0 : count(of: edge) - 1
    }

    mutating func select(_ group: Group, _ place: Int) {
        guard (0..<count(of: group)).contains(place) else { return }
        self.group = group
        places[group] = place
    }

    private func neighbour(_ direction: Int) -> Group? {
        let all = Group.allCases
        var index = (all.firstIndex(of: group) ?? 0) + direction
        while all.indices.contains(index) {
            if count(of: all[index]) > 0 { return all[index] }
            index += direction
        }
        return nil
    }
}
