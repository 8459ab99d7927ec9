import Exchange

/// A mail of a name, a subject, a text and a page, parted by NULs: its head stays as it is to be.
func attempt(_ bytes: [UInt8]) {
    let parts = bytes.split(separator: 0, maxSplits: 3, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
    }
    guard parts.count >= 3, let address = MailAddress("d@x.example".utf8),
        let from = try? NamedAddress("Kim <kim@shop.example>"),
        let to = try? NamedAddress(name: parts[0], address: address),
        let mail = try? MailMessage(
            from: from, to: to, subject: parts[1], body: parts[2],
            html: parts.count > 3 ? parts[3] : nil, milliseconds: 1_795_530_485_000, key: "k3f9"),
        let written = try? mail.bytes()
    else { return }
    check(written, hasPage: parts.count > 3)
}

private func check(_ written: [UInt8], hasPage: Bool) {
    let lines = written.split(separator: 0x0A, omittingEmptySubsequences: false)
    demand(lines.allSatisfy { $0.count <= 998 }, "a line is too long")
    demand(
        written.allSatisfy { $0 == 0x0A || ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x09 },
        "a byte is not plain")
    let head = lines[..<(lines.firstIndex { $0.isEmpty } ?? 0)]
    let names = head.filter { $0.first != 0x20 }.map {
        String(decoding: $0.prefix { $0 != 0x3A }, as: UTF8.self)
    }
    let ends = hasPage ? ["Content-Type"] : ["Content-Type", "Content-Transfer-Encoding"]
    demand(
        names == ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version"] + ends,
        "the head is \(names)")
    let parts = lines.count { $0.elementsEqual("--=_k3f9".utf8) }
    demand(parts == (hasPage ? 2 : 0), "there are \(parts) parts")
}
