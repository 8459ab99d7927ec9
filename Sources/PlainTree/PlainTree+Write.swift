extension PlainTree {
    /// A text in double quotes, exactly as it is read back; everything but plain signs is escaped,
    /// so that neither a control character nor a line break of Unicode can end the line.
    public static func quoted(_ text: String) -> String {
        var result = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22, 0x5C: result.append(contentsOf: "\\\(scalar)".unicodeScalars)
            case 0x0A: result.append(contentsOf: "\\n".unicodeScalars)
            case 0x20...0x7E: result.append(scalar)
            default:
                if isPlain(scalar) {
                    result.append(scalar)
                } else {
                    let digits = String(scalar.value, radix: 16, uppercase: true)
                    let padding = String(repeating: "0", count: 8 - digits.utf8.count)
                    result.append(contentsOf: "\\U\(padding)\(digits)".unicodeScalars)
                }
            }
        }
        result.append("\"")
        return String(result)
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
            .surrogate:
            false
        default: true
        }
    }
}
