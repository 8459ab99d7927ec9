import ArgumentParser
import Insight
import Model
import ViewModel

/// `tend manual`: the manual page, made of the tables that the program itself runs on.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: "Print the manual page: tend manual | man -l -")

    func run() {
        var page = ManualPage(name: "tend", section: 1, title: "partner program console")
        page.section("NAME")
        page.text("tend - \(Tend.configuration.abstract)")
        page.section("DESCRIPTION")
        page.text(Tend.configuration.discussion)
        commands(&page)
        keys(&page)
        filters(&page)
        files(&page)
        Output.write(page.bytes)
    }

    private func commands(_ page: inout ManualPage) {
        page.section("COMMANDS")
        for command in Tend.configuration.subcommands {
            page.subsection("tend " + (command.configuration.commandName ?? ""))
            page.verbatim(Tend.helpMessage(for: command, columns: 76))
        }
    }

    private func keys(_ page: inout ManualPage) {
        page.section("KEYS")
        page.text(
            "Keys can be bound in settings.yaml under keys, by the word in parentheses.")
        for group in CommandGroup.allCases {
            page.subsection(group.rawValue)
            for entry in CommandTable.entries where entry.group == group {
                let keys = entry.keys.map { KeyNotation.label($0) }.joined(separator: ", ")
                page.item(
                    keys.isEmpty ? "no key" : keys,
                    Catalogue.english[.name(of: entry.command)] + " (\(entry.command.rawValue))")
            }
        }
    }

    private func filters(_ page: inout ManualPage) {
        page.section("FILTERS")
        page.text(
            "Words search names, ids, addresses, sites, tags and notes. Terms side by side must all"
                + " hold, or joins two, a minus leaves out, parentheses group, quotes keep words"
                + " together. A figure may carry a window, as in revenue.90d:>500.")
        for field in FilterField.allCases where ProgramColumns.vocabulary.fields.contains(field) {
            page.item(field.rawValue + ":", field.meaning)
        }
    }

    private func files(_ page: inout ManualPage) {
        page.section("FILES")
        page.item("settings.yaml in the program's folder", "its name, currency and rule of quiet")
        page.item(
            "$XDG_CONFIG_HOME/tend/settings.yaml",
            "a person's theme, colors, ascii, mouse and keys; tend never writes it")
        page.item("$XDG_CONFIG_HOME/tend/themes", "a person's own themes")
        page.item("$XDG_STATE_HOME/tend", "what was chosen on screen")
        page.item("$XDG_DATA_HOME/tend/demo", "the demo program")
        page.section("ENVIRONMENT")
        page.item("TEND_PROGRAM", "the program's folder where --program names none")
        page.item(
            "TEND_NETWORK_STORE", "if set, saves on network file systems too, where locks may fail")
        page.section("EXIT STATUS")
        page.text(
            "0 done, 1 nothing found or a check failed, 2 wrong use, 3 a store or file could not be"
                + " read or written.")
    }
}

/// A page in the language of man.
private struct ManualPage {
    private(set) var bytes: [UInt8] = []

    init(name: String, section: Int, title: String) {
        line(".TH \(ManualPage.escaped(name.uppercased())) \(section) \"\" \"\" \"\(title)\"")
    }

    mutating func section(_ title: String) { line(".SH " + title) }

    mutating func subsection(_ title: String) { line(".SS " + ManualPage.escaped(title)) }

    mutating func text(_ text: String) {
        line(".PP")
        line(ManualPage.escaped(text))
    }

    mutating func item(_ term: String, _ text: String) {
        line(".TP")
        line("\\fB" + ManualPage.escaped(term) + "\\fR")
        line(ManualPage.escaped(text))
    }

    mutating func verbatim(_ text: String) {
        line(".nf")
        for part in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            line(ManualPage.escaped(String(decoding: part, as: UTF8.self)))
        }
        line(".fi")
    }

    private mutating func line(_ text: String) { bytes += Array(text.utf8) + [0x0A] }

    /// Text that no request of the language hides in.
    private static func escaped(_ text: String) -> String {
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x5C: result += Array("\\e".utf8)
            case 0x2D: result += Array("\\-".utf8)
            case 0x27 where result.isEmpty, 0x2E where result.isEmpty:
                result += Array("\\&".utf8) + [byte]
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
