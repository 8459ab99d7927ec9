/// One field of one partner going from a value to another; nil is "not set".
public struct Edit: Hashable, Sendable {
    /// Whose field; `PartnerID.program` for the program's own facts.
    public let partner: PartnerID
    /// The field's name, see `FieldName`.
    public let field: String
    /// The value from now on.
    public let new: String?
    /// The value the person saw when deciding: what undo restores and conflicts are found by.
    public let old: String?

    /// An edit of one field.
    public init(partner: PartnerID, field: String, new: String?, old: String?) {
        self.partner = partner
        self.field = field
        self.new = new
        self.old = old
    }

    /// The edit that takes this one back.
    public var inverse: Edit { Edit(partner: partner, field: field, new: old, old: new) }
}

/// Names of fields; one with a colon is one of a family, such as `tag:vip`.
public enum FieldName {
    /// What the partner is called.
    public static let name = "name"
    /// Where mail goes.
    public static let email = "email"
    /// The site the partner promotes on.
    public static let site = "site"
    /// The firm behind the name.
    public static let company = "company"
    /// Two-letter country code.
    public static let country = "country"
    /// Language code of mails.
    public static let language = "language"
    /// How the partner promotes: blog, video, coupon and the like.
    public static let channel = "channel"
    /// Which platform the record came from.
    public static let source = "source"
    /// The reward group.
    public static let tier = "tier"
    /// The manager who looks after the partner.
    public static let owner = "owner"
    /// Where in the life cycle, see `Stage`.
    public static let stage = "stage"
    /// The day of joining, `YYYY-MM-DD`.
    public static let joined = "joined"
    /// Why the partner went quiet.
    public static let reason = "reason"
    /// The source's own word for the account, such as active or blocked.
    public static let status = "status"
    /// "1" while the partner is put away.
    public static let archived = "archived"
    /// The commission rate as the source writes it.
    public static let rate = "rate"
    /// Where commission is paid to.
    public static let payment = "payment"
    /// `tag:vip` is "1" while the tag is on.
    public static let tag = "tag:"
    /// Fields that have a domain in them.
    public static let addresses = [email, site, link, payment]
    /// The longest tag that can be put on partners, in bytes; a longer one is kept where it is.
    public static let tagLimit = 100
    /// `note:KEY` is one note; KEY is random, the author and time are the change's.
    public static let note = "note:"
    /// `entered:onboarding` is the day the stage was entered.
    public static let entered = "entered:"
    /// `contact:phone` and the like: further ways to reach the partner.
    public static let contact = "contact:"
    /// `fact:ytd_clicks` and the like: what a source said at its export date, as written.
    public static let fact = "fact:"
    /// Where the partner was found: a forum, a meeting, a search.
    public static let community = "community"
    /// The day until which nobody is reminded of the partner, `YYYY-MM-DD`.
    public static let snoozed = "snoozed"
    /// What triage last came to: `skipped DAY` or `not-worth-it DAY`.
    public static let triage = "triage"
    /// A hard no: the day it may be asked again, `YYYY-MM-DD`, or `never`.
    public static let declined = "declined"
    /// The day the partner asked not to be contacted at all.
    public static let noContact = "no-contact"
    /// The day the partner left the mailing list.
    public static let unsubscribed = "unsubscribed"
    /// The address whose mail came back, and the day: `2026-11-20 ann@shop.example`.
    public static let bounced = "bounced"
    /// The address of the partner's own link to the shop.
    public static let link = "link"
    /// `bonus:KEY` is what was paid of an incentive's bonus or a goal's reward, see `BonusPaid`.
    public static let bonus = "bonus:"
    /// The id of the partner who brought this one.
    public static let parent = "parent"
    /// The person to write to, by name.
    public static let person = "person"
    /// `step:onboarding.terms-accepted` is how far an item of a stage's checklist is.
    public static let step = "step:"
    /// `received:spring-banner` is the day the partner received a resource, see `Resource`.
    public static let received = "received:"
    /// `fit:audience` is a mark from 0 to 5.
    public static let fit = "fit:"
    /// The id of the partner this one is part of.
    public static let merged = "merged"
    /// `alias:ID` on a partner: another one is part of it; the fields taken over from it.
    public static let alias = "alias:"
    /// `distinct:ID` is "1" where two partners look alike and are two.
    public static let distinct = "distinct:"
    /// `batch:SHA8` on the program: one imported file of figures, see `Batch`.
    public static let batch = "batch:"
}

/// Where an event was written: the replica (host and folder) and its dense number there.
public struct EventID: Hashable, Sendable {
    /// The replica's name.
    public let replica: String
    /// 1, 2, 3 … within the replica.
    public let number: Int

    /// The event of a replica with a number.
    public init(replica: String, number: Int) {
        self.replica = replica
        self.number = number
    }
}

/// What orders events: Lamport time, then the replica's name; wall clocks never decide.
public struct Stamp: Hashable, Comparable, Sendable {
    /// 1 + the greatest seen by the writer.
    public let lamport: Int
    /// The replica's name, compared by bytes.
    public let replica: String

    /// A stamp of a Lamport time on a replica.
    public init(lamport: Int, replica: String) {
        self.lamport = lamport
        self.replica = replica
    }

    /// Whether the left stamp is older.
    public static func < (left: Stamp, right: Stamp) -> Bool {
        if left.lamport != right.lamport { return left.lamport < right.lamport }
        return left.replica.utf8.lexicographicallyPrecedes(right.replica.utf8)
    }
}

/// One thing somebody did: the unit of history and of undo.
public struct Change: Hashable, Sendable {
    /// What kind of thing was done.
    public enum Kind: String, Sendable, CaseIterable {
        case set, note, tag, move, archive, `import`, undo, redo
        case log, task, step, goal, triage
        /// Incentives, tiers, promotions.
        case campaign
        /// Looks at the program itself: reviews of its parts, audits.
        case audit
        /// Partners who are one, and those who are not after all.
        case merge, split
    }
    /// What was done.
    public let kind: Kind
    /// Its edits; none twice for the same partner and field.
    public let edits: [Edit]
    /// For undo and redo: the change that was taken back or done again.
    public let refersTo: EventID?
    /// One line for people, such as the imported file's name; may be empty.
    public let summary: String

    /// A change of a kind with its edits.
    public init(kind: Kind, edits: [Edit], refersTo: EventID? = nil, summary: String = "") {
        self.kind = kind
        self.edits = edits
        self.refersTo = refersTo
        self.summary = summary
    }
}

/// A change as it stands in a journal: who, when, where, and in what order.
public struct Event: Sendable {
    /// Replica and number.
    public let id: EventID
    /// The order of events across replicas.
    public let stamp: Stamp
    /// Milliseconds since 1 January 1970 UTC by the writer's clock; for people, never for order.
    public let milliseconds: Int64
    /// Who did it; a claim, see the safety notes in the README.
    public let user: String
    /// What was done.
    public let change: Change

    /// An event of a journal.
    public init(id: EventID, stamp: Stamp, milliseconds: Int64, user: String, change: Change) {
        self.id = id
        self.stamp = stamp
        self.milliseconds = milliseconds
        self.user = user
        self.change = change
    }
}
