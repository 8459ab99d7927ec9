import Exchange
import Model

/// A file handed in to be imported: recognised, mapped, compared with a program.
func attempt(_ bytes: [UInt8]) {
    let base = ImportBase(Program(), currency: .euro)
    guard
        let plan = try? ImportPlan.make(
            ByteSource(bytes), name: "file.csv", base: base, options: ImportOptions())
    else { return }
    let program = Program()
    program.apply(
        Event(
            id: EventID(replica: "k", number: 1), stamp: Stamp(lamport: 1, replica: "k"),
            milliseconds: 0, user: "ann", change: Change(kind: .import, edits: plan.edits)))
}
