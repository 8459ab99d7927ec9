public import ArgumentParser
public import Insight
import Model

extension Step: ExpressibleByArgument {}
extension Comparison: ExpressibleByArgument {}
extension Split: ExpressibleByArgument {}

/// What a table of KPIs has a row for.
enum KPIPieces: Hashable, ExpressibleByArgument {
    case step(Step)
    case currency

    init?(argument: String) {
        if argument == "currency" {
            self = .currency
        } else if let step = Step(rawValue: argument) {
            self = .step(step)
        } else {
            return nil
        }
    }

    static var allValueStrings: [String] { Step.allCases.map(\.rawValue) + ["currency"] }

    /// The step of a series, nil for currencies.
    var step: Step? {
        if case .step(let step) = self { step } else { nil }
    }
}

/// Which days figures are read over, as several commands take it.
struct KPIOptions: ParsableArguments {
    @Option(
        name: .long,
        help: "30d, 12w, 3m, 1y, 2026-10, 2026-q3, 2026, FIRST..LAST, week, month, quarter or year."
    )
    var window: String?
    @Option(name: .long, help: "The window as so many days up to the last one of figures.")
    var days: Int?
    @Option(name: .long, help: "previous, last-year (same weekdays) or none.")
    var compare = Comparison.previous

    /// The window in words.
    var text: String { window ?? "\(days ?? 30)d" }

    /// The days asked for in the program's weeks.
    func question(_ session: Session, step: Step = .day) throws(CommandFailure) -> KPIQuestion {
        if let days, !(1...3660).contains(days) { throw .usage("--days goes from 1 to 3660") }
        if window != nil, days != nil { throw .usage("give --window or --days, not both") }
        let last = session.analysis.window(days: 1).to
        let weekStart = session.settings.weekStart
        guard let period = Period(text, last: last, weekStart: weekStart) else {
            throw .usage(
                "--window \(text): 30d, 12w, 3m, 1y, 2026-10, 2026-q3, FIRST..LAST, week, month, "
                    + "quarter or year, with days up to \(last.iso)")
        }
        return KPIQuestion(period, comparison: compare, step: step, weekStart: weekStart)
    }
}
