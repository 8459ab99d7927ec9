import Model
import PlainTree

extension Profile {
    /// The profile as the file it can be kept in and read from again.
    public var text: String {
        var lines = ["source: " + PlainTree.quoted(source), "ids: " + PlainTree.quoted(prefix)]
        let name = String(decoding: word.utf8.dropFirst(source.utf8.count + 1), as: UTF8.self)
        lines += ["exports:", "  " + PlainTree.quoted(name) + ":"]
        lines += body.map { "    " + $0 }
        return lines.joined(separator: "\n") + "\n"
    }

    private var body: [String] {
        let kind = ImportKind.allCases.first { $0.content == content } ?? .partners
        var lines = ["title: " + PlainTree.quoted(title), "rows: " + kind.rawValue]
        lines += columnLines("columns", columns.filter(\.isRequired))
        lines += typeLines + leftOutLines
        lines += columnLines("maybe", columns.filter { !$0.isRequired })
        lines += list("also", marks) + list("each", counts.map(\.word))
        if let countsOfNothing {
            let words = countsOfNothing.map(\.word)
            lines += list("each-of-nothing", words.isEmpty ? ["nothing"] : words)
        }
        if units == .minor { lines.append("units: minor") }
        if hasDecimalComma { lines.append("decimals: comma") }
        if let currency { lines.append("currency: " + currency.code) }
        if shiftMinutes != 0 { lines.append("shift: \(shiftMinutes)") }
        if hasReturns { lines.append("returns: lines") }
        if let dayOrder { lines.append("dates: " + dayOrder.rawValue) }
        if isOfExportDay { lines.append("dated: export") }
        lines += flags.filter(\.isSet).map { $0.name + ": yes" }
        return lines + list("order", order) + list("pages", pages.map(String.init))
    }

    private var flags: [(name: String, isSet: Bool)] {
        [
            ("slashes", isSlashed), ("bare-quotes", hasBareQuotes), ("shifted", isShifted),
            ("new-partners", makesPartners), ("by-name", isKeyedByName), ("exact", isExact),
        ]
    }

    /// Columns of one meaning stand in one list, in the order of their first.
    private func columnLines(_ name: String, _ columns: [Column]) -> [String] {
        var entries: [(word: String, headers: [String])] = []
        for column in columns {
            guard let word = MeaningWords.word(column.meaning) else { continue }
            if let known = entries.firstIndex(where: { $0.word == word }) {
                entries[known].headers.append(column.header)
            } else {
                entries.append((word, [column.header]))
            }
        }
        guard !entries.isEmpty else { return [] }
        return [name + ":"]
            + entries.map { entry in
                let headers = entry.headers.map(PlainTree.quoted)
                let value =
                    headers.count == 1 ? headers[0] : "[" + headers.joined(separator: ", ") + "]"
                return "  " + PlainTree.quoted(entry.word) + ": " + value
            }
    }

    private var typeLines: [String] {
        for column in columns {
            guard case .type(let words) = column.meaning else { continue }
            let sorted = words.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            return ["types:", "  column: " + PlainTree.quoted(column.header)]
                + sorted.map { word, metrics in
                    let counted = metrics.isEmpty ? ["nothing"] : metrics.map(\.word)
                    return "  " + PlainTree.quoted(word) + ": [" + counted.joined(separator: ", ")
                        + "]"
                }
        }
        return []
    }

    private var leftOutLines: [String] {
        var lines: [String] = []
        for column in columns {
            guard case .leftOut(let words) = column.meaning else { continue }
            let sorted = words.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            lines.append(
                "  " + PlainTree.quoted(column.header) + ": ["
                    + sorted.map(PlainTree.quoted).joined(separator: ", ") + "]")
        }
        return lines.isEmpty ? [] : ["leave-out:"] + lines
    }

    private func list(_ name: String, _ texts: [String]) -> [String] {
        texts.isEmpty
            ? [] : [name + ": [" + texts.map(PlainTree.quoted).joined(separator: ", ") + "]"]
    }
}
