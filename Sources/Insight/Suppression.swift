import Model

/// Why a partner is not written to, whatever else holds.
public enum Suppression: String, CaseIterable, Sendable {
    /// Asked not to be contacted at all.
    case noContact = "no-contact"
    /// Left the mailing list.
    case unsubscribed
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

    /// The addresses of all who asked not to be written to: whoever else has one is not either.
    private var closedAddresses: [[UInt8]: Suppression] {
        if let kept = closedAddressCache, kept.generation == generation { return kept.found }
        var found: [[UInt8]: Suppression] = [:]
        for (row, closure) in work.closed {
            guard let address = program.value(FieldName.email, row: row), !address.isEmpty else {
                continue
            }
            switch closure {
            case .noContact: found[FoldedText(address).bytes] = .noContact
            case .unsubscribed:
                let key = FoldedText(address).bytes
                if found[key] == nil { found[key] = .unsubscribed }
            case .declined: break
            }
        }
        closedAddressCache = (generation, found)
        return found
    }
}
