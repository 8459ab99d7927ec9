import Model

/// Every contact of the last year and every partner held out, each with what became of it.
public struct EffectBook: Sendable {
    /// Why a contact counts or does not.
    public enum Standing: Hashable, Sendable {
        /// Its time is over.
        case counted(OutreachEffect.Case)
        /// Its 30 days are not over, or files do not tell of all of them.
        case open
        /// Another contact with the partner was open when it was made.
        case overlapping
        /// It is dated after today.
        case future
        /// Nothing can be said of the partner's chance that day.
        case unknown
    }
    /// Where the chance without contact comes from.
    public enum Origin: Hashable, Sendable {
        /// Kept with the record.
        case kept
        /// Reckoned now, as of the day: the record has none.
        case missing
        /// Reckoned now, as of the day: what the record has is no chance.
        case unusable
    }
    /// A contact.
    public struct Entry: Sendable {
        let row: Int
        let contact: Contact
        let standing: Standing
        let origin: Origin
        /// Whether the partner sold in time, nil while that is not known.
        let isBack: Bool?
    }
    /// A partner held out of a campaign.
    public struct Untouched: Sendable {
        let row: Int
        let holdOut: HoldOut
        /// Whether the partner sold in time, nil while that is not known.
        let isBack: Bool?
        /// Its chance, nil where nothing can be said.
        let chance: Double?
        /// Whether somebody wrote to it in those days after all.
        let isTouched: Bool
    }

    /// The ids of the rows spoken of.
    private(set) var ids: [Int: PartnerID] = [:]
    /// All contacts of the last year.
    public private(set) var entries: [Entry] = []
    /// All partners held out within the last year.
    public private(set) var heldOut: [Untouched] = []
    /// Quiet partners nobody wrote to, and partners held out, of whom so many returned.
    public private(set) var untouched = Share(0, of: 0)
    /// How many of them the model expected to return.
    public private(set) var untouchedExpected = 0.0

    /// By what chances are multiplied, from how untouched partners did; 1 while they are few.
    public var correction: Double {
        guard untouched.total >= EffectReport.leastUntouched else { return 1 }
        return (Double(untouched.count) + 5) / (untouchedExpected + 5)
    }

    /// Nothing on record.
    init() {}

    /// Reckons what became of the contacts of a program.
    init(_ records: EffectRecords, _ past: inout EffectPast, _ program: Program) {
        for row in records.rows {
            ids[row.row] = program.ids[row.row]
            var openUntil = Day(number: Figures.never)
            for contact in row.contacts {
                let isOpen = contact.day < openUntil
                if !isOpen, contact.day <= records.today {
                    openUntil = contact.day.advanced(by: EffectReport.days)
                }
                guard contact.day.distance(to: records.today) <= EffectReport.span else { continue }
                entries.append(
                    EffectBook.entry(contact, row.row, isOpen: isOpen, records, &past))
            }
            for holdOut in row.holdOuts {
                heldOut.append(EffectBook.untouched(holdOut, row, records, &past))
            }
        }
        checkChances(records, past)
    }

    private static func entry(
        _ contact: Contact, _ row: Int, isOpen: Bool, _ records: EffectRecords,
        _ past: inout EffectPast
    ) -> Entry {
        let isBack = past.input.isBack(row: row, after: contact.day)
        var origin = Origin.kept
        func entry(_ standing: Standing) -> Entry {
            Entry(row: row, contact: contact, standing: standing, origin: origin, isBack: isBack)
        }
        if contact.day > records.today { return entry(.future) }
        if isOpen { return entry(.overlapping) }
        guard let isBack else { return entry(.open) }
        if contact.chance?.value == nil { origin = contact.chance == nil ? .missing : .unusable }
        guard let chance = contact.chance?.value ?? past.chance(row: row, on: contact.day) else {
            return entry(.unknown)
        }
        return entry(.counted(OutreachEffect.Case(isBack: isBack, chance: chance)))
    }

    private static func untouched(
        _ holdOut: HoldOut, _ row: EffectRecords.Row, _ records: EffectRecords,
        _ past: inout EffectPast
    ) -> Untouched {
        let isBack = past.input.isBack(row: row.row, after: holdOut.day)
        let kept = holdOut.chance?.value
        let isTouched = row.contacts.contains {
            (0...EffectReport.days).contains(holdOut.day.distance(to: $0.day))
        }
        return Untouched(
            row: row.row, holdOut: holdOut, isBack: isBack,
            chance: isBack == nil ? kept : kept ?? past.chance(row: row.row, on: holdOut.day),
            isTouched: isTouched)
    }

    /// Counts how untouched partners did against what was expected of them.
    private mutating func checkChances(_ records: EffectRecords, _ past: EffectPast) {
        let busy = records.busyDays
        var (count, total) = (0, 0)
        func isLeftAlone(_ row: Int, _ day: Day) -> Bool {
            !(busy[row] ?? []).contains { abs($0.distance(to: day)) <= EffectReport.days }
        }
        for candidate in past.candidates
        where records.exists.contains(candidate.row) && isLeftAlone(candidate.row, candidate.day) {
            total += 1
            untouchedExpected += candidate.chance
            if candidate.isBack { count += 1 }
        }
        for one in heldOut where !one.isTouched {
            guard let isBack = one.isBack, let chance = one.chance else { continue }
            total += 1
            untouchedExpected += chance
            if isBack { count += 1 }
        }
        untouched = Share(count, of: total)
    }
}

/// The contacts and hold-outs of a program as far as an effect report needs them.
struct EffectRecords {
    /// What one partner has of them.
    struct Row {
        let row: Int
        /// Contacts we made, the oldest first.
        let contacts: [Contact]
        /// The campaigns it was held out of within the last year.
        let holdOuts: [HoldOut]
    }

    let rows: [Row]
    let exists: RowSet
    let today: Day

    init(_ analysis: Analysis) {
        let (program, today) = (analysis.program, analysis.today)
        self.today = today
        exists = program.existing
        rows = program.rowsWithEntries.compactMap { row in
            guard program.exists(row: row), !analysis.stages[row].isProspect else { return nil }
            let contacts = program.records(Contact.self, row: row).filter { contact in
                let age = contact.day.distance(to: today)
                return !contact.isIncoming && age <= EffectReport.span + EffectReport.days
            }.sorted { ($0.day, $0.key) < ($1.day, $1.key) }
            let holdOuts = program.records(HoldOut.self, row: row).filter {
                (0...EffectReport.span).contains($0.day.distance(to: today))
            }
            guard !contacts.isEmpty || !holdOuts.isEmpty else { return nil }
            return Row(row: row, contacts: contacts, holdOuts: holdOuts)
        }
    }

    /// The days on which something was done with a partner, or on purpose not done.
    var busyDays: [Int: [Day]] {
        Dictionary(
            rows.map { ($0.row, $0.contacts.map(\.day) + $0.holdOuts.map(\.day)) }
        ) { first, _ in first }
    }

    /// Partners on days of which a chance is needed and none was kept.
    func missing(_ input: RhythmInput) -> [EffectPlace] {
        rows.flatMap { row -> [EffectPlace] in
            let days =
                row.contacts.filter { $0.chance?.value == nil }.map(\.day)
                + row.holdOuts.filter { $0.chance?.value == nil }.map(\.day)
            return days.compactMap { day in
                input.isBack(row: row.row, after: day).map { _ in
                    EffectPlace(row: row.row, day: day)
                }
            }
        }
    }
}
