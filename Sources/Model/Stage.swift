/// Where in the life cycle a partner is; a prospect is a partner before onboarding.
public enum Stage: UInt8, CaseIterable, Comparable, Sendable {
    case discovery, recruitment, onboarding, engagement, cultivation

    /// The word used in files, filters and on screen.
    public var word: String {
        switch self {
        case .discovery: "discovery"
        case .recruitment: "recruitment"
        case .onboarding: "onboarding"
        case .engagement: "engagement"
        case .cultivation: "cultivation"
        }
    }

    /// The stage with exactly this word, compared by bytes; nil for any other.
    public init?(word: some Collection<UInt8>) {
        guard let stage = Stage.allCases.first(where: { $0.word.utf8.elementsEqual(word) })
        else { return nil }
        self = stage
    }

    /// Whether the partner has not joined yet.
    public var isProspect: Bool { self < .onboarding }

    /// The stage after this one, nil after cultivation.
    public var next: Stage? { Stage(rawValue: rawValue + 1) }

    /// Whether the left stage comes before the right one in the life cycle.
    public static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
}
