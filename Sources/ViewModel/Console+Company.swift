import Insight
public import Model
import Screen

/// Somebody else who has the program open in a console.
public struct Companion: Hashable, Sendable {
    /// Who it is, as they say.
    public let user: String
    /// The partner they look at, nil while they look at no one.
    public let partner: PartnerID?

    /// Somebody who looks at a partner.
    public init(user: String, partner: PartnerID?) {
        self.user = user
        self.partner = partner
    }
}

/// Other people in the program, and its other copies.
extension Console {
    /// The partner whose dossier is open, or who is under review; what others are told of.
    public var partnerLookedAt: PartnerID? {
        guard let analysis, place == .dossier || place == .triage, let row = rowInSight else {
            return nil
        }
        return analysis.program.ids[row]
    }

    /// Who else looks at the partner in sight, in words; nil if nobody does.
    var companyHere: String? {
        guard let partner = partnerLookedAt else { return nil }
        let users = company.filter { $0.partner == partner }.map(\.user)
        guard !users.isEmpty else { return nil }
        return say(.companyHere, users.joined(separator: ", "), "\(users.count)")
    }

    /// Who looks at which other partners, in words, a partner each.
    var companyElsewhere: [String] {
        guard let analysis else { return [] }
        let here = partnerLookedAt
        var partners: [PartnerID] = []
        for case let partner? in company.map(\.partner) where partner != here {
            if !partners.contains(partner) { partners.append(partner) }
        }
        return partners.compactMap { partner in
            guard let row = analysis.program.row(of: partner) else { return nil }
            let users = company.filter { $0.partner == partner }.map(\.user)
            return say(
                .companyElsewhere, users.joined(separator: ", "), "\(users.count)",
                analysis.program.displayName(row: row))
        }
    }

    // MARK: - Syncing

    mutating func startSync() -> [Effect] {
        guard analysis != nil else { return [] }
        guard !options.isReadOnly else {
            tell(say[.readOnly], isBad: true)
            return []
        }
        guard !isSyncing else {
            tell(say[.syncAlready])
            return []
        }
        isSyncing = true
        tell(say[.syncStarted])
        return [.sync]
    }

    mutating func syncEnded(_ text: String, isBad: Bool) {
        isSyncing = false
        tell(text, isBad: isBad)
    }
}
