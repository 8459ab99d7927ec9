/// Every state, or a fair choice of them, in which a power cut may leave a folder.
struct CrashStates {
    let disk: Disk
    /// At most so many for one moment.
    let limit: Int
    /// What may become of a write that is not safe.
    var fates = Disk.Fate.few

    /// A moment and what has become of the steps that were not safe then.
    struct State {
        let moment: Int
        let fates: [Int: Disk.Fate]
    }

    /// Visits the states; the same folder with the same promises is visited once.
    func forEach(_ visit: (State, Tree) throws -> Void) rethrows {
        var seen: Set<Int> = []
        var dice = Pseudo(UInt64(disk.steps.count))
        var answers = 0
        for moment in 0...disk.steps.count {
            if moment > 0, case .answer = disk.steps[moment - 1].what { answers += 1 }
            for fates in choices(disk.open(at: moment), &dice) {
                let tree = disk.tree(at: moment, fates: fates)
                var hasher = Hasher()
                hasher.combine(answers)
                hasher.combine(tree.folders.sorted())
                for (name, bytes) in tree.files.sorted(by: { $0.key < $1.key }) {
                    hasher.combine(name)
                    hasher.combine(bytes)
                }
                guard seen.insert(hasher.finalize()).inserted else { continue }
                try visit(State(moment: moment, fates: fates), tree)
            }
        }
    }

    private func choices(_ open: [Int], _ dice: inout Pseudo) -> [[Int: Disk.Fate]] {
        let options = open.map { disk.isWrite($0) ? fates : [.lost, .whole] }
        let count = options.reduce(1) { min(1 << 20, $0 * $1.count) }
        if count <= limit { return all(open, options) }
        var chosen: [[Int: Disk.Fate]] = [
            [:], Dictionary(uniqueKeysWithValues: open.map { ($0, .lost) }),
        ]
        // Each one alone lost, and each one alone there.
        for (index, fates) in zip(open, options) {
            for fate in fates where fate != .whole { chosen.append([index: fate]) }
            chosen.append(
                Dictionary(uniqueKeysWithValues: open.filter { $0 != index }.map { ($0, .lost) }))
        }
        while chosen.count < limit {
            chosen.append(
                Dictionary(
                    uniqueKeysWithValues: zip(open, options).map { ($0, $1[dice.roll($1.count)]) }))
        }
        return chosen
    }

    private func all(_ open: [Int], _ options: [[Disk.Fate]]) -> [[Int: Disk.Fate]] {
        var choices: [[Int: Disk.Fate]] = [[:]]
        for (index, fates) in zip(open, options) {
            choices = choices.flatMap { choice in
                fates.map { fate in choice.merging([index: fate]) { $1 } }
            }
        }
        return choices
    }
}

/// Random numbers that are the same in every run.
struct Pseudo: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }

    /// A number from zero to below a bound.
    mutating func roll(_ bound: Int) -> Int { Int(next() >> 33) % bound }
}
