import Exchange
internal import Glibc
import Screen

/// One line on standard error that tells how far a long import is; silent where that is no terminal.
final class ProgressLine {
    private let isShown = isatty(STDERR_FILENO) == 1
    private var last: Int64 = 0
    private var isOnScreen = false

    /// Tells how far the reading of a file is, at most ten times a second.
    func tell(_ name: String, _ progress: ImportProgress) {
        guard isShown else { return }
        let now = Surroundings.now()
        guard now - last >= 100 || now < last else { return }
        last = now
        put(ProgressLine.text(name, progress))
    }

    /// Says what is being done, whenever that was said last.
    func say(_ text: String) {
        if isShown { put(text) }
    }

    /// Takes the line away again.
    func clear() {
        guard isOnScreen else { return }
        isOnScreen = false
        _ = Files.writeAll(STDERR_FILENO, Array("\r\u{1B}[K".utf8))
    }

    private func put(_ text: String) {
        isOnScreen = true
        let line = SafeText(text).fitted(to: min(79, SafeText(text).columns), ellipsis: "…")
        _ = Files.writeAll(STDERR_FILENO, Array(("\r" + line.string + "\u{1B}[K").utf8))
    }

    /// `clicks.csv: 12.4 of 45.0 MB, 310000 rows, 3 rejected`.
    static func text(_ name: String, _ progress: ImportProgress) -> String {
        let size = progress.size.map { " of " + megabytes($0) } ?? ""
        return name + ": " + megabytes(progress.bytes) + size + " MB, \(progress.rows) rows, "
            + "\(progress.rejected) rejected"
    }

    private static func megabytes(_ bytes: Int) -> String {
        let tenths = bytes / 100_000
        return "\(tenths / 10).\(tenths % 10)"
    }
}
