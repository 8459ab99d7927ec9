import Glibc
import Model
import Testing

@testable import Store

/// The last change in a file is found from its end, whatever lies behind it.
@Suite struct LastLineTests {
    private func found(_ shop: Workshop) throws -> Int? {
        let folder = try Folder.open(shop.store + "/journal")
        return try LastLine.read(try folder.file(try shop.segment(), O_RDONLY))?.line.number
    }

    private func three() throws -> (shop: Workshop, name: String, bytes: [UInt8]) {
        let shop = try Workshop()
        let store = try shop.open()
        for number in 1...3 { _ = store.save(.set("ea-\(number)", "name", "n")) }
        let name = "journal/" + (try shop.segment())
        return (shop, name, try shop.bytes(of: name))
    }

    @Test(arguments: [0, 1, 5, 4_096, 9_000])
    func `behind it may stand what is no change`(count: Int) throws {
        let (shop, name, bytes) = try three()
        for junk in [UInt8(0), 0x0A, 0x78] {
            try shop.put(bytes + [UInt8](repeating: junk, count: count), in: name)
            #expect(try found(shop) == 3)
        }
    }

    @Test func `a line as long as any may be is found`() throws {
        let (shop, name, bytes) = try three()
        let store = try shop.open()
        let long = String(repeating: "x", count: 280_000)
        #expect(store.save(.set("ea-9", "note:a", long)).event?.id.number == 4)
        #expect(try found(shop) == 4)
        try shop.put(bytes, in: name)
        #expect(try found(shop) == 3)
    }

    @Test func `a file without any has none`() throws {
        let (shop, name, bytes) = try three()
        try shop.put([], in: name)
        #expect(try found(shop) == nil)
        try shop.put(Array(bytes.prefix { $0 != 0x0A }) + [0x0A], in: name)
        #expect(try found(shop) == nil, "the head of a file is no change")
    }
}
