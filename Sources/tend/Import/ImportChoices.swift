import Exchange
import Model
import Store
import ViewModel

extension ImportChoice {
    /// The choice as options of an import.
    ///
    /// What is half said, such as a currency of two letters, is left to what is usual.
    var options: ImportOptions {
        var options = ImportOptions()
        options.mapping = meanings.compactMap { meaning in
            meaning.word.map { (meaning: $0, header: meaning.header) }
        }
        options.kind = ImportKind(rawValue: rows)
        options.source = source
        options.currency = Currency(code: currency.utf8)
        options.units = CellValues.Units(rawValue: units)
        options.dayOrder = DayOrder(rawValue: dates)
        options.encoding = TextEncoding(rawValue: encoding) ?? .utf8
        options.separator = separator == "tab" ? 0x09 : separator.utf8.first
        return options
    }
}

extension ImportRun {
    /// What can be said about a file's columns, with what was said before; nil if it cannot be read.
    func columns(of path: String, _ choice: ImportChoice?) -> ImportColumns? {
        var options = ImportOptions()
        if let choice {
            options.encoding = choice.options.encoding
            options.separator = choice.options.separator
        }
        let content = ImportContent.file(path)
        var glance = try? self.glance(content, options: options)
        if glance == nil, choice == nil {
            // What is no UTF-8 is mostly of Windows; the person sees it before anything is done.
            options.encoding = .windows1252
            glance = try? self.glance(content, options: options)
        }
        guard let glance else { return nil }
        let begun = ImportChoice(
            path: path,
            meanings: glance.columns.map { .init(header: $0.header, word: $0.meaning) },
            rows: glance.kind.rawValue, source: glance.source ?? source(of: content.name),
            currency: glance.hasDollars && !currency.isDollar ? "USD" : currency.code,
            units: glance.isMinor ? "minor" : "major",
            encoding: options.encoding.rawValue, dates: glance.dayOrder?.rawValue ?? "")
        return ImportColumns(
            choice: choice ?? begun, samples: glance.columns.map(\.samples),
            meanings: ImportOptions.meanings, kinds: ImportKind.allCases.map(\.rawValue),
            encodings: TextEncoding.allCases.map(\.rawValue), isGuess: glance.isGuess)
    }

    /// A word for the source of a file nobody knows: the program's only one, else of the file's name.
    private func source(of name: String) -> String {
        let known = Set(store.program.values(of: FieldName.source))
        if known.count == 1, let only = known.first { return only }
        let word = name.utf8.prefix { PartnerID.isAllowed($0 | 0x20) }.map { $0 | 0x20 }
        return word.isEmpty ? "own" : String(decoding: word.prefix(12), as: UTF8.self)
    }
}
