import Glibc
import Model
import Store
import Testing

/// Partners who are called what would make an editor obey.
@Suite struct HostilePeopleTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
    }

    // MARK: - Editors

    /// Settings as vim finds them in the lines of a text.
    private static let settings = [
        "vim: set textwidth=33 :", " vim: set textwidth=33 :", "x vi:textwidth=33",
        "x vim: set textwidth=33 :", "/* vim: set textwidth=33 : */", "ex:textwidth=33:",
    ]

    @Test(arguments: settings)
    func `vim itself obeys no line of a partner or a draft`(line: String) throws {
        guard access("/usr/bin/vim", X_OK) == 0 else {
            print("vim is not here: it is not asked")
            return
        }
        try shell.write(
            "rc",
            "set modeline modelines=100\nautocmd VimEnter * redir! > width | set textwidth? | redir END | qa!\n"
        )
        let vim = ["EDITOR": "vim -es -n -u rc"]
        try shell.give([
            ("ea-12", [("name", line), ("company", line), ("person", line), ("note:k", line)])
        ])
        for words in [["edit", "ea-12"], ["draft", "call", "ea-12", "--edit"]] {
            try shell.write("width", "")
            _ = try shell.tend(
                words + ["--program", "acme", "--as-of", Shell.today, "--as", "ann"],
                environment: vim)
            let width = shell.read("width")
            #expect(width.contains("textwidth=0"), "\(words): \(width)")
        }
    }

    @Test func `five lines of ours stand before and after whatever is edited`() throws {
        try shell.write("editor.sh", "cp \"$1\" seen\n")
        let name = "vim: set textwidth=33 :"
        try shell.give([("ea-12", [("name", name), ("person", name), ("company", name)])])
        for words in [["edit", "ea-12"], ["draft", "call", "ea-12", "--edit"]] {
            _ = try shell.tend(
                words + ["--program", "acme", "--as-of", Shell.today, "--as", "ann"],
                environment: ["EDITOR": "sh editor.sh"])
            let lines = shell.read("seen").lines
            #expect(lines.count > 12, "\(words)")
            for line in lines.prefix(5) + lines.suffix(5) {
                #expect(line.utf8.first == 0x23 || line == "---", "\(words): \(line)")
                #expect(!line.contains("vim:"), "\(words): \(line)")
            }
        }
    }

    @Test(arguments: [
        "$(touch X)", "; touch X", "`touch X`", "-c!touch X", "x\ntouch X", "| touch X",
    ])
    func `no name of a partner starts a program`(name: String) throws {
        try shell.write("editor.sh", "printf '%s\\n' \"$*\" >told\n")
        try shell.give([
            ("ea-12", [("name", name), ("person", name), ("email", "ann@example.com")])
        ])
        for words in [["edit", "ea-12"], ["draft", "call", "ea-12", "--edit"]] {
            _ = try shell.tend(
                words + ["--program", "acme", "--as-of", Shell.today, "--as", "ann"],
                environment: ["EDITOR": "sh editor.sh"])
            #expect(!shell.read("told").contains("touch"), "\(words)")
        }
        #expect(!shell.names(in: ".").contains("X") && !shell.names(in: "acme").contains("X"))
    }
}
