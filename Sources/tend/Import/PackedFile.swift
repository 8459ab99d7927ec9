/// Files that hold others, which are not unpacked: what is in them may be larger than any disk.
enum PackedFile {
    private static let beginnings: [(bytes: [UInt8], what: String)] = [
        ([0x50, 0x4B, 0x03, 0x04], "a packed file or a workbook"), ([0x1F, 0x8B], "a packed file"),
        (Array("BZh".utf8), "a packed file"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "a packed file"),
        ([0x28, 0xB5, 0x2F, 0xFD], "a packed file"), ([0x37, 0x7A, 0xBC, 0xAF], "a packed file"),
        ([0xD0, 0xCF, 0x11, 0xE0], "a workbook"),
    ]

    /// Why a file that begins like that is not read, nil if it is.
    static func refusal(_ start: some Collection<UInt8>) -> String? {
        beginnings.first { start.starts(with: $0.bytes) }.map {
            "this is \($0.what): unpack it, or save it as CSV, and import that"
        }
    }
}
