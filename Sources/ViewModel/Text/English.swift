extension Catalogue {
    /// The texts in English.
    public static let english = Catalogue(
        [
            panes, list, figures, answers, boxes, commands, work, dossier, outreach, newsletter,
            effect, changes, overdue, campaigns, recruits, resources, merging, importing, health,
            locked, kpiNames, kpiFormulas, kpiWords, kpiScreen,
            effect, changes, company, locked, resources, health, campaigns, overdue, importing,
            merging,
            effect, changes, company, locked, resources, health, campaigns, overdue, importing,
            merging,
            kpiNames, kpiFormulas, kpiWords, kpiScreen,
            effect, changes, company, locked, resources, recruits, health, campaigns, overdue,
            importing, merging, kpiNames, kpiFormulas, kpiWords, kpiScreen,
        ].reduce(into: [:]) { $0.merge($1) { $1 } })

    private static let panes: [Phrase: String] = [
        .tabHome: "Home", .tabPartners: "Partners", .tabPipeline: "Pipeline", .tabKPIs: "KPIs",
        .panePartners: "PARTNERS", .panePipeline: "PIPELINE", .paneKPIs: "KPIS",
        .paneNotes: "NOTES", .paneTimeline: "TIMELINE",
        .paneContacts: "WHO",
        .listOnly: "List only: 60x16 or more shows the rest.",
        .tooSmall: "tend: {0} is too small. 32x10 lists partners, 60x16 is all of it. q quits",
        .countPartners: "{0} {0:partner|partners}", .countProspects: "{0} {0:prospect|prospects}",
        .figuresTo: "figures to {0}", .noFigures: "no figures yet",
        .shownOf: "{0}-{1} of {2}", .hidden: "{0} hidden", .marked: "{0} marked",
        .sortedBy: "by {0}",
        .emptyList: "No partner here: the filter hides {0}. Esc clears it.",
        .emptyProgram: "No partners yet. Bring some in with : import, or on the command line.",
        .rule: "quiet: silent for over {0} days, {1} or more after joining",
    ]

    private static let list: [Phrase: String] = [
        .columnPartner: "PARTNER", .columnID: "ID", .columnStage: "STAGE", .columnState: "STATE",
        .columnSilent: "SILENT", .columnJoined: "JOINED", .columnOwner: "OWN",
        .columnTags: "TAGS", .columnTier: "TIER", .columnCountry: "CTRY",
        .columnChannel: "CHANNEL", .columnCommunity: "COMMUNITY", .columnSource: "SOURCE",
        .columnEmail: "E-MAIL",
        .columnSite: "SITE", .columnStatus: "STATUS", .columnReason: "REASON",
        .columnActivity: "LAST ACT.", .columnSale: "LAST SALE", .columnRevenue: "REV {0}",
        .columnSales: "SALES {0}", .columnClicks: "CLICKS {0}", .columnCommission: "COMM {0}",
        .columnConversion: "CONV % {0}", .columnEPC: "EPC {0}",
        .columnImpressions: "IMPR {0}", .columnUniques: "UNIQ {0}", .columnLeads: "LEADS {0}",
        .columnRefunds: "REFUND {0}", .columnPayouts: "PAID {0}", .columnSignIns: "SIGN-INS {0}",
        .columnTrend: "{0} WEEKS", .columnCustomers: "CUSTOMERS {0}",
        .columnLostCustomers: "LOST {0}", .columnBonus: "BONUS {0}",
        .columnQuiet: "QUIET", .columnUsualGap: "GAP", .columnChanceIfActive: "30d IF ACT",
        .columnStillActive: "STILL %", .columnValue: "VALUE", .columnLevel: "LEVEL %",
        .columnRhythm: "GAP/SILENT", .columnChance: "30d %", .columnRisk: "RISK",
        .stateProspect: "prospect", .stateUnknown: "unknown", .stateNew: "new",
        .stateActive: "active", .stateQuiet: "quiet", .stateNeverStarted: "never started",
        .stateNoSaleYet: "no sale yet", .stateFading: "fading", .stateCooling: "cooling",
        .stateGone: "probably gone",
        .stageDiscovery: "discovery", .stageRecruitment: "recruitment",
        .stageOnboarding: "onboarding", .stageEngagement: "engagement",
        .stageCultivation: "cultivation",
        .inactiveAll: "all", .inactiveQuiet: "quiet", .inactiveNeverStarted: "never started",
        .inactiveBoth: "quiet or never started",
    ]

    private static let figures: [Phrase: String] = [
        .pipelineStage: "STAGE", .pipelineCount: "COUNT", .pipelineDays: "DAYS",
        .pipelineAge: "AGE",
        .pipelineValue: "{0} 30 d", .pipelineAll: "all {0}",
        .explainHere: "HERE", .explainOf: "{0}: {1}.",
        .explainWindow: "Counted from {0} to {1}, beside {2} to {3}.",
        .explainAll: "Of all partners.", .explainSome: "Of the {0} {0:partner|partners} listed.",
        .explainSources: "Read from {0}.", .explainNobody: "No imported file says it: ? is not 0.",
        .explainRevenue:
            "what customers paid on sales that partners brought, refunds not taken off",
        .explainSales: "orders credited to partners",
        .explainClicks: "visits that came over partners' links",
        .explainCommission: "what partners earned on their sales",
        .explainConversion: "sales divided by clicks",
        .explainEPC: "commission divided by clicks; a hundred clicks earn a hundred times as much",
        .explainCustomers: "new customers that partners brought",
        .explainLostCustomers: "customers of partners who left",
        .explainBonus: "money paid to partners on top of commission",
        .explainSpan: "Summed from {0} to {1}.",
        .explainTrend: "{0}, in each of the last {1} weeks; tall is the partner's own best",
        .explainImpressions: "how often partners' banners were shown",
        .explainUniques: "different visitors that came over partners' links",
        .explainLeads: "sign-ups and enquiries credited to partners",
        .explainRefunds: "money given back on sales that partners brought",
        .explainPayouts: "money paid out to partners",
        .explainSignIns: "how often partners opened their own dashboard",
        .explainUnknown:
            "? = no imported file says, n/a = nothing to divide by, - = does not apply",
        .kpiWindow: "30 days to {0}, against the 30 before",
        .kpiChartTitle: "{0} PER DAY", .kpiLegend: "{0} now   {1} previous",
        .kpiFormula: "{0} = {1}",
        .kpiGap: "{0} {1}: the program's own total {2}, its partners {3}, difference {4}",
        .kpiOtherCurrency: "{0} {0:row|rows} in {1} left out of money",
        .chartReading: "{0} from {1} to {2}: {3}. Before: {4}, {5}. Best day {6} with {7}.",
        .chartUp: "up {0}", .chartDown: "down {0}", .chartLevel: "level",
        .chartNoComparison: "no comparison",
        .dossierStageSince: "{0} since {1}",
        .dossierNoNotes: "No notes yet. N writes one.",
        .dossierNoTimeline: "Nothing has happened yet.",
        .dossierLast: "last activity {0}, silent {1}",
        .dossierNever: "no activity on record",
        .historyReading: "Reading the history",
        .welcomeTitle: "There is no program here yet.",
        .welcomeText: "A program is one folder of text files. Choose how to begin:",
        .welcomeDemo: "Look around in the demo program",
        .welcomeDemoText: "400 made-up partners, 18 months of figures",
        .welcomeNew: "Start a new program in this folder",
        .welcomeNewText: "empty, ready for your first import",
        .welcomeImport: "Import a CSV file",
        .welcomeImportText: "a new program from an export of your platform",
        .welcomeBusy: "Working on it",
        .importTitle: "IMPORT", .importFile: "{0}", .importTakenFor: "taken for {0}",
        .importAssumes: "assumes {0}",
        .importRefused: "This file cannot be imported.", .importMore: "+ {0} more",
        .importRun: "Importing", .importReading: "Reading {0}",
        .importStopHint: "Esc stops", .importStopped: "Stopped: nothing was imported.",
        .importBusy: "One import at a time: Esc stops the other one.",
        .kindNew: "new", .kindChanged: "changed", .kindUnchanged: "unchanged", .kindGone: "gone",
        .kindRejected: "rejected",
    ]

    private static let answers: [Phrase: String] = [
        .promptTag: "tag (-tag takes away)",
        .promptOwner: "owner (empty for nobody)", .promptViewName: "name of this view",
        .promptImport: "file to import",
        .askMany: "{0} for {1} partners?  y yes   n no",
        .saved: "Saved.", .savedNote: "Note saved: {0}.", .savedTag: "Tags of {0} saved.",
        .savedMove: "Stage of {0} saved.", .savedField: "Saved: {0} of {1}.",
        .savedLog: "Contact with {0} logged.", .savedTask: "Task for {0} saved.",
        .savedStep: "Checklist of {0} saved.", .savedAgreement: "Agreement with {0} saved.",
        .savedTriage: "{0} put aside for now.",
        .savedArchive: "Archive mark of {0} saved.", .savedUndo: "Taken back: {0}.",
        .savedRedo: "Done again: {0}.", .savedImport: "Imported: {0}.",
        .notSaved: "Not saved, nothing changed: {0}",
        .unknownSaved: "Disk error while saving; it is not certain that this was kept: {0}",
        .nothingToDo: "That is so already; nothing changed.",
        .nothingToUndo: "Nothing of yours to undo.", .nothingToRedo: "Nothing to do again.",
        .nothingThere: "There is no partner here to do that to.",
        .undoHint: "u undo",
        .othersChanged: "{0} changed {1} {1:partner|partners}.",
        .copied: "Copied: {0}", .mouseOn: "Mouse on; shift-drag selects text.",
        .mouseOff: "Mouse off.", .viewSaved: "View {0} saved.",
        .filterDropped: "Filter dropped.",
        .allMarked: "{0} marked.", .unmarkedAll: "No marks left.",
        .readOnly: "This program is open for reading only.",
        .notInSequence: "{0} is no command.",
    ]

    private static let boxes: [Phrase: String] = [
        .boxSort: "SORT BY", .boxViews: "VIEWS", .boxColumns: "COLUMNS", .boxThemes: "THEMES",
        .boxHelp: "KEYS", .boxPalette: "COMMAND", .boxLog: "MESSAGES", .boxStage: "SET STAGE",
        .boxChart: "IN WORDS", .boxNext: "THEN", .boxNoMatch: "Nothing matches.",
        .boxFooterChoose: "enter choose · esc close",
        .boxFooterColumns: "spc in, out · H L order · enter keep · esc back",
        .boxFooterThemes: "j k try · enter keep · esc back",
        .boxFooterRead: "j k scroll · esc close",
        .boxFooterRun: "type to search · enter runs · esc closes",
        .noLog: "No messages yet.", .signs: "SIGNS", .contrast: "contrast {0}",
        .footOpen: "open", .footFilter: "filter", .footInactive: "inactive", .footMark: "mark",
        .footPane: "pane", .footSort: "sort", .footStage: "stage", .footNote: "note",
        .footCommand: "command", .footQuit: "quit", .footBack: "back", .footKeys: "keys",
        .footFigure: "figure", .footWords: "in words", .footViews: "views",
        .footZoom: "zoom", .footUndo: "undo",
        .paletteSort: "Sort by {0}", .paletteView: "View {0}",
        .footScroll: "scroll",
        .footImport: "import it", .footLeave: "leave, write nothing",
        .groupMove: "MOVE", .groupScreens: "SCREENS", .groupFind: "FIND", .groupSort: "SORT",
        .groupMark: "MARK", .groupAct: "ACT", .groupCopy: "COPY", .groupApp: "APP",
    ]

    private static let commands: [Phrase: String] = [
        .commandDown: "Row down", .commandUp: "Row up", .commandLeft: "Left",
        .commandRight: "Right",
        .commandFirst: "First row", .commandLast: "Last row",
        .commandHalfPageDown: "Half a page down", .commandHalfPageUp: "Half a page up",
        .commandPageDown: "Page down", .commandPageUp: "Page up",
        .commandHome: "Home: list, pipeline and KPIs", .commandPartners: "Partners, full width",
        .commandPipeline: "Pipeline: the five stages", .commandKpis: "KPIs: tiles and chart",
        .commandLastPlace: "Back to the last place", .commandNextPane: "Next pane",
        .commandPreviousPane: "Previous pane", .commandZoom: "Zoom the pane",
        .commandUnzoom: "Back to all panes", .commandFilter: "Filter as you type",
        .commandFilterByCell: "Filter by this cell",
        .commandInactive: "Inactive: all, quiet, never started, both",
        .commandViews: "Saved views", .commandSaveView: "Save this view",
        .commandSortMenu: "Sort by a column", .commandReverseSort: "Reverse the order",
        .commandSortLeft: "Sort by the column to the left",
        .commandSortRight: "Sort by the column to the right",
        .commandColumns: "Choose columns", .commandMark: "Mark and step down",
        .commandMarkRange: "Mark from the last mark", .commandMarkAll: "Mark all shown",
        .commandUnmarkAll: "Take all marks away", .commandOpen: "Open the partner",
        .commandNote: "Write a note", .commandTags: "Tags", .commandOwner: "Owner",
        .commandSetStage: "Set stage", .commandArchive: "Archive, or bring back",
        .commandUndo: "Undo your last change", .commandRedo: "Do it again",
        .commandCopyCell: "Copy the cell", .commandCopyRow: "Copy the row as text",
        .commandPalette: "Every command by name", .commandHelp: "Keys of this screen",
        .commandChartAsText: "Read the chart as text", .commandReload: "Read the program anew",
        .commandRedraw: "Draw the screen anew", .commandSuspend: "Suspend",
        .commandToggleMouse: "Mouse on or off", .commandThemes: "Themes, with live preview",
        .commandLog: "Messages so far", .commandImportFile: "Import a file",
        .commandBack: "One level back", .commandQuit: "Quit",
    ]
}

extension Phrase {
    /// The phrase that names a command.
    public static func name(of command: Command) -> Phrase {
        named("command" + capitalized(String(describing: command)))
    }

    /// The phrase that names a group of commands.
    static func name(of group: CommandGroup) -> Phrase {
        named("group" + capitalized(group.rawValue))
    }

    static func named(_ key: String) -> Phrase { Phrase(rawValue: key) ?? .nothingThere }

    static func capitalized(_ word: String) -> String {
        guard let first = word.unicodeScalars.first else { return word }
        return first.properties.uppercaseMapping + String(word.unicodeScalars.dropFirst())
    }
}
