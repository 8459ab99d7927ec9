import Exchange
internal import Glibc
import Insight
import Model
import Store

/// A program to look around in: two shops' exports brought in by the importer, and worked on since.
struct DemoProgram {
    let lastDay: Day

    /// Makes the demo in a new folder: beside it first, so that half a demo is never found there.
    func make(at path: String) throws(StoreError) {
        if Files.exists(path), !Files.isEmptyFolder(path) {
            throw StoreError(path, "this folder is not empty", advice: "give a new folder's name")
        }
        let draft = path + ".making-\(getpid())"
        try fill(draft)
        guard rename(draft, path) == 0 else {
            throw StoreError(path, "the demo cannot be put here", advice: "it is in \(draft)")
        }
    }

    private func fill(_ path: String) throws(StoreError) {
        let parent = path.utf8.lastIndex(of: 0x2F).map {
            String(decoding: path.utf8[..<$0], as: UTF8.self)
        }
        if let parent, !parent.isEmpty { Surroundings.makeFolder(parent) }
        let today = lastDay.advanced(by: 1)
        // Paid up to the end of the month before the last one.
        let (year, month, _) = today.civil
        let before = Day(year: month > 1 ? year : year - 1, month: (month + 10) % 12 + 1, day: 1)
        try NewProgram(
            path: path, name: "Demo", currency: .euro, mail: DemoProgram.mail,
            values: DemoProgram.values, schedule: .monthly(nth: 1, weekday: 1),
            payouts: before.map { ("25", $0.advanced(by: -1)) }
        ).make(user: "demo")
        // The demo's own clock: its history is that of a working morning, whenever it is made.
        var time = Int64(DemoClock.unixTime(today)) * 1000 - 14_400_000
        let session = try Session(path: path, user: "demo", today: today, isReadOnly: false) {
            time += 47_000
            return time
        }
        for file in DemoFiles(lastDay: lastDay).files { try bring(file, into: session) }
        session.follow()
        try DemoWork(session: session).record()
    }

    private static let mail = ProgramSettings.Mail(
        from: "Kim Berger <partners@shop.example>", link: "https://shop.example/?ref={number}")
    private static let values = [
        "resources.hub": "https://shop.example/partners", "rate.standard": "15 %",
        "terms.link": "https://shop.example/partners/terms",
        "incentive.what": "+5 %",
    ]

    private func bring(_ file: DemoFiles.File, into session: Session) throws(StoreError) {
        let run = ImportRun(
            session.store, currency: session.settings.currency, today: session.today)
        do {
            try run.add(.bytes(name: file.name, file.bytes), options: ImportOptions())
        } catch { throw StoreError(file.name, error.text) }
        try session.save(try run.change())
    }
}

/// A new program's folder with its settings.
struct NewProgram {
    let path: String
    let name: String?
    let currency: Currency
    var mail = ProgramSettings.Mail()
    var values: [String: String] = [:]
    var schedule: NewsletterSchedule?
    var payouts: (minimum: String, settled: Day)?

    /// Makes the folder; it must not exist, or be empty.
    func make(user: String) throws(StoreError) {
        try Store.create(at: path)
        let store = try Store(path, session: Store.Session(user: user, now: Surroundings.now))
        let folder = path.utf8.split(separator: 0x2F).last.map {
            String(decoding: $0, as: UTF8.self)
        }
        var settings = ProgramSettings(
            name: name ?? folder ?? "program", currency: currency)
        (settings.mail, settings.values) = (mail, values)
        settings.newsletter.schedule = schedule
        settings.payoutsSettled = payouts?.settled
        if let payouts, let minimum = PayoutMinimum(payouts.minimum, usual: currency) {
            settings.payoutMinimum = minimum
        }
        try store.writeSettings(settings)
    }
}

extension Session {
    /// Saves a change where nobody can be asked: anything but saved is an error.
    func save(_ change: Change) throws(StoreError) {
        guard !change.edits.isEmpty else { return }
        switch store.save(change) {
        case .saved: catchUp()
        case .notSaved(let why): throw StoreError(path, "not saved: " + why)
        case .unknown(let why):
            throw StoreError(path, "it is unknown whether this was saved: " + why)
        }
    }
}
