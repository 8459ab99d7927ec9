public import Screen

/// Keys pressed one after another, such as `g g`.
public typealias KeySequence = [Key]

/// One command with its keys and its place: the source of footer, help, palette and README.
public struct CommandEntry: Sendable {
    /// What is asked for.
    public let command: Command
    /// The sequences that ask for it; the first is the one shown.
    public let keys: [KeySequence]
    /// Where help lists it.
    public let group: CommandGroup
    /// The command-line form, nil if there is none.
    public let commandLine: String?
}

/// The one table of commands and keys.
public enum CommandTable {
    /// All commands in the order help lists them.
    public static let entries: [CommandEntry] = movement + screens + finding + acting + application

    /// The entry of a command.
    public static func entry(_ command: Command) -> CommandEntry? {
        entries.first { $0.command == command }
    }

    private static let movement: [CommandEntry] = [
        entry(.down, .move, "j", "<Down>"), entry(.up, .move, "k", "<Up>"),
        entry(.left, .move, "h", "<Left>"), entry(.right, .move, "l", "<Right>"),
        entry(.first, .move, "g g", "<Home>"), entry(.last, .move, "G", "<End>"),
        entry(.halfPageDown, .move, "<C-d>"), entry(.halfPageUp, .move, "<C-u>"),
        entry(.pageDown, .move, "<PageDown>"), entry(.pageUp, .move, "<PageUp>"),
    ]

    private static let screens: [CommandEntry] = [
        entry(.home, .screens, "1"),
        entry(.partners, .screens, "2", line: "tend list [FILTER]"),
        entry(.pipeline, .screens, "3"),
        entry(.kpis, .screens, "4", line: "tend kpi [NAME] [FILTER]"),
        entry(.triage, .screens, "5", line: "tend triage [FILTER]"),
        entry(.outreach, .screens, "6", line: "tend outreach [FILTER]"),
        entry(.campaigns, .screens, "7", line: "tend incentives, tiers, promotions"),
        entry(.health, .screens, "8", line: "tend health"),
        entry(.lastPlace, .screens, "'"), entry(.nextPane, .screens, "<Tab>"),
        entry(.previousPane, .screens, "<S-Tab>"),
        entry(.nextGroup, .screens, "}"), entry(.previousGroup, .screens, "{"),
        entry(.zoom, .screens, "+"),
        entry(.unzoom, .screens, "_"),
    ]

    private static let finding: [CommandEntry] = [
        entry(.filter, .find, "/", line: "tend list FILTER"), entry(.filterByCell, .find, "f"),
        entry(.inactive, .find, "i", line: "tend list is:quiet"),
        entry(.views, .find, "v"), entry(.saveView, .find, "V"),
        entry(.sortMenu, .sort, "s", line: "tend list --sort COLUMN"),
        entry(.reverseSort, .sort, "S"), entry(.sortLeft, .sort, "<"),
        entry(.sortRight, .sort, ">"), entry(.columns, .sort, "|", line: "tend list --columns"),
        entry(.mark, .mark, "<Space>"), entry(.markRange, .mark, "x"),
        entry(.markAll, .mark, "*"), entry(.unmarkAll, .mark, "-"),
    ]

    private static let acting: [CommandEntry] = [
        entry(.open, .act, "<Enter>", line: "tend show ID"),
        entry(.message, .act, "m", line: "tend draft TEMPLATE ID"),
        entry(.messageAll, .act, "g m", line: "tend draft TEMPLATE --filter FILTER"),
        entry(.drafts, .act, line: "tend send --all"),
        entry(.newsletter, .act, "g w", line: "tend newsletter"),
        entry(.newIssue, .act, line: "tend newsletter new"),
        entry(.insertAnswer, .act, "A", line: "tend draft TEMPLATE ID --answer NAME"),
        entry(.holdOut, .act, "O", line: "tend send --all --hold-out"),
        entry(.done, .act, "D", line: "tend task ID --done KEY"),
        entry(.logContact, .act, "c", line: "tend log ID TEXT"),
        entry(.task, .act, "t", line: "tend task ID TEXT"),
        entry(.reason, .act, "r", line: "tend reason REASON ID"),
        entry(.snooze, .act, "z", line: "tend snooze DAY ID"),
        entry(.checklist, .act, "g c"),
        entry(.cardLeft, .act, "H"), entry(.cardRight, .act, "L", line: "tend move STAGE ID"),
        entry(.skip, .act, "n"), entry(.previousCase, .act, "b"), entry(.notWorthIt, .act, "w"),
        entry(.note, .act, "N", line: "tend note ID TEXT"),
        entry(.editField, .act, "e", line: "tend set FIELD VALUE ID"),
        entry(.editText, .act, "E", line: "tend edit ID"),
        entry(.addGoal, .act, "g o", line: "tend goal ID GOAL"),
        entry(.addAgreement, .act, "g a", line: "tend agree ID TEXT"),
        entry(.changeTerms, .act, "g t", line: "tend terms ID RATE WHY"),
        entry(.review, .act, "g v", line: "tend review ID TEXT"),
        entry(.addIncentive, .act, "g i", line: "tend incentive RULE"),
        entry(.addTier, .act, "g l", line: "tend tier RULE"),
        entry(.addPromotion, .act, "g p", line: "tend promotion RULE"),
        entry(.resources, .act, "g r", line: "tend resources"),
        entry(.addResource, .act, "g e", line: "tend resource add KEY KIND LINK"),
        entry(.giveResource, .act, "g b", line: "tend resource gave KEY ID"),
        entry(.payBonuses, .act, "P", line: "tend incentives NAME --paid"),
        entry(.tags, .act, "T", line: "tend tag TAG ID"),
        entry(.owner, .act, "o", line: "tend owner NAME ID"),
        entry(.setStage, .act, "g s", line: "tend move STAGE ID"),
        entry(.dossier, .act, "g d", line: "tend show ID"),
        entry(.decline, .act, "g n", line: "tend decline --until DAY ID"),
        entry(.noContact, .act, "g x", line: "tend no-contact ID"),
        entry(.fit, .act, "g f"),
        entry(.history, .act, "g h", line: "tend history"),
        entry(.recruits, .act, "g u", line: "tend recruits [FILTER]"),
        entry(.payouts, .act, "g y", line: "tend payouts"),
        entry(.merge, .act, "g j", line: "tend merge ID OTHERS"),
        entry(.split, .act, line: "tend split ID"),
        entry(.lookAlikes, .act, "g k", line: "tend lookalikes"),
        entry(.archive, .act, "d", line: "tend archive ID"),
        entry(.undo, .act, "u", line: "tend undo"),
        entry(.redo, .act, "<C-r>", line: "tend undo --redo"),
        entry(.copyCell, .copy, "y"), entry(.copyRow, .copy, "Y"),
        entry(.export, .copy, "X", line: "tend kpi --format csv, --svg FILE"),
        entry(.importFile, .act, line: "tend import FILE"),
        entry(.imports, .act, line: "tend history"),
    ]

    private static let application: [CommandEntry] = [
        entry(.palette, .app, ":", "<C-p>"), entry(.help, .app, "?", line: "tend keys"),
        entry(.chartAsText, .app, "a"), entry(.themes, .app, line: "tend themes"),
        entry(.log, .app), entry(.reload, .app, "R"), entry(.sync, .app, line: "tend sync"),
        entry(.redraw, .app, "<C-l>"),
        entry(.suspend, .app, "<C-z>"), entry(.toggleMouse, .app, "M"),
        entry(.back, .app, "q", "<Esc>"), entry(.quit, .app, "Q"),
    ]

    private static func entry(
        _ command: Command, _ group: CommandGroup, _ keys: String..., line: String? = nil
    ) -> CommandEntry {
        CommandEntry(
            command: command, keys: keys.compactMap(KeyNotation.sequence), group: group,
            commandLine: line)
    }
}
