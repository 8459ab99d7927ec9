import Model

/// A filter as typed: it reads, and what it is printed as reads the same; or a mistake within it.
func attempt(_ bytes: [UInt8]) {
    let parser = FilterParser(vocabulary: .everything)
    do throws(FilterMistake) {
        let filter = try parser.parse(bytes)
        guard let again = try? parser.parse(filter.description) else {
            // Printing may spell what was short, and pass the limit of a line.
            demand(filter.description.utf8.count > FilterParser.longest, "it does not read again")
            return
        }
        demand(again == filter, "it reads otherwise the second time")
    } catch {
        demand(error.offset >= 0 && error.length >= 0, "a mistake has no place")
        demand(error.offset + error.length <= bytes.count, "a mistake lies outside")
        demand(!error.message.isEmpty, "a mistake says nothing")
    }
}
