import Exchange
import Insight
import Model
import Store
import ViewModel

/// PayPal's files from the console: written and put on record as the command does it.
extension ConsoleSession {
    func payOut(_ order: PayoutOrder, _ folder: String) -> [Request] {
        guard isLive else {
            return handle(.notice("files are written by the console alone", isBad: true))
        }
        guard let session else { return [] }
        if let why = PayoutRun.refusal(session) { return handle(.notice(why, isBad: true)) }
        let until = order.question.until ?? session.today
        var plan = PayoutRun.Plan(
            key: RandomWord.next(), note: "\(session.settings.name) \(until.iso)")
        plan.released = Set(order.released.compactMap { session.store.program.row(of: $0) })
        let run = PayoutRun(order.lines(session.analysis), plan, session: session)
        guard let change = run.change else {
            return handle(.notice("there is nobody to pay", isBad: true))
        }
        var saved: Event?
        do throws(CommandFailure) {
            try PayoutFiles(folder: folder).write(run.files) { keep(change, &saved) }
        } catch {
            return told(saved) + handle(.notice(error.text, isBad: true))
        }
        let refused = run.refused.isEmpty ? "" : ", \(run.refused.count) could not be paid"
        let names = run.files.map(\.name).joined(separator: ", ")
        return told(saved)
            + handle(.notice("wrote \(names) into \(folder)" + refused, isBad: false))
    }

    private func told(_ saved: Event?) -> [Request] { saved.map { handle(.saved($0)) } ?? [] }
}
