/// One line of a screen: runs from left to right.
public struct Line: Hashable, Sendable {
    /// The runs in order.
    public private(set) var runs: [Run]
    /// Cells it takes.
    public private(set) var columns: Int

    /// A line of runs.
    public init(_ runs: [Run] = []) {
        self.runs = runs.filter { $0.text.columns > 0 }
        self.columns = runs.reduce(0) { $0 + $1.text.columns }
    }

    /// A line of one run.
    public init(_ text: SafeText, _ role: Role = .text) { self.init([Run(text, role)]) }

    /// Puts text at the end.
    public mutating func append(_ text: SafeText, _ role: Role = .text) {
        guard text.columns > 0 else { return }
        if let last = runs.last, last.role == role, !last.isSelected {
            runs[runs.count - 1].text = last.text + text
        } else {
            runs.append(Run(text, role))
        }
        columns += text.columns
    }

    /// Puts another line at the end.
    public mutating func append(_ line: Line) {
        for run in line.runs {
            if run.isSelected {
                runs.append(run)
                columns += run.text.columns
            } else {
                append(run.text, run.role)
            }
        }
    }

    /// Puts blanks at the end up to a column.
    public mutating func pad(to column: Int) { append(.blanks(column - columns), .surface) }

    /// The line at the right end of so many cells, behind blanks of the surface.
    public func rightAligned(to columns: Int) -> Line {
        var line = Line(.blanks(columns - self.columns), .surface)
        line.append(self)
        return line
    }

    /// The line with every run under the cursor row.
    public var selected: Line {
        Line(
            runs.map { run in
                Run(run.text, run.role, isSelected: true)
            })
    }

    /// The line cut or padded with surface to exactly this many cells.
    public func fitted(to columns: Int) -> Line {
        if columns == self.columns { return self }
        if columns > self.columns {
            var line = self
            line.pad(to: columns)
            return line
        }
        return split(at: columns).head
    }

    /// What lies before a column and what lies from it on.
    public func split(at column: Int) -> (head: Line, tail: Line) {
        var head: [Run] = []
        var tail: [Run] = []
        var start = 0
        for run in runs {
            let end = start + run.text.columns
            if end <= column {
                head.append(run)
            } else if start >= column {
                tail.append(run)
            } else {
                let parts = run.text.split(at: column - start)
                head.append(Run(parts.head, run.role, isSelected: run.isSelected))
                tail.append(Run(parts.tail, run.role, isSelected: run.isSelected))
            }
            start = end
        }
        return (Line(head), Line(tail))
    }

    /// The line with another laid over it from a column on; characters cut in half become blanks.
    public func overlaid(with other: Line, at column: Int) -> Line {
        let base = fitted(to: max(columns, column))
        let head = base.split(at: max(0, column)).head
        let tail = base.split(at: max(0, column) + other.columns).tail
        return Line(head.runs + other.runs + tail.runs)
    }

    /// The text without roles.
    public var plain: String { runs.map(\.text.string).joined() }

    /// One letter for the role of each cell, as tests compare it; capitals are under the cursor.
    public var roleMap: String {
        runs.map { run in
            let letter = run.isSelected ? run.role.letter.uppercased() : String(run.role.letter)
            return String(repeating: letter, count: run.text.columns)
        }.joined()
    }
}

extension Frame {
    /// The frame as tests compare it: its text, and below a rule its role letters.
    public var transcript: String {
        let text = lines.map { Frame.trimmed($0.plain) }
        let roles = lines.map { Frame.trimmed($0.roleMap) }
        return (text + ["--"] + roles).joined(separator: "\n") + "\n"
    }

    /// The frame as plain text, without blanks at the ends of lines.
    public var text: String {
        lines.map { Frame.trimmed($0.plain) }.joined(separator: "\n") + "\n"
    }

    private static func trimmed(_ line: String) -> String {
        let bytes = Array(line.utf8)
        let end = bytes.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? 0
        return String(decoding: bytes[..<end], as: UTF8.self)
    }
}
