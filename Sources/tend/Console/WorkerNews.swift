import Insight
import Model
import ViewModel

/// What is said by work that goes on beside the console: an import, or reading rhythms.
enum WorkerNews: Sendable {
    /// What the partners' rhythms say.
    case rhythm(RhythmReading)
    /// What the chances of the past were.
    case effects(EffectPast)
    /// A sync is over; what came of it in words.
    case synced(String, isBad: Bool)
    /// What an import has to say, and which.
    case imported(ImportNews, by: ImportWorker)
}

/// What the import of a file has to say.
enum ImportNews: Sendable {
    /// How far an import is, in words.
    case progress(String)
    /// What it would do; it waits for an answer if it can be done.
    case preview(ImportPreview)
    /// It was stopped, or not confirmed.
    case stopped
    /// The file says nothing new.
    case known(String)
    /// It is on disk.
    case saved(Event)
    /// It is not on disk, in words.
    case failed(String)
    /// It is not certain whether it is on disk.
    case unknown(Change, why: String)
}
