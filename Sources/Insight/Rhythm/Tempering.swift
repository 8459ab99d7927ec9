internal import Glibc

/// Makes an over-sure chance honest: silent partners return more often than the model believes.
///
/// The chance's log odds are drawn towards even odds. The usual constants come from six sets of
/// real partners, customers and contributors; a program with enough past finds its own.
public struct Tempering: Hashable, Sendable {
    /// What is added to the log odds.
    public let shift: Double
    /// What the log odds are multiplied by.
    public let scale: Double

    /// The constants for programs that have too little past for their own.
    public static let usual = Tempering(shift: 0.15, scale: 0.55)

    /// Constants of a program.
    public init(shift: Double, scale: Double) {
        (self.shift, self.scale) = (shift, scale)
    }

    /// The honest chance for one of the model.
    public func chance(_ chance: Double) -> Double {
        let inside = min(max(chance, 1e-12), 1 - 1e-12)
        return SpecialFunctions.sigmoid(shift + scale * SpecialFunctions.logit(inside))
    }
}
