import Insight
import Model

/// The screen of the program's health: which check the cursor is on, and what was found.
struct HealthDesk {
    private(set) var checks: [HealthCheck] = []
    private(set) var cursor = 0
    /// The audit closed last, nil if none was.
    private(set) var last: Audit?
    /// What became of each check since then; empty without an audit.
    private(set) var changes: [HealthChange] = []
    private var generation: Int?

    /// Runs the checks again if the program or its figures changed.
    mutating func deal(_ analysis: Analysis) {
        guard generation != analysis.generation else { return }
        generation = analysis.generation
        checks = analysis.health()
        last = analysis.lastAudit
        changes = last.map { audit in checks.map { analysis.change(of: $0, since: audit) } } ?? []
        cursor = min(cursor, max(0, checks.count - 1))
    }

    /// The check under the cursor.
    var current: HealthCheck? { checks.indices.contains(cursor) ? checks[cursor] : nil }

    /// What became of the check under the cursor, nil without an audit to hold it against.
    var currentChange: HealthChange? { changes.indices.contains(cursor) ? changes[cursor] : nil }

    mutating func move(by step: Int) {
        cursor = max(0, min(checks.count - 1, cursor + step))
    }

    /// Goes to the first check of the next or the previous group.
    mutating func stepGroup(forward: Bool) {
        let starts = checks.indices.filter {
            $0 == 0 || checks[$0].kind.group != checks[$0 - 1].kind.group
        }
        let next = forward ? starts.first { $0 > cursor } : starts.last { $0 < cursor }
        if let next { cursor = next }
    }

    func count(_ verdict: HealthCheck.Verdict) -> Int {
        checks.count { $0.verdict == verdict }
    }
}

/// What a line about the program itself is typed for.
enum HealthDraft: Hashable {
    /// A remark on the audit that is closed.
    case closing
    /// What a look at a part of the program found.
    case look(String)
}
