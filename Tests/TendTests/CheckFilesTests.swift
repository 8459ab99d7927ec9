import Glibc
import Testing

/// What `tend check` says of files around the journal, and how damaged lines are taken up again.
@Suite struct CheckFilesTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
        _ = try shell.acme("tag", "vip", "ea-12")
        _ = try shell.acme("tag", "new", "ea-12")
    }

    // MARK: - Files

    @Test func `copies that other programs leave are named, and stay`() throws {
        _ = try shell.script(
            "mkdir -p acme/templates; touch acme/settings.yaml.orig acme/templates/ask.md~"
                + " 'acme/stats/a.sync-conflict-20261122-1.csv' acme/settings.yaml.yours"
                + " acme/templates/ask.md.theirs2")
        let copy = "another program left this copy; take what you need from it and delete it"
        let says = [
            "note    settings.yaml.orig: " + copy,
            "note    settings.yaml.yours: a version that was not saved, as somebody changed the file "
                + "meanwhile; take over what you want of it, and remove it",
            "note    stats/a.sync-conflict-20261122-1.csv: " + copy,
            "note    templates/ask.md.theirs2: another copy's version of a file that was changed on "
                + "both sides; take over what you want of it, and remove it",
            "note    templates/ask.md~: " + copy,
        ]
        #expect(try shell.checked() == (says, 0))
        #expect(try shell.acme("check", "--repair").code == 0)
        #expect(try shell.checked() == (says, 0))
    }

    @Test func `what a killed save left is named and moved aside`() throws {
        _ = try shell.script("echo half > acme/.local/tmp/4194305-draft-x")
        let says = [
            "note    .local/tmp/4194305-draft-x: a save that was cut short left it; nothing is lost; "
                + "tend check --repair moves it aside"
        ]
        #expect(try shell.checked() == (says, 0))
        let repaired = try shell.acme("check", "--repair")
        let moved =
            "moved   .local/tmp/4194305-draft-x: it cannot be used and is "
            + ".local/damaged/4194305-draft-x now"
        #expect(repaired.out.lines.first == moved && repaired.code == 0)
        #expect(shell.read("acme/.local/damaged/4194305-draft-x") == "half\n")
        #expect(try shell.checked() == ([], 0))
    }

    @Test func `a file a running save is writing is no leftover`() throws {
        _ = try shell.script("touch acme/.local/tmp/1-draft-x")
        #expect(try shell.checked() == ([], 0))
    }

    @Test(arguments: [("755", "read"), ("777", "change")])
    func `a folder everybody may come into is told`(mode: String, may: String) throws {
        _ = try shell.script("chmod \(mode) acme")
        let says = [
            "note    acme: everybody on this computer may \(may) it (mode \(mode)); chmod o-rwx takes "
                + "that away"
        ]
        #expect(try shell.checked() == (says, 0))
        _ = try shell.script("chmod o-rwx acme")
        #expect(try shell.checked() == ([], 0))
    }

    // MARK: - Accepting

    /// Damages the second change, which nobody has a copy of any more.
    private func damage() throws -> String {
        _ = try shell.script("sed -i 's/tag:vip/tag:vap/' $J; rm acme/.local/ack.*")
        return "journal/\(shell.journal):3"
    }

    @Test func `a damaged line is accepted as it reads, and the old one moved aside`() throws {
        let before = try shell.acme("history", "--fields").out
        let place = try damage()
        #expect(try shell.acme("check").code == 1)
        #expect(try shell.acme("history", "--fields").out != before)
        let accepted = try shell.acme("check", "--accept", place)
        #expect(accepted.out.lines.first == "accepted \(place): tag, ea-12, by ann")
        #expect(
            try shell.acme("list", "tag:vap", "--columns", "id", "--format", "csv").out
                == "id\nea-12\n")
        #expect(try shell.acme("check", "--repair").code == 0)
        #expect(try shell.checked() == ([], 0))
        let history = try shell.acme("history", "--fields").out
        #expect(history == before.replacing("vip", with: "vap"))
        #expect(try shell.acme("note", "ea-12", "after").code == 0)
    }

    @Test func `what cannot be accepted is refused with the reason, and changes nothing`() throws {
        let place = try damage()
        let before = shell.read("acme/journal/" + shell.journal)
        let front = "tend: journal/\(shell.journal):"
        let refusals: [(place: String, says: String)] = [
            (
                "journal/\(shell.journal):2",
                "\(front)2: this line is not damaged; it is used as it is"
            ),
            (
                "journal/\(shell.journal):9",
                "\(front)9: there is no such line; nothing was accepted"
            ),
            (
                "nonsense",
                "tend: nonsense: this is not a line of a journal; give it as tend check does: "
                    + "journal/FILE:LINE"
            ),
            (
                "journal/2026-11.other.jsonl:3",
                "tend: journal/2026-11.other.jsonl:3: only lines this folder itself wrote can be "
                    + "accepted here; accept it where it was written, or make the change again"
            ),
            (
                "journal/../../x:3",
                "tend: journal/../../x:3: only lines this folder itself wrote can be "
                    + "accepted here; accept it where it was written, or make the change again"
            ),
        ]
        for (place, says) in refusals {
            let outcome = try shell.acme("check", "--accept", place)
            #expect(outcome.code == 3 && outcome.out.isEmpty, "\(outcome)")
            #expect(outcome.err.lines.last == says)
        }
        #expect(shell.read("acme/journal/" + shell.journal) == before)
        _ = try shell.acme("check", "--accept", place)
        let again = try shell.acme("check", "--accept", place)
        #expect(again.code == 3)
        #expect(again.err.lines.last == "\(front)3: change 2 is not missing; nothing was accepted")
    }

    @Test func `a line that is no line any more cannot be accepted`() throws {
        _ = try shell.script("sed -i '3s/\"op\"/op/' $J; rm acme/.local/ack.*")
        let place = "journal/\(shell.journal):3"
        let outcome = try shell.acme("check", "--accept", place)
        #expect(outcome.code == 3)
        let says = "tend: \(place): this line cannot be read; look for it in another copy"
        #expect(outcome.err.lines.last == says)
    }

    // MARK: - Versions

    @Test func `a program of a later version is read, or refused, in one sentence`() throws {
        _ = try shell.script("sed -i 's/min-writer 1/min-writer 2/' acme/STORE")
        #expect(try shell.acme("list").code == 0)
        #expect(
            try shell.acme("note", "ea-12", "x")
                == .init(
                    out: "",
                    err: "tend: not saved, nothing changed: a later version of tend writes here: "
                        + "update tend to change it\n", code: 3))
        _ = try shell.script("sed -i 's/min-reader 1/min-reader 2/' acme/STORE")
        #expect(
            try shell.acme("list")
                == .init(
                    out: "",
                    err: "tend: STORE: this program was written by a later version; update tend\n",
                    code: 3))
    }
}
