/// How far apart two words are, to guess what somebody meant.
public enum EditDistance {
    /// The candidate nearest to a word, nil if none is near enough to be a guess.
    ///
    /// Near enough is one edit for every three letters, one at least; or the word is the beginning
    /// of exactly one candidate. Among equals the first wins.
    public static func nearest(to word: [UInt8], among candidates: [String]) -> String? {
        guard !word.isEmpty, word.count <= 24 else { return nil }
        let begun = candidates.filter { $0.utf8.starts(with: word) }
        if begun.count == 1 { return begun[0] }
        var best: (word: String, distance: Int)?
        for candidate in candidates {
            let distance = between(word, Array(candidate.utf8))
            if distance < best?.distance ?? Int.max { best = (candidate, distance) }
        }
        guard let best, best.distance <= max(1, word.count / 3) else { return nil }
        return best.word
    }

    /// Letters put in, left out, replaced, or swapped with their neighbour.
    ///
    /// The optimal string alignment distance: Damerau's four edits, no part edited twice.
    public static func between(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var older = [Int](repeating: 0, count: right.count + 1)
        var old = Array(0...right.count)
        for row in 1...max(1, left.count) where !left.isEmpty {
            var new = [row] + [Int](repeating: 0, count: right.count)
            for column in 1...max(1, right.count) where !right.isEmpty {
                let isSame = left[row - 1] == right[column - 1]
                var cost = min(old[column] + 1, new[column - 1] + 1)
                cost = min(cost, old[column - 1] + (isSame ? 0 : 1))
                if row > 1, column > 1, left[row - 1] == right[column - 2],
                    left[row - 2] == right[column - 1]
                {
                    cost = min(cost, older[column - 2] + 1)
                }
                new[column] = cost
            }
            (older, old) = (old, new)
        }
        return old[right.count]
    }
}
