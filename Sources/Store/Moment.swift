import Model

/// Moments as journals write them: `2026-11-22T03:40:12.123Z`.
enum Moment {
    private static let day: Int64 = 86_400_000

    static func text(_ milliseconds: Int64) -> String {
        let days = milliseconds >= 0 ? milliseconds / day : (milliseconds - day + 1) / day
        let rest = Int(milliseconds - days * day)
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        return Day(number: Int32(clamping: days)).iso + "T" + padded(rest / 3_600_000, 2) + ":"
            + padded(rest / 60_000 % 60, 2) + ":" + padded(rest / 1000 % 60, 2) + "."
            + padded(rest % 1000, 3) + "Z"
    }

    static func read(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        guard text.count == 24, let date = Day(iso: text[..<10]), text[10] == 0x54,
            text[13] == 0x3A, text[16] == 0x3A, text[19] == 0x2E, text[23] == 0x5A,
            let hours = number(text[11..<13]), let minutes = number(text[14..<16]),
            let seconds = number(text[17..<19]), let rest = number(text[20..<23])
        else { return nil }
        return Int64(date.number) * day + hours * 3_600_000 + minutes * 60_000 + seconds * 1000
            + rest
    }

    private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int64? {
        var value: Int64 = 0
        for byte in digits {
            guard case let digit = byte &- 0x30, digit < 10 else { return nil }
            value = value * 10 + Int64(digit)
        }
        return value
    }
}
