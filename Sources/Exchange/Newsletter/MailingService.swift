public import Model

/// A newsletter service that takes lists of recipients as CSV.
public enum MailingService: String, CaseIterable, Sendable {
    case mailchimp, aweber

    /// The names of the first columns, as the service's import proposes them.
    var columns: [String] {
        switch self {
        case .mailchimp: ["Email Address", "First Name", "Last Name", "Tags"]
        case .aweber: ["Email", "Name", "Tags"]
        }
    }

    /// The longest text of a cell in bytes, nil where the service names none.
    ///
    /// Mailchimp cuts text fields at 255 bytes, in the middle of a letter if it falls so.
    var cellLimit: Int? { self == .mailchimp ? 255 : nil }

    /// The longest tag in letters, nil where the service names none.
    var tagLimit: Int? { self == .mailchimp ? 100 : nil }

    /// Days after which the service advises against importing somebody nobody wrote to since.
    var staleDays: Int? { self == .aweber ? 183 : nil }

    /// Why an address cannot be imported, nil if it can.
    ///
    /// Mailchimp takes other letters than ASCII behind the `@` only, AWeber nowhere. An address
    /// that begins like a formula would need an apostrophe to be safe in a spreadsheet, which would
    /// make it another address.
    func objection(to address: String) -> String? {
        let bytes = Array(address.utf8)
        guard !bytes.isEmpty else { return "there is no address" }
        guard let first = bytes.first, ![0x3D, 0x2B, 0x2D].contains(first) else {
            return "the address begins like a formula of a spreadsheet"
        }
        if MailAddress(bytes) != nil { return nil }
        guard let at = bytes.firstIndex(of: 0x40), bytes.contains(where: { $0 >= 0x80 }) else {
            return "this is no mail address"
        }
        guard bytes[..<at].allSatisfy({ $0 < 0x80 }) else {
            return "there are other letters than a to z before the @"
        }
        guard self == .mailchimp else { return "there are other letters than a to z behind the @" }
        // What is not ASCII is held to be a letter; everything else is checked as usual.
        let plain = bytes.map { $0 < 0x80 ? $0 : 0x78 }
        return MailAddress(plain) == nil ? "this is no mail address" : nil
    }
}

/// Somebody a newsletter goes to.
public struct MailingRecipient: Hashable, Sendable {
    /// Whom it is about.
    public let partner: PartnerID
    /// Where mail goes, as it is on record.
    public let address: String
    /// What the partner is called, where no person is known.
    public let name: String
    /// The person's name as one text; empty if it is not known.
    public let person: String
    /// The partner's tags.
    public let tags: [String]
    /// Further cells, one for each further column: exact, numbers without marks between thousands,
    /// days as `YYYY-MM-DD`; empty where nothing is known.
    public let cells: [String]
    /// Days since the last contact, nil if there never was one.
    public let daysSinceContact: Int?

    /// Somebody with an address.
    public init(
        partner: PartnerID, address: String, name: String, person: String, tags: [String],
        cells: [String],
        daysSinceContact: Int?
    ) {
        self.partner = partner
        self.address = address
        self.name = name
        self.person = person
        self.tags = tags
        self.cells = cells
        self.daysSinceContact = daysSinceContact
    }
}
