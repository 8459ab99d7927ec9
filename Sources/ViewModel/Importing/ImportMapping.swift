/// A person saying what a file's columns mean: the lines gone through, and the one under the cursor.
struct ImportMapping {
    /// A line: something about the whole file, or one of its columns.
    enum Line: Hashable {
        case rows, source, currency, units, dates, encoding, separator
        case column(Int)
    }

    let columns: ImportColumns
    private(set) var choice: ImportChoice
    private(set) var cursor: Int
    let lines: [Line]

    private static let separators = ["", ",", ";", "tab", "|"]
    private static let dates = ["", "day-first", "month-first"]

    /// Begins where a person will look first: at the columns.
    init(_ columns: ImportColumns) {
        self.columns = columns
        choice = columns.choice
        let whole: [Line] = [
            .rows, .source, .currency, .units, .dates, .encoding, .separator,
        ]
        lines = whole + columns.choice.meanings.indices.map { .column($0) }
        cursor = min(whole.count, lines.count - 1)
    }

    var line: Line { lines[cursor] }

    mutating func move(by step: Int) { cursor = max(0, min(lines.count - 1, cursor + step)) }

    /// Puts the next or the former value in; false where values are typed.
    mutating func step(by step: Int) -> Bool {
        switch line {
        case .rows: choice.rows = ImportMapping.step(choice.rows, columns.kinds, step)
        case .units: choice.units = ImportMapping.step(choice.units, ["major", "minor"], step)
        case .dates: choice.dates = ImportMapping.step(choice.dates, ImportMapping.dates, step)
        case .encoding:
            choice.encoding = ImportMapping.step(choice.encoding, columns.encodings, step)
        case .separator:
            choice.separator = ImportMapping.step(
                choice.separator, ImportMapping.separators, step)
        case .column(let column):
            let words = [""] + columns.meanings
            let word = ImportMapping.step(choice.meanings[column].word ?? "", words, step)
            choice.meanings[column].word = word.isEmpty ? nil : word
        case .source, .currency: return false
        }
        return true
    }

    private static func step(_ word: String, _ words: [String], _ step: Int) -> String {
        guard !words.isEmpty else { return word }
        let place = words.firstIndex(of: word) ?? 0
        return words[(place + step + words.count) % words.count]
    }

    /// Gives the column under the cursor a meaning, nil for none; one that had it before loses it.
    mutating func set(_ word: String?) {
        guard case .column(let column) = line else { return }
        for other in choice.meanings.indices
        where word != nil && choice.meanings[other].word == word {
            choice.meanings[other].word = nil
        }
        choice.meanings[column].word = word
    }

    /// Puts a typed text in.
    mutating func type(_ text: String) {
        switch line {
        case .source: choice.source = text
        case .currency: choice.currency = text
        default: break
        }
    }

    /// What the line under the cursor says, for typing.
    var typed: String {
        switch line {
        case .source: choice.source
        case .currency: choice.currency
        default: ""
        }
    }

    /// The columns of a file that was read in another way, with what was said so far.
    func moved(to columns: ImportColumns) -> ImportMapping {
        var copy = ImportMapping(columns)
        var choice = choice
        choice.meanings = columns.choice.meanings.map { meaning in
            let known = self.choice.meanings.first { $0.header == meaning.header }
            return known ?? meaning
        }
        copy.choice = choice
        copy.cursor = min(cursor, copy.lines.count - 1)
        return copy
    }
}
