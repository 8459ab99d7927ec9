/// A frame as an SVG picture: the same letters, colours and cells as in a terminal.
///
/// Lines and blocks are drawn as shapes, so that they join whatever font the reader has.
public struct SVGPicture {
    private let frame: Frame
    private let theme: Theme
    private let title: String

    /// Width and height of a cell, and the size of its letters, in pixels.
    private static let cell = (width: 8.4, height: 18.0, letters: 14)
    private static let margin = 10.0

    /// A picture of a frame in a theme; the title is for people who cannot see it.
    public init(_ frame: Frame, theme: Theme, title: String) {
        self.frame = frame
        self.theme = theme
        self.title = title
    }

    /// The file.
    public var bytes: [UInt8] {
        let width = Double(frame.size.columns) * Self.cell.width + 2 * Self.margin
        let height = Double(frame.size.rows) * Self.cell.height + 2 * Self.margin
        var text =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(number(width))\""
            + " height=\"\(number(height))\" viewBox=\"0 0 \(number(width)) \(number(height))\""
            + " role=\"img\">\n<title>\(Self.escaped(title))</title>\n"
            + "<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"\(shades(.surface).behind.hex)\"/>\n"
            + "<g font-family=\"'DejaVu Sans Mono',Menlo,Consolas,'Noto Sans Mono CJK SC',monospace\""
            + " font-size=\"\(Self.cell.letters)\" xml:space=\"preserve\">\n"
        for (row, line) in frame.lines.enumerated() { text += draw(line, row: row) }
        text += "</g>\n</svg>\n"
        return Array(text.utf8)
    }

    private func draw(_ line: Line, row: Int) -> String {
        var text = ""
        var column = 0
        for run in line.runs {
            text += background(run, row: row, column: column)
            text += letters(run, row: row, column: column)
            column += run.text.columns
        }
        return text
    }

    private func background(_ run: Run, row: Int, column: Int) -> String {
        let behind = shades(run.role, isSelected: run.isSelected).behind
        guard behind != shades(.surface).behind else { return "" }
        return rectangle(x(column), y(row), Double(run.text.columns), 1, behind.hex)
    }

    private func letters(_ run: Run, row: Int, column: Int) -> String {
        let look = theme.look(of: run.role, isSelected: run.isSelected)
        let fill = shades(run.role, isSelected: run.isSelected).letters.hex
        var shapes = ""
        var words = ""
        for piece in pieces(run.text) {
            let start = column + piece.column
            if let shape = CellShape(piece.text) {
                shapes += shape.drawn(
                    x: x(start), y: y(row), width: Self.cell.width, height: Self.cell.height,
                    count: piece.columns, fill: fill)
            } else {
                words += word(piece, column: start, row: row, fill: fill, look)
            }
        }
        return shapes + words
    }

    private func word(
        _ piece: Piece, column: Int, row: Int, fill: String, _ look: Style
    ) -> String {
        let weight = look.isBold ? " font-weight=\"bold\"" : ""
        let line = look.isUnderlined ? " text-decoration=\"underline\"" : ""
        let length = number(Double(piece.columns) * Self.cell.width)
        return "<text x=\"\(number(x(column)))\" y=\"\(number(y(row) + 13.5))\" fill=\"\(fill)\""
            + "\(weight)\(line) textLength=\"\(length)\" lengthAdjust=\"spacingAndGlyphs\">"
            + Self.escaped(piece.text) + "</text>\n"
    }

    // MARK: - Pieces of a run

    private struct Piece {
        var text: String
        var column: Int
        var columns: Int
    }

    /// Words without the blanks around them, and shapes in runs of the same one.
    private func pieces(_ text: SafeText) -> [Piece] {
        var pieces: [Piece] = []
        var column = 0
        var isOpen = false
        for scalar in text.string.unicodeScalars {
            let columns = SafeText(String(scalar)).columns
            let isShape = CellShape.isShape(scalar)
            if scalar == " " {
                isOpen = false
            } else if let last = pieces.last, isOpen, joins(last.text, scalar, isShape) {
                pieces[pieces.count - 1].text.unicodeScalars.append(scalar)
                pieces[pieces.count - 1].columns += columns
            } else {
                pieces.append(Piece(text: String(scalar), column: column, columns: columns))
                isOpen = true
            }
            column += columns
        }
        return pieces
    }

    private func joins(_ word: String, _ scalar: Unicode.Scalar, _ isShape: Bool) -> Bool {
        guard let last = word.unicodeScalars.last else { return false }
        return isShape ? last == scalar : !CellShape.isShape(last)
    }

    // MARK: - Places and colours

    private func x(_ column: Int) -> Double { Self.margin + Double(column) * Self.cell.width }
    private func y(_ row: Int) -> Double { Self.margin + Double(row) * Self.cell.height }

    private func rectangle(
        _ x: Double, _ y: Double, _ columns: Double, _ rows: Double, _ fill: String
    ) -> String {
        "<rect x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(columns * Self.cell.width))\""
            + " height=\"\(number(rows * Self.cell.height))\" fill=\"\(fill)\"/>\n"
    }

    /// What only the terminal knows is drawn as on a dark one, or a light one for a light theme.
    private func shades(
        _ role: Role, isSelected: Bool = false
    ) -> (letters: Shade, behind: Shade) {
        let look = theme.look(of: role, isSelected: isSelected)
        let isLight = theme.kind == .light
        let paper = Shade(entry: isLight ? 255 : 234)
        let ink = Shade(entry: isLight ? 235 : 252)
        let letters = look.foreground?.shade ?? ink
        let behind = look.background?.shade ?? paper
        return look.isReversed ? (behind, letters) : (letters, behind)
    }

    private func number(_ value: Double) -> String { CellShape.number(value) }

    static func escaped(_ text: String) -> String {
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x26: result += Array("&amp;".utf8)
            case 0x3C: result += Array("&lt;".utf8)
            case 0x3E: result += Array("&gt;".utf8)
            case 0x22: result += Array("&quot;".utf8)
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
