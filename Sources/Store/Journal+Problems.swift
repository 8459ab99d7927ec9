internal import Glibc
import Model

extension Journal {
    /// Changes whose content is not there.
    var missingContent: [Problem] {
        waiting.map { entry in
            Problem(
                .damage, entry.place, "the content of this change is missing or damaged",
                advice: "bring back the folder blobs from a copy or from git")
        }
    }

    /// What git writes around lines it could not put together.
    static let markers = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"]

    func damaged(_ bytes: UnsafeBufferPointer<UInt8>, _ name: String, _ number: Int) {
        if Journal.markers.contains(where: { bytes.starts(with: $0.utf8) }) {
            note(
                .note, name, number, "a conflict marker of git; nothing is lost",
                "tend check --repair takes it out")
        } else if Journal.hasZeros(bytes) {
            // Whatever was confirmed and is gone shows as a missing number.
            note(.note, name, number, "an unfinished line, as a power cut leaves it", "")
        } else if Journal.isTornSeal(bytes) {
            // It was to say that the line before was never confirmed, and was never confirmed itself.
            if problems.last?.place == "journal/\(name):\(number - 1)" { problems.removeLast() }
            note(.note, name, number, "an unfinished line, never confirmed", "")
        } else {
            guard let reads = JournalLine(bytes).flatMap(Journal.reading) else {
                return note(
                    .damage, name, number, "this line is damaged and was not used",
                    "look for it in another copy or in git")
            }
            note(
                .damage, name, number, "this line is damaged and was not used; it reads: \(reads)",
                "tend check --accept journal/\(name):\(number) takes it as it reads")
        }
    }

    /// Whether a line is the beginning of the record that closes an unfinished one.
    private static func isTornSeal(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let seal = "{\"op\":\"sealed\",\"bytes\":".utf8
        // Two bytes are the beginning of any line.
        return bytes.starts(with: seal) || (bytes.count > 2 && seal.starts(with: bytes))
    }

    /// What a line says in a few words: what was done, to whom, by whom; nil if it is no change.
    static func reading(_ line: JournalLine) -> String? {
        guard line.number > 0 else { return nil }
        let partners: String
        switch line.body {
        case .edits(let edits):
            let ids = Set(edits.map(\.partner))
            guard let first = edits.first?.partner else { return nil }
            partners = ids.count == 1 ? first.text : "\(ids.count) partners"
        case .blob(_, let rows): partners = "\(rows) partners"
        default: return nil
        }
        return "\(line.kind.rawValue), \(partners), by \(line.user)"
    }

    /// Takes note that the system does not hand over the rest of a file.
    func unreadable(_ name: String, after line: Int, _ error: SystemError) {
        let place = line > 0 ? " after line \(line)" : ""
        let isBroken = error.code == EIO
        if isBroken { hasUnreadable = true }
        note(
            .damage, name, nil, error.text + place,
            "what can be read is shown" + (isBroken ? ", and nothing is saved" : ""))
    }

    func note(
        _ weight: Problem.Weight, _ name: String, _ line: Int?, _ what: String, _ advice: String
    ) {
        guard problems.count < 10_000 else { return }
        let place = "journal/\(name)" + (line.map { ":\($0)" } ?? "")
        let problem = Problem(weight, place, what, advice: advice)
        if problems.last != problem { problems.append(problem) }
    }
}
