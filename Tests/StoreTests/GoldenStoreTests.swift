import Glibc
import Model
import Testing

@testable import Store

/// Programs as released versions wrote them are read as they were, for ever.
///
/// Each lies in `GoldenStores` with what it says beside it. A new version of the format adds one;
/// none is ever made anew. `TEND_RECORD=1` writes what is missing beside.
@Suite struct GoldenStoreTests {
    private static let folder =
        "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/") + "/GoldenStores"

    /// The stores there are.
    static let names: [String] = {
        let names = (try? Folder.open(folder).names()) ?? []
        return names.filter { Store.isStore(folder + "/" + $0) }
    }()

    @Test func `every version of the format has a store`() {
        #expect(GoldenStoreTests.names == (1...StoreFile.version).map { "version-\($0)" })
    }

    @Test(arguments: names)
    func `a store of an earlier version says what it said`(name: String) throws {
        let shop = try Workshop()
        let copy = shop.path + "/copy"
        Workshop.run("cp", "-r", GoldenStoreTests.folder + "/" + name, copy)
        Workshop.run("chmod", "-R", "o-rwx", copy)
        let store = try shop.open(at: copy)
        let says = store.account
        let kept = try Folder.open(GoldenStoreTests.folder).read(name + ".txt", limit: 1 << 20)
        if kept == nil, getenv("TEND_RECORD") != nil {
            let file = try Folder.open(GoldenStoreTests.folder).newFile(name + ".txt")
            try file.write(Array(says.utf8))
        }
        #expect(says == kept.map { String(decoding: $0, as: UTF8.self) })
        #expect(store.check().map(\.line) == [])
    }

    @Test(arguments: names)
    func `a store of an earlier version is written on`(name: String) throws {
        let shop = try Workshop()
        let copy = shop.path + "/copy"
        Workshop.run("cp", "-r", GoldenStoreTests.folder + "/" + name, copy)
        Workshop.run("chmod", "-R", "o-rwx", copy)
        let before = try shop.open(readOnly: true, at: copy).account
        let store = try shop.open(at: copy)
        #expect(store.save(.set("golden-9", "name", "new")).event?.id.number == 1)
        #expect(store.save(.set("golden-9", "name", nil, was: "new")).event != nil)
        let again = try shop.open(at: copy)
        #expect(again.check().map(\.line) == [])
        let lines = Set(again.account.split(separator: "\n"))
        #expect(lines.isSuperset(of: before.split(separator: "\n")))
    }
}

extension Store {
    /// All a store says, as text: partners, facts, figures, history, unfinished mails.
    fileprivate var account: String {
        var lines = program.everything.map { "partner \($0)" }
        lines += program.facts(prefix: "").map { "fact \($0.field) \($0.value)" }
        for (batch, _) in program.batches {
            let rows = (try? statsBytes(of: batch))?.split(separator: 0x0A).count
            lines.append("figures \(batch.path) \(rows ?? 0) lines")
        }
        for event in ((try? history(limit: 1 << 20)) ?? []).reversed() {
            let refersTo = event.change.refersTo.map { " of \($0.number)" } ?? ""
            let whole = (try? self.event(event.id)) ?? event
            lines.append(
                "change \(event.id.number) \(Moment.text(event.milliseconds)) \(event.user) "
                    + "\(event.change.kind.rawValue)\(refersTo) \(event.change.summary) "
                    + "\(whole.change.edits.count) edits")
        }
        return lines.map { Self.short($0.replacing("\n", with: "\\n")) + "\n" }.joined()
    }

    /// A line, or the beginning of a very long one with its hash.
    private static func short(_ line: String) -> String {
        guard line.utf8.count > 2_000 else { return line }
        return line.prefix(100) + "… \(line.utf8.count) bytes \(Digest.hex(Array(line.utf8)))"
    }
}
