import Model
import Testing

@testable import Store

/// What settings.yaml says, and what is said of it where it cannot be used.
@Suite struct SettingsTests {
    private func read(_ text: String) -> SettingsReader {
        var reader = SettingsReader()
        reader.read(Array(text.utf8))
        return reader
    }

    @Test func `every setting is read`() {
        let reader = read(
            """
            name: Acme
            currency: USD
            rule: days
            quiet-after: 45
            grace: 0
            stages:
              onboarding:
                limit: 21
                steps:
                  terms: Terms accepted
                  first-click: {title: First click, sign: clicks}
                  first-sale: {sign: sales}
              discovery: {limit: none}
            cadence: {gold: 7}
            reviews: {terms: 90, rates: none}
            resources: {stale: none}
            plays: {busy: call}
            mail:
              from: Ann <ann@example.com>
              link: https://example.com/r/
              language: pl
              follow-up: 5
              command: [/usr/sbin/sendmail, -oi]
            week-start: sunday
            values: {shop.name: Acme Shop}
            payouts: {minimum: 50 USD, settled: 2026-09-30}
            newsletter:
              schedule: first tuesday
              segment: is:active
              unsubscribe: https://example.com/bye

            """)
        #expect(reader.problems.map(\.line) == [])
        let settings = reader.settings
        #expect(settings.name == "Acme" && settings.currency.code == "USD")
        #expect(settings.rule == .days && settings.quietAfterDays == 45 && settings.graceDays == 0)
        let onboarding = settings.rule(of: .onboarding)
        #expect(onboarding.limitDays == 21)
        #expect(
            onboarding.steps == [
                StepRule(key: "terms", title: "Terms accepted"),
                StepRule(key: "first-click", title: "First click", sign: .clicks),
                StepRule(key: "first-sale", title: "first-sale", sign: .sales),
            ])
        #expect(settings.rule(of: .discovery).limitDays == nil)
        #expect(settings.cadence["gold"] == 7)
        #expect(settings.reviews["terms"] == 90 && settings.reviews["rates"] == nil)
        #expect(settings.resourceDays == nil)
        #expect(settings.play(for: .busy) == .call)
        #expect(settings.mail.from == "Ann <ann@example.com>" && settings.mail.language == "pl")
        #expect(settings.mail.link == "https://example.com/r/" && settings.mail.followUpDays == 5)
        #expect(settings.mail.command == ["/usr/sbin/sendmail", "-oi"])
        #expect(settings.weekStart == 6)
        #expect(settings.values == ["shop.name": "Acme Shop"])
        #expect(settings.newsletter.schedule == NewsletterSchedule("first tuesday"))
        #expect(settings.newsletter.segment == "is:active")
        #expect(settings.newsletter.unsubscribe == "https://example.com/bye")
        #expect(settings.payoutsSettled == Day(iso: "2026-09-30".utf8))
    }

    static let mistakes: [(text: String, place: String, what: String)] = [
        ("currency: euros", "1:11", "‘euros’ is no currency code such as EUR"),
        ("name: [a]", "1:7", "name is to be a plain value"),
        ("colour: red", "1:1", "there is no setting ‘colour’"),
        ("rule: weeks", "1:7", "the rule is rhythm or days, not ‘weeks’"),
        ("quiet-after: 0", "1:14", "‘0’ is not a number of days from 1 to 3650"),
        ("grace: x", "1:8", "‘x’ is not a number of days from 0 to 3650"),
        ("stages: 30", "1:9", "stages has lines below it, each with a name and a colon"),
        ("stages: [onboarding]", "1:9", "stages has lines below it, each with a name and a colon"),
        ("stages: {selling: {limit: 3}}", "1:10", "‘selling’ is no stage"),
        (
            "stages: {onboarding: 30}", "1:22",
            "onboarding has lines below it, each with a name and a colon"
        ),
        ("stages: {onboarding: {limit: 0}}", "1:30", "‘0’ is not a number of days from 1 to 3650"),
        ("stages: {onboarding: {days: 3}}", "1:23", "a stage has a limit and steps, no ‘days’"),
        (
            "stages: {onboarding: {steps: {A B: x}}}", "1:31",
            "the key of a step has only a-z, 0-9, - and _"
        ),
        (
            "stages: {onboarding: {steps: {a: {sign: calls}}}}", "1:41",
            "a sign is clicks or sales, not ‘calls’"
        ),
        (
            "stages: {onboarding: {steps: {a: {word: x}}}}", "1:35",
            "a step has a title and a sign, no ‘word’"
        ),
        ("cadence: 7", "1:10", "cadence has lines below it, each with a name and a colon"),
        ("cadence: {gold: 9999}", "1:17", "‘9999’ is not a number of days from 1 to 3650"),
        ("reviews: {A b: 3}", "1:11", "what is reviewed is called with a-z, 0-9, - and _ only"),
        ("reviews: {terms: x}", "1:18", "‘x’ is not a number of days from 1 to 3650"),
        ("resources: {fresh: 3}", "1:13", "resources have stale, no ‘fresh’"),
        (
            "plays: {lazy: call}", "1:9",
            "‘lazy’ is no reason: busy, overwhelmed, unsupported, better-offer, other, unknown"
        ),
        (
            "plays: {busy: gift}", "1:15",
            "‘gift’ is no play: newsletter, incentive, resources, commission-review, call"
        ),
        (
            "mail: {command: sendmail}", "1:17",
            "the mail command is a list of words, such as [/usr/sbin/sendmail, -oi]"
        ),
        ("mail: {to: bob}", "1:8", "mail has from, command, link, language and follow-up, no ‘to’"),
        ("week-start: noon", "1:13", "‘noon’ is no weekday such as monday or sunday"),
        ("values: {.x: 1}", "1:10", "the name of a value has only a-z, 0-9, dots and dashes"),
        ("targets: epc", "1:10", "targets are a list of lines: - epc >= 0.45 EUR per month"),
        (
            "payouts: {minimum: lots}", "1:20",
            "‘lots’ is no amount such as 50 EUR, or 50 EUR, 60 USD"
        ),
        (
            "newsletter: {schedule: soon}", "1:24",
            "‘soon’ is no schedule: first tuesday, last monday, day 15, every friday, "
                + "every 14d from 2026-01-05"
        ),
        (
            "newsletter: {to: all}", "1:14",
            "newsletter has schedule, segment and unsubscribe, no ‘to’"
        ), ("newsletter: {segment: [a]}", "1:23", "segment is to be a plain value"),
        ("payouts: {settled: soon}", "1:20", "‘soon’ is not a day as YYYY-MM-DD"),
        ("payouts: {fee: 1}", "1:11", "payouts have a minimum and settled, no ‘fee’"),
    ]

    @Test(arguments: mistakes.indices)
    func `a mistake is named with its place, and the usual value stays`(index: Int) {
        let (text, place, what) = SettingsTests.mistakes[index]
        let reader = read(text + "\n")
        #expect(reader.problems.map(\.place) == ["settings.yaml:" + place])
        #expect(reader.problems.map(\.what) == [what])
        #expect(reader.problems.map(\.advice) == ["the usual value is used"])
        var settings = reader.settings
        let usual = read("").settings
        settings.stages = usual.stages
        #expect(settings == usual)
    }

    @Test func `a name with nothing below it says nothing`() {
        let reader = read("stages:\ncadence:\nplays:\nvalues:\npayouts:\n")
        #expect(reader.problems.map(\.line) == [])
        #expect(reader.settings == read("").settings)
    }
}
