import Glibc
import Model
import Store

/// What a command is to meet.
enum Footing: String, CaseIterable {
    /// A program of four partners with a history.
    case usual
    /// Nothing at all.
    case bare
    /// The journal ends in the middle of a line, as after a crash.
    case torn
    /// The journal's last lines are gone, as after a git reset.
    case missing
    /// The folder was copied from elsewhere.
    case copied
    /// The folder's own files, which may be deleted, are deleted.
    case stripped
    /// The journal ends in zeros, as after a power cut.
    case zeros
    /// A program of some thousand partners, whose bulk changes need a file of their own.
    case large
}

/// A folder in which commands run on a program, again and again from the same beginning.
final class Ground {
    let scratch: Scratch
    /// The folder the shim watches; the program is `acme` in it.
    let watched: String
    let program: String
    private let sources: String
    /// Where the program's folder is while there is to be none.
    private var kept: String { scratch.path + "/kept" }
    private var trees: [Footing: Tree] = [:]

    init() throws {
        scratch = try Scratch()
        watched = scratch.path + "/watched"
        program = watched + "/acme"
        sources = scratch.path + "/sources"
        for path in [watched, sources, scratch.path + "/home"] { mkdir(path, 0o750) }
        for (name, text) in Exports.files {
            try Files.write(Array(text.utf8), to: "\(sources)/\(name)")
        }
        _ = try tree(.usual)
    }

    // MARK: - Beginnings

    /// Puts the beginning in place.
    func lay(_ footing: Footing) throws {
        let tree = try trees[footing] ?? make(footing)
        trees[footing] = tree
        // The folder stays the same one: another would be taken for a copy.
        if footing == .bare {
            try clear()
        } else {
            if Files.status(kept) != nil {
                try clear()
                rename(kept, program)
            }
            try tree.fill(program)
        }
    }

    /// Puts the program's folder aside.
    private func clear() throws {
        if Files.status(kept) == nil {
            rename(program, kept)
        } else {
            Files.empty(program)
            rmdir(program)
        }
    }

    func tree(_ footing: Footing) throws -> Tree {
        try lay(footing)
        return trees[footing] ?? Tree()
    }

    private func make(_ footing: Footing) throws -> Tree {
        switch footing {
        case .bare: return Tree()
        case .usual: return try usual()
        case .large: return try large()
        default: break
        }
        var tree = try tree(.usual)
        let journal = tree.files.keys.first { $0.utf8.starts(with: "journal/".utf8) } ?? ""
        let bytes = tree.files[journal] ?? []
        switch footing {
        case .torn:
            let last = bytes.split(separator: 0x0A).last ?? []
            tree.files[journal] = bytes + last.prefix(50)
        case .zeros: tree.files[journal] = bytes + [UInt8](repeating: 0, count: 512)
        case .missing:
            let lines = bytes.split(separator: 0x0A)
            tree.files[journal] = Array(lines.dropLast(2).joined(separator: [0x0A])) + [0x0A]
        case .copied:
            let replica = tree.files[".local/replica"] ?? []
            tree.files[".local/replica"] = replica.dropLast(4) + Array("999\n".utf8)
        default: tree.files = tree.files.filter { !$0.key.utf8.starts(with: ".local/".utf8) }
        }
        return tree
    }

    private func usual() throws -> Tree {
        try must("new", "acme")
        try must(Exports.bring + ["partners.csv", "sales.csv", "clicks.csv"])
        try must("note", "ea-12", "likes", "lamps")
        try must("tag", "vip", "ea-12", "ea-15")
        return Tree(program)
    }

    private func large() throws -> Tree {
        let tree = try tree(.usual)
        var rows = Exports.partnersHead
        for number in 1_000..<6_000 {
            rows +=
                "\(number),p\(number),p\(number)@example.com,P\(number),active,,,,,2025-01-02,,,\n"
        }
        try Files.write(Array(rows.utf8), to: sources + "/many.csv")
        try tree.fill(program)
        try must(Exports.bring + ["many.csv"])
        return Tree(program)
    }

    private func must(_ words: String...) throws { try must(words) }
    private func must(_ words: [String]) throws {
        let child = try run(words, plan: nil)
        guard child.code == 0 else {
            throw CampaignError("tend \(words.joined(separator: " ")): \(child.code) \(child.err)")
        }
    }

    // MARK: - Running

    /// Runs `tend` on the program, with faults as planned; records its calls if asked.
    ///
    /// `dropped` is the kind of sync that is left out, as `Sync` names it.
    func run(
        _ words: [String], plan: String?, record: String? = nil, dropped: String? = nil
    ) throws -> Child {
        var environment = [
            "HOME=\(scratch.path)/home", "XDG_STATE_HOME=\(scratch.path)/home/state",
            "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC", "TERM=xterm-256color",
            "SWIFT_BACKTRACE=enable=no", "TEND_PROGRAM=\(program)", "EDITOR=true",
        ]
        if plan != nil || record != nil {
            environment += ["LD_PRELOAD=\(Built.shim)", "TEND_FAULTS_FOLDER=\(watched)"]
        }
        if let plan { environment.append("TEND_FAULTS_PLAN=\(plan)") }
        if let record { environment.append("TEND_FAULTS_RECORD=\(record)") }
        if let dropped { environment.append("TEND_FAULTS_DROP=\(dropped)") }
        return try Child.run(
            [Built.tend] + spelled(words), environment: environment, at: scratch)
    }

    private func spelled(_ words: [String]) -> [String] {
        if words.first == "new" { return ["new", program] }
        let rest = words.dropFirst().map { Exports.isFile($0) ? "\(sources)/\($0)" : $0 }
        return words.prefix(1) + ["--as-of", "2026-11-22", "--as", "ann"] + rest
    }

    /// The calls a command makes from a beginning.
    func calls(of words: [String], on footing: Footing) throws -> [Call] {
        try lay(footing)
        return try recorded(words, plan: nil).calls
    }

    /// Runs a command and reads the record of its calls.
    func recorded(
        _ words: [String], plan: String?, dropped: String? = nil
    ) throws -> (child: Child, calls: [Call]) {
        let record = scratch.path + "/.record"
        unlink(record)
        let child = try run(words, plan: plan, record: record, dropped: dropped)
        return (child, try Recording.read(record))
    }
}

/// What a shop hands out.
enum Exports {
    static let bring = ["import", "--currency", "EUR", "--exported", "2026-11-22"]
    static let partnersHead = """
        "ID","username","email","name","status","mtd_clicks","ytd_clicks","mtd_commissions",\
        "ytd_commissions","signup_date","parent_name","parent_id","notes"

        """
    private static let salesHead = """
        "id","created_at","user_login","affiliate_id","trans_num","source","order_id","coupon",\
        "item_name","item_id","sale_amount","refund_amount","commission_amount","total_amount",\
        "referring_page"

        """
    static let files = [
        "partners.csv": partnersHead + """
            12,ann,ann@example.com,"O'Brien, Ann",active,31,402,55.10,812.40,2024-03-01,,,
            15,li,li@example.com,"Wei, 李",active,0,0,0.00,0.00,2024-10-09,,,
            16,zo,zo@example.com,"Żółć, Gęś",active,0,3,0,0,2025-01-02,,,

            """,
        "sales.csv": salesHead + """
            1,"2026-11-20 10:00:00",ann,12,c1,woo,1,,Plan,1,100.50,0.00,10.05,100.50,
            3,"2026-09-01 11:00:00",li,15,c3,woo,3,,Plan,1,20.00,0.00,2.00,20.00,

            """,
        "later.csv": salesHead + """
            1,"2026-11-20 10:00:00",ann,12,c1,woo,1,,Plan,1,100.50,0.00,10.05,100.50,
            9,"2026-11-21 10:00:00",ann,12,c9,woo,9,,Plan,1,7.00,0.00,0.70,7.00,

            """,
        "clicks.csv": """
        "id","ip","referrer","created_at","target_url","affiliate_id","user_login"
        1,192.0.2.1,,"2026-11-19 10:00:00",,12,ann
        2,192.0.2.1,,"2026-11-21 10:00:00",,16,zo

        """,
    ]

    static func isFile(_ word: String) -> Bool { files[word] != nil || word == "many.csv" }
}
