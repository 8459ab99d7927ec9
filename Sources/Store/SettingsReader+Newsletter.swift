import Model
import PlainTree

extension SettingsReader {
    /// `newsletter: {schedule: first tuesday, segment: is:active, unsubscribe: https://…}`.
    mutating func take(newsletter entry: PlainTree.Entry) {
        guard let text = plain(entry) else { return }
        switch entry.key {
        case "schedule":
            guard let schedule = NewsletterSchedule(text) else {
                note(
                    entry.value.place,
                    "‘\(text)’ is no schedule: first tuesday, last monday, day 15, every friday, "
                        + "every 14d from 2026-01-05")
                return
            }
            settings.newsletter.schedule = schedule
        case "segment": settings.newsletter.segment = text
        case "unsubscribe": settings.newsletter.unsubscribe = text
        default:
            note(
                entry.place,
                "newsletter has schedule, segment and unsubscribe, no ‘\(entry.key)’")
        }
    }
}
