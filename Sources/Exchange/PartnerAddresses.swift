import Model

/// Partners by the addresses they have: of mail first, then of payments.
struct PartnerAddresses {
    private var byMail: [String: [PartnerID]] = [:]
    private var byPayment: [String: [PartnerID]] = [:]

    init(_ base: ImportBase) {
        let program = base.program
        for row in program.rows + program.mergedRows.keys.sorted() {
            let id = program.ids[program.survivor(of: row)]
            PartnerAddresses.take(program.value(FieldName.email, row: row), id, &byMail)
            PartnerAddresses.take(program.value(FieldName.payment, row: row), id, &byPayment)
        }
        for edit in base.edits where edit.field == FieldName.email {
            PartnerAddresses.take(edit.new, program.survivor(of: edit.partner), &byMail)
        }
    }

    /// Of no instance: one that gives its own table to its own method has it copied every time.
    private static func take(
        _ text: String?, _ id: PartnerID, _ table: inout [String: [PartnerID]]
    ) {
        guard let text, text.utf8.contains(0x40) else { return }
        let key = key(text)
        if table[key]?.contains(id) != true { table[key, default: []].append(id) }
    }

    /// The one partner of an address; nil if there is none, or more than one.
    func partner(_ address: String) -> PartnerID? {
        let key = PartnerAddresses.key(address)
        let found = byMail[key] ?? byPayment[key] ?? []
        return found.count == 1 ? found[0] : nil
    }

    /// Every partner with an address to write to.
    func partners(_ address: String) -> [PartnerID] { byMail[PartnerAddresses.key(address)] ?? [] }

    static func key(_ address: String) -> String {
        String(decoding: address.utf8.map(CellValues.lowered), as: UTF8.self)
    }
}
