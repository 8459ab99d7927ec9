/// A name as the eye takes it: letters that look like others stand for them.
///
/// `PayPaI` with a capital I, `Pаypal` with a Cyrillic а and `Paypal` come to the same, as in the
/// skeletons of Unicode's UTS #39, whose single letters and digits that look like an ASCII one are
/// the table. Case and accents count no more than in `FoldedText`.
public struct NameShape: Hashable, Sendable {
    /// The letters that are left.
    public let bytes: [UInt8]

    /// The shape of a name in UTF-8.
    public init(_ name: some Collection<UInt8>) {
        var plain = String.UnicodeScalarView()
        for scalar in String(decoding: name, as: UTF8.self).unicodeScalars {
            plain.append(NameShape.letter(like: scalar))
        }
        // A long dash or a blank too many hides as little as a letter of another script.
        bytes = NameShape.joined(FoldedText(String(plain)).bytes.filter { $0 != 0x20 })
    }

    /// The shape of a name.
    public init(_ name: String) { self.init(name.utf8) }

    /// Whether a scalar is not ASCII and looks like a letter or digit that is.
    static func isImitation(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.isASCII && letter(like: scalar).isASCII
    }

    /// The small ASCII letter a scalar looks like, or the scalar itself.
    private static func letter(like scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x30: "o"
        case 0x31, 0x49, 0x7C: "l"
        case 0..<0x80: scalar
        // The thirteen alphabets of mathematics, and their digits.
        case 0x1D400...0x1D6A3: alphabet(Int(scalar.value - 0x1D400) % 52)
        case 0x1D7CE...0x1D7FF: digit(Int(scalar.value - 0x1D7CE) % 10)
        // Full-width forms, letters and digits in circles.
        case 0xFF01...0xFF5E: letter(like: Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
        case 0x24B6...0x24E9: alphabet(Int(scalar.value - 0x24B6))
        default: table[scalar.value] ?? scalar
        }
    }

    /// Twenty-six capitals, then the small letters.
    private static func alphabet(_ place: Int) -> Unicode.Scalar {
        place == 8 ? "l" : Unicode.Scalar(UInt8(0x61 + place % 26))
    }

    private static func digit(_ digit: Int) -> Unicode.Scalar {
        letter(like: Unicode.Scalar(UInt8(0x30 + digit)))
    }

    /// Two letters that look like one: `rn` is m, `vv` is w.
    private static func joined(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for byte in bytes {
            switch (result.last, byte) {
            case (0x72, 0x6E): result[result.count - 1] = 0x6D
            case (0x76, 0x76): result[result.count - 1] = 0x77
            default: result.append(byte)
            }
        }
        return result
    }

    /// For each letter what looks like it, as numbers in hexadecimal.
    private static let table: [UInt32: Unicode.Scalar] = {
        var table: [UInt32: Unicode.Scalar] = [:]
        var target: Unicode.Scalar = "a"
        for word in letters.utf8.split(whereSeparator: { $0 <= 0x20 }) {
            if word.count == 1, let first = word.first {
                target = letter(like: Unicode.Scalar(first))
            } else if let value = UInt32(String(decoding: Array(word), as: UTF8.self), radix: 16) {
                table[value] = target
            }
        }
        return table
    }()

    private static let letters = """
        a 251 391 3B1 410 430 13AA 15C5 A4EE 102A0 16F40
        b 184 392 412 42C 13CF 13F4 1472 15AF 15F7 A4D0 A7B4 10282 102A1 10301
        c 421 441 13DF 1D04 2CA4 2CA5 A4DA ABAF 102A2 10302 10415 1043D 1051C 118E9 118F2
        d 501 13A0 13E7 146F 15DE 15EA A4D2 A4D3
        e 395 415 435 4BD 13AC 2D39 A4F0 AB32 10286 118A6 118AE
        f 3DC 584 15B4 1E9D A4DD A798 A799 AB35 10287 102A5 10525 118A2 118C2
        g 18D 261 50C 581 13C0 13F3 1D83 A4D6
        h 397 41D 4BB 570 13BB 13C2 157C 2C8E A4E7 102CF
        i 131 269 26A 3B9 456 4CF 13A5 A647 AB75 118C3
        j 37F 3F3 408 458 13AB 148D A4D9 A7B2
        k 39A 41A 13E6 16D5 2C94 A4D7 10518
        l 196 1C0 399 406 4C0 6F1 13DE 14AA 16C1 2C92 2CD0 2D4F A4E1 A4F2 1028A 10309 10320
        1041B 10526 118A3 118B2 16F16 16F28
        m 39C 3FA 41C 13B7 15F0 16D6 2C98 A4DF 102B0 10311
        n 39D 578 57C 2C9A A4E0 10513
        o 39F 3BF 3C3 41E 43E 555 585 6F5 966 9E6 A66 AE6 B20 B66 BE6 C66 CE6 D20 D66 E50
        ED0 101D 1040 10FF 12D0 1D0F 1D11 2C9E 2C9F 2D54 3007 A4F3 AB3D 10292 102AB 10404
        1042C 104C2 104EA 10516 114D0 118B5 118C8 118D7 118E0
        p 3A1 3C1 420 440 13E2 146D 2CA2 2CA3 A4D1 10295
        q 51B 563 566 2D55
        r 1A6 433 13A1 13D2 1587 1D26 2C85 A4E3 AB47 AB48 AB81 104B4 16F35
        s 1BD 405 455 54F 13D5 13DA A4E2 A731 ABAA 10296 10420 10448 118C1 16F3A
        t 3A4 422 13A2 2CA6 A4D4 10297 102B1 10315 118BC 16F0A
        u 28B 3C5 54D 57D 1200 144C 1D1C A4F4 A79F AB4E AB52 104CE 104F6 118B8 118D8 16F42
        v 3BD 474 475 6F7 13D9 142F 1D20 2D38 A4E6 A6DF ABA9 1051D 11706 118A0 118C0 16F08
        w 26F 461 51C 51D 561 13B3 13D4 1D21 A4EA AB83 1170A 1170E 1170F 118E6 118EF
        x 3A7 425 445 1541 157D 16B7 2CAC 2D5D A4EB A7B3 10290 102B4 10317 10322 10527
        118EC
        y 263 28F 3A5 3B3 423 443 4AE 4AF 10E7 13A9 13BD 1D8C 1EFF 2CA8 A4EC AB5A 102B2
        118A4 118DC 16F43
        z 396 13C3 1D22 A4DC AB93 102F5 118A9 118C4 118E5
        2 1A7 3E8 14BF A644 A6EF A75A
        3 1B7 21C 417 4E0 2CCC A76A A7AB 118CA 16F3B
        4 13CE 118AF
        5 1BC 118BB
        6 431 13EE 2CD2 118D5
        7 104D2 118C6
        8 222 223 9EA A6A 1031A
        9 9ED A67 B68 D6D 2CCA A76E 118AC 118CC 118D6
        """
}
