internal import Glibc
import Model

extension Store {
    private static let day: Int64 = 86_400_000

    /// What to say if this computer's clock and the times of the changes cannot both be right.
    ///
    /// Order never comes from clocks, so nothing is lost by a wrong one but dates people can trust.
    func clockWarning() -> String? {
        guard let last = lastMoment() else { return nil }
        let now = session.now()
        let (today, latest) = (Moment.text(now).prefix(10), Moment.text(last).prefix(10))
        if now < last - Store.day {
            return
                "this computer's clock says \(today), but there are changes of \(latest): set it "
                + "right, or new changes carry wrong dates"
        }
        guard now > last + 3_653 * Store.day else { return nil }
        return "this computer's clock says \(today), ten years after the last change of \(latest): "
            + "look whether it is right"
    }

    /// The latest time at the ends of the newest month's files; nil if there is none.
    private func lastMoment() -> Int64? {
        let names = journal.segments.filter { !$0.value.belongsElsewhere }.map(\.key)
        guard let newest = names.map({ $0.prefix(7) }).max() else { return nil }
        return names.filter { $0.prefix(7) == newest }.compactMap { name in
            guard let file = try? places.journal.file(name, O_RDONLY) else { return nil }
            return (try? LastLine.read(file))??.line.milliseconds
        }.max()
    }
}
