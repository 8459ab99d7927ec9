public import Insight
public import Model

/// Letters to several partners, each a mail of its own, and those who get none.
public struct LetterBatch: Hashable, Sendable {
    /// A partner who is not written to.
    public struct LeftOut: Hashable, Sendable {
        /// Who.
        public let partner: PartnerID
        /// Why not.
        public let why: Suppression

        /// Somebody who is not written to.
        public init(partner: PartnerID, why: Suppression) {
            self.partner = partner
            self.why = why
        }
    }
    /// The letters, in the order of the partners.
    public var letters: [Letter]
    /// Partners who must not be written to, with the reason.
    public var leftOut: [LeftOut]
    /// Whether one in five of those ready to go are left untouched.
    public var holdsOut: Bool

    /// Letters and those who get none.
    public init(letters: [Letter], leftOut: [LeftOut], holdsOut: Bool = false) {
        self.holdsOut = holdsOut
        self.letters = letters
        self.leftOut = leftOut
    }
}
