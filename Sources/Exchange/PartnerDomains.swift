import Model

/// Partners by the shape of the domains they have, to notice a site or address of mail that is made
/// to look like another's.
struct PartnerDomains {
    private var byShape: [NameShape: (id: PartnerID, domain: String)] = [:]
    private var seen: Set<String> = []

    /// The fields that have a domain in them.
    static let fields = [FieldName.email, FieldName.site]

    init(_ base: ImportBase) {
        let program = base.program
        for field in PartnerDomains.fields {
            for row in program.rows { take(program.value(field, row: row), program.ids[row]) }
        }
        for edit in base.edits where PartnerDomains.fields.contains(edit.field) {
            take(edit.new, edit.partner)
        }
    }

    /// Remembers the domain of an address; of several of one shape the first stays.
    mutating func take(_ address: String?, _ id: PartnerID) {
        guard let domain = address.flatMap({ DomainName(of: $0) }) else { return }
        let text = domain.bare
        guard seen.insert(text).inserted else { return }
        let shape = domain.shape
        if byShape[shape] == nil { byShape[shape] = (id, text) }
    }

    /// Whose domain another one looks like though it is not the same; nil for nobody's.
    func imitated(by domain: DomainName, of id: PartnerID) -> (id: PartnerID, domain: String)? {
        guard let known = byShape[domain.shape], known.id != id,
            !known.domain.utf8.elementsEqual(domain.bare.utf8)
        else { return nil }
        return known
    }
}

extension PartnerImport {
    /// Warns of a domain that looks like another partner's, or has letters that look like others.
    mutating func disguise(
        _ id: PartnerID, _ fields: [(String, String?)], line: Int, _ plan: inout ImportPlan
    ) {
        for (field, value) in fields where PartnerDomains.fields.contains(field) {
            guard let value, base.value(field, of: id) != value,
                let domain = DomainName(of: value)
            else { continue }
            if domains == nil { domains = PartnerDomains(base) }
            let plain = DomainName.unmasked(value)
            if let known = domains?.imitated(by: domain, of: id) {
                plan.warn(
                    "line \(line): the \(field) of \(id.text), \(plain ?? value), looks like "
                        + "\(known.domain) of partner \(known.id.text) and is another: look before "
                        + "you write or pay")
            } else if let plain {
                plan.warn(
                    "line \(line): the \(field) of \(id.text) is \(plain), written ‘\(value)’: "
                        + "letters of it look like others")
            }
            // In place: a copy of the table at every row would take the square of their number.
            domains?.take(value, id)
        }
    }
}
