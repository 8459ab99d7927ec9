import Model
import Store
import Terminal
import ViewModel

/// The others who have the program open, and what they are told of this console.
///
/// It is watched, never asked from time to time: nobody wakes while nobody moves.
final class Company {
    private var presence: Presence?
    private var watch: FolderWatch?
    private var told: PartnerID?

    /// Becomes readable when others come, go or look at another partner; nil where that is unknown.
    var descriptor: Int32? { watch?.descriptor }

    /// Joins those who have a program open.
    func join(_ store: Store) {
        leave()
        guard let presence = Presence(in: store), let watch = try? FolderWatch(),
            (try? watch.add(presence.path)) != nil
        else { return }
        self.presence = presence
        self.watch = watch
    }

    /// Leaves them.
    func leave() { (presence, watch, told) = (nil, nil, nil) }

    /// Tells the others which partner is looked at; says whether that is another one than before.
    func tell(_ partner: PartnerID?) -> Bool {
        guard let presence, partner != told else { return false }
        told = partner
        presence.show(partner)
        return true
    }

    /// Who else is there now.
    func others() -> [Companion] {
        _ = watch?.drain()
        return presence?.others.map { Companion(user: $0.user, partner: $0.partner) } ?? []
    }
}

extension ConsoleSession {
    /// Joins those who have the same program open, and reads who they are.
    func joinCompany() -> [Request] {
        guard let session else { return [] }
        company.join(session.store)
        return hearCompany()
    }

    /// Reads who else is there, and on which partners.
    func hearCompany() -> [Request] { handle(.company(company.others())) }

    /// Tells the others what is looked at when that has changed; says whether it has.
    func rest() -> Bool {
        guard company.tell(console.partnerLookedAt) else { return false }
        _ = hearCompany()
        return true
    }

    /// Syncs beside the console.
    func sync() -> [Request] {
        guard isLive, let session, let mailbox else {
            return handle(.syncEnded("synced by the console alone", isBad: true))
        }
        let (path, user) = (session.path, session.user)
        Worker.run {
            let (text, isBad) = SyncJob.run(program: path, user: user)
            mailbox.post(.synced(text, isBad: isBad))
        }
        return []
    }
}
