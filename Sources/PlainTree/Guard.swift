/// Looks at the bytes before the YAML library does: size, encoding, and nesting it would recurse on.
struct Guard {
    let bytes: [UInt8]

    func check() throws(PlainTree.Mistake) {
        guard bytes.count <= PlainTree.sizeLimit else {
            throw mistake(0, "the file is larger than \(PlainTree.sizeLimit / 1024) KiB")
        }
        var open = 0
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F:
                throw mistake(index, "a control character stands here")
            case 0x5B, 0x7B: open += 1
            case 0x5D, 0x7D: open = max(0, open - 1)
            default: break
            }
            guard open <= 2 * PlainTree.depthLimit else {
                throw mistake(index, "brackets are nested deeper than \(2 * PlainTree.depthLimit)")
            }
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw mistake(0, "the file is not UTF-8 text")
        }
        try checkDashes()
    }

    /// `- - - -` on one line opens as many lists, `? ? ?` as many names.
    private func checkDashes() throws(PlainTree.Mistake) {
        var (leading, isLeading) = (0, true)
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x0A, 0x0D: (leading, isLeading) = (0, true)
            case 0x20 where isLeading: continue
            case 0x2D where isLeading, 0x3F where isLeading, 0x3A where isLeading: leading += 1
            default: isLeading = false
            }
            guard leading <= 2 * PlainTree.depthLimit else {
                throw mistake(index, "lists are nested deeper than \(2 * PlainTree.depthLimit)")
            }
        }
    }

    private func mistake(_ index: Int, _ what: String) -> PlainTree.Mistake {
        let before = bytes[..<index]
        let line = before.count { $0 == 0x0A }
        let start = (before.lastIndex(of: 0x0A) ?? -1) + 1
        let column = bytes[start..<index].count { $0 & 0xC0 != 0x80 }
        return PlainTree.Mistake(.init(line: line + 1, column: column + 1), what)
    }
}
