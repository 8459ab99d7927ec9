/// The name of a site or of a place of mail, as an address has it.
///
/// What looks like one name may be another: a letter of another alphabet is seen by nobody. Such a
/// part of a name is shown as the internet knows it, in ASCII behind `xn--`.
public struct DomainName: Hashable, Sendable {
    /// The parts between the dots, from left to right.
    private let labels: [[Unicode.Scalar]]

    /// The domain of an address of mail, `name@domain`, or of a site, with or without `https://`.
    ///
    /// Nil if there is none: names have at least two parts of 1 to 63 letters.
    public init?(of address: String) { self.init(Array(address.unicodeScalars)[...]) }

    private init?(_ address: ArraySlice<Unicode.Scalar>) {
        let name = DomainName.place(in: address)
        let labels = name.split(omittingEmptySubsequences: false, whereSeparator: DomainName.isDot)
        guard (2...127).contains(labels.count), labels.allSatisfy({ (1...63).contains($0.count) })
        else { return nil }
        self.labels = labels.map(Array.init)
    }

    /// The name in ASCII only, small letters; every other part behind `xn--`.
    public var ascii: String { labels.map(DomainName.ascii).joined(separator: ".") }

    /// The same without a `www.` before it, which says nothing.
    public var bare: String { bareLabels.map(DomainName.ascii).joined(separator: ".") }

    /// The name without `www.` as the eye takes it.
    public var shape: NameShape {
        NameShape(String(String.UnicodeScalarView(bareLabels.joined(separator: ["."]))))
    }

    private var bareLabels: [[Unicode.Scalar]] {
        let isUsual = labels.count > 2 && DomainName.ascii(labels[0]).utf8.elementsEqual("www".utf8)
        return Array(labels.dropFirst(isUsual ? 1 : 0))
    }

    /// The address with every part of its domain in ASCII that may be taken for another; nil if
    /// there is no such part.
    public static func unmasked(_ address: String) -> String? {
        guard !address.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let scalars = Array(address.unicodeScalars)
        guard let name = DomainName(scalars[...]), name.labels.contains(where: isDeceptive) else {
            return nil
        }
        let place = place(in: scalars[...])
        var result = String.UnicodeScalarView(scalars[..<place.startIndex])
        let parts = name.labels.map { label in
            isDeceptive(label) ? ascii(label) : String(String.UnicodeScalarView(label))
        }
        result.append(contentsOf: parts.joined(separator: ".").unicodeScalars)
        result.append(contentsOf: scalars[place.endIndex...])
        return String(result)
    }

    // MARK: - Parts

    /// The part of an address that is its domain.
    private static func place(in address: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>
    {
        var rest = address
        if let colon = rest.firstIndex(of: ":"), rest[colon...].starts(with: "://".unicodeScalars) {
            rest = rest[(colon + 3)...]
        }
        rest = rest.prefix { !["/", "?", "#", "\\"].contains($0) }
        // Whatever stands before an @ is a person at the site, or a trick.
        if let at = rest.lastIndex(of: "@") { rest = rest[(at + 1)...] }
        return rest.drop { $0 == " " }.prefix { $0 != ":" && $0 != " " }
    }

    /// The dots that browsers and mail programs take for one.
    private static func isDot(_ scalar: Unicode.Scalar) -> Bool {
        [0x2E, 0x3002, 0xFF0E, 0xFF61].contains(scalar.value)
    }

    /// A part of a name in small letters, behind `xn--` where it is not ASCII.
    private static func ascii(_ label: [Unicode.Scalar]) -> String {
        let small = label.flatMap { Array($0.properties.lowercaseMapping.unicodeScalars) }
        guard small.contains(where: { !$0.isASCII }), let bytes = Punycode.encoded(small) else {
            return String(String.UnicodeScalarView(small))
        }
        return "xn--" + String(decoding: bytes, as: UTF8.self)
    }

    // MARK: - Deception

    /// Whether a part of a name may be taken for another: it has signs that are no letters or that
    /// nobody sees, mixes scripts no language mixes, or looks like ASCII letter by letter.
    private static func isDeceptive(_ label: [Unicode.Scalar]) -> Bool {
        guard label.contains(where: { !$0.isASCII }) else { return false }
        guard label.allSatisfy(isUsual) else { return true }
        let scripts = Set(label.map(Script.init)).subtracting([.common])
        guard Script.belongTogether(scripts) else { return true }
        if scripts == [.latin] { return label.contains(where: NameShape.isImitation) }
        return label.allSatisfy { $0.isASCII || NameShape.isImitation($0) }
    }

    /// Letters, their marks, digits and the few signs between them that names may have.
    private static func isUsual(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .decimalNumber:
            !scalar.properties.isDefaultIgnorableCodePoint
        default: [0x2D, 0xB7, 0x30FB, 0x5F].contains(scalar.value)
        }
    }
}
