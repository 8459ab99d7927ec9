import Exchange

/// An address, with a name or without; whatever is taken is one plain mailbox.
func attempt(_ bytes: [UInt8]) {
    if let address = MailAddress(bytes) { check(address) }
    guard let named = try? NamedAddress(String(decoding: bytes, as: UTF8.self)) else { return }
    check(named.address)
    demand(named.name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }, "a control is in the name")
    _ = MailHead(bytes)
}

private func check(_ address: MailAddress) {
    let text = Array(address.text.utf8)
    demand(text.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "a byte is not plain")
    demand(text.count { $0 == 0x40 } == 1, "there is not one @")
    demand(!text.contains { Array("\"(),:;<>[]\\".utf8).contains($0) }, "it means more than one")
    demand(text.first != 0x2D && text.count <= MailAddress.sizeLimit, "it is no argument")
}
