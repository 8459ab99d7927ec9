public import Model

/// What the program says of itself in an issue, in the issue's language: English, or German.
public struct IssueWords: Sendable {
    private let isGerman: Bool
    private let format: LetterFormat

    /// The words of a language; all but German are English.
    public init(language: String, today: Day) {
        isGerman = language == "de"
        format = LetterFormat(language: language, today: today)
    }

    private func say(_ english: String, _ german: String) -> String { isGerman ? german : english }

    // MARK: - Titles

    /// The title of a block unless its heading gives another, nil for none.
    public func title(of block: IssueText.Block) -> String? {
        switch block {
        case .intro, .words: nil
        case .mostImproved: say("Most improved", "Am meisten gewachsen")
        case .firstSales: say("First sales", "Erste Verkäufe")
        case .anniversaries: say("Anniversaries", "Jubiläen")
        case .nearGoal: say("Close to a bonus", "Kurz vor dem Bonus")
        case .incentives: say("What pays extra now", "Was jetzt mehr bringt")
        case .resources: say("New for you", "Neu für Sie")
        case .education: say("Worth knowing", "Gut zu wissen")
        case .board(let name): say("Standings: ", "Zwischenstand: ") + name
        case .contact: say("Your contact", "Ihre Ansprechperson")
        }
    }

    /// The title of a board whose contest is over.
    public func finalTitle(_ name: String) -> String {
        say("The winners of ", "Die Gewinner von ") + name
    }

    // MARK: - Sentences

    /// `9 to 21 sales`.
    public func growth(_ before: Int64, _ now: Int64, _ metric: Metric) -> String {
        let (from, to) = (format.count(before), amount(now, metric))
        return say("\(from) to \(to)", "von \(from) auf \(to)")
    }

    /// `21 sales`, in the singular for one.
    public func amount(_ value: Int64, _ metric: Metric) -> String {
        format.count(value) + " " + word(metric, isOne: value == 1)
    }

    /// An amount that may be money.
    public func amount(_ value: Int64, _ metric: Metric, _ currency: Currency) -> String {
        guard metric.isMoney else { return amount(value, metric) }
        let money = format.money(Money(minorUnits: value, currency: currency))
        return money + " " + word(metric, isOne: false)
    }

    private func word(_ metric: Metric, isOne: Bool) -> String {
        switch metric {
        case .clicks: isOne ? say("click", "Klick") : say("clicks", "Klicks")
        case .uniques: isOne ? say("visitor", "Besucher") : say("visitors", "Besucher")
        case .leads: isOne ? say("lead", "Anfrage") : say("leads", "Anfragen")
        case .sales: isOne ? say("sale", "Verkauf") : say("sales", "Verkäufe")
        case .customers: isOne ? say("customer", "Kunde") : say("customers", "Kunden")
        case .revenue: say("revenue", "Umsatz")
        case .commission: say("commission", "Provision")
        default: metric.word
        }
    }

    /// Names of those who sold for the first time.
    public func welcome(_ names: [String]) -> String {
        names.joined(separator: ", ") + say(": welcome!", ": willkommen!")
    }

    /// `2 years on 5 November`.
    public func years(_ years: Int, _ day: Day) -> String {
        let on = format.day(day)
        return years == 1
            ? say("1 year on \(on)", "1 Jahr am \(on)")
            : say("\(years) years on \(on)", "\(years) Jahre am \(on)")
    }

    /// What is missing to a bonus, and until when.
    public func toGo(_ missing: String, until last: Day?) -> String {
        let until = last.map { say(", until ", ", bis ") + format.day($0) } ?? ""
        return say("\(missing) to go", "noch \(missing)") + until
    }

    /// What kind of thing a resource is.
    public func kind(_ kind: Resource.Kind) -> String {
        switch kind {
        case .banner: say("banner", "Banner")
        case .textLink: say("text link", "Textlink")
        case .landingPage: say("landing page", "Landingpage")
        case .article: say("article", "Artikel")
        case .video: say("video", "Video")
        case .faq: say("questions and answers", "Fragen und Antworten")
        case .feed: say("feed", "Feed")
        case .tool: say("tool", "Werkzeug")
        }
    }

    /// How many more are as close.
    public func more(_ count: Int) -> String {
        say("and \(format.count(Int64(count))) more", "und \(format.count(Int64(count))) weitere")
    }

    /// An incentive as one sentence.
    public func rule(_ incentive: Incentive, _ currency: Currency) -> String {
        let target = amount(incentive.target, incentive.metric, currency)
        let reward = reward(incentive.reward, currency)
        switch incentive.kind {
        case .performance: return "\(target) \(span(incentive)): \(reward)"
        case .timeLimited:
            let days = incentive.days ?? 1
            return say(
                "\(target) within \(days) days of joining: \(reward)",
                "\(target) in den ersten \(days) Tagen: \(reward)")
        case .recruitment:
            return say(
                "bring a partner who makes \(target), \(span(incentive)): \(reward) each",
                "einen Partner werben, der \(target) macht, \(span(incentive)): je \(reward)")
        }
    }

    private func span(_ incentive: Incentive) -> String {
        guard let to = incentive.to else {
            return say("since ", "seit ") + format.day(incentive.from)
        }
        let (first, last) = (format.day(incentive.from), format.day(to))
        return say("from \(first) to \(last)", "vom \(first) bis \(last)")
    }

    private func reward(_ reward: Incentive.Reward, _ currency: Currency) -> String {
        switch reward {
        case .amount(let amount): return format.money(Money(minorUnits: amount, currency: currency))
        case .share(let hundredths, let metric):
            let whole = hundredths / 100
            let rest = hundredths % 100
            let digits =
                rest == 0 ? "" : (isGerman ? "," : ".") + (rest < 10 ? "0" : "") + "\(rest)"
            return "\(whole)\(digits) % " + say("of ", "von ") + word(metric, isOne: false)
        }
    }

    /// How many partners somebody brought.
    public func recruits(_ count: Int64) -> String {
        let number = format.count(count)
        return count == 1
            ? say("1 partner brought", "1 Partner geworben")
            : say("\(number) partners brought", "\(number) Partner geworben")
    }

    /// `1. Atlas of Tea`.
    public func place(_ place: Int, _ name: String) -> String { "\(place). \(name)" }

    // MARK: - The end

    /// Why one gets the issue and how to stop it; `hasPage` if there is a page for that.
    public func footer(program: String, hasPage: Bool) -> [IssueRun] {
        let reason = say(
            "You get this as a partner of \(program). ",
            "Sie erhalten dies als Partner von \(program). ")
        guard hasPage else {
            return [
                .data(reason),
                .text(
                    say(
                        "To stop these mails, answer with the word stop.",
                        "Zum Abbestellen genügt eine Antwort mit dem Wort Stopp.")),
            ]
        }
        return [.data(reason), .text(say("Unsubscribe: ", "Abbestellen: ")), .value("unsubscribe")]
    }
}
