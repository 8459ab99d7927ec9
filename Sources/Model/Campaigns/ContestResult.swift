/// How a contest ended: who won, as it was found when somebody closed it.
///
/// It is a fact of the program and stays as it is, whatever figures come in later.
public struct ContestResult: WorkRecord {
    /// One who won.
    public struct Winner: Hashable, Sendable {
        /// Who.
        public let partner: PartnerID
        /// The place, 1 for the first; equals share one.
        public let place: Int
        /// What was reached, money in minor units.
        public let done: Int64

        /// A winner.
        public init(partner: PartnerID, place: Int, done: Int64) {
            self.partner = partner
            self.place = place
            self.done = done
        }
    }

    /// What the names of its fields begin with.
    public static let family = "contest:"

    /// The key of the incentive.
    public let key: String
    /// The day it was closed.
    public var day: Day
    /// Those who won, the first first.
    public var winners: [Winner]
    /// What the incentive was called.
    public var name: String

    /// A result.
    public init(key: String, day: Day, winners: [Winner], name: String) {
        self.key = key
        self.day = day
        self.winners = winners
        self.name = name
    }

    /// Reads what `line` writes; nil without a day or winners.
    public init?(key: String, line: String) {
        let line = FieldLine(line)
        guard let day = line.day("day"), let list = line.bytes("winners") else { return nil }
        let winners = list.split(separator: 0x2C).compactMap(ContestResult.winner)
        guard !winners.isEmpty else { return nil }
        self.init(key: key, day: day, winners: winners, name: line.text)
    }

    /// `1:atlas:63`.
    private static func winner(_ bytes: ArraySlice<UInt8>) -> Winner? {
        let parts = bytes.split(separator: 0x3A).map { String(decoding: $0, as: UTF8.self) }
        guard parts.count == 3, let place = Int(parts[0]), place > 0,
            let id = PartnerID(parts[1].utf8), let done = Int64(parts[2])
        else { return nil }
        return Winner(partner: id, place: place, done: done)
    }

    /// The result as one line.
    public var line: String {
        let list = winners.map { "\($0.place):\($0.partner.text):\($0.done)" }
        return FieldLine(
            [("day", day.iso), ("winners", list.joined(separator: ","))], text: name
        ).line
    }
}

extension Program {
    /// How a contest ended, nil while it is not closed.
    public func result(of incentive: Incentive) -> ContestResult? {
        value(ContestResult.family + incentive.key, of: .program).flatMap {
            ContestResult(key: incentive.key, line: $0)
        }
    }
}
