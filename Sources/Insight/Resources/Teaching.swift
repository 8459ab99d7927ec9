public import Model

extension Analysis {
    /// The last day each partner was taught something, by row: a call or a meeting by voice, a
    /// contact with resources, a note of a training, a guide or a webinar, or a resource received.
    public var lastTaught: [Int: Day] {
        if let kept = taughtCache, kept.generation == generation { return kept.days }
        var days: [Int: Day] = [:]
        func take(_ row: Int, _ day: Day) {
            if day <= today { days[row] = max(day, days[row] ?? day) }
        }
        for row in program.rowsWithEntries where program.exists(row: row) {
            for contact in program.records(Contact.self, row: row)
            where contact.play == .resources || contact.play == .call {
                take(row, contact.day)
            }
            for note in program.notes(row: row) where note.kind?.isTeaching == true {
                take(row, note.day)
            }
        }
        for key in program.values(of: "received") {
            forEachReceipt(of: key) { row, day in take(row, day) }
        }
        taughtCache = (generation, days)
        return days
    }
}
