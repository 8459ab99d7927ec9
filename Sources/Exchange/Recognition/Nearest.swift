/// Finds the word a person may have meant.
enum Nearest {
    /// The word with the fewest letters to change, nil if all are too far.
    static func word(to word: String, among words: [String]) -> String? {
        let sorted = words.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let near = sorted.map { (distance(Array(word.utf8), Array($0.utf8)), $0) }
            .min { $0.0 < $1.0 }
        guard let near, near.0 <= max(2, word.utf8.count / 2) else { return nil }
        return near.1
    }

    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        guard left.count <= 200, right.count <= 200 else { return .max }
        var row = Array(0...right.count)
        for (index, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (place, other) in right.enumerated() {
                let changed = diagonal + (byte == other ? 0 : 1)
                diagonal = row[place + 1]
                row[place + 1] = min(changed, row[place] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
