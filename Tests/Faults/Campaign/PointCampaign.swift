import Glibc

/// Runs every changing command again and again, each time with one fault at one call.
struct PointCampaign {
    enum Fault { case kills, cuts, errors, recovery }

    private let fault: Fault
    private let isLong: Bool
    private let share: Share

    init(_ fault: Fault, _ extent: Extent) {
        (self.fault, isLong, share) = (fault, extent.isLong, extent.share)
    }

    private var name: String {
        switch fault {
        case .kills: "kill -9 at every call"
        case .cuts: "a write cut at every byte"
        case .errors: "every call failing, once and for ever"
        case .recovery: "kill or error while mending"
        }
    }

    func run() throws -> Report {
        var report = Report(name, unit: "points")
        let ground = try Ground()
        var count = 0
        for test in cases {
            let calls = try ground.calls(of: test.words, on: test.footing)
            var plans = calls.flatMap(plans)
            if !isLong {
                plans = plans.enumerated().filter { $0.offset % step == 0 }.map(\.element)
            }
            let judge = try Judge(test, ground)
            for plan in plans {
                count += 1
                guard share.contains(count - 1) else { continue }
                report.tried += 1
                if let wrong = try judge.wrong(with: plan) {
                    report.fail("\(test.name), \(plan): \(wrong)")
                }
            }
        }
        if share.count > 1 { report.remarks.append("of \(count)") }
        return report
    }

    private var cases: [Commands.Case] {
        switch fault {
        case .kills: Commands.usual + (isLong ? Commands.large : [])
        case .cuts, .errors: Commands.usual
        case .recovery: Commands.recovering
        }
    }

    /// How many points are passed over in the short form.
    private var step: Int {
        switch fault {
        case .kills: 11
        case .cuts: 97
        case .errors: 101
        case .recovery: 53
        }
    }

    private func plans(_ call: Call) -> [String] {
        switch fault {
        case .kills: return ["kill:\(call.number)"]
        case .cuts:
            guard call.kind == .write else { return [] }
            let every = max(1, call.data.count / 1_500)
            return stride(from: 0, to: call.data.count, by: every).flatMap {
                ["cut:\(call.number):\($0)", "short:\(call.number):\(max(1, $0))"].prefix(
                    $0 % 8 == 0 ? 2 : 1)
            }
        case .errors: return errors(call, [EIO, ENOSPC, EACCES, EINTR, EMFILE])
        case .recovery: return ["kill:\(call.number)"] + errors(call, [EIO, ENOSPC])
        }
    }

    private func errors(_ call: Call, _ codes: [Int32]) -> [String] {
        codes.flatMap { code in
            // What is interrupted for ever would be tried for ever.
            code == EINTR
                ? ["fail:\(call.number):\(code)"]
                : ["fail:\(call.number):\(code)", "always:\(call.number):\(code)"]
        }
    }
}

/// Knows what a command may leave behind, whatever happens to it.
struct Judge {
    let test: Commands.Case
    let ground: Ground
    /// What the program says before and after.
    private let before: Truth?
    private let after: Truth

    init(_ test: Commands.Case, _ ground: Ground) throws {
        (self.test, self.ground) = (test, ground)
        try ground.lay(test.footing)
        before = Truth(ground.program)
        try ground.lay(test.footing)
        let child = try ground.run(test.words, plan: nil)
        guard child.code == 0, let after = Truth(ground.program) else {
            throw CampaignError("\(test.name) does not work: \(child.code) \(child.err)")
        }
        self.after = after
    }

    /// What is wrong after a run with a fault, nil if nothing is.
    func wrong(with plan: String) throws -> String? {
        try ground.lay(test.footing)
        let child = try ground.run(test.words, plan: plan)
        if child.isHung { return "it hangs" }
        if child.code > 128, child.code != Child.killed { return "it crashes with \(child.code)" }
        let answer = Answer(child)
        guard let truth = Truth(ground.program) else {
            guard test.footing == .bare, child.code != 0 else { return "it opens no more" }
            return try again()
        }
        return try wrong(answer, truth, isKilled: child.code == Child.killed) ?? again()
    }

    private func wrong(_ answer: Answer, _ truth: Truth, isKilled: Bool) throws -> String? {
        for id in answer.saved where truth.events[id] == nil { return "\(id) is lost" }
        let isBefore = truth.contents == before?.contents ?? []
        let isAfter =
            truth.contents
            == (answer.isWithoutFigures ? after.contentsWithoutChances : after.contents)
        if !isBefore, !isAfter { return "half: \(truth.contents.last ?? "nothing")" }
        if let damage = truth.damage.first { return damage }
        if isKilled { return nil }
        if answer.code == 0 {
            return isAfter ? nil : "it says saved and is not"
        }
        if answer.says.isEmpty { return "it fails with \(answer.code) and says nothing" }
        let isChanged = isAfter && after.contents != before?.contents ?? []
        return isChanged && !answer.isUnsure ? "it is saved and says: \(answer.says)" : nil
    }

    /// Whether the command works afterwards without any fault, and leaves nothing damaged.
    private func again() throws -> String? {
        if test.footing == .bare, Files.status(ground.program) != nil, Truth(ground.program) == nil
        {
            // Half a new program is no program; the folder is to be given again after a look.
            Files.empty(ground.program)
        }
        if test.footing == .bare, Truth(ground.program) != nil { return nil }
        let child = try ground.run(test.words, plan: nil)
        let truth = Truth(ground.program)
        // A line cut at its very end is found after all: what it says is not to be done twice.
        let isDone = truth?.contents == after.contents
        guard child.code == 0 || isDone || test.words == ["undo"] else {
            return "the next run fails: \(child.err)"
        }
        return truth?.damage.first
    }
}
