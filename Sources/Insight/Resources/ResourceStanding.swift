public import Model

/// A resource with who has received it.
public struct ResourceStanding: Hashable, Sendable {
    /// The resource.
    public let resource: Resource
    /// How many partners received it.
    public let receivedCount: Int
    /// How many active partners never did.
    public let missingCount: Int
    /// The last day somebody received it, nil if nobody did.
    public let last: Day?
    /// Days since it was brought up to date.
    public let age: Int
    /// Whether it is in use and older than the settings allow.
    public let isStale: Bool
}

extension Analysis {
    /// Every resource on record, those in use first, then by name.
    public func resourceStandings() -> [ResourceStanding] {
        let active = RowSet(rowCount: program.ids.count, rows: activeJoined)
        return program.resources.map { resource in
            var received = RowSet(rowCount: program.ids.count)
            var last: Day?
            forEachReceipt(of: resource.key) { row, day in
                received.insert(row)
                last = max(day, last ?? day)
            }
            return ResourceStanding(
                resource: resource, receivedCount: received.count,
                missingCount: active.subtracting(received).count, last: last,
                age: resource.updated.distance(to: today), isStale: isStale(resource))
        }
    }

    /// Whether a resource is in use and older than the settings allow.
    func isStale(_ resource: Resource) -> Bool {
        guard resource.retired == nil, let limit = settings.resourceDays else { return false }
        return resource.updated.distance(to: today) > limit
    }

    /// The rows that received a resource by today.
    public func rows(received key: String) -> RowSet {
        var rows = RowSet(rowCount: program.ids.count)
        forEachReceipt(of: key) { row, _ in rows.insert(row) }
        return rows
    }

    /// Active partners who never received a resource.
    public func rows(neverReceived key: String) -> [Int] {
        let received = rows(received: key)
        return activeJoined.filter { !received.contains($0) }
    }

    func forEachReceipt(of key: String, _ body: (Int, Day) -> Void) {
        program.forEachValue(of: FieldName.received + key) { row, bytes in
            if let day = Day(iso: bytes), day <= today { body(row, day) }
        }
    }

    /// The rows that received any resource by today.
    var rowsWithResources: RowSet {
        var rows = RowSet(rowCount: program.ids.count)
        for field in program.fieldNames(prefix: FieldName.received) {
            let key = String(
                decoding: field.utf8.dropFirst(FieldName.received.utf8.count), as: UTF8.self)
            forEachReceipt(of: key) { row, _ in rows.insert(row) }
        }
        return rows
    }

    /// Resources in use that nobody brought up to date for longer than the settings allow.
    func staleResourcesCheck() -> HealthCheck {
        let used = program.resources.filter { $0.retired == nil }
        guard !used.isEmpty else {
            return HealthCheck(
                .staleResources, .fine, .notApplicable, limit: settings.resourceDays)
        }
        let stale = used.count { isStale($0) }
        return HealthCheck(
            .staleResources, stale == 0 ? .fine : .look, .part(stale, of: used.count),
            limit: settings.resourceDays)
    }
}
