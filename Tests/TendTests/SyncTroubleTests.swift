import Testing

@testable import tend

/// What git's and ssh's own words come to.
struct SyncTroubleTests {
    private static let place = SyncPlace(kept: "ssh://host/a.git")

    private static func text(_ said: String, isWriting: Bool = false) -> String {
        SyncTrouble(saying: Array(said.utf8), of: place, isWriting: isWriting).text
    }

    static let cases: [(said: String, isWriting: Bool, means: String)] = [
        (
            "ssh: Could not resolve hostname host: Name or service not known\r\nfatal: Could not "
                + "read from remote repository.\n", false,
            "ssh://host/a.git cannot be reached (ssh: Could not resolve hostname host: Name or "
                + "service not known); what was saved here goes with the next sync"
        ),
        (
            "root@host: Permission denied (publickey).\nfatal: Could not read from remote\n", false,
            "you have no right to read ssh://host/a.git (root@host: Permission denied "
                + "(publickey).); what was saved here goes with the next sync"
        ),
        (
            "error: remote unpack failed: unable to create temporary object directory\n", true,
            "you have no right to write to ssh://host/a.git (remote unpack failed: unable to create "
                + "temporary object directory); what was saved here goes with the next sync"
        ),
        (
            "fatal: '/a.git' does not appear to be a git repository\n", false,
            "there is no git repository at ssh://host/a.git; git init --bare FOLDER makes one there"
        ),
        ("", false, "git failed on ssh://host/a.git: without a word"),
    ]

    @Test(arguments: cases.indices)
    func `each kind of failure is told in words of ours`(index: Int) {
        let (said, isWriting, means) = SyncTroubleTests.cases[index]
        #expect(SyncTroubleTests.text(said, isWriting: isWriting) == means)
    }

    @Test func `an address is shown without its password, and none leads to a program`() throws {
        #expect(
            SyncPlace(kept: "https://me:secret@host/a@b:c").shown == "https://me@host/a@b:c")
        #expect(try SyncPlace("host:a.git").isSSH)
        #expect(try SyncPlace("/srv/a.git").path == "/srv/a.git")
        #expect(try SyncPlace("./a:b.git").path != nil)
        for text in ["ext::sh", "fd::7", "http://host/a", "git://host/a", "-o", "", "a b"] {
            #expect(throws: SyncTrouble.self) { _ = try SyncPlace(text) }
        }
    }
}
