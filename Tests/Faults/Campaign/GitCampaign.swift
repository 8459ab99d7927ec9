import Glibc
import Model
import Store

/// Two clones of a program, written on while git does whatever people do with it.
struct GitCampaign {
    let isLong: Bool

    func run() throws -> Report {
        var report = Report("git at random on two clones", unit: "steps")
        for seed in 1...(isLong ? 10 : 1) {
            let walk = try GitWalk(seed: UInt64(seed))
            for _ in 0..<(isLong ? 100 : 40) {
                report.tried += 1
                if let wrong = try walk.step() { report.fail("seed \(seed): \(wrong)") }
            }
            for wrong in try walk.end() { report.fail("seed \(seed): \(wrong)") }
        }
        return report
    }
}

/// One walk of git operations.
private final class GitWalk {
    private let ground: Ground
    private let clones: [String]
    private var dice: Pseudo
    private var acknowledged: Set<String> = []
    private var number = 0

    init(seed: UInt64) throws {
        ground = try Ground()
        try ground.lay(.usual)
        dice = Pseudo(seed)
        clones = [ground.program, ground.scratch.path + "/watched/other"]
        try git(
            0, "init -q -b main && git config user.name t && git config user.email t@example.com")
        try git(0, "add -A && git commit -qm one")
        try shell(
            "git clone -q '\(clones[0])' '\(clones[1])' && cd '\(clones[1])'"
                + " && git config user.name o && git config user.email o@example.com"
                + " && cd '\(clones[0])' && git remote add origin '\(clones[1])'"
                + " && git config receive.denyCurrentBranch ignore")
    }

    /// Does something; what is wrong afterwards.
    func step() throws -> String? {
        let side = dice.roll(2)
        switch dice.roll(12) {
        case 0...5: return save(side)
        case 6: try git(side, "add -A; git commit -qm step")
        case 7: try merge(side)
        case 8: try git(side, "reset -q --hard HEAD~1")
        case 9: try git(side, "stash -q; git stash drop -q")
        case 10: try git(side, "checkout -q HEAD -- journal; git clean -qfd")
        default: try git(side, "checkout -q --detach HEAD~1; sleep 0.01; git checkout -q main")
        }
        guard let truth = Truth(clones[side]) else { return "it opens no more" }
        return truth.damage.first
    }

    private func save(_ side: Int) -> String? {
        guard let store = Truth.open(clones[side]), let id = PartnerID("ea-12".utf8) else {
            return "it opens no more"
        }
        for _ in 0...dice.roll(3) {
            number += 1
            let edit = Edit(partner: id, field: "note:g\(number)", new: "n\(number)", old: nil)
            guard case .saved(let event, _) = store.save(Change(kind: .note, edits: [edit])) else {
                return "it saves no more"
            }
            acknowledged.insert(event.id.written)
        }
        return nil
    }

    private func merge(_ side: Int) throws {
        try git(
            side,
            "add -A; git commit -qm mine; git fetch -q origin main;"
                + " git merge -q -m both FETCH_HEAD")
    }

    /// Brings both together and compares them with everything that was ever acknowledged.
    func end() throws -> [String] {
        for side in [0, 1, 0] { try merge(side) }
        guard let left = Truth(clones[0]), let right = Truth(clones[1]) else {
            return ["it opens no more"]
        }
        var wrong = left.damage + right.damage
        if left.events != right.events { wrong.append("the clones differ") }
        let lost = acknowledged.filter { left.events[$0] == nil }
        if !lost.isEmpty { wrong.append("lost: \(lost.sorted().joined(separator: " "))") }
        return wrong
    }

    private func git(_ side: Int, _ words: String) throws {
        try shell("cd '\(clones[side])' && git " + words)
    }

    private func shell(_ script: String) throws {
        let child = try Child.run(
            ["/bin/sh", "-c", script],
            environment: [
                "PATH=/usr/bin:/bin", "HOME=\(ground.scratch.path)/home", "LC_ALL=C.UTF-8",
                "GIT_TERMINAL_PROMPT=0",
            ], at: ground.scratch)
        if child.isHung { throw CampaignError("\(script) hangs") }
    }
}
