public import Insight
import Model
import Screen

/// How the list's columns look: titles, widths, and which go first when the window is narrow.
public enum ListLayout {
    /// The columns a person finds who never chose any.
    public static let usualColumns: [ListColumn] = [
        .partner, .stage, .state, .rhythm, .chance, .risk, .figure(.metric(.sales), days: 30),
        .figure(.metric(.revenue), days: 90), .trend(.revenue, weeks: 12), .owner,
    ]

    /// What joins the usual columns where a window is wide, each behind the column it belongs to;
    /// what comes first joins first.
    private static let wideColumns: [(column: ListColumn, after: ListColumn)] = [
        (.contacted, .owner), (.figure(.metric(.clicks), days: 30), .risk),
        (.figure(.conversion, days: 30), .figure(.metric(.sales), days: 30)),
        (
            .figure(.metric(.commission), days: 90), .figure(.metric(.revenue), days: 90)
        ), (.tags, .contacted),
    ]

    /// What a name gets beyond its least width before a column joins.
    private static let wideName = 10

    /// The columns of the list beside the other panes on Home.
    static let homeColumns: [ListColumn] = [
        .partner, .state, .rhythm, .risk,
    ]

    /// The columns of the list over the other panes on Home.
    static let stackedColumns: [ListColumn] = [
        .partner, .state, .rhythm, .chance, .risk, .figure(.metric(.revenue), days: 90),
        .trend(.revenue, weeks: 8),
    ]

    /// The columns of the smallest window.
    static let tinyColumns: [ListColumn] = [
        .state, .partner, .figure(.metric(.revenue), days: 90),
    ]

    /// How many cells a column takes; money needs room for its currency and the sign of the order.
    static func width(of column: ListColumn, currency: String) -> Int {
        switch column {
        case .partner: 20
        case .stage: 11
        case .state: 15
        case .quiet, .silent, .usualGap, .stillActive, .level: 6
        case .chanceIfActive: 9
        case .rhythm: 11
        case .chance: 5
        case .risk, .value: 7 + currency.unicodeScalars.count
        case .joined, .activity, .sale, .snoozed: 10
        case .steps, .fit: 5
        case .contacted: 7
        case .owner: 5
        case .tier, .channel, .community, .source, .status, .reason: 10
        case .country: 4
        case .tags, .id: 14
        case .email, .site: 22
        case .figure(.metric(let metric), _):
            metric.isMoney ? 9 + currency.unicodeScalars.count : 10
        case .figure: 10
        case .trend(_, let weeks): max(7, weeks)
        }
    }

    /// Whether figures stand at the right edge.
    static func isRightAligned(_ column: ListColumn) -> Bool {
        switch column {
        case .quiet, .silent, .usualGap, .rhythm, .chance, .chanceIfActive, .stillActive, .risk,
            .value, .level, .figure, .steps, .contacted, .fit:
            true
        default: false
        }
    }

    /// How early a column gives way; the greatest goes first, 0 stays.
    static func dropOrder(of column: ListColumn) -> Int {
        switch column {
        case .partner, .state: 0
        case .risk: 1
        case .rhythm, .silent, .quiet: 2
        case .chance: 3
        case .figure(.metric(.revenue), _): 4
        case .figure(.metric(.sales), _): 6
        case .trend: 5
        case .figure(.metric(.clicks), _): 7
        case .figure: 8
        case .stage: 9
        case .owner: 10
        default: 11
        }
    }

    /// The heading of a column.
    static func title(of column: ListColumn, _ say: Catalogue, currency: String) -> String {
        switch column {
        case .figure(let figure, let days):
            let name = say(
                .named("column" + (figure == .epc ? "EPC" : Phrase.capitalized(figureKey(figure)))),
                "\(days)d")
            if case .metric(let metric) = figure, metric.isMoney { return name + " " + currency }
            return name
        case .trend(_, let weeks): return say(.columnTrend, "\(weeks)")
        case .id: return say[.columnID]
        case .risk: return say[.columnRisk] + " " + currency
        case .value: return say[.columnValue] + " " + currency
        default: return say[.named("column" + Phrase.capitalized(String(describing: column)))]
        }
    }

    private static func figureKey(_ figure: Figure) -> String {
        switch figure {
        case .metric(let metric): String(describing: metric)
        case .conversion: "conversion"
        case .epc: "epc"
        }
    }

    /// The columns that fit a width: without the ones that give way first, or the usual ones with
    /// what a wide window has room for.
    static func fitting(
        _ columns: [ListColumn], width: Int, currency: String
    ) -> [ListColumn] {
        var kept = columns
        // A name gives up two of its cells before a column is lost.
        let spare = kept.contains(.partner) ? 2 : 0
        while needed(kept, currency) - spare > width, kept.count > 1 {
            guard
                let worst = kept.indices.max(by: {
                    dropOrder(of: kept[$0]) < dropOrder(of: kept[$1])
                }),
                dropOrder(of: kept[worst]) > 0
            else { break }
            kept.remove(at: worst)
        }
        return kept == usualColumns ? widened(kept, width: width, currency: currency) : kept
    }

    private static func widened(
        _ columns: [ListColumn], width: Int, currency: String
    ) -> [ListColumn] {
        var kept = columns
        for (column, place) in wideColumns {
            guard let index = kept.firstIndex(of: place) else { break }
            var wider = kept
            wider.insert(column, at: index + 1)
            guard needed(wider, currency) + wideName <= width else { break }
            kept = wider
        }
        return kept
    }

    /// How many cells columns take: two for cursor and mark, one between columns.
    private static func needed(_ columns: [ListColumn], _ currency: String) -> Int {
        columns.reduce(1) { $0 + width(of: $1, currency: currency) + 1 }
    }
}
