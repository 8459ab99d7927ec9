import ArgumentParser
import Insight
import Model
import Screen
import Store
import ViewModel

/// An id as typed, or a mistake in one line.
private func partner(_ text: String) throws(CommandFailure) -> PartnerID {
    guard let id = PartnerID(text.utf8) else { throw .nothing("there is no partner \(text)") }
    return id
}

/// Makes a change, or says why it cannot be.
private func made<Value>(
    _ make: () throws(MergeMistake) -> Value
) throws(CommandFailure) -> Value {
    do { return try make() } catch {
        if case .same = error { throw .usage(error.text) }
        throw .nothing(error.text)
    }
}

/// `tend merge`.
struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Make partners one: the first stays, the others are part of it.",
        discussion: """
            tend merge ea-12 awp-7 · Figures, notes, contacts and tasks of the others count with the \
            first, also those imported from now on; what only they have is taken over, and where two \
            differ the first one's stays. Nothing is lost: tend split or tend undo takes it back.
            """)
    @Argument(help: "The id of the partner that stays.") var id: String
    @Argument(help: "The ids of those that become part of it.") var others: [String]
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        let program = session.store.program
        let id = try partner(id)
        let others = try others.map { text throws(CommandFailure) in try partner(text) }
        let change = try made { () throws(MergeMistake) in try program.merging(others, into: id) }
        let lines = others.flatMap { kept(of: $0, by: id, program) }
        try session.commit(change)
        lines.forEach { Output.print($0) }
    }

    /// The fields in which two differ, a line each.
    private func kept(of other: PartnerID, by id: PartnerID, _ program: Program) -> [String] {
        guard let row = program.row(of: id), let second = program.row(of: other) else { return [] }
        return program.differences(of: row, from: second).map { field, own, theirs in
            SafeText("  \(field): \(own) stays; \(other.text) has \(theirs)").string
        }
    }
}

/// `tend split`.
struct SplitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split", abstract: "Make a merged partner one of its own again.",
        discussion: "tend split awp-7 · What was taken over from it goes back where it is the same."
    )
    @Argument(help: "The id of the merged partner.") var id: String
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        let id = try partner(id)
        try session.commit(
            try made { () throws(MergeMistake) in try session.store.program.splitting(id) })
    }
}

/// `tend lookalikes`.
struct LookAlikesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lookalikes",
        abstract: "Print pairs of partners who may be one, with why; or say that two are two.",
        discussion: """
            Pairs have an address of mail, a site or a payout address in common, or the same name; \
            within one country a name may differ by a letter. tend merge makes a pair one; tend \
            lookalikes --apart ea-12 awp-7 puts on record that they are two.
            """)
    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp("Two ids: they are two partners.", valueName: "id"))
    var apart: [String] = []
    @Option(name: .long, help: "table, csv, json or ndjson.") var format = TableFormat.table
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        guard apart.isEmpty else { return try tellApart(session) }
        let program = session.store.program
        let rows = session.analysis.lookAlikes.map { pair -> [CellValue] in
            [
                .text(program.ids[pair.first].text),
                .text(program.displayName(row: pair.first)),
                .text(program.ids[pair.second].text),
                .text(program.displayName(row: pair.second)),
                .text(pair.reasons.map(\.rawValue).joined(separator: " ")),
            ]
        }
        Table(
            words: ["id", "name", "other", "other_name", "why"], rows: rows,
            currency: session.settings.currency
        ).print(as: format)
        if rows.isEmpty { throw CommandFailure.nothing() }
    }

    private func tellApart(_ session: Session) throws {
        guard apart.count == 2 else { throw CommandFailure.usage("--apart takes two ids") }
        let ids = try apart.map { text throws(CommandFailure) in try partner(text) }
        try session.commit(
            try made { () throws(MergeMistake) in
                try session.store.program.tellingApart(ids[0], ids[1])
            })
    }
}
