import Insight
import Model
import Store

/// Saves a campaign as a fact of the program; an empty text takes it away.
func keep(_ record: some WorkRecord, in session: Session) throws {
    let change = Action.put(field: record.field, line: record.line).change(
        to: [.program], in: session.store.program, today: session.today, noteKey: "")
    try session.commit(change)
}

func takeAway(_ field: String, in session: Session) throws {
    let change = Action.put(field: field, line: nil).change(
        to: [.program], in: session.store.program, today: session.today, noteKey: "")
    try session.commit(change)
}

/// The record a person means by its name or key.
func named<Record: WorkRecord>(
    _ word: String, _ records: [Record], name: (Record) -> String
) throws(CommandFailure) -> Record {
    guard let record = records.first(where: { name($0) == word || $0.key == word }) else {
        let known = records.map(name).joined(separator: ", ")
        throw .nothing("there is no ‘\(word)’" + (known.isEmpty ? "" : ", only " + known))
    }
    return record
}
