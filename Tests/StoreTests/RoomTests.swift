import Testing

@testable import Store

/// Sizes in words, as they are said where a disk is full.
@Suite struct RoomTests {
    @Test(arguments: [
        (0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 KB"), (65_536, "65.5 KB"),
        (999_999, "999.9 KB"), (1_000_000, "1.0 MB"), (3_150_000_000, "3.1 GB"),
        (Int.max, "9.2 EB"),
    ])
    func `a size has a unit and one decimal`(bytes: Int, says: String) {
        #expect(Room.size(bytes) == says)
    }

    @Test func `room is told as what is free of all`() {
        #expect(Room(free: 0, all: 3_150_000_000).text == "0 bytes of 3.1 GB free")
    }
}
