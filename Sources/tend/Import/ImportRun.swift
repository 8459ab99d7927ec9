import Exchange
import Insight
import Model
import Store

/// Files on their way into a program: planned first, written only when asked, all as one change.
final class ImportRun {
    /// One file of the run.
    struct Entry {
        let content: ImportContent
        let identity: InputFile.Identity?
        var plan: ImportPlan
        /// The days of which earlier imports said something that this one replaces.
        let replaced: Window?
        /// For each of the plan's files of figures, what the program knew of it before.
        var standings: [Standing] = []
        /// Whether a profile made by hand can be kept: not if the rows were said to be of one partner.
        let isMappingWhole: Bool
    }

    /// What a program says of a file of figures.
    enum Standing {
        /// Nothing: the file is new.
        case new
        /// The same rows, but for fewer days.
        case shorter
        /// All of it.
        case known
    }

    let store: Store
    let currency: Currency
    private(set) var entries: [Entry] = []
    private var base: ImportBase
    private var shelf: SourceShelf
    /// What is wrong with the program's own profiles.
    let problems: [Problem]
    /// The files that profiles made by hand were kept in.
    private(set) var kept: [String] = []

    private let latestDay: Day

    /// A run into a program whose currency is given, on a day that may be set for it.
    init(_ store: Store, currency: Currency, today: Day = .today) {
        self.store = store
        self.currency = currency
        // Where the sources are it may be tomorrow.
        latestDay = max(today, .today).advanced(by: 1)
        base = ImportBase(store.program, currency: currency)
        let files = store.sourceFiles()
        shelf = SourceShelf(files.files)
        problems =
            files.problems
            + shelf.mistakes.map {
                Problem(.note, $0.place, $0.what, advice: "this profile is left out")
            }
    }

    // MARK: - Planning

    /// Plans one more file; the files before it count as imported.
    func add(
        _ content: ImportContent, options: ImportOptions, watch: ImportWatch = ImportWatch()
    ) throws(Refusal) {
        let opened = try content.open()
        var options = options
        options.profiles = shelf.profiles
        options.latestDay = latestDay
        var plan = try ImportPlan.make(
            opened.source, name: content.name, base: base, options: options, watch: watch)
        let history = ImportHistory(store)
        for figures in plan.figures { history.amountWarning(figures).map { plan.warn(of: $0) } }
        let since = ImportDifference(store: store, currency: base.currency).words(plan)
        if !since.isEmpty {
            plan.assume("since the last import " + since.joined(separator: ", "))
        }
        entries.append(
            Entry(
                content: content, identity: opened.identity, plan: plan,
                replaced: history.replaced(by: plan.figures),
                isMappingWhole: options.partner == nil))
        try ImportOverlap.settle(&entries)
        base.take(plan.edits)
    }

    /// The beginning of a file: what it is taken for and what stands in its columns.
    func glance(
        _ content: ImportContent, options: ImportOptions
    ) throws(Refusal) -> ImportGlance {
        var options = options
        options.profiles = shelf.profiles
        return try ImportGlance.look(name: content.name, base: base, options: options) {
            () throws(Refusal) in try content.open().source
        }
    }

    /// Finds out which figures the program knows already, without writing anything.
    func compare() {
        for index in entries.indices {
            entries[index].standings = entries[index].plan.figures.map { figures in
                var hash = FiguresHash()
                figures.write { (bytes: UnsafeRawBufferPointer) in hash.take(bytes) }
                return edit(for: figures, id: hash.id, path: "").standing
            }
        }
    }

    // MARK: - Writing

    /// Keeps the figures and the files themselves, and makes the one change that brings them in.
    ///
    /// The change has no edits if the files say nothing new.
    func change() throws(StoreError) -> Change {
        var edits = base.edits
        for index in entries.indices {
            let before = edits.count
            for figures in entries[index].plan.figures {
                let (edit, standing) = try keep(figures)
                entries[index].standings.append(standing)
                if let edit { edits.append(edit) }
            }
            if edits.count > before || !entries[index].plan.edits.isEmpty {
                try keepOriginal(of: entries[index]).map { edits.append($0) }
            }
        }
        edits.removeAll { $0.new == $0.old }
        return Change(kind: .import, edits: edits, summary: summary)
    }

    /// Keeps what was mapped by hand, once the files are in; files like them are recognised then.
    func keepMappings() throws(StoreError) {
        for entry in entries where entry.isMappingWhole {
            let taken = [.new, .changed, .unchanged].reduce(0) { $0 + (entry.plan.counts[$1] ?? 0) }
            guard taken > 0, let mapped = entry.plan.mapped, let profile = shelf.naming(mapped)
            else { continue }
            let words = profile.word.utf8.map { $0 == 0x2E ? 0x2D : $0 }
            kept.append(
                try store.keepSource(String(decoding: words, as: UTF8.self), profile.text))
            shelf = SourceShelf(store.sourceFiles().files)
        }
    }

    private var summary: String {
        let names = entries.map(\.content.name)
        let shown = names.prefix(3).joined(separator: ", ")
        return names.count > 3 ? shown + " and \(names.count - 3) more" : shown
    }

    private func keep(_ figures: CanonicalFile) throws(StoreError) -> (Edit?, Standing) {
        let draft = try store.draft()
        try figures.write { (bytes) throws(StoreError) in try draft.write(bytes) }
        let known = edit(for: figures, id: draft.figuresID, path: "")
        guard known.standing != .known else { return (nil, .known) }
        let (id, path) = try draft.keepFigures(
            source: figures.source, kind: figures.kind, month: figures.lastRow)
        return edit(for: figures, id: id, path: path)
    }

    /// The edit that records a file of figures, nil if it is recorded for all its days already.
    private func edit(
        for figures: CanonicalFile, id: String, path: String
    ) -> (edit: Edit?, standing: Standing) {
        let field = FieldName.batch + id
        guard let old = store.program.value(field, of: .program),
            let known = Batch(id: id, line: old)
        else {
            let batch = figures.batch(id: id, path: path)
            let edit = batch.map {
                Edit(partner: .program, field: field, new: $0.line, old: nil)
            }
            return (edit, .new)
        }
        guard figures.window.from < known.from || known.to < figures.window.to else {
            return (nil, .known)
        }
        let longer = Batch(
            id: id, source: known.source, kind: known.kind, scope: known.scope,
            from: min(known.from, figures.window.from), to: max(known.to, figures.window.to),
            metrics: known.metrics, currency: known.currency, path: known.path, rows: known.rows,
            unknownIDs: figures.unknownIDs)
        let edit = longer.map { Edit(partner: .program, field: field, new: $0.line, old: old) }
        return (edit, .shorter)
    }

    /// Keeps the file as it is; nil if the program has it already.
    private func keepOriginal(of entry: Entry) throws(StoreError) -> Edit? {
        let draft = try store.draft()
        do throws(Refusal) {
            let opened = try entry.content.open()
            guard opened.identity == entry.identity else {
                throw Refusal("the file changed while it was read: import it again")
            }
            try ImportRun.copy(opened.source, to: draft)
        } catch { throw StoreError(entry.content.name, error.text) }
        let hash = try draft.keepOriginal()
        let field = "original:\(hash.prefix(8))"
        let old = store.program.value(field, of: .program)
        return Edit(partner: .program, field: field, new: entry.content.name, old: old)
    }

    private static func copy(_ source: ByteSource, to draft: ImportDraft) throws(Refusal) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = try source.read(into: buffer)
            guard count > 0 else { return }
            do { try draft.write(UnsafeRawBufferPointer(rebasing: buffer[..<count])) } catch {
                throw Refusal(error.description)
            }
        }
    }

    /// Whether the files say anything the program does not know; after `compare` or `change`.
    var isNews: Bool {
        entries.contains { entry in
            !entry.plan.edits.isEmpty || entry.standings.contains { $0 != .known }
        }
    }
}

extension ImportRun.Entry {
    /// Whether the program had all of the file's figures before.
    private var isKnown: Bool {
        !standings.isEmpty && standings.allSatisfy { $0 == .known }
    }

    /// What is assumed, and what is replaced.
    var assumptions: [String] {
        guard let replaced, !isKnown else { return plan.assumptions }
        return plan.assumptions + [
            "replaces what earlier imports said of \(replaced.from.iso) to \(replaced.to.iso)"
        ]
    }

    /// How many rows are new, changed, unchanged, gone and rejected, as far as that is known.
    var counts: [(kind: ImportPlan.Kind, count: Int)] {
        var counts = plan.counts
        if isKnown {
            counts[.unchanged] = counts[.new]
            counts[.new] = nil
        }
        return ImportPlan.Kind.allCases.map { ($0, counts[$0] ?? 0) }
    }
}
