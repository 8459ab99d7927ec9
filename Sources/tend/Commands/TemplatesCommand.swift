import ArgumentParser
import Exchange
import Insight
import Model
import Screen
import Store

/// `tend templates`.
struct TemplatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "templates", abstract: "List the templates of messages and check them.",
        discussion: "Your own go into templates/ of the program's folder, such as call.de.md.")
    @Option(name: .long, help: "List every value a template may name, as this partner has it.")
    var values: String?
    @Option(name: .long, help: "Print a template as it is written, such as call or call.de.")
    var show: String?
    @Option(name: .long, help: "table or json.") var format = ListFormat.table
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        let desk = MailDesk(session)
        if let values { return try list(values, desk) }
        if let show { return try print(show, desk) }
        let rows = desk.shelf.templates.map { template -> [CellValue] in
            [
                .text(template.name), .text(template.language),
                template.play.map { .text($0.rawValue) } ?? .absent,
                template.stage.map(CellValue.stage) ?? .absent, .text(template.subjectText),
                .text(template.file),
            ]
        }
        Table(
            words: ["name", "language", "play", "stage", "subject", "file"], rows: rows,
            currency: session.settings.currency
        ).print(as: format.table)
        try check(desk)
    }

    private func check(_ desk: MailDesk) throws {
        var problems = desk.problems
        if let row = desk.session.store.program.rows.first {
            let names = desk.values(row: row).names
            for template in desk.shelf.templates {
                problems += template.unknownNames(among: names).map(\.description)
            }
        }
        for problem in problems { Output.complain("tend: " + problem) }
        if !problems.isEmpty { throw CommandFailure.nothing() }
    }

    private func list(_ text: String, _ desk: MailDesk) throws {
        guard let id = try desk.session.partners([text], filter: nil).first,
            let row = desk.session.store.program.row(of: id)
        else { return }
        let values = desk.values(row: row, language: desk.session.settings.mail.language)
        let rows = values.names.map { name -> [CellValue] in
            switch values[name] {
            case .text(let text)?: [.text(name), .text(text), .absent]
            case .missing(let why)?: [.text(name), .unknown, .text(why)]
            case nil: [.text(name), .unknown, .absent]
            }
        }
        Table(
            words: ["name", "value", "why"], rows: rows, currency: desk.session.settings.currency
        ).print(as: format.table)
    }

    private func print(_ name: String, _ desk: MailDesk) throws {
        let files = desk.session.store.templateFiles().files + ShippedTemplates.files
        let found = files.first { file in
            let base = Array(file.file.utf8).split(separator: 0x2F).last ?? []
            return base.elementsEqual((name + ".md").utf8)
        }
        guard let found else { throw CommandFailure.nothing("there is no template ‘\(name)’") }
        Output.print(lines: String(decoding: found.bytes, as: UTF8.self))
    }
}
