/// Which partners are meant: what a line such as `stage:engagement quiet:>30d -tag:vip` says.
///
/// Parentheses and quotes are not part of the value: `(a b) c` and `a b c` are the same filter, and
/// so are `"blog"` and `blog`. `FilterParser` makes these values in a flat form (no list inside a
/// list of the same kind, no list of one, no double negation); `description` writes them back.
public indirect enum Filter: Hashable, Sendable {
    /// Every partner: the empty line.
    case all
    /// Partners whose name, id, e-mail, site, tags or notes hold this text, see `FoldedText`.
    case text(String)
    /// Partners one of whose fields passes a test.
    case condition(FilterCondition)
    /// Partners the inner filter does not match, the unknown ones among them.
    case not(Filter)
    /// Partners every one of these matches.
    case and([Filter])
    /// Partners at least one of these matches.
    case or([Filter])

    /// All of these side by side, flat; the parts must not be empty.
    public static func all(of parts: [Filter]) -> Filter {
        var flat: [Filter] = []
        for part in parts {
            switch part {
            case .all: continue
            case .and(let inner): flat += inner
            default: flat.append(part)
            }
        }
        if flat.isEmpty { return .all }
        return flat.count == 1 ? flat[0] : .and(flat)
    }

    /// Any of these, flat; the parts must not be empty.
    public static func any(of parts: [Filter]) -> Filter {
        var flat: [Filter] = []
        for part in parts {
            switch part {
            case .all: return .all
            case .or(let inner): flat += inner
            default: flat.append(part)
            }
        }
        return flat.count == 1 ? flat[0] : .or(flat)
    }

    /// The opposite; that of an opposite is the original.
    public var negated: Filter {
        if case .not(let inner) = self { return inner }
        return .not(self)
    }
}

/// A test of one field, such as `revenue.90d:>500`.
public struct FilterCondition: Hashable, Sendable {
    /// What is looked at.
    public let field: FilterField
    /// The stretch of time the figure is of; nil where none was written or the field has none.
    public let window: FilterWindow?
    /// What must hold.
    public let test: FilterTest

    /// A test of a field in a window.
    public init(field: FilterField, window: FilterWindow? = nil, test: FilterTest) {
        self.field = field
        self.window = window
        self.test = test
    }
}

/// What a field must be.
///
/// A value that is unknown passes no test but `unset`: unknown is not zero.
public enum FilterTest: Hashable, Sendable {
    /// Not set, or unknown: `owner:none`, `clicks:?`.
    case unset
    /// Set, or known: `owner:any`.
    case set
    /// One of these words, compared folded.
    case words([String])
    /// In one of these stages.
    case stages([Stage])
    /// In one of these states.
    case states([FilterState])
    /// Having one of these.
    case properties([FilterProperty])
    /// A number, in the field's unit as people write it: 12.50 for money, 40 for 40 %.
    case number(FilterComparison<FilterNumber>)
    /// A length of time, or for a field that is a day, how long ago it was (`due`: how far ahead).
    case span(FilterComparison<FilterSpan>)
    /// A day against periods of the calendar.
    case period(FilterComparison<FilterPeriod>)
}

/// How a value is compared.
public enum FilterComparison<Operand: Hashable & Sendable>: Hashable, Sendable {
    /// Equal; a day within the period; for a day and a span, at most so long ago.
    case equal(Operand)
    /// `>`.
    case above(Operand)
    /// `>=`.
    case atLeast(Operand)
    /// `<`.
    case below(Operand)
    /// `<=`.
    case atMost(Operand)
    /// `a..b`, both ends included.
    case between(Operand, Operand)
}
