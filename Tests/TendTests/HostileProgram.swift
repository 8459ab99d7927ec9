import Glibc
import HostileTexts
import Model
import Store
import Testing

/// A small program in which every word of people's is a text that breaks programs.
extension Shell {
    /// The folder the program is in: its name is in what many commands say.
    static let hostileFolder = "ac\u{1B}]0;x\u{7}me\u{202E}\n\u{9B}31m"

    /// Makes the usual program, gives everybody and everything in it hostile words, and adds files
    /// of people's that are called and filled like that.
    func makeHostileProgram() throws {
        try makeProgram()
        let sellers = ["ea-12", "ea-15", "ea-16", "ea-17"]
        let ids = sellers + (sellers.count..<HostileTexts.worst.count).map { "h-\($0)" }
        try give(zip(ids, HostileTexts.worst).map { ($0, HostileTexts.partnerFields($1)) })
        try give([("h-5", [("name", String(repeating: "\u{1B}[31m語", count: 1_280))])])
        try giveProgram()
        try writeHostileFiles()
        try #require(rename(folder + "/acme", folder + "/" + Shell.hostileFolder) == 0)
    }

    /// Facts of the program itself, by somebody whose name is one of the worst too.
    private func giveProgram() throws {
        var time: Int64 = 1_795_340_100_000
        let session = Store.Session(
            user: "\u{1B}[2Jbo\u{202E}",
            now: {
                time += 1
                return time
            })
        let store = try Store(folder + "/acme", session: session)
        let texts = HostileTexts.worst.enumerated()
        let edits = texts.flatMap { number, text in
            HostileTexts.programFields(text, key: "k\(number)").map {
                Edit(partner: .program, field: $0.0, new: $0.1, old: nil)
            }
        }
        let change = Change(kind: .campaign, edits: edits, summary: HostileTexts.worst[0])
        guard case .saved = store.save(change) else {
            Issue.record("facts of the program could not be saved")
            return
        }
        let retold = Edit(
            partner: try #require(PartnerID("ea-12".utf8)), field: "note:z",
            new: HostileTexts.worst[2], old: nil)
        _ = store.save(Change(kind: .note, edits: [retold], summary: HostileTexts.worst[1]))
    }

    private func writeHostileFiles() throws {
        let name = "\u{1B}[2Jx\u{202E}"
        try write(
            "acme/settings.yaml", "name: \"\\e]0;x\\a\\u202E\"\n" + "\"\\e[2J\": 1\n")
        for folder in ["templates", "answers", "newsletters", "views", "drafts", "sources"] {
            mkdir(self.folder + "/acme/" + folder, 0o700)
            let ending = ["views", "sources"].contains(folder) ? ".yaml" : ".md"
            try write("acme/\(folder)/\(name)\(ending)", "filter: \"\\e[2J\"\n---\n\(name)\n")
            try write("acme/\(folder)/good\(ending)", HostileProgram.files[folder] ?? name)
        }
        try script(
            "printf '\\377\\033[2J\\n' >>$J; touch \"acme/templates/$(printf 'b\\377\\033[2J')\".md"
        )
    }
}

private enum HostileProgram {
    /// Files that can be read, with hostile words in them.
    static let files = [
        "templates":
            "---\nsubject: \"\u{202E}{{partner.name}}\"\n---\n\u{202E}{{partner.name}}\u{200B}\n",
        "answers": "---\nsubject: \"\u{202E}\"\n---\n\u{202E}\u{200B}\n",
        "newsletters":
            "---\nsubject: \"\u{202E}\"\n---\n# most-improved 5\n\n# \u{200B} own\n\n\u{202E}x\n",
        "views": "name: \"\\e[2J\\nFORGED\"\nfilter: \"tag:\\e[2J\"\n",
        "sources": "name: \"\\e[2J\"\n",
    ]
}
