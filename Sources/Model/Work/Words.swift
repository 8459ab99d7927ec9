/// The words of a line by bytes, one after the other.
struct Words {
    private var bytes: ArraySlice<UInt8>

    init(_ text: String) { self.init(Array(text.utf8)[...]) }

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes.drop { $0 == 0x20 } }

    /// Whether nothing is left.
    var isAtEnd: Bool { bytes.isEmpty }

    /// Takes exactly this word if it comes next.
    mutating func take(_ word: String) -> Bool {
        guard peek?.elementsEqual(word.utf8) == true else { return false }
        _ = next()
        return true
    }

    /// Takes a day: `2026-12-31`, or one counted from today such as `90d`.
    mutating func day(_ today: Day) -> Day? {
        next().flatMap { WorkText.day($0, today: today) }
    }

    /// The word that comes next, nil at the end.
    var peek: ArraySlice<UInt8>? {
        let word = bytes.prefix { $0 != 0x20 }
        return word.isEmpty ? nil : word
    }

    /// Takes the word that comes next.
    mutating func next() -> ArraySlice<UInt8>? {
        guard let word = peek else { return nil }
        bytes = bytes.dropFirst(word.count).drop { $0 == 0x20 }
        return word
    }

    /// Takes a word such as `by` and the day behind it; nothing if no day follows.
    mutating func dayBehindWord(_ today: Day) -> Day? {
        var trial = self
        _ = trial.next()
        guard let day = trial.next().flatMap({ WorkText.day($0, today: today) }) else {
            return nil
        }
        self = trial
        return day
    }

    /// Takes a word such as `pays` and the amount above 0 behind it; nothing if none follows.
    mutating func amountBehind(_ word: String, digits: Int) -> Int64? {
        var trial = self
        guard trial.take(word),
            let amount = trial.next().flatMap({ Amount.read($0, digits: digits) }),
            amount > 0
        else { return nil }
        self = trial
        return amount
    }

    /// What is left, without blanks at the end.
    var rest: String {
        var bytes = bytes
        while bytes.last == 0x20 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
