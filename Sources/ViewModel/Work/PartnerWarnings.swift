import Insight
import Model
import Screen

/// Whatever keeps people from acting on a partner: put away, said no, not to be contacted, snoozed.
struct PartnerWarnings {
    let analysis: Analysis
    let row: Int
    let say: Catalogue

    var texts: [(String, Role)] {
        var texts: [(String, Role)] = []
        if analysis.program.isArchived(row: row) { texts.append((say[.dossierArchived], .warn)) }
        if let closure { texts.append((closure, .bad)) }
        if let until = analysis.work.snoozedUntil[row], analysis.today < until {
            texts.append((say(.dossierSnoozedUntil, day(until)), .warn))
        }
        return texts
    }

    private var closure: String? {
        switch analysis.work.closed[row] {
        case .noContact: return say[.dossierNoContact]
        case .unsubscribed: return say[.dossierUnsubscribed]
        case .declined:
            let value = analysis.program.value(FieldName.declined, row: row)
            let retry = value.flatMap { Day(iso: $0.utf8) }
            return retry.map { say(.dossierDeclinedUntil, day($0)) } ?? say[.dossierDeclined]
        case nil: return closedAddress
        }
    }

    /// Why nobody writes to the partner's address, though it did not ask for that itself.
    private var closedAddress: String? {
        switch analysis.suppression(row: row) {
        case .noContact: say[.dossierNoContact]
        case .unsubscribed: say[.dossierUnsubscribed]
        case .bounced: say[.dossierBounced]
        default: nil
        }
    }

    /// The contact that is overdue, nil if none is.
    var overdue: String? {
        analysis.overdueContacts[row].map {
            say(.contactOverdue, "\($0.days)", "\($0.limit)")
        }
    }

    private func day(_ day: Day) -> String {
        day.civil.year == analysis.today.civil.year
            ? Format.shortDay(day) : Format.longDay(day)
    }
}
