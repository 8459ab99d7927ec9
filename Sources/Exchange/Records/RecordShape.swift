/// Which values the records of a file of JSON have, by their paths: `sale.affiliate.id`, `links.0.url`.
///
/// A path's place is the column its value stands in; letters of ASCII count as lower case.
struct RecordShape {
    /// How the records follow each other.
    enum Form {
        /// One after another, as in files of one record a line.
        case lines
        /// In a list, which may itself stand in something larger.
        case list
    }

    /// The most elements of a list inside a record that are columns.
    static let elementLimit = 8

    let form: Form
    /// Whether a path met for the first time becomes a column.
    var isLearning = true
    /// Whether a comma has to come before the next record of the list.
    var needsComma = false
    private(set) var paths: [[UInt8]] = []
    private var places: [[UInt8]: Int] = [:]
    private var hint = 0

    init(_ form: Form) { self.form = form }

    /// The names of the columns.
    var names: [String] { paths.map { String(decoding: $0, as: UTF8.self) } }

    /// The place of a path, nil if it is no column.
    ///
    /// Records mostly have the same paths in the same order, so the one after the last is tried first.
    mutating func place(of path: [UInt8]) -> Int? {
        let next = hint
        if next < paths.count, paths[next] == path {
            hint = next + 1
            return next
        }
        if let known = places[path] {
            hint = known + 1
            return known
        }
        return isLearning ? add(path) : nil
    }

    /// Makes a path a column; nil if there are too many.
    mutating func add(_ path: [UInt8]) -> Int? {
        guard paths.count < CSVReader.columnLimit else { return nil }
        places[path] = paths.count
        paths.append(path)
        return paths.count - 1
    }

    /// To be called before every record.
    mutating func rewind() { hint = 0 }
}
