import Model
import PlainTree

/// How often parts of the program are looked at.
extension SettingsReader {
    /// `terms: 180`, in days; `none` for never.
    mutating func take(review entry: PlainTree.Entry) {
        guard ProgramReview.isSubject(entry.key) else {
            note(entry.place, "what is reviewed is called with a-z, 0-9, - and _ only")
            return
        }
        if entry.value.text == "none" {
            settings.reviews[entry.key] = nil
        } else if let days = days(entry, 1...3650) {
            settings.reviews[entry.key] = days
        }
    }

    /// `stale: 180`, in days; `none` for never.
    mutating func take(resources entry: PlainTree.Entry) {
        guard entry.key == "stale" else {
            note(entry.place, "resources have stale, no ‘\(entry.key)’")
            return
        }
        if entry.value.text == "none" {
            settings.resourceDays = nil
        } else if let days = days(entry, 1...3650) {
            settings.resourceDays = days
        }
    }
}
