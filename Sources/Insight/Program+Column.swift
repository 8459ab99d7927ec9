import Model

extension Program {
    /// A field of all rows; values that many rows share are read once in a while, not for each.
    ///
    /// Rows without a value have `absent`.
    func column<Value>(
        of field: String, absent: Value, _ read: (UnsafeBufferPointer<UInt8>) -> Value
    ) -> [Value] {
        var known = Array(repeating: UInt32(0), count: 256)
        var values = Array(repeating: absent, count: 256)
        return references(of: field).map { reference in
            guard reference != 0 else { return absent }
            let place = Int(truncatingIfNeeded: (reference &* 0x9E37_79B1) >> 24)
            if known[place] != reference {
                known[place] = reference
                values[place] = withValue(at: reference, read)
            }
            return values[place]
        }
    }
}
