/// An ISO 4217 currency: three capital letters and how many digits its minor unit has.
public struct Currency: Hashable, Sendable {
    /// The three letters, A to Z, packed as bytes so that comparing costs one word.
    private let letters: UInt32

    /// The euro.
    public static let euro = Currency(letters: 0x45_55_52)

    private init(letters: UInt32) { self.letters = letters }

    /// Reads three ASCII letters in either case; nil for anything else.
    public init?(code: some Collection<UInt8>) {
        guard code.count == 3 else { return nil }
        var packed: UInt32 = 0
        for byte in code {
            let upper = byte & 0xDF
            guard byte < 0x80, upper >= 0x41, upper <= 0x5A else { return nil }
            packed = packed << 8 | UInt32(upper)
        }
        self.letters = packed
    }

    /// The code, such as `EUR`.
    public var code: String {
        let bytes = [16, 8, 0].map { UInt8(truncatingIfNeeded: letters >> $0) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether amounts of it are written with a dollar sign.
    public var isDollar: Bool {
        switch code {
        case "USD", "AUD", "BBD", "BMD", "BND", "BSD", "BZD", "CAD", "FJD", "GYD", "HKD", "JMD",
            "KYD", "LRD", "NAD", "NZD", "SBD", "SGD", "SRD", "TTD", "TWD", "XCD", "ZWL", "MXN",
            "ARS", "CLP", "COP", "BRL", "UYU":
            true
        default: false
        }
    }

    /// Digits after the decimal point: 2 for EUR, 0 for JPY, 3 for KWD (ISO 4217).
    public var minorDigits: Int {
        switch code {
        case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI",
            "VND", "VUV", "XAF", "XOF", "XPF":
            0
        case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
        case "CLF", "UYW": 4
        default: 2
        }
    }
}
