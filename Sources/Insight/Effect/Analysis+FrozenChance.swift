public import Model

extension Analysis {
    /// The chance of a sale within 30 days as it is now, to be kept with what is done today; nil
    /// where nothing can be said.
    ///
    /// While a file of figures cannot be read there is none: it is reckoned later, as of its day.
    public func frozenChance(row: Int) -> FrozenChance? {
        guard figures.damaged.isEmpty else { return nil }
        return chanceOfSale(row: row).flatMap { FrozenChance($0) }
    }

    /// The chances partners had on the morning of a day of the past, by row.
    ///
    /// Of those nothing could be said of there is none. Takes a reading of that day.
    public func frozenChances(rows: [Int], on day: Day) -> [Int: FrozenChance] {
        let reading = RhythmReading(rhythmInput.asOf(day))
        return Dictionary(
            uniqueKeysWithValues: Set(rows).compactMap { row in
                guard row < reading.input.count,
                    let chance = reading.chance(row: row, on: day, figures),
                    let frozen = FrozenChance(chance)
                else { return nil }
                return (row, frozen)
            })
    }

    /// A change whose new contacts of today, made by us, keep the chances of their partners.
    ///
    /// Those of other days keep none: it is reckoned later, as of their day.
    public func keepingChances(_ change: Change) -> Change {
        let edits = change.edits.map { edit -> Edit in
            guard edit.old == nil, let line = edit.new,
                edit.field.utf8.starts(with: Contact.family.utf8),
                var contact = Contact(key: "", line: line), contact.day == today,
                !contact.isIncoming, contact.chance == nil,
                let row = program.row(of: edit.partner), let chance = frozenChance(row: row)
            else { return edit }
            contact.chance = chance
            return Edit(partner: edit.partner, field: edit.field, new: contact.line, old: nil)
        }
        return Change(
            kind: change.kind, edits: edits, refersTo: change.refersTo, summary: change.summary)
    }
}
