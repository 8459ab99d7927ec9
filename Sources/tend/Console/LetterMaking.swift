import Exchange
import Insight
import Model
import Store
import ViewModel

/// Makes letters for the screen out of drafts: where they go and what stands in their way.
struct LetterMaking {
    private let desk: MailDesk
    private let sender: String
    private let senderProblem: String?

    init(_ desk: MailDesk) {
        self.desk = desk
        do throws(MessageMistake) {
            sender = try desk.sender().description
            senderProblem = nil
        } catch {
            sender = "?"
            senderProblem = error.description
        }
    }

    func letter(_ draft: MessageDraft) -> Letter {
        let row = desk.session.store.program.row(of: draft.partner)
        var obstacles = senderProblem.map { [$0] } ?? []
        let recipient = row.flatMap { row -> String? in
            do throws(MessageMistake) { return try desk.mailbox(row: row).description } catch {
                obstacles.append(error.description)
                return nil
            }
        }
        if let row, let why = desk.session.analysis.suppression(row: row) {
            obstacles.append("\(draft.partner.text): \(why.rawValue)")
        }
        if let why = desk.heldOutBefore(draft) { obstacles.append(why.description) }
        if obstacles.isEmpty, draft.missing.isEmpty {
            do throws(MessageMistake) { _ = try desk.message(draft) } catch {
                obstacles.append(error.description)
            }
        }
        return Letter(
            partner: draft.partner, recipient: recipient ?? "?", sender: sender,
            subject: draft.subject, body: draft.body, template: draft.template,
            language: draft.language, play: draft.play, missing: draft.missing,
            obstacles: obstacles,
            followUpDays: SendPlan.days(nil, draft.partner, desk.session),
            campaign: draft.campaign(on: desk.session.today))
    }
}
