import Screen

/// What a terminal sends, cut in two where the first byte says; nothing may stay behind.
func attempt(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let rest = bytes.dropFirst()
    let place = rest.startIndex + Int(first) % (rest.count + 1)
    var decoder = KeyDecoder()
    _ = decoder.decode(rest[..<place], at: 0)
    _ = decoder.decode(rest[place...], at: 1)
    _ = decoder.flush(at: 5_000)
    demand(decoder.flush(at: 20_000).isEmpty, "something is left after a long silence")
    // A paste whose end never came is ended by Ctrl-C.
    _ = decoder.decode([0x03], at: 30_000)
    let next = decoder.decode([0x78], at: 31_000)
    demand(next.last == .key(.character("x")), "the next key is lost")
}
