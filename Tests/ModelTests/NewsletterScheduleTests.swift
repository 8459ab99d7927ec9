import Model
import Testing

/// When newsletters are due, held against a calendar.
@Suite struct NewsletterScheduleTests {
    private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso.utf8)) }

    @Test(arguments: [
        // November 2026 begins on a Sunday, December on a Tuesday.
        ("first tuesday", "2026-11-22", "2026-12-01"),
        ("first tuesday", "2026-12-01", "2026-12-01"),
        ("first tuesday", "2026-12-02", "2027-01-05"), ("last monday", "2026-11-22", "2026-11-30"),
        ("last monday", "2026-12-01", "2026-12-28"), ("last sunday", "2026-02-28", "2026-03-29"),
        ("fourth sunday", "2026-11-01", "2026-11-22"), ("first sunday", "2026-11-01", "2026-11-01"),
        ("second friday", "2026-11-13", "2026-11-13"), ("day 15", "2026-11-22", "2026-12-15"),
        ("day 31", "2026-11-22", "2026-11-30"), ("day 31", "2026-12-01", "2026-12-31"),
        ("day 29", "2027-02-01", "2027-02-28"), ("every friday", "2026-11-22", "2026-11-27"),
        ("every sunday", "2026-11-22", "2026-11-22"),
        ("every 14d from 2026-11-02", "2026-11-22", "2026-11-30"),
        ("every 14d from 2026-11-02", "2026-11-30", "2026-11-30"),
        ("every 14d from 2027-01-01", "2026-11-30", "2027-01-01"),
    ]) func `the next day is found`(_ text: String, from: String, next: String) throws {
        let schedule = try #require(NewsletterSchedule(text))
        #expect(schedule.next(onOrAfter: try day(from)) == (try day(next)))
        #expect(NewsletterSchedule(schedule.text) == schedule)
    }

    @Test func `it is read as people write it`() {
        #expect(NewsletterSchedule("Monthly on the first Tuesday") == .monthly(nth: 1, weekday: 1))
        #expect(
            NewsletterSchedule("the LAST monday of each month") == .monthly(nth: -1, weekday: 0))
    }

    @Test(arguments: [
        "", "first", "fifth monday", "day 0", "day 32", "every", "every 0d from 2026-01-01",
        "every 14d", "every 14d from today", "every 14 from 2026-01-01", "last day", "monthly",
        "first tuesday at noon",
    ]) func `what is no schedule is refused`(_ text: String) {
        #expect(NewsletterSchedule(text) == nil)
    }

    @Test func `an issue on record is read back`() throws {
        let issue = SentIssue(
            key: "k", name: "11", day: try day("2026-11-22"), count: 176, way: "outbox",
            subject: "What the winners did = 100 %")
        #expect(SentIssue(key: "k", line: issue.line) == issue)
        #expect(SentIssue.name(ofTemplate: SentIssue.template(of: "11")) == "11")
        #expect(SentIssue.name(ofTemplate: "newsletter") == nil)
        let listing = Listing(
            key: "k", day: try day("2026-11-22"), service: "aweber", filter: "is:active tag:\"x\"")
        #expect(Listing(key: "k", line: listing.line) == listing)
    }
}
