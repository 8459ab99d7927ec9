import Exchange
import Model

/// Keeps files of one import from speaking of the same days twice.
enum ImportOverlap {
    /// Holds the last file against those before it.
    ///
    /// A file that covers days beyond its last row, because it was exported later, leaves them to a
    /// file that has rows there. Rows of the same days in two files are refused.
    static func settle(_ entries: inout [ImportRun.Entry]) throws(Refusal) {
        guard let last = entries.indices.last else { return }
        for earlier in entries.indices.dropLast() {
            for left in entries[earlier].plan.figures.indices {
                for right in entries[last].plan.figures.indices {
                    var first = entries[earlier].plan.figures[left]
                    var second = entries[last].plan.figures[right]
                    guard speakOfTheSame(first, second) else { continue }
                    guard shorten(&first, &second) else {
                        throw refusal(entries[earlier], entries[last], first, second)
                    }
                    entries[earlier].plan.shorten(left, to: first.window)
                    entries[last].plan.shorten(right, to: second.window)
                }
            }
        }
    }

    private static func speakOfTheSame(_ left: CanonicalFile, _ right: CanonicalFile) -> Bool {
        let isTotals = (left.scope == .totals, right.scope == .totals)
        guard left.source == right.source, isTotals.0 == isTotals.1,
            left.metrics.contains(where: right.metrics.contains),
            left.window.clamped(to: right.window).length > 0
        else { return false }
        if case .partner(let one) = left.scope, case .partner(let other) = right.scope {
            return one == other
        }
        return true
    }

    /// Ends the file with the earlier rows where the other one's begin; false if both have rows there.
    private static func shorten(_ left: inout CanonicalFile, _ right: inout CanonicalFile) -> Bool {
        if left.lastRow < right.window.from {
            left.end(before: right.window.from)
            return true
        }
        if right.lastRow < left.window.from {
            right.end(before: left.window.from)
            return true
        }
        return false
    }

    private static func refusal(
        _ left: ImportRun.Entry, _ right: ImportRun.Entry, _ first: CanonicalFile,
        _ second: CanonicalFile
    ) -> Refusal {
        let days = first.window.clamped(to: second.window)
        return Refusal(
            "\(left.content.name) and this file both speak of \(days.from.iso) to \(days.to.iso): "
                + "import one after the other, the later one counts", .use)
    }
}
