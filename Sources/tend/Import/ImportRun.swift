import Exchange
import Insight
import Model
import Store
import ViewModel

/// One file on its way into a program: planned first, written only when asked.
struct ImportRun {
    let fileName: String
    let plan: Result<ImportPlan, Refusal>
    private let session: Session
    private let bytes: [UInt8]
    /// The greatest file that is read, in bytes.
    private static let limit = 1 << 31

    /// Reads a file and plans its import.
    init(path: String, session: Session, options: ImportOptions) {
        let name = path.utf8.split(separator: 0x2F).last.map {
            String(decoding: $0, as: UTF8.self)
        }
        switch Files.load(ImportRun.expanded(path), limit: ImportRun.limit) {
        case .success(let bytes):
            self.init(
                name: name ?? path, bytes: bytes, session: session, options: options)
        case .failure(let failure):
            self.init(name: name ?? path, refusal: failure.text, session: session)
        }
    }

    /// Plans the import of bytes that came from a file of a name.
    init(name: String, bytes: [UInt8], session: Session, options: ImportOptions) {
        fileName = name
        self.bytes = bytes
        self.session = session
        do throws(Refusal) {
            plan = .success(
                try ImportPlan.make(
                    bytes, name: name, program: session.store.program,
                    currency: session.settings.currency, options: options))
        } catch { plan = .failure(error) }
    }

    private init(name: String, refusal: String, session: Session) {
        fileName = name
        self.session = session
        bytes = []
        plan = .failure(Refusal(refusal))
    }

    private static func expanded(_ path: String) -> String {
        guard path.utf8.starts(with: "~/".utf8), let home = Surroundings.variable("HOME") else {
            return path
        }
        return home + "/" + String(decoding: path.utf8.dropFirst(2), as: UTF8.self)
    }

    // MARK: - Writing

    /// Keeps the figures and the file itself, and makes the one change that brings them in.
    ///
    /// The change has no edits if the file says nothing new.
    func change() throws(StoreError) -> Change {
        let plan: ImportPlan
        do { plan = try self.plan.get() } catch { throw StoreError(fileName, error.text) }
        var edits = plan.edits
        if let figures = plan.figures, let edit = try edit(for: figures) { edits.append(edit) }
        guard !edits.isEmpty else { return Change(kind: .import, edits: []) }
        let original = try session.store.keepOriginal(bytes)
        edits.append(
            Edit(
                partner: .program, field: "original:\(original.prefix(8))", new: fileName,
                old: session.store.program.value("original:\(original.prefix(8))", of: .program)))
        edits.removeAll { $0.new == $0.old }
        return Change(kind: .import, edits: edits, summary: fileName)
    }

    /// The edit that records a file of figures, nil if it is recorded already.
    private func edit(for figures: CanonicalFile) throws(StoreError) -> Edit? {
        let program = session.store.program
        let known = FieldName.batch + Store.figuresID(figures.bytes)
        guard program.value(known, of: .program) == nil else { return nil }
        let (id, path) = try session.store.keepFigures(
            figures.bytes, source: figures.source, kind: figures.kind, month: figures.window.to)
        guard let batch = figures.batch(id: id, path: path) else { return nil }
        return Edit(partner: .program, field: batch.field, new: batch.line, old: nil)
    }

    /// Whether the file says anything the program does not know.
    var isNews: Bool {
        guard let plan = try? plan.get() else { return false }
        if !plan.edits.isEmpty { return true }
        guard let figures = plan.figures else { return false }
        let known = FieldName.batch + Store.figuresID(figures.bytes)
        return session.store.program.value(known, of: .program) == nil
    }

    // MARK: - Showing

    /// What the import screen shows.
    var preview: ImportPreview {
        switch plan {
        case .failure(let refusal):
            return ImportPreview(
                file: fileName, source: "", assumptions: "", counts: [], rows: [:],
                refusal: refusal.text)
        case .success(let plan):
            var counts = Dictionary(
                uniqueKeysWithValues: ImportPlan.Kind.allCases.map { ($0, plan.counts[$0] ?? 0) })
            if plan.figures != nil, !isNews {
                counts[.unchanged] = counts[.new]
                counts[.new] = 0
            }
            return ImportPreview(
                file: fileName, source: "\(plan.title): \(plan.reason)",
                assumptions: plan.assumptions.joined(separator: " · "),
                counts: ImportPlan.Kind.allCases.map { (ImportRun.kind($0), counts[$0] ?? 0) },
                rows: Dictionary(
                    uniqueKeysWithValues: plan.rows.map { kind, rows in
                        (ImportRun.kind(kind), rows.map(ImportRun.row))
                    }), refusal: nil)
        }
    }

    private static func row(_ row: ImportPlan.Row) -> ImportPreview.Row {
        ImportPreview.Row(line: row.line, subject: row.subject, text: row.text)
    }

    private static func kind(_ kind: ImportPlan.Kind) -> ImportPreview.Kind {
        switch kind {
        case .new: .new
        case .changed: .changed
        case .unchanged: .unchanged
        case .gone: .gone
        case .rejected: .rejected
        }
    }
}
