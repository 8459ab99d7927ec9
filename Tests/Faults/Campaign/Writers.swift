import Glibc
import Model
import Store

/// A writer of its own process: saves changes one after the other and says so, with the time it took.
struct Writer {
    private let program: String
    private let name: String
    private let count: Int

    init(_ words: ArraySlice<String>) throws {
        let words = Array(words)
        guard words.count == 3, let count = Int(words[2]) else {
            throw CampaignError("writer FOLDER NAME COUNT")
        }
        (program, name, self.count) = (words[0], words[1], count)
    }

    func run() throws {
        guard let store = Truth.open(program, as: name) else {
            throw CampaignError("\(program) does not open")
        }
        for number in 1...count {
            // As in a program of many partners, the notes of one stay few.
            guard let id = PartnerID("ea-\(100 + number % 200)".utf8) else { continue }
            let text = "\(name)-\(getpid())-\(number)"
            let edit = Edit(partner: id, field: "note:\(text)", new: text, old: nil)
            let begin = Clock.microseconds
            switch store.save(Change(kind: .note, edits: [edit])) {
            case .saved(let event, _):
                say("\(event.id.written) \(text) \(Clock.microseconds - begin)")
            case .notSaved(let why): complain("not saved: \(why)")
            case .unknown(let why): complain("unknown: \(why)")
            }
        }
    }
}

/// Time that never goes back.
enum Clock {
    static var microseconds: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000_000 + time.tv_nsec / 1_000
    }
}

/// Writers at once, let alone or killed.
struct Crowd {
    let ground: Ground
    private var acknowledged: [(id: String, text: String, time: Int)] = []
    private(set) var kills = 0

    init(_ ground: Ground) throws {
        self.ground = ground
        try ground.lay(.usual)
    }

    /// Starts writers and waits for them; with `pause` each is killed after about so many microseconds.
    mutating func work(_ names: [String], count: Int, pause: ((inout Pseudo) -> UInt32)? = nil)
        throws
    {
        var dice = Pseudo(UInt64(kills + names.count))
        var processes: [pid_t] = []
        for name in names {
            processes.append(
                try Child.start(
                    [Built.faults, "writer", ground.program, name, String(count)],
                    environment: ["SWIFT_BACKTRACE=enable=no"],
                    out: path(name) + ".out", err: path(name) + ".err"))
        }
        if let pause {
            for process in processes {
                usleep(pause(&dice))
                if kill(process, SIGKILL) == 0 { kills += 1 }
            }
        }
        for process in processes { _ = Child.wait(process, seconds: 1_200) }
        for name in names { take(name) }
    }

    private func path(_ name: String) -> String { ground.scratch.path + "/" + name }

    private mutating func take(_ name: String) {
        if refusal.isEmpty {
            let lines = Files.text(path(name) + ".err").utf8.split(separator: 0x0A)
            refusal = lines.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
        let text = Files.bytes(path(name) + ".out")
        // A line without its end was cut by the kill: what it said was not heard.
        guard let end = text.lastIndex(of: 0x0A) else { return }
        for line in text[...end].split(separator: 0x0A) {
            let words = line.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
            guard words.count == 3 else { continue }
            acknowledged.append((words[0], words[1], Int(words[2]) ?? 0))
        }
    }

    /// How long a save took that so many of a hundred were faster than, in milliseconds.
    func duration(of percent: Int) -> String {
        let times = acknowledged.map(\.time).sorted()
        let tenths = times.isEmpty ? 0 : times[times.count * percent / 100] / 100
        return "\(tenths / 10).\(tenths % 10)"
    }

    var saved: Int { acknowledged.count }

    /// The first reason a save was refused for, as a writer told it.
    private(set) var refusal = ""

    /// What was lost or doubled.
    func wrong() -> [String] {
        guard let truth = Truth(ground.program) else { return ["it opens no more"] }
        var wrong = truth.damage
        let ids = acknowledged.map(\.id)
        if Set(ids).count != ids.count { wrong.append("a change's number was given twice") }
        wrong += ids.filter { truth.events[$0] == nil }.map { "\($0) is lost" }
        let kept = Set(truth.notes)
        wrong += acknowledged.filter { !kept.contains($0.text) }.map { "‘\($0.text)’ is lost" }
        if kept.count != truth.notes.count { wrong.append("a note is there twice") }
        return wrong
    }
}

/// Sixteen writers at once.
struct WriterCampaign {
    let isLong: Bool

    func run() throws -> Report {
        var report = Report("16 writers at once", unit: "changes")
        var crowd = try Crowd(try Ground())
        try crowd.work((1...16).map { "w\($0)" }, count: isLong ? 1_000 : 60)
        report.tried = crowd.saved
        for wrong in crowd.wrong() { report.fail(wrong) }
        let refused = 16 * (isLong ? 1_000 : 60) - crowd.saved
        if refused > 0 { report.remarks.append("\(refused) not saved: \(crowd.refusal)") }
        report.remarks.append("half of them within \(crowd.duration(of: 50)) ms")
        report.remarks.append("99 of 100 within \(crowd.duration(of: 99)) ms")
        return report
    }
}

/// Eight writers, killed and started again.
struct StormCampaign {
    private let wanted: Int

    init(_ extent: Extent) { wanted = extent.isLong ? 50_000 / extent.share.count : 320 }

    func run() throws -> Report {
        var report = Report("kill -9 under 8 writers", unit: "kills")
        var saved = 0
        while report.tried < wanted {
            var crowd = try Crowd(try Ground())
            while crowd.kills < min(2_000, wanted - report.tried) {
                try crowd.work((1...8).map { "w\($0)" }, count: 100_000) {
                    UInt32(2_000 + $0.roll(12_000))
                }
            }
            report.tried += crowd.kills
            saved += crowd.saved
            for wrong in crowd.wrong() { report.fail(wrong) }
        }
        report.remarks.append("\(saved) changes acknowledged")
        return report
    }
}
