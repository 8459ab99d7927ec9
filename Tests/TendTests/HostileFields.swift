import Model
import Store
import Testing

extension Shell {
    /// Gives partners of the folder `acme` fields without asking whether they are any good.
    func give(_ partners: [(id: String, fields: [(String, String)])]) throws {
        var time: Int64 = 1_795_340_000_000
        let session = Store.Session(
            user: "bo",
            now: {
                time += 1
                return time
            })
        let store = try Store(folder + "/acme", session: session)
        let edits = try partners.flatMap { id, fields in
            let partner = try #require(PartnerID(id.utf8))
            return fields.map { name, value in
                let old = store.program.value(name, of: partner)
                return Edit(partner: partner, field: name, new: value, old: old)
            }
        }
        guard case .saved = store.save(Change(kind: .set, edits: edits)) else {
            Issue.record("\(partners.map(\.id)) could not be saved")
            return
        }
    }
}
