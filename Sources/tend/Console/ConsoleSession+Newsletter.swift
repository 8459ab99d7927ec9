import Exchange
import Insight
import Model
import Store
import ViewModel

/// Issues of the newsletter in the console: read, switched, written and sent.
extension ConsoleSession {
    func carryOutIssue(_ effect: Effect) -> [Request] {
        guard let session else { return [] }
        let desk = IssueDesk(session: session)
        switch effect {
        case .readIssues(let name): return readIssues(name, desk)
        case .switchPart(let name, let part):
            do { try desk.switchPart(part, of: name) } catch {
                return handle(.notice("\(error)", isBad: true)) + readIssues(name, desk)
            }
            return readIssues(name, desk)
        case .newIssue:
            let name = desk.nextName
            do {
                let file = try desk.begin(name, subject: nil)
                return readIssues(name, desk) + handle(.notice(file, isBad: false))
            } catch { return handle(.notice(error.description, isBad: true)) }
        case .editIssue(let name): return [.editIssue(name)]
        case .sendIssue(let name, let way): return send(name, way, desk)
        default: return []
        }
    }

    /// Opens an issue in the person's editor; only where the terminal is set aside.
    func editIssue(_ name: String) -> [Request] {
        guard let session else { return [] }
        let desk = IssueDesk(session: session)
        let (text, isBad) = desk.edit(name)
        return readIssues(name, desk) + handle(.notice(text, isBad: isBad))
    }

    // MARK: - Reading

    /// The issue of a name, else the newest, with everything the screen shows of it.
    private func readIssues(_ name: String?, _ desk: IssueDesk) -> [Request] {
        let (issues, problems) = desk.issues()
        var shelf = IssueShelf(names: issues.map(\.text.name), problems: problems)
        let kept = issues.first { $0.text.name == name } ?? issues.first
        if let kept {
            do throws(MessageMistake) {
                shelf.card = try ConsoleSession.card(kept, desk.session)
            } catch { shelf.problems.append(error.description) }
        }
        return handle(.issues(shelf))
    }

    private static func card(
        _ kept: IssueDesk.Kept, _ session: Session
    ) throws(MessageMistake) -> IssueCard {
        let making = try IssueMaking(kept, session: session)
        let sending = IssueSending(making, way: .outbox)
        let (document, values) = (making.document, making.openValues)
        func lines(_ columns: Int) -> [String] {
            let text =
                document.subjectLine(values) + "\n\n" + document.plain(values, columns: columns)
            return text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
                String(decoding: Array($0), as: UTF8.self)
            }
        }
        return IssueCard(
            name: kept.text.name, subject: document.subjectLine(values), segment: making.segment,
            parts: making.parts.map { part in
                IssueCard.Part(
                    heading: part.text.heading, isOn: part.text.isOn,
                    isFilled: part.section != nil, fact: part.fact)
            },
            lines: lines(IssueCard.wideColumns), narrowLines: lines(IssueCard.narrowColumns),
            segmentCount: making.audience.rows.count + making.audience.leftOut.count,
            leftOut: making.audience.counts.map { IssueCard.LeftOut($0.why, $0.count) },
            alreadyCount: sending.alreadyCount, goingCount: sending.rows.count,
            checks: making.checks.map { check in
                switch check.weight {
                case .good: IssueCard.Check(.good, check.text)
                case .look: IssueCard.Check(.look, check.text)
                case .bad: IssueCard.Check(.bad, check.text)
                }
            })
    }

    // MARK: - Sending

    private func send(_ name: String, _ way: IssueWay, _ desk: IssueDesk) -> [Request] {
        do {
            let making = try IssueMaking(try desk.issue(name), session: desk.session)
            let sending = IssueSending(
                making, way: IssueSending.Way(rawValue: way.rawValue) ?? .outbox)
            guard let service = sending.way.service else { return try file(sending, desk) }
            return try hand(to: service, sending, desk)
        } catch { return handle(.notice("\(error)", isBad: true)) }
    }

    private func file(_ sending: IssueSending, _ desk: IssueDesk) throws(StoreError) -> [Request] {
        let (mails, refused) = sending.mails()
        if let first = refused.first {
            // What is to be mended is mended first: nothing goes out by halves from the screen.
            return handle(
                .notice(
                    "nothing was sent, \(refused.count) cannot get it: \(first.why)", isBad: true))
        }
        let lock = try desk.session.store.lockHandOver(of: desk.session.user)
        defer { withExtendedLifetime(lock) {} }
        var saved: Event?
        let result = try sending.toOutbox(mails) { keep($0, &saved) }
        return told(
            saved,
            Counted.text(result.count, "mail")
                + " of issue \(sending.making.issue.name) \(result.count == 1 ? "is" : "are") in the outbox",
            sending, desk)
    }

    private func hand(
        to service: MailingService, _ sending: IssueSending, _ desk: IssueDesk
    ) throws(StoreError) -> [Request] {
        let unknown = sending.unknownMarks(service)
        guard unknown.isEmpty else {
            return handle(
                .notice(
                    "\(service.rawValue) has no column for "
                        + unknown.map { "{{\($0)}}" }.joined(separator: ", "), isBad: true))
        }
        let list = sending.list(service)
        var saved: Event?
        let result = try sending.toService(list) { keep($0, &saved) }
        let refused = list.refused.isEmpty ? "" : ", \(list.refused.count) refused"
        let file = result.files.first ?? "outbox"
        return told(
            saved,
            Counted.text(result.files.count, "file")
                + " as \(file), " + Counted.text(result.count, "recipient") + refused,
            sending, desk)
    }

    func keep(_ change: Change, _ saved: inout Event?) -> Sending.Saving {
        guard let session else { return .failed("there is no program") }
        switch session.store.save(change) {
        case .saved(let event, _):
            saved = event
            return .saved
        case .notSaved(let why): return .failed("not saved, nothing changed: " + why)
        case .unknown(let why): return .unknown(why)
        }
    }

    private func told(
        _ saved: Event?, _ text: String, _ sending: IssueSending, _ desk: IssueDesk
    ) -> [Request] {
        (saved.map { handle(.saved($0)) } ?? [])
            + readIssues(sending.making.issue.name, desk)
            + handle(.notice(text, isBad: false))
    }
}
