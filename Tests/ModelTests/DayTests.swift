import Model
import Testing

@Suite struct DayTests {
    @Test func `every day of eight centuries survives the way to a date and back`() throws {
        let first = try #require(Day(year: 1600, month: 1, day: 1))
        let last = try #require(Day(year: 2400, month: 12, day: 31))
        var previous = first.advanced(by: -1).civil
        for number in first.number...last.number {
            let civil = Day(number: number).civil
            #expect(Day(year: civil.year, month: civil.month, day: civil.day)?.number == number)
            #expect(civil > previous)
            previous = civil
        }
    }

    @Test func `days that do not exist are refused`() {
        #expect(Day(iso: "2026-11-31".utf8) == nil)
        #expect(Day(iso: "2025-02-29".utf8) == nil)
        #expect(Day(iso: "2024-02-29".utf8)?.iso == "2024-02-29")
        #expect(Day(iso: "2026-1-01".utf8) == nil)
        #expect(Day(iso: "+026-01-01".utf8) == nil)
        #expect(Day(iso: "2026-01-01 ".utf8) == nil)
    }

    @Test func `weekdays count from Monday`() throws {
        let sunday = try #require(Day(iso: "2026-11-22".utf8))
        #expect(sunday.weekday == 6)
        #expect(sunday.advanced(by: 1).weekday == 0)
        #expect(Day(number: -4).weekday == 6)
    }
}
