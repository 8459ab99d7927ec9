import CTerminal
public import Screen

/// Paints frames: what changed since the last one becomes as few bytes as possible.
///
/// ncurses finds the difference and the cheapest way to move and erase; its output goes to memory,
/// loses what is not needed (`OutputReducer`) and is handed out as the bytes of one `write`. No
/// terminal has to exist: that belongs to `Terminal`.
public final class TerminalScreen {
    private let screen: OpaquePointer
    private let isUTF8: Bool
    private let depth: ColourDepth
    private let hasAnsiColours: Bool
    private let hasDefaultColours: Bool
    private let synchronizes: Bool
    private var size: Size
    private var shown: Frame?
    private var theme: Theme?
    private var looks: Looks?
    private var reducer = OutputReducer()
    private var cells: [cchar_t] = []

    /// Bytes of the last update that painted anything, for the health screen.
    public private(set) var lastUpdateBytes = 0

    /// A screen for a type of terminal.
    ///
    /// - Parameters:
    ///   - type: The name of the terminal's description, as in `TERM`.
    ///   - size: The window.
    ///   - depth: The colours wanted; never more are used than the terminal has.
    ///   - isUTF8: Whether it shows more than ASCII.
    /// - Throws: `TerminalError.unknownType` or `.cannotDraw` with the type, or `.noMemory`.
    public init(type: String, size: Size, depth: ColourDepth, isUTF8: Bool) throws(TerminalError) {
        var state = TEND_SCREEN_OPEN
        let columns = Int32(clamping: max(1, size.columns))
        let rows = Int32(clamping: max(1, size.rows))
        guard let screen = tend_screen_open(type, columns, rows, isUTF8, &state) else {
            throw TerminalError(state: state, type: type)
        }
        self.screen = screen
        self.size = size
        self.isUTF8 = isUTF8
        let description = tend_describe(type)
        self.depth = min(depth, ColourDepth(colours: Int(tend_screen_colours(screen))))
        hasAnsiColours = description.has_ansi_colours
        hasDefaultColours = tend_screen_has_default_colours(screen)
        // A mode of DEC's kind: terminals of that kind which do not know it take no notice. The
        // Linux console and everything that is no descendant of xterm are left alone.
        synchronizes = description.has_ansi_colours && description.has_alternate_screen
    }

    deinit { tend_screen_close(screen) }

    /// Returns the bytes that turn what is shown into a frame; none if nothing differs.
    ///
    /// The frame's size is taken for the window's. Cost grows with the rows that changed.
    public func update(to frame: Frame, theme: Theme) -> [UInt8] {
        guard frame.size.columns > 0, frame.size.rows > 0 else { return [] }
        if frame.size != size { resize(to: frame.size) }
        let looks = prepareLooks(for: theme)
        for (row, line) in frame.lines.enumerated() where shown?.lines[row] != line {
            put(line, row, looks)
        }
        placeCursor(frame.cursor)
        shown = frame
        return takeUpdate()
    }

    /// Makes the next update draw everything, because something else was written to the terminal.
    public func forget() {
        shown = nil
        reducer.forget()
        tend_screen_forget(screen)
    }

    private func resize(to size: Size) {
        self.size = size
        shown = nil
        tend_screen_resize(screen, Int32(clamping: size.columns), Int32(clamping: size.rows))
    }

    private func prepareLooks(for theme: Theme) -> Looks {
        if let looks, self.theme == theme { return looks }
        let looks = Looks(theme: theme, depth: depth, hasDefaultColours: hasDefaultColours)
        let limit = Int(tend_screen_pairs(screen))
        for (index, pair) in looks.pairs.enumerated() where index + 1 < limit {
            tend_screen_define_pair(screen, Int32(index + 1), pair.foreground, pair.background)
        }
        self.theme = theme
        self.looks = looks
        shown = nil
        return looks
    }

    private func placeCursor(_ position: Position?) {
        guard let position, position.row >= 0, position.row < size.rows else {
            return tend_screen_set_cursor(screen, -1, 0)
        }
        let column = min(max(0, position.column), size.columns - 1)
        tend_screen_set_cursor(screen, Int32(position.row), Int32(column))
    }

    private static let begin = Array("\u{1B}[?2026h".utf8)
    private static let end = Array("\u{1B}[?2026l".utf8)

    private func takeUpdate() -> [UInt8] {
        var count = 0
        let start = tend_screen_update(screen, &count)
        guard count > 0 else { return [] }
        let raw = UnsafeBufferPointer(start: start, count: count)
        let bytes = hasAnsiColours ? reducer.reduce(raw) : Array(raw)
        guard !bytes.isEmpty else { return [] }
        let update = synchronizes ? Self.begin + bytes + Self.end : bytes
        lastUpdateBytes = update.count
        return update
    }

    // MARK: - Cells

    /// Hands a row to ncurses, cut or filled to the width of the window.
    private func put(_ line: Line, _ row: Int, _ looks: Looks) {
        cells.removeAll(keepingCapacity: true)
        var column = 0
        for run in line.runs {
            let look = looks.look(of: run.role, isSelected: run.isSelected)
            for scalar in run.text.string.unicodeScalars where column <= size.columns {
                column += append(scalar, look, room: size.columns - column)
            }
        }
        let blank = looks.look(of: .surface, isSelected: false)
        while column < size.columns { column += append(" ", blank, room: 1) }
        tend_screen_put_row(screen, Int32(row), cells, Int32(cells.count))
    }

    /// Appends a character and returns the columns it takes.
    private func append(_ scalar: Unicode.Scalar, _ look: Looks.Look, room: Int) -> Int {
        if (0x20..<0x7F).contains(scalar.value) {
            guard room > 0 else { return 0 }
            cells.append(tend_cell(scalar.value, look.attributes, look.pair))
            return 1
        }
        let width = Int(tend_screen_width(screen, scalar.value))
        if width == 0 {
            if isUTF8, !cells.isEmpty { tend_cell_combine(&cells[cells.count - 1], scalar.value) }
            return 0
        }
        guard isUTF8, width > 0 else { return appendReplacement(scalar, look, room: room) }
        guard width <= room else {
            // Half of a wide character is a blank.
            for _ in 0..<room { cells.append(tend_cell(0x20, look.attributes, look.pair)) }
            return room
        }
        cells.append(tend_cell(scalar.value, look.attributes, look.pair))
        return width
    }

    private func appendReplacement(
        _ scalar: Unicode.Scalar, _ look: Looks.Look, room: Int
    ) -> Int {
        let text = SafeText(String(scalar))
        let count = min(room, max(0, text.columns))
        let byte = isUTF8 ? 0x3F : AsciiFallback.replacement(for: scalar)
        for _ in 0..<count { cells.append(tend_cell(UInt32(byte), look.attributes, look.pair)) }
        return count
    }
}
