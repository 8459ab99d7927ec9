/// Why partners cannot be merged, taken apart or told apart.
public enum MergeMistake: Error, Hashable {
    /// A partner was to be merged into itself.
    case same(PartnerID)
    /// There is no such partner.
    case unknown(PartnerID)
    /// The first partner is part of the second already.
    case merged(PartnerID, into: PartnerID)
    /// The partner is part of no other.
    case apart(PartnerID)

    /// The mistake in one line.
    public var text: String {
        switch self {
        case .same(let id): "\(id.text) cannot be merged into itself"
        case .unknown(let id): "there is no partner \(id.text)"
        case .merged(let id, let other): "\(id.text) is part of \(other.text) already"
        case .apart(let id): "\(id.text) is part of no other partner"
        }
    }
}

extension Program {
    /// The change that makes others part of a partner, who also takes over what only they have.
    ///
    /// The others keep every field; what was taken over is named in the `alias:` field that the
    /// survivor gets for each, so that taking apart gives it back.
    public func merging(
        _ others: [PartnerID], into id: PartnerID
    ) throws(MergeMistake) -> Change {
        try check(id)
        var edits: [Edit] = []
        var taken: Set<String> = []
        for other in others {
            guard other != id else { throw .same(id) }
            try check(other)
            guard !edits.contains(where: { $0.partner == other }) else { continue }
            let gifts = gifts(of: other, to: id).filter { taken.insert($0.field).inserted }
            edits.append(edit(other, FieldName.merged, id.text))
            let list = gifts.map { $0.old.map { old in "stage=" + old } ?? $0.field }
            edits.append(
                edit(id, FieldName.alias + other.text, (["1"] + list).joined(separator: "\t")))
            edits += gifts
        }
        return Change(kind: .merge, edits: edits, summary: id.text)
    }

    /// The change that makes a merged partner one of its own again.
    ///
    /// The other gives back what it took over, as far as it still says the same.
    public func splitting(_ id: PartnerID) throws(MergeMistake) -> Change {
        guard let row = reservedRow(of: id), fold.setFields[row] > 0 else { throw .unknown(id) }
        guard isMerged(row: row),
            let other = value(FieldName.merged, of: id).flatMap({ PartnerID($0.utf8) })
        else { throw .apart(id) }
        var edits = [edit(id, FieldName.merged, nil)]
        // A merge the other way round must not come to count now.
        if !isMerged(row: reservedRow(of: other) ?? row),
            value(FieldName.merged, of: other) != nil
        {
            edits.append(edit(other, FieldName.merged, nil))
        }
        if let alias = value(FieldName.alias + id.text, of: other) {
            edits.append(edit(other, FieldName.alias + id.text, nil))
            edits += returns(alias, from: other, to: id)
        }
        return Change(kind: .split, edits: edits, summary: id.text)
    }

    private func check(_ id: PartnerID) throws(MergeMistake) {
        guard let row = reservedRow(of: id), fold.setFields[row] > 0 else { throw .unknown(id) }
        if let survivor = merges.survivors[row] { throw .merged(id, into: ids[survivor]) }
    }

    private func edit(_ id: PartnerID, _ field: String, _ new: String?) -> Edit {
        Edit(partner: id, field: field, new: new, old: value(field, of: id))
    }

    private func returns(_ alias: String, from other: PartnerID, to id: PartnerID) -> [Edit] {
        alias.utf8.split(separator: 0x09).dropFirst().compactMap { word in
            let word = String(decoding: word, as: UTF8.self)
            let isStage = word.utf8.starts(with: "stage=".utf8)
            let field = isStage ? FieldName.stage : word
            let old = isStage ? String(decoding: word.utf8.dropFirst(6), as: UTF8.self) : nil
            guard ByteText.isEqual(value(field, of: other), value(field, of: id)) else {
                return nil
            }
            return edit(other, field, old)
        }
    }

    // MARK: - What is kept

    /// The plain fields a survivor takes over where it has none.
    private static let inherited = [
        FieldName.email, FieldName.site, FieldName.company, FieldName.country, FieldName.language,
        FieldName.channel, FieldName.tier, FieldName.owner, FieldName.joined, FieldName.rate,
        FieldName.payment, FieldName.link, FieldName.person, FieldName.community,
        FieldName.parent, FieldName.declined, FieldName.noContact, FieldName.unsubscribed,
        FieldName.bounced,
    ]

    /// The families a survivor takes over where it lacks one of their fields.
    private static let inheritedFamilies = [
        FieldName.contact, FieldName.tag, FieldName.received, FieldName.step, FieldName.bonus,
    ]

    /// What a partner has that the survivor lacks; a prospect takes over the stage of a partner.
    private func gifts(of other: PartnerID, to id: PartnerID) -> [Edit] {
        guard let row = reservedRow(of: other), let own = reservedRow(of: id) else { return [] }
        let families = Program.inheritedFamilies.flatMap { fields(prefix: $0, row: row) }
        var edits = (Program.inherited + families).compactMap { field -> Edit? in
            guard let gift = value(field, row: row), value(field, row: own) == nil else {
                return nil
            }
            return edit(id, field, gift)
        }
        let stage = stage(row: row)
        if self.stage(row: own).isProspect, !stage.isProspect {
            edits.append(edit(id, FieldName.stage, stage.word))
        }
        return edits
    }

    /// The plain fields in which two partners differ, with what the first has and what the second.
    public func differences(
        of row: Int, from other: Int
    ) -> [(field: String, own: String, other: String)] {
        ([FieldName.name, FieldName.status, FieldName.source] + Program.inherited).compactMap {
            field in
            guard let own = value(field, row: row), let theirs = value(field, row: other),
                !ByteText.isEqual(own, theirs)
            else { return nil }
            return (field, own, theirs)
        }
    }

    // MARK: - Told apart

    /// The change that says two partners who look alike are two; nil if that was said already.
    public func tellingApart(
        _ left: PartnerID, _ right: PartnerID
    ) throws(MergeMistake) -> Change? {
        guard left != right else { throw .same(left) }
        try check(left)
        try check(right)
        let (first, second) = left < right ? (left, right) : (right, left)
        let field = FieldName.distinct + second.text
        guard value(field, of: first) == nil else { return nil }
        return Change(kind: .set, edits: [edit(first, field, "1")])
    }

    /// Whether two partners who look alike were said to be two.
    public func areToldApart(_ left: PartnerID, _ right: PartnerID) -> Bool {
        let (first, second) = left < right ? (left, right) : (right, left)
        return value(FieldName.distinct + second.text, of: first) != nil
    }
}
