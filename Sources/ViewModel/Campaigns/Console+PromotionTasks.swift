import Insight
import Model
import Screen

/// Tasks of promotions: written down, done, and shown with what the promotion brought.
extension Console {
    /// Opens the box of a promotion: what it brought, then its tasks.
    mutating func showPromotion(_ promotion: Promotion) {
        guard let analysis else { return }
        let words = CampaignWords(analysis: analysis, say: say, format: format)
        let story = reading(words.story(analysis.report(on: promotion)), title: promotion.name)
        let tasks = analysis.program.tasks(of: promotion).map { item($0, words, analysis) }
        guard !tasks.isEmpty else {
            overlay = story
            return
        }
        let done = analysis.program.tasks(of: promotion).count { $0.done != nil }
        let heading = Overlay.Item(
            text: say(.promotionTasks, "\(done)", "\(tasks.count)"), choice: .nothing,
            isHeading: true)
        overlay = Overlay(
            .tasks(promotion), title: promotion.name, footer: say[.boxFooterTasks],
            items: [heading] + tasks
                + [Overlay.Item(text: "", choice: .nothing, isHeading: true)] + story.items)
    }

    private func item(
        _ task: PromotionTask, _ words: CampaignWords, _ analysis: Analysis
    ) -> Overlay.Item {
        let day = (task.done ?? task.due).map { words.day($0) } ?? ""
        let isLate = task.isLate(on: analysis.today)
        let isDue = task.isDue(on: analysis.today)
        let state = isLate ? say[.dossierLate] : isDue ? say[.dossierToday] : ""
        return Overlay.Item(
            text: task.text, detail: [day, state].filter { !$0.isEmpty }.joined(separator: "  "),
            isOn: task.done != nil, choice: .promotionTask(task))
    }

    /// Says that a task is done, or not after all.
    mutating func turn(_ task: PromotionTask) -> [Effect] {
        guard let analysis else { return [] }
        guard !options.isReadOnly else {
            tell(say[.readOnly], isBad: true)
            return []
        }
        var turned = task
        turned.done = task.done == nil ? analysis.today : nil
        let edit = Edit(
            partner: .program, field: task.field, new: turned.line, old: task.line)
        return [.save(Change(kind: .task, edits: [edit]))]
    }

    /// Shows the box again after one of its tasks was turned.
    mutating func goOnWithTasks(after event: Event) {
        guard isOnCampaigns, let analysis, event.change.edits.count == 1,
            event.change.kind == .task, let line = event.change.edits[0].new,
            let task = PromotionTask(key: "", line: line),
            event.change.edits[0].field.utf8.starts(with: PromotionTask.family.utf8),
            let promotion = analysis.program.promotions.first(where: { $0.key == task.promotion })
        else { return }
        showPromotion(promotion)
        let field = event.change.edits[0].field
        let place = overlay?.items.firstIndex {
            if case .promotionTask(let task) = $0.choice { task.field == field } else { false }
        }
        if let place { overlay?.cursor = place }
    }

    /// Opens a line for a task of the promotion under the cursor; false where there is none.
    mutating func askForPromotionTask() -> Bool {
        guard isOnCampaigns else { return false }
        dealCampaigns()
        guard case .promotion(let report)? = campaigns.current else { return false }
        guard !options.isReadOnly else {
            tell(say[.readOnly], isBad: true)
            return true
        }
        prompt = Prompt(.promotionTask(report.promotion))
        return true
    }

    /// Saves a task as typed.
    mutating func keepTask(_ promotion: Promotion, _ text: String) -> [Effect] {
        guard let analysis, !text.isEmpty else { return [] }
        noteCount += 1
        let key = "\(noteSeed)\(noteCount)"
        guard
            let task = PromotionTask(
                text, key: key, promotion: promotion.key, today: analysis.today)
        else {
            tell(say[.badRecord], isBad: true)
            prompt = Prompt(.promotionTask(promotion), text: text)
            return []
        }
        let edit = Edit(partner: .program, field: task.field, new: task.line, old: nil)
        return [.save(Change(kind: .task, edits: [edit]))]
    }

    /// How many tasks of promotions are due, nil if none are.
    func promotionTasksDue(_ analysis: Analysis) -> String? {
        let due = analysis.program.promotionTasks.count { $0.isDue(on: analysis.today) }
        return due > 0 ? say(.promotionTasksDue, "\(due)") : nil
    }
}
