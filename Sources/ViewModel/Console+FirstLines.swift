import Insight
import Model
import Screen

/// The tabs and the line under them.
extension Console {
    /// The tabs as they stand in the first line; pieces without a place are not clickable.
    var tabTexts: [(text: SafeText, place: Place?)] {
        let tabs: [(Phrase, Place)] = [
            (.tabHome, .home), (.tabPartners, .partners), (.tabPipeline, .pipeline),
            (.tabKPIs, .kpis), (.tabTriage, .triage), (.tabOutreach, .outreach),
            (.tabCampaigns, .campaigns), (.tabHealth, .health),
        ]
        let names = tabs.map { SafeText(say[$0.0]) }
        let isWide = size.columns >= 100
        let isTight = names.reduce(0) { $0 + $1.columns + 3 } >= size.columns
        let current = tabInSight
        var pieces: [(SafeText, Place?)] = isWide ? [(" tend ", nil)] : []
        var isAfterBracket = false
        for (index, (_, place)) in tabs.enumerated() {
            let isCurrent = place == current
            let name = isTight && !isCurrent ? names[index].prefix(columns: 4) : names[index]
            let text = SafeText("\(index + 1) ") + name
            // A bracket stands where the blank between two names would.
            let gap: SafeText = isWide || !isAfterBracket ? " " : ""
            pieces.append((isCurrent ? "[" + text + "]" : gap + text + (isWide ? " " : ""), place))
            isAfterBracket = isCurrent
        }
        return pieces
    }

    /// The screen a person is on, also while something stands over it.
    private var tabInSight: Place {
        switch place {
        case .dossier: lastPlace == .history ? beforeHistory : lastPlace
        case .history: beforeHistory == .dossier ? lastPlace : beforeHistory
        case .resources: resources.before == .dossier ? lastPlace : resources.before
        case .letter, .letters: beforeLetter == .dossier ? lastPlace : beforeLetter
        case .newsletter: .outreach
        default: place
        }
    }

    func tabs() -> Line {
        var line = Line()
        let current = tabInSight
        for (text, place) in tabTexts {
            line.append(text, place == nil ? .title : place == current ? .accent : .muted)
        }
        guard let title = programTitle, line.columns + title.columns + 2 <= size.columns else {
            return line
        }
        line.pad(to: size.columns - title.columns)
        line.append(title, .text)
        return line
    }

    /// The program and the day it is looked at.
    private var programTitle: SafeText? {
        guard let analysis else { return nil }
        let mark = options.isReadOnly && options.isReadOnlyMarked ? say[.readOnlyMark] + "  " : ""
        let text = SafeText(
            mark + analysis.settings.name + "  " + Format.weekdayDay(analysis.today) + " ")
        return options.isASCII ? text.ascii : text
    }

    /// What the list shows, as many of its facts as there is room for.
    func secondLine() -> Line {
        guard let analysis else { return Line() }
        if let pile { return Line(" " + SafeText(lettersFacts(pile)), .text) }
        if let letter { return Line(" " + SafeText(letterTitle(letter)), .text) }
        if place == .triage {
            let facts = Line(" " + SafeText(triageFacts(analysis)), .text)
            guard let here = companyHere else { return facts }
            var line = Line(" " + shown(here) + "  ", .warn)
            line.append(facts)
            return line.fitted(to: size.columns)
        }
        if isOnNewsletter { return Line(" " + SafeText(newsletterFacts(analysis)), .text) }
        if isOnHealth { return Line(" " + SafeText(healthFacts()), .text) }
        var facts =
            isOnOutreach || isOnCampaigns
            ? groupsLine(analysis)
            : isOnKPIs && prompt == nil ? kpiLine(analysis) : secondFacts(analysis)
        let title = homelessTitle
        if let title { facts.append(Fact(text: title, role: .text, rank: 3)) }
        facts = fitting(facts)
        var line = Line(" ", .surface)
        for fact in facts {
            let isTitle = fact.text == title
            if isTitle { line.pad(to: size.columns - fact.text.columns) }
            line.append(isTitle ? fact.text : fact.text + "   ", fact.role)
        }
        return line
    }

    /// As many facts as there is room for: those of the highest ranks go first, and one that is
    /// short comes back where a longer one left room.
    private func fitting(_ facts: [Fact]) -> [Fact] {
        func fits(_ places: [Int]) -> Bool {
            places.reduce(1) { $0 + facts[$1].text.columns + 3 } <= size.columns + 2
        }
        var kept = Array(facts.indices)
        var dropped: [Int] = []
        while kept.count > 1, !fits(kept),
            let least = kept.indices.max(by: { facts[kept[$0]].rank < facts[kept[$1]].rank })
        {
            dropped.append(kept.remove(at: least))
        }
        for place in dropped.reversed() where fits(kept + [place]) { kept.append(place) }
        return kept.sorted().map { facts[$0] }
    }

    /// The program and the day where the tabs leave no room for them.
    private var homelessTitle: SafeText? {
        let tabs = tabTexts.reduce(0) { $0 + $1.text.columns }
        return programTitle.flatMap { tabs + $0.columns + 2 > size.columns ? $0 : nil }
    }

    private struct Fact {
        let text: SafeText
        let role: Role
        /// Facts of a higher rank go first when there is no room.
        let rank: Int
    }

    /// What is due, drafted and sent, with the filter that narrows it.
    private func groupsLine(_ analysis: Analysis) -> [Fact] {
        var facts: [Fact] = []
        if !list.filterText.isEmpty || prompt.map({ isFilterPrompt($0) }) == true {
            facts.append(Fact(text: "/ " + SafeText(list.filterText), role: .match, rank: 0))
        }
        if list.inactive != .all {
            facts.append(Fact(text: "i " + SafeText(inactiveText), role: .warn, rank: 1))
        }
        if !list.marks.isEmpty {
            let count = Format.count(Int64(list.marks.count))
            facts.append(Fact(text: SafeText(say(.marked, count)), role: .mark, rank: 1))
        }
        return facts
            + (isOnOutreach ? outreachFacts(analysis) : campaignFacts(analysis)).enumerated().map {
                index, text in
                Fact(text: SafeText(text), role: .text, rank: 2 + index)
            }
    }

    private func kpiLine(_ analysis: Analysis) -> [Fact] {
        let facts = kpiFacts(analysis)
        // The score of targets stays longest, then the window.
        return facts.enumerated().map { index, fact in
            Fact(
                text: SafeText(fact.text), role: fact.role,
                rank: fact.role == .warn || fact.role == .match ? 0 : index + 1)
        }
    }

    private func secondFacts(_ analysis: Analysis) -> [Fact] {
        var facts: [Fact] = []
        if let here = companyHere { facts.append(Fact(text: shown(here), role: .warn, rank: 0)) }
        if !list.filterText.isEmpty || prompt.map({ isFilterPrompt($0) }) == true {
            facts.append(Fact(text: "/ " + SafeText(list.filterText), role: .match, rank: 0))
        } else {
            facts.append(Fact(text: countText(), role: .text, rank: 5))
            if list.inactive == .all { facts += inactiveCounts() }
        }
        if list.inactive != .all || list.hiddenByInactive > 0 {
            facts.append(Fact(text: "i " + SafeText(inactiveText), role: .warn, rank: 1))
        }
        if let due = dueText(analysis) {
            facts.append(Fact(text: SafeText(due), role: .warn, rank: 3))
        }
        let isNear = isIssueNear(analysis)
        if let issue = isNear || size.columns >= 140
            ? issueDueText(analysis) : issueDayText(analysis)
        {
            facts.append(
                Fact(text: SafeText(issue), role: isNear ? .warn : .muted, rank: isNear ? 3 : 4))
        }
        let hasFigures = analysis.figures.coverage.lastDay != nil
        let until =
            hasFigures
            ? say(.figuresTo, Format.weekdayDay(analysis.window(days: 1).to)) : say[.noFigures]
        facts.append(Fact(text: SafeText(until), role: .muted, rank: 6))
        if list.inactive != .all {
            facts.append(Fact(text: SafeText(ruleText(analysis)), role: .muted, rank: 2))
        }
        return facts
            + companyElsewhere.enumerated().map {
                Fact(text: shown($1), role: .muted, rank: 7 + $0)
            }
    }

    private func shown(_ text: String) -> SafeText {
        options.isASCII ? SafeText(text).ascii : SafeText(text)
    }

    /// How much work has come due and how many contacts are overdue, nil if none.
    private func dueText(_ analysis: Analysis) -> String? {
        let work = analysis.work
        let contacts = analysis.overdueContacts.count
        let texts = [
            (Phrase.dueToday, work.dueCount), (.dueLate, work.lateCount), (.toContact, contacts),
            (.dueReviews, analysis.overdueReviewCount),
        ].filter { $0.1 > 0 }.map { say($0.0, Format.count(Int64($0.1))) }
        return texts.isEmpty ? nil : texts.joined(separator: ", ")
    }

    /// What pressing `i` would show.
    private func inactiveCounts() -> [Fact] {
        let counts = [
            (list.quietCount, Phrase.inactiveQuiet),
            (list.neverStartedCount, .inactiveNeverStarted),
        ]
        let texts = counts.filter { $0.0 > 0 }.map { count, name in
            Format.count(Int64(count)) + " " + say[name]
        }
        guard !texts.isEmpty else { return [] }
        return [Fact(text: SafeText(texts.joined(separator: ", ")), role: .warn, rank: 2)]
    }

    private func countText() -> SafeText {
        let partners = list.joinedCount
        let prospects = list.totalCount - partners
        return SafeText(
            say(.countPartners, Format.count(Int64(partners))) + ", "
                + say(.countProspects, Format.count(Int64(prospects))))
    }

    private var inactiveText: String {
        let name: Phrase =
            switch list.inactive {
            case .all: .inactiveAll
            case .quiet: .inactiveQuiet
            case .neverStarted: .inactiveNeverStarted
            case .both: .inactiveBoth
            }
        return say[name] + ", " + say(.hidden, Format.count(Int64(list.hiddenByInactive)))
    }

    func calmLine() -> Line { Line(SafeText(say[.listOnly]), .muted) }

    func isFilterPrompt(_ prompt: Prompt) -> Bool {
        if case .filter = prompt.purpose { true } else { false }
    }
}
