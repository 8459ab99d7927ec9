import FoundationEssentials
import HostileTexts
import Screen
import Testing

@testable import tend

/// Every command of the command line over a program of hostile words, given hostile words.
@Suite struct HostileOutputTests {
    /// Everything a terminal obeys, what turns, hides and calculates.
    private static let hostile =
        "\u{1B}]0;x\u{7}\u{9B}31m\u{202E}e\u{200B}\u{E0041}\r\n\(HostileTexts.forged)\n"
        + "\(HostileTexts.forged)\u{2028}=1"
    /// Options every command has.
    private static let common = ["--program", "--as-of", "--as", "--read-only", "--version"]
    /// Forms that are no text for a screen, but for other programs.
    private static let forms = ["csv", "json", "ndjson", "svg", "ansi", "html", "markdown", "eml"]
    /// What the command prints of its own is set with tabs.
    private static let withTabs = ["completions", "manual"]

    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeHostileProgram()
    }

    private struct Anything: Decodable {
        init(from decoder: any Decoder) {}
    }

    // MARK: - What is asked of an outcome

    /// Runs a command on the program; whatever comes out is harmless.
    @discardableResult
    private func run(_ leaf: CommandTree.Leaf, _ words: [String]) throws -> Shell.Outcome {
        let place = ["--program", Shell.hostileFolder, "--as-of", Shell.today, "--as", "ann"]
        let isPlaced = leaf.option("--program") != nil
        let all = leaf.words + (isPlaced ? place : []) + words
        let outcome = try shell.tend(all, environment: ["EDITOR": "true", "VISUAL": ""])
        let told = (leaf.words + words).map { SafeText($0).prefix(columns: 40).string }
            .joined(separator: " ")
        #expect((0...3).contains(outcome.code), "\(told) ends with \(outcome.code)")
        let said = PrintedText.unsafeLine(in: outcome.err)
        #expect(said == nil, "\(told) says \(said ?? "")")
        let form = HostileOutputTests.forms.first { words.contains($0) }
        if form == nil || form == "markdown" {
            let forged = PrintedText.forgedLine(in: outcome.out + "\n" + outcome.err)
            #expect(forged == nil, "\(told) prints \(forged ?? "")")
        }
        let hasTabs = HostileOutputTests.withTabs.contains(leaf.words[0])
        let harm =
            form != nil || hasTabs
            ? PrintedText.harm(in: outcome.out, mayHaveTabs: hasTabs)
            : PrintedText.unsafeLine(in: outcome.out)
        #expect(harm == nil, "\(told) prints \(harm ?? "")")
        if let form, !outcome.out.isEmpty { expectReadable(outcome.out, as: form, told) }
        return outcome
    }

    /// What is for other programs calculates nothing in a spreadsheet, and is read as JSON.
    private func expectReadable(_ out: String, as form: String, _ told: String) {
        switch form {
        case "csv":
            let formula = PrintedText.formula(in: out)
            #expect(formula == nil, "\(told) prints \(formula ?? "")")
        case "json":
            #expect(throws: Never.self, "\(told)") {
                try JSONDecoder().decode(Anything.self, from: Data(out.utf8))
            }
        default: break
        }
    }

    // MARK: - Tables

    /// Commands whose rows are sentences.
    private static let sentences = ["history"]
    /// Commands that print headings, remarks or further tables beside a table.
    private static let several = ["kpi", "effect", "backtest", "rhythm"]
    /// Tables that are printed for certain words only.
    private static let further = [
        ["list", "--columns", "id,name,owner,tier,country,email,site,tags,source,channel"],
        ["kpi", "clicks", "--split", "tag"], ["kpi", "clicks", "--split", "owner"],
        ["top", "clicks"], ["task", "ea-12"], ["goal", "ea-12"], ["terms", "ea-12"],
        ["promotions", "k1"], ["incentives", "k1"], ["incentives", "k1", "--board"],
        ["reviews", "--all"], ["newsletter"], ["newsletter", "recipients", "good"],
    ]

    @Test func `every table is straight, and every form of it harmless`() throws {
        let leaves = CommandTree.leaves
        var rows = 0
        for (number, leaf) in leaves.filter(\.hasTable).enumerated() {
            let table = try run(leaf, [])
            rows += table.out.lines.filter { $0.contains("·") }.count
            expectStraight(table, leaf.words)
            let forms = leaf.option("--format")?.allValues?.filter { $0 != "table" } ?? []
            // One writer makes each form, whatever the command.
            for (place, form) in forms.enumerated()
            where number % 6 == place || HostileTexts.isLong {
                try run(leaf, ["--format", form])
            }
        }
        for words in HostileOutputTests.further {
            let leaf = try #require(leaves.first { $0.words == [words[0]] })
            let table = try run(leaf, Array(words.dropFirst()))
            #expect(table.out.lines.count > 1, "\(words)")
            expectStraight(table, words)
        }
        #expect(rows > 60, "the words of the program are in the tables")
    }

    private func expectStraight(_ outcome: Shell.Outcome, _ words: [String]) {
        guard !HostileOutputTests.sentences.contains(words[0]) else { return }
        let lines = outcome.out.lines
        let isOne = !HostileOutputTests.several.contains(words[0])
        for table in isOne ? [lines] : PrintedText.tables(in: lines) {
            let complaint = PrintedText.crookedness(of: table)
            #expect(complaint == nil, "\(words): \(complaint ?? "")")
        }
    }

    // MARK: - Words

    /// What a command is given for each thing it needs: partners there are, and hostile words.
    private func words(of leaf: CommandTree.Leaf) -> [String] {
        leaf.arguments.filter { $0.kind == "positional" }.map { argument in
            switch argument.valueName {
            case "id", "ids": "ea-12"
            case "others": "ea-15"
            case "stage": "cultivation"
            case "shell": "zsh"
            default: HostileOutputTests.hostile
            }
        }
    }

    @Test func `whatever words a command is given, what it answers is harmless`() throws {
        for leaf in CommandTree.leaves where leaf.words != ["demo"] {
            let words = words(of: leaf)
            if !leaf.hasTable || !words.isEmpty { try run(leaf, words) }
            guard HostileTexts.isLong else { continue }
            try run(leaf, [])
            try run(leaf, words.map { _ in HostileOutputTests.hostile })
        }
    }

    // MARK: - Options

    @Test func `whatever options are given, what a command answers is harmless`() throws {
        var seen: Set<String> = []
        for leaf in CommandTree.leaves where leaf.words != ["demo"] {
            for argument in leaf.arguments {
                guard let word = argument.word, !HostileOutputTests.common.contains(word) else {
                    continue
                }
                // Options of one name are read by the same code, and those of tables by the parser.
                let isFew = argument.kind == "flag" || !leaf.hasTable
                guard isFew && seen.insert(word).inserted || HostileTexts.isLong else { continue }
                for words in values(of: argument, word) {
                    try run(leaf, words + self.words(of: leaf))
                }
            }
        }
    }

    /// Ways to give an option: a hostile value, and each of its own in a long walk.
    private func values(of argument: CommandTree.Argument, _ word: String) -> [[String]] {
        if argument.kind == "flag" { return [[word]] }
        let own = HostileTexts.isLong ? argument.allValues ?? [] : []
        return (own + [HostileOutputTests.hostile]).map { [word, $0] }
    }
}
