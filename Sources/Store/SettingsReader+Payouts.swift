import Model
import PlainTree

/// Reads from how much on partners are paid, and since when payouts are on record.
extension SettingsReader {
    /// `payouts: {minimum: "50 EUR, 60 USD", settled: 2026-09-30}`.
    mutating func take(payouts entry: PlainTree.Entry) {
        for part in parts(of: entry) {
            switch part.key {
            case "minimum": take(minimum: part)
            case "settled": take(settled: part)
            default: note(part.place, "payouts have a minimum and settled, no ‘\(part.key)’")
            }
        }
    }

    private mutating func take(minimum entry: PlainTree.Entry) {
        guard let text = plain(entry) else { return }
        guard let minimum = PayoutMinimum(text, usual: settings.currency) else {
            note(entry.value.place, "‘\(text)’ is no amount such as 50 EUR, or 50 EUR, 60 USD")
            return
        }
        settings.payoutMinimum = minimum
    }

    private mutating func take(settled entry: PlainTree.Entry) {
        guard let text = plain(entry) else { return }
        guard let day = Day(iso: text.utf8) else {
            note(entry.value.place, "‘\(text)’ is not a day as YYYY-MM-DD")
            return
        }
        settings.payoutsSettled = day
    }
}
