/// What people type to write work, contacts and snoozes down, on one line.
public enum WorkText {
    /// The day some words mean, counted from today: `3d`, `2w`, `1m`, `1y` or `2026-12-01`.
    ///
    /// A month is 30 days, a year 365.
    public static func day(_ word: some Collection<UInt8>, today: Day) -> Day? {
        if let day = Day(iso: word) { return day }
        let bytes = Array(word)
        let units: [UInt8: Int] = [0x64: 1, 0x77: 7, 0x6D: 30, 0x79: 365]
        guard let last = bytes.last, let unit = units[last | 0x20], (2...5).contains(bytes.count)
        else { return nil }
        var count = 0
        for byte in bytes.dropLast() {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            count = count * 10 + Int(byte - 0x30)
        }
        return today.advanced(by: count * unit)
    }

    /// A day before the text, if there is one: `3d call again` or `call again`.
    public static func due(_ text: String, today: Day) -> (due: Day?, text: String) {
        let bytes = Array(text.utf8)
        let word = bytes.prefix { $0 != 0x20 }
        guard let day = day(word, today: today) else { return (nil, text) }
        return (day, trimmed(bytes[word.count...]))
    }

    /// A contact as typed: a channel and an outcome before the text, in any order, or neither.
    ///
    /// `call reached busy until May`; without a channel it was a call, without an outcome the
    /// partner was reached by voice and has not answered in writing.
    public static func contact(_ text: String, on day: Day, reason: QuietReason?) -> Contact {
        var rest = Array(text.utf8)[...]
        var channel: Contact.Channel?
        var outcome: Contact.Outcome?
        while true {
            let word = rest.prefix { $0 != 0x20 }
            let lowered = String(
                decoding: word.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 32 : $0 }, as: UTF8.self)
            if channel == nil, let found = Contact.Channel(rawValue: lowered) {
                channel = found
            } else if outcome == nil, let found = Contact.Outcome(rawValue: lowered) {
                outcome = found
            } else {
                break
            }
            rest = rest.dropFirst(word.count).drop { $0 == 0x20 }
        }
        let way = channel ?? .call
        let isVoice = way == .call || way == .video || way == .meeting
        return Contact(
            key: "", day: day, channel: way, isIncoming: outcome == .replied,
            play: isVoice ? .call : nil, reason: reason,
            outcome: outcome ?? (isVoice ? .reached : .waiting), text: trimmed(rest))
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        var bytes = bytes.drop { $0 == 0x20 }
        while bytes.last == 0x20 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
