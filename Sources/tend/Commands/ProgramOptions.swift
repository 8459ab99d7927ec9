import ArgumentParser
import Insight
import Model
import Store

/// What every command that opens a program understands.
struct ProgramOptions: ParsableArguments {
    @Option(name: .long, help: "The program's folder, else $TEND_PROGRAM or the nearest above.")
    var program: String?
    @Option(name: .long, help: "The day that stands for today, YYYY-MM-DD.")
    var asOf: String?
    @Option(name: .customLong("as"), help: "Who is working, else the login's name.")
    var user: String?
    @Flag(name: .long, help: "Write nothing.")
    var readOnly = false

    /// The day that stands for today.
    func today() throws(CommandFailure) -> Day {
        guard let asOf else { return .today }
        guard let day = Day(iso: asOf.utf8) else {
            throw .usage("--as-of \(asOf): this is not a day as YYYY-MM-DD")
        }
        return day
    }

    var userName: String { user ?? Surroundings.user }

    /// Opens the program, says what was noticed.
    func open() throws(CommandFailure) -> Session {
        guard let path = Session.find(program) else {
            throw .file(
                "there is no program here: tend demo makes one to look around in, tend new one of your own"
            )
        }
        do {
            let session = try Session(
                path: path, user: userName, today: try today(), isReadOnly: readOnly)
            session.cacheDraft?.write()
            session.store.onWait = { Output.complain("tend: " + $0) }
            for notice in session.store.notices { Output.complain("tend: " + notice) }
            let damage = session.store.problems.filter { $0.weight == .damage }
            for problem in damage.prefix(3) { Output.complain("tend: " + problem.line) }
            for problem in session.problems { Output.complain("tend: " + problem.line) }
            for place in session.analysis.figures.damaged.prefix(3) {
                Output.complain("tend: \(place); these figures are missing from what is shown")
            }
            return session
        } catch let error as StoreError {
            throw .file(error.description)
        } catch let failure as CommandFailure {
            throw failure
        } catch { throw .file("\(path) cannot be opened") }
    }
}

extension Session {
    /// The partners a filter means, or a mistake with its place.
    func rows(_ words: [String]) throws(CommandFailure) -> [Int] {
        let text = words.map(DashedWords.plain).joined(separator: " ")
        let filter: Filter
        do throws(FilterMistake) {
            filter = try FilterParser(vocabulary: ProgramColumns.vocabulary).parse(text)
        } catch {
            throw .usage("filter, column \(error.column + 1): \(error.message)")
        }
        var evaluator = FilterEvaluator()
        return Array(analysis.rows(matching: filter, with: &evaluator))
    }

    /// The partners a command is for: the ids given, or those a filter means.
    func partners(_ ids: [String], filter: String?) throws(CommandFailure) -> [PartnerID] {
        if let filter { return try rows([filter]).map { store.program.ids[$0] } }
        var found: [PartnerID] = []
        for text in ids {
            guard let id = PartnerID(text.utf8), let row = store.program.row(of: id) else {
                throw .nothing("there is no partner \(text)")
            }
            let partner = store.program.ids[row]
            if !found.contains(partner) { found.append(partner) }
        }
        guard !found.isEmpty else { throw .usage("give the partners' ids, or --filter") }
        return found
    }

    /// Saves a change and says what became of it.
    func commit(_ change: Change?) throws(CommandFailure) {
        Output.print(try record(change) ?? "nothing to do: it is so already")
    }

    /// Saves a change; answers what is to be told, nil if there is nothing in it.
    func record(_ change: Change?) throws(CommandFailure) -> String? {
        guard let change, !change.edits.isEmpty else { return nil }
        switch store.save(change) {
        case .saved(let event, _):
            Output.hasSaved = true
            let partners = Set(change.edits.map(\.partner)).count
            return "saved \(event.id.written): \(change.kind.rawValue), "
                + Counted.text(partners, "partner")
        case .notSaved(let why):
            let conflict = (try? store.conflicts(of: change))?.first
            throw .file(
                "not saved, nothing changed: " + (conflict.map(ConflictText.ofSave) ?? why))
        case .unknown(let why):
            throw .file("it is unknown whether this was saved, open again to see: " + why)
        }
    }
}
