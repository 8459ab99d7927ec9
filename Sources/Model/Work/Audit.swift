/// The audit of a program as somebody closed it: each check's verdict, figure and partners.
///
/// It is a fact of the program, kept as one line, so that the next audit can be held against it.
public struct Audit: WorkRecord {
    /// How one check stood.
    public struct Entry: Hashable, Sendable {
        /// The check's word, such as `onboarding-stuck`.
        public let check: String
        /// The verdict's word.
        public let verdict: String
        /// The figure's word, such as `part:4/22`.
        public let figure: String
        /// How many partners were behind it.
        public let count: Int
        /// Who they were; nil if they were too many to be kept.
        public let partners: [String]?

        /// A check as it stood.
        public init(
            check: String, verdict: String, figure: String, count: Int, partners: [String]?
        ) {
            self.check = check
            self.verdict = verdict
            self.figure = figure
            self.count = count
            self.partners = partners
        }
    }

    /// What the names of its fields begin with.
    public static let family = "audit:"
    /// The most partners that are kept of one check.
    public static let partnerLimit = 1000

    /// The random part of the field's name.
    public let key: String
    /// The day it was closed.
    public var day: Day
    /// Who closed it.
    public var by: String
    /// The checks in their order.
    public var entries: [Entry]
    /// A remark; may be empty.
    public var text: String

    /// An audit closed on a day.
    public init(key: String, day: Day, by: String, entries: [Entry], text: String) {
        self.key = key
        self.day = day
        self.by = by
        self.entries = entries
        self.text = text
    }

    /// Reads what `line` writes; nil without a day.
    ///
    /// A check that cannot be read is passed over.
    public init?(key: String, line: String) {
        let line = FieldLine(line)
        guard let day = line.day("day") else { return nil }
        self.init(
            key: key, day: day, by: line.value("by") ?? "",
            entries: line.names.compactMap { name in
                line.bytes(name).flatMap { Audit.entry(name, $0) }
            }, text: line.text)
    }

    /// The audit as one line.
    public var line: String {
        FieldLine(
            [("day", day.iso), ("by", by)] + entries.map { ("check." + $0.check, Audit.value($0)) },
            text: text
        ).line
    }

    /// The entry of a check, nil if it was none yet.
    public func entry(_ check: String) -> Entry? {
        entries.first { $0.check.utf8.elementsEqual(check.utf8) }
    }

    /// How many checks had a verdict.
    public func count(_ verdict: String) -> Int {
        entries.count { $0.verdict.utf8.elementsEqual(verdict.utf8) }
    }

    private static func value(_ entry: Entry) -> String {
        let partners = entry.partners.map { $0.joined(separator: ",") } ?? "*"
        return "\(entry.verdict)|\(entry.figure)|\(entry.count)|\(partners)"
    }

    private static func entry(_ name: String, _ value: [UInt8]) -> Entry? {
        let parts = value.split(separator: 0x7C, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        guard name.utf8.starts(with: "check.".utf8), parts.count == 4, let count = Int(parts[2])
        else { return nil }
        let partners = parts[3].utf8.split(separator: 0x2C).map {
            String(decoding: $0, as: UTF8.self)
        }
        return Entry(
            check: String(decoding: name.utf8.dropFirst(6), as: UTF8.self), verdict: parts[0],
            figure: parts[1], count: count, partners: parts[3] == "*" ? nil : partners)
    }
}
