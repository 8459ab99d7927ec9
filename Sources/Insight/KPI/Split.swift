public import Model

/// What partners are divided by.
public enum Split: String, CaseIterable, Sendable {
    case stage, tier, channel, community, tag, owner, source, country, partner, currency

    /// Whether a partner can be in several groups, so that groups do not add up to the whole.
    public var overlaps: Bool { self == .tag || self == .currency }

    /// The field whose values are the groups; nil for those that are no field.
    fileprivate var field: String? {
        switch self {
        case .tier: FieldName.tier
        case .channel: FieldName.channel
        case .community: FieldName.community
        case .owner: FieldName.owner
        case .source: FieldName.source
        case .country: FieldName.country
        case .stage, .tag, .partner, .currency: nil
        }
    }
}

/// Some of the partners under a name.
public struct PartnerGroup: Hashable, Sendable {
    /// The value they share; nil for those without any.
    public let name: String?
    /// The partners.
    public let rows: RowSet
}

extension Analysis {
    /// Some partners, or all, divided; groups by name, those without a value last.
    public func groups(by split: Split, partners: RowSet?) -> [PartnerGroup] {
        let meant = partners ?? program.existing
        var groups: [PartnerGroup]
        switch split {
        case .stage:
            return Stage.allCases.map { stage in
                PartnerGroup(
                    name: stage.word, rows: RowSet(stages) { $0 == stage }.intersection(meant))
            }
        case .partner:
            return meant.map { row in
                PartnerGroup(
                    name: program.ids[row].text,
                    rows: RowSet(rowCount: program.ids.count, rows: [row]))
            }
        case .currency: return currencyGroups(meant)
        case .tag: groups = tagGroups(meant)
        default: groups = fieldGroups(split.field ?? "", meant)
        }
        groups.sort { ($0.name ?? "\u{10FFFF}") < ($1.name ?? "\u{10FFFF}") }
        return groups
    }

    /// Partners with figures in each currency, the program's own first.
    private func currencyGroups(_ meant: RowSet) -> [PartnerGroup] {
        let days = figures.coverage.batches.flatMap { [$0.from, $0.to] }
        let all = Window(from: days.min() ?? today, to: days.max() ?? today)
        return rowsByCurrency(in: all, meant).map { PartnerGroup(name: $0.0.code, rows: $0.1) }
    }

    private func tagGroups(_ meant: RowSet) -> [PartnerGroup] {
        var rest = meant
        var groups: [PartnerGroup] = []
        for tag in program.values(of: "tag") {
            var rows = RowSet(rowCount: program.ids.count)
            program.forEachValue(of: FieldName.tag + tag) { row, _ in rows.insert(row) }
            rows.formIntersection(meant)
            guard !rows.isEmpty else { continue }
            rest.subtract(rows)
            groups.append(PartnerGroup(name: tag, rows: rows))
        }
        return rest.isEmpty ? groups : groups + [PartnerGroup(name: nil, rows: rest)]
    }

    private func fieldGroups(_ field: String, _ meant: RowSet) -> [PartnerGroup] {
        var rows: [UInt32: [Int]] = [:]
        let references = program.references(of: field)
        for row in meant { rows[references[row], default: []].append(row) }
        var named: [String?: [Int]] = [:]
        for (reference, rows) in rows {
            let name: String? =
                reference == 0
                ? nil
                : program.withValue(at: reference) { String(decoding: $0, as: UTF8.self) }
            named[name, default: []] += rows
        }
        return named.map { name, rows in
            PartnerGroup(
                name: name, rows: RowSet(rowCount: program.ids.count, rows: rows))
        }
    }
}
