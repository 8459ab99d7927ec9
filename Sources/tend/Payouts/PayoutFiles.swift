internal import Glibc
import Exchange

/// Writes a run's files so that they are there exactly when the run is on record.
struct PayoutFiles {
    let folder: String

    /// Writes every file beside its name, has the run recorded, then gives the files their names.
    ///
    /// No file is ever overwritten. If anything fails before the record none stays; where it is
    /// unknown whether there is a record, and where a file cannot get its name afterwards, it keeps
    /// the other one, which is told.
    func write(
        _ files: [PayoutRun.File], record: () -> Sending.Saving
    ) throws(CommandFailure) {
        var drafts: [String] = []
        do throws(CommandFailure) {
            for file in files {
                let path = folder + "/" + file.name
                if Files.exists(path) { throw .file("\(path) is there already") }
                if let why = Files.writeNew(path + ".part", PayPalFile.bytes(file.rows)) {
                    throw .file("\(path).part: \(why): nothing is on record")
                }
                drafts.append(path + ".part")
            }
            switch record() {
            case .saved: break
            case .failed(let why): throw .file(why)
            case .unknown(let why):
                let kept = drafts
                drafts = []
                throw .file("\(why); the files are kept as \(kept.joined(separator: ", "))")
            }
        } catch {
            for draft in drafts { unlink(draft) }
            throw error
        }
        for file in files {
            let path = folder + "/" + file.name
            guard link(path + ".part", path) == 0 else {
                throw .file("on record, but the file is still called \(path).part")
            }
            unlink(path + ".part")
        }
    }
}
