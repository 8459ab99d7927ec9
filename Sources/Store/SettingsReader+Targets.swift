import Model
import PlainTree

/// Reads what KPIs are to reach, and when weeks begin.
extension SettingsReader {
    private static let weekdays = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]

    mutating func take(weekStart entry: PlainTree.Entry) {
        guard let text = plain(entry) else { return }
        guard let weekday = SettingsReader.weekdays.firstIndex(of: text) else {
            note(entry.value.place, "‘\(text)’ is no weekday such as monday or sunday")
            return
        }
        settings.weekStart = weekday
    }

    /// A list of lines such as `epc >= 0.45 EUR per month`.
    mutating func take(targets entry: PlainTree.Entry, of bytes: [UInt8]) {
        guard case .list(let lines) = entry.value.value else {
            note(entry.value.place, "targets are a list of lines: - epc >= 0.45 EUR per month")
            return
        }
        for line in lines { take(target: line, of: bytes) }
    }

    private mutating func take(target line: PlainTree, of bytes: [UInt8]) {
        guard let text = line.text else {
            note(line.place, "a target is one line: epc >= 0.45 EUR per month")
            return
        }
        do throws(KPITarget.Mistake) {
            let target = try KPITarget(text, usual: settings.currency)
            guard target.currency == nil || target.currency == settings.currency else {
                note(line.place, "figures are in \(settings.currency.code), so are their targets")
                return
            }
            settings.targets.append(target)
        } catch { note(error, in: text, at: line.place, of: bytes) }
    }

    /// A list of lines such as `tools 400 EUR per month from 2026-01`.
    mutating func take(costs entry: PlainTree.Entry, of bytes: [UInt8]) {
        guard case .list(let lines) = entry.value.value else {
            note(entry.value.place, "costs are a list of lines: - tools 400 EUR per month")
            return
        }
        for line in lines { take(cost: line, of: bytes) }
    }

    private mutating func take(cost line: PlainTree, of bytes: [UInt8]) {
        guard let text = line.text else {
            note(line.place, "a cost is one line: tools 400 EUR per month from 2026-01")
            return
        }
        do throws(KPITarget.Mistake) {
            let cost = try ProgramCost(text, usual: settings.currency)
            guard cost.amount.currency == settings.currency else {
                note(line.place, "figures are in \(settings.currency.code), so are costs")
                return
            }
            settings.costs.append(cost)
        } catch { note(error, in: text, at: line.place, of: bytes) }
    }

    /// Notes a mistake at its place in a line of a file.
    private mutating func note(
        _ mistake: KPITarget.Mistake, in text: String, at place: PlainTree.Place, of bytes: [UInt8]
    ) {
        let before = String(decoding: text.utf8.prefix(mistake.offset), as: UTF8.self)
        let shift = before.unicodeScalars.count + (isQuoted(place, in: bytes) ? 1 : 0)
        note(PlainTree.Place(line: place.line, column: place.column + shift), mistake.what)
    }

    /// Whether a quotation mark stands at a place.
    private func isQuoted(_ place: PlainTree.Place, in bytes: [UInt8]) -> Bool {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.indices.contains(place.line - 1) else { return false }
        let line = String(decoding: lines[place.line - 1], as: UTF8.self).unicodeScalars
        let scalar = line.dropFirst(place.column - 1).first
        return scalar == "\"" || scalar == "'"
    }
}
