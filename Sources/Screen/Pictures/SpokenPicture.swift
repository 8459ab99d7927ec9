/// Lines of a screen as they are read aloud: without drawing, what stands in columns told apart by
/// commas, a heading and its facts by a colon.
public struct SpokenPicture: Hashable, Sendable {
    /// The lines that say something.
    public let lines: [String]

    /// Reads lines from top to bottom.
    public init(_ lines: some Sequence<Line>) {
        self.lines = lines.compactMap(SpokenPicture.spoken)
    }

    /// The pieces of one line that stand apart, from left to right.
    public static func pieces(_ line: Line) -> [String] {
        var scalars: [Unicode.Scalar] = []
        for run in SpokenPicture.withoutAxis(line.runs) {
            guard run.role != .chart else {
                scalars += [" ", " "]
                continue
            }
            for scalar in run.text.string.unicodeScalars {
                if let word = word(scalar) {
                    scalars += Array(word.unicodeScalars) + [mark]
                } else {
                    scalars +=
                        isDrawing(scalar) || scalar == "·" || scalar == "›"
                        ? [" ", " "] : [scalar]
                }
            }
        }
        return split(spaced(scalars))
    }

    /// With a blank behind each word, unless there is one already.
    private static func spaced(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        scalars.enumerated().compactMap { index, scalar in
            guard scalar == mark else { return scalar }
            return index + 1 < scalars.count && scalars[index + 1] != " " ? " " : nil
        }
    }

    private static func spoken(_ line: Line) -> String? {
        let pieces = pieces(line)
        guard let first = pieces.first else { return nil }
        let isHeading = line.plain.unicodeScalars.first.map(isRule) ?? false
        guard isHeading, pieces.count > 1 else { return pieces.joined(separator: ", ") }
        return first + ": " + pieces.dropFirst().joined(separator: ", ")
    }

    /// Without the numbers of an upright axis, which say nothing without its columns.
    private static func withoutAxis(_ runs: [Run]) -> [Run] {
        guard let chart = runs.firstIndex(where: { $0.role == .chart }) else { return runs }
        let before = runs[..<chart].map(\.text.string).joined()
        let isAxis = before.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || [0x20, 0x2C, 0x2E, 0x6B, 0x4D].contains(byte)
        }
        return isAxis ? Array(runs[chart...]) : runs
    }

    private static func isRule(_ scalar: Unicode.Scalar) -> Bool { scalar == "─" || scalar == "-" }

    /// The word for a sign that says something, nil for everything else.
    private static func word(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "▲": "up"
        case "▼": "down"
        case "✓": "yes"
        case "✕": "no"
        case "↵": "enter"
        default: nil
        }
    }

    /// What stands behind a word until it is known whether a blank follows.
    private static let mark: Unicode.Scalar = "\u{1}"

    /// A text without drawing, with one blank where there were several.
    public static func clean(_ text: String) -> String {
        var scalars: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            let heard: Unicode.Scalar = isDrawing(scalar) ? " " : scalar
            if heard != " " || scalars.last ?? " " != " " { scalars.append(heard) }
        }
        while scalars.last == " " { scalars.removeLast() }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Whether a character draws and says nothing: boxes, blocks, shapes, braille.
    public static func isDrawing(_ scalar: Unicode.Scalar) -> Bool {
        (0x2500...0x25FF).contains(scalar.value) || (0x2800...0x28FF).contains(scalar.value)
    }

    /// Pieces with two blanks or more between them; rules of ASCII are gaps as well.
    private static func split(_ scalars: [Unicode.Scalar]) -> [String] {
        var pieces: [String] = []
        var piece: [Unicode.Scalar] = []
        func close() {
            while piece.last == " " { piece.removeLast() }
            let isSaying = piece.contains { $0 != "-" && $0 != "|" && $0 != "=" && $0 != "+" }
            if isSaying { pieces.append(String(String.UnicodeScalarView(piece))) }
            piece = []
        }
        for (index, scalar) in scalars.enumerated() {
            let isGap =
                scalar == " " && index + 1 < scalars.count && scalars[index + 1] == " "
                || scalar == "-" && index + 1 < scalars.count && scalars[index + 1] == "-"
            if isGap {
                close()
            } else if !(piece.isEmpty && (scalar == " " || scalar == "-" && isLone(index, scalars)))
            {
                piece.append(scalar)
            }
        }
        close()
        return pieces
    }

    /// Whether a dash stands by itself, as the end of a rule does.
    private static func isLone(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
        index + 1 >= scalars.count || scalars[index + 1] == " "
    }
}
