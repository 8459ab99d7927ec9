/// A sign that is drawn as a shape because it has to join its neighbours: blocks and lines.
struct CellShape {
    private let scalar: Unicode.Scalar

    /// The shape of a text of one sign, repeated; nil for letters.
    init?(_ text: String) {
        guard let first = text.unicodeScalars.first, CellShape.isShape(first) else { return nil }
        scalar = first
    }

    /// Whether a sign is a block or a line.
    static func isShape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2581...0x258F, 0x2500, 0x2502, 0x256D...0x2570, 0x2514, 0x2518, 0x2524, 0x252C,
            0x253C, 0x250C, 0x2510, 0x254C, 0x254E:
            true
        default: false
        }
    }

    /// The shape in so many cells from a corner on.
    func drawn(
        x: Double, y: Double, width: Double, height: Double, count: Int, fill: String
    ) -> String {
        switch scalar.value {
        case 0x2581...0x2588:
            let part = height * Double(scalar.value - 0x2580) / 8
            return rectangle(x, y + height - part, width * Double(count), part, fill)
        case 0x2589...0x258F:
            return (0..<count).map {
                rectangle(
                    x + Double($0) * width, y, width * Double(0x2590 - scalar.value) / 8, height,
                    fill)
            }.joined()
        default:
            let paths = (0..<count).map { path(x + Double($0) * width, y, width, height) }
            let dashes = [0x254C, 0x254E].contains(scalar.value) ? " stroke-dasharray=\"3 2\"" : ""
            return "<path d=\"\(paths.joined())\" fill=\"none\" stroke=\"\(fill)\"\(dashes)/>\n"
        }
    }

    /// The lines of one cell: from its middle to the sides the sign joins.
    private func path(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> String {
        let sides = CellShape.sides[scalar.value] ?? ""
        let (middleX, middleY) = (x + width / 2, y + height / 2)
        func line(_ toX: Double, _ toY: Double) -> String {
            "M\(CellShape.number(middleX)) \(CellShape.number(middleY))"
                + "L\(CellShape.number(toX)) \(CellShape.number(toY))"
        }
        return sides.unicodeScalars.map { side in
            switch side {
            case "l": line(x, middleY)
            case "r": line(x + width, middleY)
            case "u": line(middleX, y)
            default: line(middleX, y + height)
            }
        }.joined()
    }

    private static let sides: [UInt32: String] = [
        0x2500: "lr", 0x254C: "lr", 0x2502: "ud", 0x254E: "ud", 0x256D: "rd", 0x250C: "rd",
        0x256E: "ld", 0x2510: "ld", 0x256F: "lu", 0x2518: "lu", 0x2570: "ru", 0x2514: "ru",
        0x2524: "lud", 0x252C: "lrd", 0x253C: "lrud",
    ]

    private func rectangle(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ fill: String
    ) -> String {
        "<rect x=\"\(CellShape.number(x))\" y=\"\(CellShape.number(y))\""
            + " width=\"\(CellShape.number(width))\" height=\"\(CellShape.number(height))\""
            + " fill=\"\(fill)\"/>\n"
    }

    /// A length with at most two digits after the point.
    static func number(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
        if rest == 0 { return "\(whole)" }
        let digits = rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
        return "\(whole).\(digits)"
    }
}
