import Glibc

/// Inputs made from good ones by cutting, doubling, swapping and spoiling, the same in every run.
///
/// A test runs a few thousand of them; `TEND_FUZZ=1000000 swift test --filter Fuzz` runs so many.
/// The input at work is in the file `TEND_FUZZ_INPUT` names, so that one that ends the process is
/// there afterwards.
public struct Mutations {
    private let corpus: [[UInt8]]
    private let words: [[UInt8]]
    private var dice: Dice

    /// How many inputs to try.
    public static var count: Int {
        getenv("TEND_FUZZ").flatMap { Int(String(cString: $0)) } ?? 2_000
    }

    /// Inputs from good ones, with words that mean something to who reads them.
    public init(_ corpus: [String], words: [String], seed: UInt64 = 1) {
        self.corpus = corpus.map { Array($0.utf8) }
        self.words = (words + HostileTexts.all).map { Array($0.utf8) }
        dice = Dice(seed)
    }

    /// Visits as many inputs as are to be tried.
    public mutating func forEach(_ visit: ([UInt8]) throws -> Void) rethrows {
        let file = getenv("TEND_FUZZ_INPUT").map { open($0, O_WRONLY | O_CREAT, 0o600) } ?? -1
        defer { if file >= 0 { close(file) } }
        for _ in 0..<Mutations.count {
            let input = next()
            if file >= 0 {
                ftruncate(file, 0)
                pwrite(file, input, input.count, 0)
            }
            try visit(input)
        }
    }

    /// The next input.
    public mutating func next() -> [UInt8] {
        var bytes = corpus[dice.roll(corpus.count)]
        for _ in 0...dice.roll(6) { change(&bytes) }
        return bytes
    }

    private mutating func change(_ bytes: inout [UInt8]) {
        let place = dice.roll(bytes.count + 1)
        let end = min(bytes.count, place + dice.roll(24))
        switch dice.roll(9) {
        case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8(dice.roll(8))
        case 1 where place < bytes.count: bytes[place] = UInt8(truncatingIfNeeded: dice.roll(256))
        case 2: bytes.removeSubrange(place..<end)
        case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
        case 4: bytes.insert(contentsOf: words[dice.roll(words.count)], at: place)
        case 5: bytes.replaceSubrange(place..<end, with: words[dice.roll(words.count)])
        case 6:
            let other = corpus[dice.roll(corpus.count)]
            bytes.replaceSubrange(place..., with: other[min(other.count, place)...])
        case 7:
            bytes.insert(contentsOf: Array(String(dice.next() >> dice.roll(64)).utf8), at: place)
        default:
            let part = bytes[place..<end]
            for _ in 0..<dice.roll(40) { bytes.insert(contentsOf: part, at: place) }
        }
    }
}
