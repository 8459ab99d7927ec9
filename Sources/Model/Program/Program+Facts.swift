extension Program {
    /// The program's own records of a kind, the one written last at the end.
    public func facts<Record: WorkRecord>(_ kind: Record.Type) -> [Record] {
        fold.facts.compactMap { field, fact -> (Record, Stamp)? in
            guard field.utf8.starts(with: Record.family.utf8), let line = fact.value else {
                return nil
            }
            let key = String(
                decoding: field.utf8.dropFirst(Record.family.utf8.count), as: UTF8.self)
            return Record(key: key, line: line).map { ($0, fold.stamps[Int(fact.stamp)]) }
        }.sorted { left, right in
            left.1 != right.1
                ? left.1 < right.1 : left.0.key.utf8.lexicographicallyPrecedes(right.0.key.utf8)
        }.map(\.0)
    }

    /// The audits that were closed up to a day, the latest at the end.
    public func audits(until day: Day) -> [Audit] {
        let audits = facts(Audit.self).filter { $0.day <= day }
        return audits.enumerated().sorted {
            ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
        }
        .map(\.element)
    }

    /// The looks at parts of the program up to a day, the latest at the end.
    public func reviews(until day: Day) -> [ProgramReview] {
        let reviews = facts(ProgramReview.self).filter { $0.day <= day }
        return reviews.enumerated().sorted {
            ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
        }.map(\.element)
    }
}
