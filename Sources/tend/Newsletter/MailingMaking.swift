import Exchange
import Insight
import Model
import Store
import ViewModel

/// Makes lists of recipients for newsletter services out of rows.
struct MailingMaking {
    private let session: Session
    /// Further columns of the list: those every list has, then those asked for.
    private let columns: [ListColumn]
    /// What every list has beside addresses and names.
    private static let fixed = [
        "Partner", "Partner ID", "Link", "Tier", "Country", "Language", "Joined",
    ]

    init(_ session: Session, columns: [ListColumn] = []) {
        self.session = session
        self.columns = columns
    }

    /// The list of some rows; `tags` are given to everybody.
    func file(for service: MailingService, rows: [Int], tags: [String]) -> MailingFile {
        MailingFile(
            for: service, columns: MailingMaking.fixed + columns.map(\.word), tags: tags,
            recipients: rows.map(recipient))
    }

    private func recipient(_ row: Int) -> MailingRecipient {
        let (program, analysis) = (session.store.program, session.analysis)
        let link = PartnerValues.make(session, row: row, language: "en").text("partner.link")
        func field(_ name: String) -> String { program.value(name, row: row) ?? "" }
        let fixed = [
            program.displayName(row: row), program.ids[row].text, link ?? "",
            field(FieldName.tier), field(FieldName.country), field(FieldName.language),
            program.joined(row: row)?.iso ?? "",
        ]
        return MailingRecipient(
            partner: program.ids[row], address: field(FieldName.email),
            name: program.displayName(row: row), person: field(FieldName.person),
            tags: program.tags(row: row),
            cells: fixed + columns.map { plain(analysis.cell($0, row: row)) },
            daysSinceContact: analysis.daysSinceContact(row: row))
    }

    /// Exact and empty where nothing is known.
    private func plain(_ value: CellValue) -> String {
        switch value {
        case .unknown, .notApplicable, .absent: ""
        case .days(let days), .tooManyDays(let days): String(days)
        default: CellText(value, currency: session.settings.currency, isASCII: false).plain
        }
    }

    /// The change that puts on record who is in a list, nil if nobody is.
    func change(_ file: MailingFile, filter: String) -> Change? {
        let line = Listing(
            key: "", day: session.today, service: file.service.rawValue, filter: filter
        ).line
        let change = Action.add(family: Listing.family, line: line).change(
            to: file.taken, in: session.store.program, today: session.today,
            noteKey: RandomWord.next())
        return change.map {
            Change(
                kind: $0.kind, edits: $0.edits,
                summary: "\(file.taken.count) recipients for \(file.service.rawValue)")
        }
    }
}
