import ArgumentParser
import Insight
import Model
import Store
import ViewModel

/// `tend resources`.
struct ResourcesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resources",
        abstract: "Print what partners can use, and how many have received it.",
        discussion: """
            tend resources KEY prints who received one and when; --missing the active partners who \
            never did, as tend list -received:KEY is:active would. Templates name a link as \
            {{resource.KEY}}, the page that links to all of them as {{resources.hub}}.
            """)
    @Argument(help: "One resource's key.") var key: String?
    @Flag(name: .long, help: "Active partners who never received it.") var missing = false
    @Option(name: .long, help: "table, csv, json or ndjson.") var format = TableFormat.table
    @OptionGroup var options: ProgramOptions

    func run() throws {
        guard !missing || key != nil else {
            throw CommandFailure.usage("--missing needs a resource's key")
        }
        let session = try options.open()
        let standings = session.analysis.resourceStandings()
        guard let key else { return try printAll(standings, session) }
        guard let standing = standings.first(where: { $0.resource.key == key }) else {
            let known = standings.map(\.resource.key).joined(separator: ", ")
            throw CommandFailure.nothing(
                "there is no resource ‘\(key)’" + (known.isEmpty ? "" : ", only " + known))
        }
        try printPartners(of: standing.resource, session)
    }

    private func printAll(_ standings: [ResourceStanding], _ session: Session) throws {
        let rows = standings.map { standing -> [CellValue] in
            let resource = standing.resource
            let state = resource.retired != nil ? "retired" : standing.isStale ? "stale" : "in-use"
            return [
                .text(resource.key), .text(resource.name), .text(resource.kind.rawValue),
                .text(resource.language ?? ""), .day(resource.updated), .text(state),
                .count(Int64(standing.receivedCount)), .count(Int64(standing.missingCount)),
                standing.last.map { .day($0) } ?? .absent, .text(resource.link),
            ]
        }
        Table(
            words: [
                "key", "name", "kind", "language", "updated", "state", "received", "never",
                "last", "link",
            ], rows: rows, currency: session.settings.currency
        ).print(as: format)
        if rows.isEmpty { throw CommandFailure.nothing() }
    }

    private func printPartners(of resource: Resource, _ session: Session) throws {
        let program = session.store.program
        let found =
            missing
            ? session.analysis.rows(neverReceived: resource.key)
            : Array(session.analysis.rows(received: resource.key))
        let rows = found.map { row -> [CellValue] in
            let day = program.value(resource.receivedField, row: row).flatMap { Day(iso: $0.utf8) }
            return [
                .text(program.ids[row].text), .text(program.displayName(row: row)),
                day.map { .day($0) } ?? .absent,
            ]
        }
        Table(
            words: ["id", "name", "received"], rows: rows, currency: session.settings.currency
        ).print(as: format)
        if rows.isEmpty { throw CommandFailure.nothing() }
    }
}

/// `tend resource`.
struct ResourceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resource",
        abstract: "Write a resource down, change it, retire it, or say who received it.",
        subcommands: [
            ResourceAddCommand.self, ResourceSetCommand.self, ResourceRetireCommand.self,
            ResourceGaveCommand.self,
        ])
}

/// What can be said about a resource.
struct ResourceFacts: ParsableArguments {
    @Option(name: .long, help: "What people call it.") var name: String?
    @Option(
        name: .long,
        help: "banner, text-link, landing-page, article, video, faq, feed or tool.")
    var kind: String?
    @Option(name: .long, help: "Where it is.") var link: String?
    @Option(name: .long, help: "Its language, two letters.") var language: String?
    @Option(name: .long, help: "The day it was made or brought up to date, YYYY-MM-DD, else today.")
    var updated: String?

    /// Puts what was said into a resource.
    func apply(to resource: inout Resource) throws(CommandFailure) {
        if let name { resource.name = name }
        if let kind {
            guard let known = Resource.Kind(word: kind.utf8) else {
                let words = Resource.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                throw .usage("--kind \(kind): one of \(words)")
            }
            resource.kind = known
        }
        if let link {
            guard !link.isEmpty, !link.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else {
                throw .usage("--link: an address has no blanks in it")
            }
            resource.link = link
        }
        if let language {
            guard ResourceText.isLanguage(language) else {
                throw .usage("--language \(language): two small letters, such as de")
            }
            resource.language = language
        }
        if let updated {
            guard let day = Day(iso: updated.utf8) else {
                throw .usage("--updated \(updated): this is not a day as YYYY-MM-DD")
            }
            resource.updated = day
        }
    }
}

extension Session {
    /// The resource of a key, or a mistake that names those there are.
    func resource(_ key: String) throws(CommandFailure) -> Resource {
        try named(key, store.program.resources, name: \.key)
    }
}

/// `tend resource add`.
struct ResourceAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Write a resource down.",
        discussion: "tend resource add spring-banner banner https://acme.example/spring.png "
            + "--name 'Spring banner' --language de")
    @Argument(help: "The word it is named by: a-z, 0-9, - and _; hub for the page of all.")
    var key: String
    @Argument(help: "banner, text-link, landing-page, article, video, faq, feed or tool.")
    var what: String
    @Argument(help: "Where it is.") var address: String
    @OptionGroup var facts: ResourceFacts
    @OptionGroup var options: ProgramOptions

    func run() throws {
        guard Resource.isKey(key) else {
            throw CommandFailure.usage("‘\(key)’: a key is 1 to 32 of a-z, 0-9, - and _")
        }
        let session = try options.open()
        guard session.store.program.resource(key) == nil else {
            throw CommandFailure.usage("there is a ‘\(key)’ already: tend resource set changes it")
        }
        var resource = Resource(
            key: key, name: key, kind: .banner, link: address, updated: session.today)
        var facts = facts
        facts.kind = what
        facts.link = address
        try facts.apply(to: &resource)
        try keep(resource, in: session)
    }
}

/// `tend resource set`.
struct ResourceSetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Change a resource; without --updated its day becomes today.",
        discussion: "tend resource set spring-banner --link https://acme.example/spring-2.png")
    @Argument(help: "The resource's key.") var key: String
    @Flag(name: .long, help: "Take it back into use.") var use = false
    @OptionGroup var facts: ResourceFacts
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        var resource = try session.resource(key)
        resource.updated = session.today
        if use { resource.retired = nil }
        try facts.apply(to: &resource)
        try keep(resource, in: session)
    }
}

/// `tend resource retire`.
struct ResourceRetireCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retire",
        abstract: "Take a resource out of use; letters that name it are blocked from then on.")
    @Argument(help: "The resource's key.") var key: String
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        var resource = try session.resource(key)
        resource.retired = resource.retired ?? session.today
        try keep(resource, in: session)
    }
}

/// `tend resource gave`.
struct ResourceGaveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gave", abstract: "Put on record that partners received a resource.",
        discussion: "tend resource gave spring-banner ea-12 ea-40 · "
            + "tend resource gave guide --filter tag:webinar --on 2026-11-12")
    @Argument(help: "The resource's key.") var key: String
    @Argument(help: "The partners' ids.") var ids: [String] = []
    @Option(name: .long, help: "The day, YYYY-MM-DD, else today.") var on: String?
    @Flag(name: .long, help: "Say that they did not receive it after all.") var not = false
    @OptionGroup var targets: TargetOptions
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        let resource = try session.resource(key)
        guard let day = on.map({ Day(iso: $0.utf8) }) ?? session.today else {
            throw CommandFailure.usage("--on \(on ?? ""): this is not a day as YYYY-MM-DD")
        }
        let partners = try session.partners(ids, filter: targets.filter)
        try session.commit(
            Action.put(field: resource.receivedField, line: not ? nil : day.iso).change(
                to: partners, in: session.store.program, today: session.today, noteKey: ""))
    }
}
