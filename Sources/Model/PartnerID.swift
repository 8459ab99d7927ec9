/// A partner's lasting name inside a program: 1 to 40 bytes of `a-z 0-9 _ -`.
///
/// It is compared by bytes and safe as part of a file name. Imports derive it from the source's
/// own id, so that two managers who import the same file speak of the same partner.
public struct PartnerID: Hashable, Comparable, Sendable {
    /// The id as text; ASCII only.
    public let text: String

    /// The pseudo-partner that carries facts about the program itself, such as imported batches.
    public static let program = PartnerID(unchecked: "@program")

    private init(unchecked text: String) { self.text = text }

    /// An id of bytes that are known to be allowed.
    init(checked bytes: UnsafeBufferPointer<UInt8>) {
        self.text = String(decoding: bytes, as: UTF8.self)
    }

    /// An id of exactly these bytes, nil if they are too many, too few or of another kind.
    public init?(_ bytes: some Collection<UInt8>) {
        guard (1...40).contains(bytes.count), bytes.allSatisfy(PartnerID.isAllowed) else {
            return nil
        }
        self.text = String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a byte may stand in an id.
    public static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x30...0x39, 0x5F, 0x2D: true
        default: false
        }
    }

    /// Whether the left id comes first by bytes.
    public static func < (left: PartnerID, right: PartnerID) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}
