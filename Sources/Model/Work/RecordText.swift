/// What people type to write goals, terms, agreements and notes down, on one line, and back again.
public enum RecordText {
    /// A goal as typed: `30 sales by 2026-12-31 agreed what was said`; nil if a part is missing.
    ///
    /// Money is in major units of the currency. The day is also one counted from today, `90d`;
    /// `from` and a day say when counting begins, else it begins today. `agreed` says that both
    /// sides want it, `pays 50` what is paid once it is met.
    public static func goal(
        _ text: String, key: String, today: Day, currency: Currency
    ) -> Goal? {
        var words = Words(text)
        guard let amount = words.next(), let metric = words.next().flatMap({ Metric(word: $0) }),
            let target = Amount.read(amount, digits: metric.isMoney ? currency.minorDigits : 0),
            target > 0
        else { return nil }
        var from = today
        var due: Day?
        var isAgreed = false
        var reward: Int64?
        while let word = words.peek {
            if word.elementsEqual("by".utf8), let day = words.dayBehindWord(today) {
                due = day
            } else if word.elementsEqual("from".utf8), let day = words.dayBehindWord(today) {
                from = day
            } else if word.elementsEqual("agreed".utf8) {
                isAgreed = true
                _ = words.next()
            } else if let amount = words.amountBehind("pays", digits: currency.minorDigits) {
                reward = amount
            } else {
                break
            }
        }
        guard let due, from <= due else { return nil }
        return Goal(
            key: key, metric: metric, target: target, from: from, due: due, isAgreed: isAgreed,
            reward: reward, text: words.rest)
    }

    /// The line that reads as a goal again.
    public static func line(_ goal: Goal, currency: Currency) -> String {
        let amount =
            goal.metric.isMoney
            ? Money(minorUnits: goal.target, currency: currency).plain : String(goal.target)
        let agreed = goal.isAgreed ? " agreed" : ""
        let text = goal.text.isEmpty ? "" : " " + goal.text
        let pays = goal.reward.map { Money(minorUnits: $0, currency: currency).plain }
        return "\(amount) \(goal.metric.word) by \(goal.due.iso) from \(goal.from.iso)" + agreed
            + (pays.map { " pays " + $0 } ?? "") + text
    }

    /// New terms as typed: `8% from 2026-12-01 why`; without a rate other terms than the rate.
    ///
    /// `before` is the rate so far. Nil if there is neither a rate nor a text.
    public static func terms(
        _ text: String, key: String, today: Day, before: String?
    ) -> TermsChange? {
        var words = Words(text)
        var rate: String?
        if let word = words.peek, word.contains(where: { (0x30...0x39).contains($0) }),
            Day(iso: word) == nil
        {
            rate = words.next().map { String(decoding: $0, as: UTF8.self) }
        }
        var day = today
        if words.peek?.elementsEqual("from".utf8) == true, let given = words.dayBehindWord(today) {
            day = given
        }
        let rest = words.rest
        guard rate != nil || !rest.isEmpty else { return nil }
        return TermsChange(key: key, day: day, before: before, rate: rate, text: rest)
    }

    /// The line that reads as terms again.
    public static func line(_ terms: TermsChange) -> String {
        let parts = [terms.rate, "from \(terms.day.iso)", terms.text]
        return parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// An agreement or a review as typed: perhaps a day, then what was agreed or decided.
    public static func dated(_ text: String, today: Day) -> (day: Day, text: String)? {
        var words = Words(text)
        var day = today
        if let given = words.peek.flatMap({ Day(iso: $0) }) {
            day = given
            _ = words.next()
        }
        let rest = words.rest
        return rest.isEmpty ? nil : (day, rest)
    }
}

/// A number without a sign as people type it.
enum Amount {
    /// Reads `30` or `1200.50` as a whole number of the smallest unit; nil for anything else, more
    /// digits behind the point than there are, or more than 64 bits hold.
    static func read(_ bytes: some Collection<UInt8>, digits: Int) -> Int64? {
        var value: Int64 = 0
        var behind: Int?
        for byte in bytes {
            if byte == 0x2E, behind == nil {
                behind = 0
                continue
            }
            guard (0x30...0x39).contains(byte), behind ?? -1 < digits else { return nil }
            behind = behind.map { $0 + 1 }
            guard let next = shifted(value, adding: Int64(byte - 0x30)) else { return nil }
            value = next
        }
        guard !bytes.isEmpty, behind != 0 else { return nil }
        for _ in (behind ?? 0)..<max(behind ?? 0, digits) {
            guard let next = shifted(value, adding: 0) else { return nil }
            value = next
        }
        return value
    }

    private static func shifted(_ value: Int64, adding digit: Int64) -> Int64? {
        let (tens, isTooBig) = value.multipliedReportingOverflow(by: 10)
        let (sum, overflows) = tens.addingReportingOverflow(digit)
        return isTooBig || overflows ? nil : sum
    }
}
