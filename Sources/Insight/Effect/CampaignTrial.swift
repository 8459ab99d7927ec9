public import Model

/// A campaign's partners against those it left untouched, picked at random: the fairest comparison
/// there is.
///
/// Everybody counts on the side the pick put them, whatever was done later. Of both only those whose
/// 30 days are over.
public struct CampaignTrial: Hashable, Sendable {
    /// The campaign.
    public let campaign: String
    /// The first day somebody was written to or held out.
    public let day: Day
    /// Those written to, and how many returned.
    public let contacted: Share
    /// Those held out, and how many returned.
    public let heldOut: Share
    /// How many of those held out the model expected to return.
    public let expected: Double
    /// Partners on both sides whose time is not over.
    public let open: Int
    /// Partners held out to whom somebody wrote in those days after all; they stay where they are.
    public let touched: Int
    /// Partners the pick says nothing of, on neither side: written to although picked, or held out
    /// by hand.
    public let misplaced: Int

    /// How much more often those written to returned; nil while one side has nobody.
    public var difference: Difference? {
        guard contacted.total > 0, heldOut.total > 0 else { return nil }
        return Difference(treated: contacted, untouched: heldOut)
    }

    /// What can be said: something only of ten on either side, and of an interval above nothing.
    public var verdict: OutreachEffect.Verdict {
        guard min(contacted.total, heldOut.total) >= OutreachEffect.leastCases, let difference
        else { return .tooEarly }
        return difference.interval.lowerBound > 0 ? .bringsBack : .noClearEffect
    }

    /// The trials of a book, the newest first.
    static func all(in book: EffectBook, partners: RowSet?) -> [CampaignTrial] {
        let heldOut = book.heldOut.filter { partners?.contains($0.row) ?? true }
        let contacts = book.entries.filter {
            $0.standing != .future && partners?.contains($0.row) ?? true
        }
        return Set(heldOut.map(\.holdOut.campaign)).map { campaign in
            CampaignTrial(
                campaign,
                contacts.filter { $0.contact.campaign?.utf8.elementsEqual(campaign.utf8) ?? false },
                heldOut.filter { $0.holdOut.campaign == campaign }, ids: book.ids)
        }.sorted { ($0.day, $1.campaign) > ($1.day, $0.campaign) }
    }

    private init(
        _ campaign: String, _ contacts: [EffectBook.Entry], _ heldOut: [EffectBook.Untouched],
        ids: [Int: PartnerID]
    ) {
        func isPicked(_ row: Int) -> Bool {
            ids[row].map { HoldOut.picks($0, in: campaign) } ?? false
        }
        // A partner counts once, by the first message of the campaign.
        var seen = Set(heldOut.map(\.row))
        let written = contacts.filter { seen.insert($0.row).inserted && !isPicked($0.row) }
        let left = heldOut.filter { isPicked($0.row) }
        self.campaign = campaign
        day = (contacts.map(\.contact.day) + heldOut.map(\.holdOut.day)).min() ?? Day(number: 0)
        contacted = Share(
            written.count { $0.isBack == true }, of: written.count { $0.isBack != nil })
        self.heldOut = Share(left.count { $0.isBack == true }, of: left.count { $0.isBack != nil })
        expected = left.reduce(0) { $0 + ($1.isBack == nil ? 0 : $1.chance ?? 0) }
        open = written.count { $0.isBack == nil } + left.count { $0.isBack == nil }
        touched = left.count { $0.isTouched }
        misplaced =
            heldOut.count - left.count
            + Set(contacts.map(\.row)).subtracting(heldOut.map(\.row)).count - written.count
    }
}
