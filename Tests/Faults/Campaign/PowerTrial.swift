import Glibc
import Model
import Store

/// The kinds of syncs there are: the call, and a pattern of what it is called on.
enum Sync {
    static func kind(_ call: Call) -> String {
        let parts = call.name.utf8.split(separator: 0x2F)
        var words = parts.map { String(decoding: $0, as: UTF8.self) }
        if !call.isFolder { words[words.count - 1] = "*" }
        if words.count == 3, words[1] == "blobs", call.isFolder { words[2] = "??" }
        return call.other + " " + words.map { "/" + $0 }.joined()
    }
}

/// One workload that was run, and the judging of what a power cut leaves of it.
struct PowerTrial {
    let disk: Disk
    /// The kinds of syncs the workload makes.
    let syncs: Set<String>
    private let ground: Ground
    private let final: Truth
    private let promises: [Promise]

    /// What must be there from some moment on.
    private struct Promise {
        let moment: Int
        let ids: [String]
        let files: [String: [UInt8]]
    }

    /// Runs the workload, without the syncs of a kind.
    init(_ workload: Workload, _ ground: Ground, without dropped: String? = nil) throws {
        try ground.lay(workload.footing)
        var disk = Disk(ground.watched)
        var syncs: Set<String> = []
        for run in workload.runs {
            let calls = try ground.recorded(run.words, plan: run.plan, dropped: dropped).calls
            syncs.formUnion(calls.filter { $0.kind == .sync }.map(Sync.kind))
            disk.add(calls)
        }
        guard let final = Truth(ground.program) else {
            throw CampaignError("\(workload.name) leaves no program")
        }
        (self.disk, self.syncs, self.ground, self.final) = (disk, syncs, ground, final)
        // A name that was never synced because its maker was killed may go: a new one is as good.
        let keepsName = workload.runs.allSatisfy { $0.plan == nil }
        promises = disk.steps.indices.compactMap { PowerTrial.promise(disk, $0, keepsName) }
    }

    private static func promise(
        _ disk: Disk, _ index: Int, _ keepsName: Bool
    ) -> Promise? {
        guard case .answer(let text) = disk.steps[index].what else { return nil }
        let files = disk.tree(at: index, fates: [:]).files.filter { isPromised($0.key, keepsName) }
        return Promise(moment: index, ids: Answer.ids(text), files: files)
    }

    /// Whether a file is one whose loss is a loss: not the journal, which is read, nor what is
    /// derived or in the making; but who writes is to stay who it was.
    private static func isPromised(_ path: String, _ keepsName: Bool) -> Bool {
        let parts = path.utf8.split(separator: 0x2F).map { String(decoding: $0, as: UTF8.self) }
        guard parts.count > 1, parts[0] == "acme" else { return false }
        if parts[1] == ".local" { return keepsName && parts[2...] == ["replica"] }
        return parts[1] != "journal"
    }

    /// What is wrong with a state, nil if every promise is kept.
    func wrong(_ state: CrashStates.State, _ tree: Tree) throws -> String? {
        let kept = promises.filter { $0.moment < state.moment }
        let folder = Tree(tree, below: "acme")
        try folder.fill(ground.program)
        let now = disk.tree(at: state.moment, fates: [:]).files
        for (name, bytes) in kept.last?.files ?? [:] where now[name] == bytes {
            guard tree.files[name] == bytes else { return "\(name) is lost" }
        }
        guard let truth = Truth(ground.program) else {
            return kept.isEmpty && disk.names[0]?["acme"] == nil ? nil : "it opens no more"
        }
        for id in kept.flatMap(\.ids) {
            guard truth.events[id] == final.events[id], truth.events[id] != nil else {
                return "\(id) is lost"
            }
        }
        for (id, text) in truth.events where final.events[id] != text {
            return "\(id) came from nowhere: \(text)"
        }
        return truth.damage.first ?? goesOn(truth)
    }

    /// Whether the program can be written on.
    private func goesOn(_ truth: Truth) -> String? {
        guard let store = Truth.open(ground.program),
            let id = PartnerID("ea-99".utf8)
        else { return "it opens no second time" }
        let edit = Edit(partner: id, field: "name", new: "after", old: nil)
        let answer = store.save(Change(kind: .set, edits: [edit]))
        guard case .saved(let event, _) = answer else {
            return "nothing can be saved any more: \(answer)"
        }
        guard let after = Truth(ground.program) else { return "it opens no third time" }
        guard after.events.count == truth.events.count + 1, after.events[event.id.written] != nil
        else { return "saving afterwards loses something" }
        return after.damage.first
    }
}

/// Leaves out one kind of sync after the other: each time the power cuts must find a loss.
struct SyncCampaign {
    let isLong: Bool

    func run() throws -> Report {
        var report = Report("a sync left out is noticed", unit: "kinds of sync")
        let ground = try Ground()
        var users: [String: [Workload]] = [:]
        for workload in try Workload.all(ground) {
            for kind in try PowerTrial(workload, ground).syncs {
                users[kind, default: []].append(workload)
            }
        }
        for (kind, workloads) in users.sorted(by: { $0.key < $1.key }) {
            report.tried += 1
            if try !isNoticed(kind, workloads, ground) { report.fail("nobody misses \(kind)") }
        }
        return report
    }

    private func isNoticed(_ kind: String, _ workloads: [Workload], _ ground: Ground) throws -> Bool
    {
        for workload in workloads {
            let trial = try PowerTrial(workload, ground, without: kind)
            var isNoticed = false
            try CrashStates(disk: trial.disk, limit: 40).forEach { state, tree in
                if !isNoticed { isNoticed = try trial.wrong(state, tree) != nil }
            }
            if isNoticed { return true }
        }
        return false
    }
}

extension Tree {
    /// What lies below a folder of another tree.
    init(_ tree: Tree, below folder: String) {
        let front = folder.utf8.count + 1
        func inner(_ path: String) -> String? {
            guard path.utf8.starts(with: (folder + "/").utf8) else { return nil }
            return String(decoding: path.utf8.dropFirst(front), as: UTF8.self)
        }
        folders = tree.folders.compactMap(inner)
        files = Dictionary(
            uniqueKeysWithValues: tree.files.compactMap { path, bytes in
                inner(path).map { ($0, bytes) }
            })
    }
}
