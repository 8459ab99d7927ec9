/// Something to be done for a promotion by a day.
public struct PromotionTask: WorkRecord {
    /// What the names of its fields begin with.
    public static let family = "promotion-task:"

    /// The random part of the field's name.
    public let key: String
    /// The key of the promotion.
    public var promotion: String
    /// The day it is to be done by, nil for some day.
    public var due: Day?
    /// The day it was done, nil while it is open.
    public var done: Day?
    /// What is to be done.
    public var text: String

    /// A task that is open.
    public init(key: String, promotion: String, due: Day?, done: Day? = nil, text: String) {
        self.key = key
        self.promotion = promotion
        self.due = due
        self.done = done
        self.text = text
    }

    /// Reads what `line` writes; nil without a promotion or a text.
    public init?(key: String, line: String) {
        let line = FieldLine(line)
        guard let promotion = line.value("of"), !line.text.isEmpty else { return nil }
        self.init(
            key: key, promotion: promotion, due: line.day("due"), done: line.day("done"),
            text: line.text)
    }

    /// A task as typed, `2026-11-20 send the banners` or `3d send the banners`; nil without a text.
    public init?(_ text: String, key: String, promotion: String, today: Day) {
        let (due, what) = WorkText.due(text, today: today)
        guard !what.isEmpty else { return nil }
        self.init(key: key, promotion: promotion, due: due, text: what)
    }

    /// The task as one line.
    public var line: String {
        FieldLine([("of", promotion), ("due", due?.iso), ("done", done?.iso)], text: text).line
    }

    /// Whether it is open and its day has come.
    public func isDue(on today: Day) -> Bool { done == nil && due.map { $0 <= today } ?? false }

    /// Whether it is open and its day is over.
    public func isLate(on today: Day) -> Bool { done == nil && due.map { $0 < today } ?? false }
}

extension Program {
    /// The tasks of all promotions that are there: by their day, those without one at the end.
    public var promotionTasks: [PromotionTask] {
        let known = Set(
            facts(prefix: Promotion.family).map { fact in
                String(
                    decoding: fact.field.utf8.dropFirst(Promotion.family.utf8.count), as: UTF8.self)
            })
        let tasks = facts(PromotionTask.self).filter { known.contains($0.promotion) }
        return tasks.enumerated().sorted { left, right in
            let days = [left, right].map { $0.element.due?.number ?? .max }
            return (days[0], left.offset) < (days[1], right.offset)
        }.map(\.element)
    }

    /// The tasks of one promotion.
    public func tasks(of promotion: Promotion) -> [PromotionTask] {
        promotionTasks.filter { $0.promotion == promotion.key }
    }
}
