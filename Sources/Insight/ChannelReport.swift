import Model

/// Which recruiting channel brings partners: contacted, replied, joined, active.
public struct ChannelReport: Sendable {
    /// One channel.
    public struct Row: Hashable, Sendable {
        /// The partners' channel; nil for those of whom none is recorded.
        public let channel: String?
        /// Everybody somebody looked at or asked before joining.
        public let prospects: Int
        /// Those of them somebody wrote to or spoke with.
        public let contacted: Int
        /// Those of the contacted who answered in any way.
        public let replied: Int
        /// Those of the prospects who joined.
        public let joined: Int
        /// Those of the joined with activity within the days of the program's rule of quiet.
        public let active: Int
    }
    /// The channels, the one that brought most active partners first.
    public let rows: [Row]
}

extension Analysis {
    /// The report over some partners, or all for nil.
    ///
    /// Only partners who were prospects here count: those in discovery or recruitment now, or with
    /// a day of entering one of the two. Each counts once, whatever was said how often.
    public func channels(partners: [Int]? = nil) -> ChannelReport {
        var found: [String?: [Int]] = [:]
        for row in partners ?? program.rows where wasProspect(row) {
            found[program.value(FieldName.channel, row: row), default: []].append(row)
        }
        let rows = found.map { channel, rows in channelRow(channel, rows) }
        return ChannelReport(
            rows: rows.sorted {
                ($0.active, $0.joined, $0.prospects, $1.channel ?? "~")
                    > ($1.active, $1.joined, $1.prospects, $0.channel ?? "~")
            })
    }

    func wasProspect(_ row: Int) -> Bool {
        stages[row].isProspect || program.entered(.discovery, row: row) != nil
            || program.entered(.recruitment, row: row) != nil
    }

    private func channelRow(_ channel: String?, _ rows: [Int]) -> ChannelReport.Row {
        let contacts = rows.map { program.records(Contact.self, row: $0) }
        let joined = rows.filter { !stages[$0].isProspect }
        return ChannelReport.Row(
            channel: channel, prospects: rows.count,
            contacted: contacts.count { !$0.isEmpty },
            replied: contacts.count { $0.contains(where: \.isAnswered) }, joined: joined.count,
            active: joined.count {
                silentDays[$0].map { $0 <= settings.quietAfterDays } ?? false
            })
    }
}
