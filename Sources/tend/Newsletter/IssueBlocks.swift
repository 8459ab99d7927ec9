import Exchange
import Insight
import Model
import Store

/// What the program knows for the parts of an issue.
struct IssueBlocks {
    let session: Session
    let language: String
    /// The days the issue tells of.
    let window: Window

    private var analysis: Analysis { session.analysis }
    private var words: IssueWords { IssueWords(language: language, today: session.today) }
    private static let boardLimit = 10

    private func name(_ row: Int) -> String { session.store.program.displayName(row: row) }

    /// What a part says, nil if it has nothing to say, and how much it is in a word or two.
    func section(_ part: IssueText.Part) -> (section: IssueSection?, fact: String) {
        let own = IssueMarkup.content(part.words)
        guard let (content, count) = content(part.block) else {
            let isEmpty = own.isEmpty
            let title = part.title ?? words.title(of: part.block)
            return (
                isEmpty ? nil : IssueSection(title: title, content: own),
                isEmpty ? "empty, left out" : "written"
            )
        }
        guard !content.isEmpty else { return (nil, "nothing to tell") }
        let title = part.title ?? title(part.block)
        return (IssueSection(title: title, content: own + content), count)
    }

    private func title(_ block: IssueText.Block) -> String? {
        if case .board(let name) = block,
            let incentive = session.store.program.incentives.first(where: { $0.name == name }),
            let last = incentive.to, last < session.today
        {
            return words.finalTitle(name)
        }
        return words.title(of: block)
    }

    /// What the program fills in, nil for parts of words alone.
    private func content(_ block: IssueText.Block) -> (content: [IssueContent], fact: String)? {
        switch block {
        case .intro, .education, .words: return nil
        case .resources: return resources()
        case .mostImproved(let count, let metric, let hasFigures):
            return climbers(count, metric, hasFigures)
        case .firstSales: return firstSales()
        case .anniversaries: return anniversaries()
        case .nearGoal(let count): return nearGoal(count)
        case .incentives: return incentives()
        case .board(let name): return board(name)
        case .contact: return contact()
        }
    }

    // MARK: - Partners

    private func climbers(
        _ count: Int, _ metric: Metric, _ hasFigures: Bool
    ) -> ([IssueContent], String) {
        let rows = analysis.climbers(metric, in: window, limit: count)
        guard !rows.isEmpty else { return ([], "") }
        let lines = rows.map { row in
            IssueContent.Row(
                name(row.row), hasFigures ? words.growth(row.before, row.now, metric) : "")
        }
        return ([.rows(lines)], "\(rows.count)")
    }

    private func firstSales() -> ([IssueContent], String) {
        let rows = analysis.firstSellers(in: window)
        guard !rows.isEmpty else { return ([], "") }
        return ([.paragraph([.data(words.welcome(rows.map { name($0.row) }))])], "\(rows.count)")
    }

    private func anniversaries() -> ([IssueContent], String) {
        let rows = analysis.anniversaries(in: window)
        guard !rows.isEmpty else { return ([], "") }
        let lines = rows.map { IssueContent.Row(name($0.row), words.years($0.years, $0.day)) }
        return ([.rows(lines)], "\(rows.count)")
    }

    // MARK: - Resources

    /// What was added to the catalogue or brought up to date in the days of the issue, in its
    /// language or in none.
    var newResources: [Resource] {
        session.store.program.resources.filter { resource in
            resource.retired == nil && window.from <= resource.updated
                && resource.updated <= session.today
                && resource.language.map { $0.utf8.elementsEqual(language.utf8) } ?? true
        }
    }

    private func resources() -> ([IssueContent], String) {
        let resources = newResources
        guard !resources.isEmpty else { return ([], "") }
        let items = resources.map { resource -> [IssueRun] in
            let kind = IssueRun.data(", " + words.kind(resource.kind))
            guard IssueMarkup.isAddress(resource.link.utf8) else {
                return [.data(resource.name), kind]
            }
            return [.dataLink(resource.name, address: resource.link), kind]
        }
        return ([.list(items)], "\(resources.count)")
    }

    // MARK: - Incentives

    private func incentives() -> ([IssueContent], String) {
        let running = analysis.runningIncentives
        guard !running.isEmpty else { return ([], "") }
        let items = running.map { incentive -> [IssueRun] in
            [
                .data(incentive.name + ": " + words.rule(incentive, session.settings.currency))
            ]
        }
        return ([.list(items)], "\(running.count)")
    }

    private func nearGoal(_ count: Int) -> ([IssueContent], String) {
        var content: [IssueContent] = []
        var total = 0
        for incentive in analysis.runningIncentives {
            let near = analysis.report(on: incentive).oneStepAway.filter {
                $0.done ?? 0 > 0 && analysis.isPresentable(row: $0.row)
            }
            guard !near.isEmpty else { continue }
            total += near.count
            var rows = near.prefix(count).map { standing in
                let missing = words.amount(
                    standing.missing, incentive.metric, session.settings.currency)
                return IssueContent.Row(
                    name(standing.row), words.toGo(missing, until: standing.last))
            }
            if near.count > count {
                rows.append(IssueContent.Row(words.more(near.count - count), ""))
            }
            content += [.paragraph([.data(incentive.name)]), .rows(rows)]
        }
        return (content, "\(total)")
    }

    private func board(_ name: String) -> ([IssueContent], String) {
        guard let incentive = session.store.program.incentives.first(where: { $0.name == name })
        else { return ([], "") }
        let board = places(of: incentive).filter { analysis.isPresentable(row: $0.row) }
        let shown = board.prefix(IssueBlocks.boardLimit)
        guard !shown.isEmpty else { return ([], "") }
        let rows = shown.map { place, row, done in
            let figure =
                incentive.kind == .recruitment
                ? words.recruits(done)
                : words.amount(done, incentive.metric, session.settings.currency)
            return IssueContent.Row(words.place(place, self.name(row)), figure)
        }
        return ([.rows(rows)], "\(shown.count) of \(board.count)")
    }

    /// The places of a board: as they were when it was closed, else as they stand.
    private func places(of incentive: Incentive) -> [(place: Int, row: Int, done: Int64)] {
        let program = session.store.program
        if let result = program.result(of: incentive) {
            return result.winners.compactMap { winner in
                program.row(of: winner.partner).map { (winner.place, $0, winner.done) }
            }
        }
        return analysis.report(on: incentive).places.map {
            ($0.place, $0.standing.row, $0.standing.done ?? 0)
        }
    }

    // MARK: - The manager

    private func contact() -> ([IssueContent], String) {
        let mailbox = session.settings.mail.from.flatMap { try? NamedAddress($0) }
        guard let mailbox else { return ([], "") }
        let address = mailbox.address.text
        let name = mailbox.name.isEmpty ? address : mailbox.name
        return (
            [.paragraph([.data(name + ", "), .link(address, address: "mailto:" + address)])], name
        )
    }
}
