import Insight
import Model
import Screen

/// What the columns of `tend list` say, for people who choose some: a line each.
struct ColumnNames {
    /// Prints each column with its unit in CSV and JSON, and what it is.
    func print() {
        for column in ListColumn.plain { line(column.word, unit(column), meaning(column)) }
        line("FIGURE.90d", "", "a figure of the last so many days, any of:")
        for metric in Metric.allCases {
            line("  " + metric.word, metric.isMoney ? "money" : "count", "")
        }
        line("  conversion", "part of 1", "sales for each click")
        line("  epc", "money", "commission for each click")
        line("trend_FIGURE.12w", "list", "a sum for each of the last so many weeks")
    }

    private func line(_ word: String, _ unit: String, _ meaning: String) {
        Output.print(
            SafeText(word).fitted(to: 18) + "  " + SafeText(unit).fitted(to: 10) + "  "
                + SafeText(meaning))
    }

    private func unit(_ column: ListColumn) -> String {
        switch column {
        case .chance, .chanceIfActive, .stillActive, .level: "part of 1"
        case .risk, .value: "money"
        case .quiet, .silent, .usualGap, .contacted: "days"
        case .rhythm: "days, days"
        case .joined, .activity, .sale, .snoozed: "day"
        case .fit: "count"
        case .steps: "done/all"
        default: "text"
        }
    }

    private func meaning(_ column: ListColumn) -> String {
        switch column {
        case .partner: "name, else company, address or id"
        case .id: "the source and its id"
        case .stage: "discovery to cultivation"
        case .state: "active, new, fading, cooling, quiet, gone, no-sale, never-started"
        case .rhythm: "usual gap and silence together"
        case .quiet: "days without activity of any kind"
        case .chance: "chance of a sale in 30 days"
        case .chanceIfActive: "the same if the partner has not stopped"
        case .stillActive: "chance that the partner has not stopped"
        case .risk: "what is to be lost in 90 days"
        case .value: "what 90 days bring while active"
        case .usualGap: "usual days between two days with sales"
        case .silent: "days without a sale up to the last day of figures"
        case .level: "clicks against the partner's own normal, the program's change taken out"
        case .activity: "last day with activity"
        case .sale: "last day with a sale"
        case .steps: "steps of the stage's checklist"
        case .contacted: "days since the last contact"
        case .snoozed: "put aside until this day"
        case .fit: "sum of the marks of fit"
        default: ""
        }
    }
}
