import Testing

@testable import Model

/// Sorting and finding by bytes agree with the plain way of doing it.
struct ByteOrderTests {
    private func words(_ count: Int) -> [[UInt8]] {
        var random = FilterRandom(seed: 7)
        return (0..<count).map { _ in
            let length = Int(random.next() % 40)
            let stem = Array("same beginning of a name that is long".utf8.prefix(length))
            return stem + (0..<Int(random.next() % 3)).map { _ in UInt8(97 + random.next() % 3) }
        }
    }

    @Test(arguments: [0, 1, 50, 5_000]) func `many strings come in the order of bytes`(
        count: Int
    ) {
        let words = words(count)
        var order = ByteOrder()
        for word in words { order.append { $0 += word } }
        let expected = words.indices.sorted {
            words[$0] != words[$1] ? words[$0].lexicographicallyPrecedes(words[$1]) : $0 < $1
        }
        #expect(order.sorted().map(Int.init) == expected)
        let distinct = Array(Set(words)).sorted { $0.lexicographicallyPrecedes($1) }
        #expect(order.ranks().map { distinct[Int($0)] } == words)
    }

    @Test func `a radix sort keeps the order of equals`() {
        let keys: [UInt64] = (0..<9_000).map { ($0 &* 0x9E37_79B9_7F4A_7C15) % 777 << 40 }
        var order = (0..<Int32(keys.count)).map { $0 }
        RadixOrder.sort(&order, by: keys)
        let expected = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
        #expect(order.map(Int.init) == expected)
    }

    @Test func `every string is found by its bytes`() {
        var ids = PartnerIDs()
        let texts = (0..<20_000).map { Array("partner-\($0 &* 7919)".utf8) }
        for text in texts { text.withUnsafeBufferPointer { _ = ids.append($0) } }
        for (row, text) in texts.enumerated() {
            #expect(text.withUnsafeBufferPointer { ids.row(of: $0) } == row)
        }
        #expect(Array("partner".utf8).withUnsafeBufferPointer { ids.row(of: $0) } == nil)
    }
}
