import Model
import Testing

@testable import Store

/// Clocks that cannot be right are told, and cost nothing: order never comes from them.
@Suite struct ClockTests {
    /// Noon of a day, in milliseconds.
    private static func noon(_ day: String) -> Int64 {
        Int64(Day(iso: day.utf8)?.number ?? 0) * 86_400_000 + 43_200_000
    }

    private func saved(on day: String) throws -> Workshop {
        let shop = try Workshop()
        shop.jump(to: ClockTests.noon(day))
        #expect(try shop.open().save(.set("ea-1", "name", "x")).event != nil)
        return shop
    }

    @Test func `a clock that went back is told, and saving goes on in order`() throws {
        let shop = try saved(on: "2026-11-22")
        shop.jump(to: ClockTests.noon("1999-01-01"))
        let store = try shop.open()
        #expect(
            store.notices == [
                "this computer's clock says 1999-01-01, but there are changes of 2026-11-22: set it "
                    + "right, or new changes carry wrong dates"
            ])
        #expect(store.save(.set("ea-1", "name", "y", was: "x")).event?.id.number == 2)
        let again = try shop.open()
        #expect(again.program.everything == ["ea-1 name y"])
        #expect(again.check().isEmpty)
    }

    @Test func `a clock that jumped ahead is told, and so is what it left behind`() throws {
        let shop = try saved(on: "2026-11-22")
        shop.jump(to: ClockTests.noon("2099-01-01"))
        let store = try shop.open()
        #expect(
            store.notices == [
                "this computer's clock says 2099-01-01, ten years after the last change of 2026-11-22: "
                    + "look whether it is right"
            ])
        #expect(store.save(.set("ea-1", "name", "y", was: "x")).event?.id.number == 2)
        shop.jump(to: ClockTests.noon("2026-11-23"))
        let back = try shop.open()
        #expect(
            back.notices == [
                "this computer's clock says 2026-11-23, but there are changes of 2099-01-01: set it "
                    + "right, or new changes carry wrong dates"
            ])
        #expect(back.save(.set("ea-1", "name", "z", was: "y")).event?.id.number == 3)
        #expect(try shop.open().program.everything == ["ea-1 name z"])
    }

    @Test(arguments: ["2026-11-21", "2026-11-23", "2036-11-01"])
    func `a day of difference, and years of rest, are nothing to tell`(day: String) throws {
        let shop = try saved(on: "2026-11-22")
        shop.jump(to: ClockTests.noon(day))
        #expect(try shop.open().notices.isEmpty)
    }

    @Test func `of several files of one month the latest line counts`() throws {
        let shop = try saved(on: "2026-11-22")
        let copy = shop.path + "/copy"
        Workshop.run("cp", "-a", shop.store, copy)
        let there = try shop.open(at: copy)
        shop.jump(to: ClockTests.noon("2026-11-28"))
        #expect(there.save(.set("ea-2", "name", "y")).event != nil)
        Workshop.run("sh", "-c", "cp -n \(copy)/journal/* \(shop.store)/journal/")
        shop.jump(to: ClockTests.noon("2026-11-24"))
        #expect(try shop.open().notices.map { $0.contains("changes of 2026-11-28") } == [true])
    }
}
