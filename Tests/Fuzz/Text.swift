import Screen

/// Any bytes on their way to a terminal: nothing it obeys is left, and every column is straight.
func attempt(_ bytes: [UInt8]) {
    let safe = SafeText(bytes: bytes)
    demand(safe.string.unicodeScalars.allSatisfy(isHarmless), "a control came through")
    demand(SafeText(safe.string) == safe, "what is safe is not safe")
    for columns in [0, 1, 2, 7, 40] {
        demand(safe.fitted(to: columns).columns == columns, "it does not fit")
        let (head, tail) = safe.split(at: columns)
        demand(head.columns + tail.columns == safe.columns, "a cut loses columns")
    }
    let ascii = safe.ascii
    demand(ascii.columns == safe.columns, "ASCII takes other columns")
    demand(ascii.string.utf8.count == ascii.columns, "ASCII is not ASCII")
}

private func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
        0xE0000...0xE0FFF:
        false
    default: true
    }
}
