import Glibc
import Model
import Testing

@testable import Store

/// A store in a folder of its own that is removed at the end, with a clock that only counts.
final class Workshop {
    let path: String
    private var time: Int64 = 1_790_000_000_000

    init() throws {
        var name = Array("/tmp/tend-store-XXXXXX".utf8CString)
        _ = mkdtemp(&name)
        path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        try Store.create(at: path + "/p")
    }

    deinit { Workshop.run("rm", "-rf", path) }

    var store: String { path + "/p" }

    func open(as user: String = "ann", readOnly: Bool = false, at other: String? = nil) throws
        -> Store
    {
        try Store(
            other ?? store,
            session: Store.Session(user: user, now: { self.tick() }, isReadOnly: readOnly))
    }

    /// Sets the clock, in milliseconds since 1 January 1970.
    func jump(to time: Int64) { self.time = time }

    func tick() -> Int64 {
        time += 1000
        return time
    }

    /// The one journal file of a fresh store, below the folder.
    func segment(at other: String? = nil) throws -> String {
        let names = try Folder.open((other ?? store) + "/journal").names()
        return try #require(names.first)
    }

    func bytes(of name: String) throws -> [UInt8] {
        let parts = name.split(separator: "/")
        var folder = try Folder.open(store)
        for part in parts.dropLast() { folder = try folder.folder(String(part)) }
        return try #require(try folder.read(String(parts[parts.count - 1]), limit: 1 << 30))
    }

    /// Takes away the copies of acknowledged lines.
    func forgetShadow() { Workshop.run("sh", "-c", "rm -f \(store)/.local/ack.*") }

    func put(_ bytes: [UInt8], in name: String) throws {
        let descriptor = Glibc.open(store + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o640)
        try File(descriptor: descriptor).write(bytes)
    }

    static func run(_ arguments: String...) {
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        var process: pid_t = 0
        posix_spawnp(&process, arguments[0], nil, nil, &words, environ)
        var status: Int32 = 0
        waitpid(process, &status, 0)
        words.forEach { free($0) }
    }
}

extension Change {
    /// A change of one field of one partner.
    static func set(_ partner: String, _ field: String, _ new: String?, was old: String? = nil)
        -> Change
    {
        let id = PartnerID(partner.utf8) ?? .program
        return Change(
            kind: .set, edits: [Edit(partner: id, field: field, new: new, old: old)])
    }
}

extension SaveResult {
    var event: Event? { if case .saved(let event, _) = self { event } else { nil } }
    var refusal: String? { if case .notSaved(let why) = self { why } else { nil } }
}

extension Program {
    /// Everything the program says, for comparing two of them.
    var everything: [String] {
        ids.indices.flatMap { row in
            fields(prefix: "", row: row).map {
                "\(ids[row].text) \($0) \(value($0, row: row) ?? "-")"
            }
                + notes(row: row).map { "\(ids[row].text) note \($0.user) \($0.text)" }
        }.sorted()
    }
}
