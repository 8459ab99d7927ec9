import Model

/// Checks of communication and education.
extension Analysis {
    func answersCheck() -> HealthCheck {
        let rows = outreach().answered.filter(\.isOpen).map(\.row)
        return HealthCheck(
            .answersWaiting, rows.isEmpty ? .fine : .act, .count(rows.count), rows: rows)
    }

    func workCheck() -> HealthCheck {
        let rows = outreach().due.filter { $0.work.isLate(on: today) }.map(\.row)
        return HealthCheck(
            .workLate, work.lateCount == 0 ? .fine : .act, .count(work.lateCount),
            filter: "is:due", rows: Array(Set(rows)).sorted())
    }

    func overdueCheck() -> HealthCheck {
        let rows = overdueContacts.keys.sorted()
        return HealthCheck(
            .contactsOverdue, rows.isEmpty ? .fine : .act, .part(rows.count, of: joinedCount),
            rows: rows)
    }

    var activeJoined: [Int] { Array(activeRows(in: month, approved(nil))) }

    func contactMedianCheck() -> HealthCheck {
        let days = activeJoined.compactMap { daysSinceContact(row: $0) }.sorted()
        guard !days.isEmpty else { return HealthCheck(.contactMedian, .look, .unknown, limit: 60) }
        let median = days[(days.count - 1) / 2]
        return HealthCheck(
            .contactMedian, median > 60 ? .look : .fine, .days(median), limit: 60,
            filter: "contacted:>60d is:active")
    }

    /// Active partners who never received a resource and to whom nobody ever offered any.
    func resourcesCheck() -> HealthCheck {
        let active = activeJoined
        let received = rowsWithResources
        let rows = active.filter { row in
            !received.contains(row)
                && !program.records(Contact.self, row: row).contains { $0.play == .resources }
        }
        return HealthCheck(
            .resources, rows.isEmpty ? .fine : .look, .part(rows.count, of: active.count),
            rows: rows)
    }

    /// Active partners who were taught something within 90 days.
    func taughtCheck() -> HealthCheck {
        let active = activeJoined
        guard !active.isEmpty else { return HealthCheck(.taught, .look, .notApplicable) }
        let since = today.advanced(by: -90)
        let rows = active.filter { row in lastTaught[row].map { $0 <= since } ?? true }
        let taught = active.count - rows.count
        return HealthCheck(
            .taught, taught * 4 < active.count ? .look : .fine, .part(taught, of: active.count),
            limit: 25, rows: rows)
    }

    /// Partners nobody looks after; not asked where nobody looks after anybody.
    func noOwnerCheck() -> HealthCheck {
        var joined = approved(nil)
        program.forEachValue(of: FieldName.archived) { row, _ in joined.remove(row) }
        var owned = RowSet(rowCount: program.ids.count)
        program.forEachValue(of: FieldName.owner) { row, _ in owned.insert(row) }
        guard !owned.isEmpty else { return HealthCheck(.noOwner, .fine, .notApplicable) }
        let rows = Array(joined.subtracting(owned))
        return HealthCheck(
            .noOwner, rows.isEmpty ? .fine : .look, .part(rows.count, of: joined.count),
            rows: rows)
    }
}
