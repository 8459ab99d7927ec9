import Model

/// Why a partner is not written to, whatever else holds.
public enum Suppression: String, CaseIterable, Sendable {
    /// Asked not to be contacted at all.
    case noContact = "no-contact"
    /// Left the mailing list.
    case unsubscribed
    /// Mail to the address came back for good.
    case bounced
    /// Said no, and the day to ask again has not come.
    case declined
    /// Put away.
    case archived
    /// There is no mail address.
    case noAddress = "no-address"
}

extension Analysis {
    /// Why a partner is not to be written to, nil if it may be.
    public func suppression(row: Int) -> Suppression? {
        switch work.closed[row] {
        case .noContact: return .noContact
        case .unsubscribed: return .unsubscribed
        case .declined: return .declined
        case nil: break
        }
        if program.isArchived(row: row) { return .archived }
        let address = program.value(FieldName.email, row: row) ?? ""
        if address.isEmpty { return .noAddress }
        return closedAddresses[FoldedText(address).bytes]
    }

    /// The addresses nobody writes to, whoever has one: those kept on the program's own list, those
    /// of partners who asked for peace, and those mail came back from.
    var closedAddresses: [[UInt8]: Suppression] {
        if let kept = closedAddressCache, kept.generation == generation { return kept.found }
        var found: [[UInt8]: Suppression] = [:]
        func close(_ address: some Collection<UInt8>, _ why: Suppression) {
            let key = FoldedText(address).bytes
            if found[key].map({ why.weight < $0.weight }) ?? true { found[key] = why }
        }
        for entry in program.facts(ClosedAddress.self) {
            close(entry.key.utf8, Suppression(entry.why))
        }
        for (row, closure) in work.closed {
            guard let address = program.value(FieldName.email, row: row), !address.isEmpty else {
                continue
            }
            switch closure {
            case .noContact: close(address.utf8, .noContact)
            case .unsubscribed: close(address.utf8, .unsubscribed)
            case .declined: break
            }
        }
        program.forEachValue(of: FieldName.bounced) { _, bytes in
            let address = bytes.drop { $0 != 0x20 }.dropFirst()
            if !address.isEmpty { close(Array(address), .bounced) }
        }
        closedAddressCache = (generation, found)
        return found
    }

    /// The rows whose address nobody writes to for a reason.
    func rows(withAddressClosedFor why: Suppression) -> [Int] {
        let closed = closedAddresses
        guard closed.values.contains(why) else { return [] }
        var rows: [Int] = []
        program.forEachValue(of: FieldName.email) { row, bytes in
            if closed[FoldedText(bytes).bytes] == why { rows.append(row) }
        }
        return rows
    }
}

extension Suppression {
    /// Why nobody writes to an address on the list.
    fileprivate init(_ why: ClosedAddress.Why) {
        switch why {
        case .noContact: self = .noContact
        case .unsubscribed: self = .unsubscribed
        case .bounced: self = .bounced
        }
    }

    /// Of two reasons the one of the lesser weight is told.
    fileprivate var weight: Int { Suppression.allCases.firstIndex(of: self) ?? 0 }
}
