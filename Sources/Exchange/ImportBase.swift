public import Model

/// What a file is compared with: the program, and the files before it in the same import.
public struct ImportBase {
    /// The program as it is.
    public let program: Program
    /// The program's currency.
    public let currency: Currency
    /// The edits of the files before.
    public private(set) var edits: [Edit] = []
    private var ranges: [PartnerID: [Range<Int>]] = [:]

    /// A program, before any file.
    public init(_ program: Program, currency: Currency) {
        self.program = program
        self.currency = currency
    }

    /// Takes the edits of a file, so that the next one is compared with them too.
    ///
    /// Of two edits of one field the later one stays, with what the program says as the old value.
    public mutating func take(_ new: [Edit]) {
        var index = 0
        while index < new.count {
            let partner = new[index].partner
            let start = edits.count
            while index < new.count, new[index].partner == partner {
                let edit = new[index]
                if let earlier = place(of: edit.field, partner) {
                    edits[earlier] = Edit(
                        partner: partner, field: edit.field, new: edit.new,
                        old: edits[earlier].old)
                } else {
                    edits.append(edit)
                }
                index += 1
            }
            if edits.count > start { ranges[partner, default: []].append(start..<edits.count) }
        }
    }

    /// Whether there is such a partner.
    func exists(_ id: PartnerID) -> Bool { program.row(of: id) != nil || ranges[id] != nil }

    /// What a field says.
    func value(_ field: String, of id: PartnerID) -> String? {
        if !ranges.isEmpty, let place = place(of: field, id) { return edits[place].new }
        return program.value(field, of: id)
    }

    private func place(of field: String, _ id: PartnerID) -> Int? {
        for range in ranges[id] ?? [] {
            if let place = range.first(where: { edits[$0].field.utf8.elementsEqual(field.utf8) }) {
                return place
            }
        }
        return nil
    }

    /// The words of the sources partners came from, by bytes.
    var sources: [String] {
        var words = Set(program.values(of: FieldName.source))
        for edit in edits where edit.field == FieldName.source {
            edit.new.map { _ = words.insert($0) }
        }
        return words.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
