import Yams

/// A value of a file people write: text, a list or named values, each with its place.
///
/// The files are YAML with everything left out that could surprise: no anchors, aliases, tags or
/// second documents; every scalar is the text that stands there, so `no` and `0o7` stay themselves.
public struct PlainTree: Sendable {
    /// What stands at a place.
    public enum Value: Sendable {
        case text(String)
        case list([PlainTree])
        case map([Entry])
    }

    /// One name with its value.
    public struct Entry: Sendable {
        /// The name.
        public let key: String
        /// Where the name stands.
        public let place: Place
        /// What is behind the colon.
        public let value: PlainTree
    }

    /// A line and a column, both from 1; columns count Unicode scalars.
    public struct Place: Hashable, Sendable, CustomStringConvertible {
        /// The line.
        public let line: Int
        /// The column.
        public let column: Int

        /// A place in a file.
        public init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }

        /// The place as `line:column`.
        public var description: String { "\(line):\(column)" }
    }

    /// Why a file could not be read, or says what it may not.
    public struct Mistake: Error, Hashable, Sendable, CustomStringConvertible {
        /// Where.
        public let place: Place
        /// What is wrong.
        public let what: String

        /// Something wrong at a place.
        public init(_ place: Place, _ what: String) {
            self.place = place
            self.what = what
        }

        /// Place and problem in one line.
        public var description: String { "\(place): \(what)" }
    }

    /// The greatest file that is read, in bytes.
    public static let sizeLimit = 65_536
    /// How deep values may be nested.
    public static let depthLimit = 16

    /// What it is.
    public let value: Value
    /// Where it begins.
    public let place: Place

    /// Reads a file; an empty one is a map of nothing.
    public static func read(_ bytes: some Collection<UInt8>) throws(Mistake) -> PlainTree {
        try Guard(bytes: Array(bytes)).check()
        let text = String(decoding: bytes, as: UTF8.self)
        guard let node = try compose(text) else {
            return PlainTree(value: .map([]), place: Place(line: 1, column: 1))
        }
        var walk = Walk()
        return try walk.tree(node, depth: 0)
    }

    private static func compose(_ text: String) throws(Mistake) -> Node? {
        do {
            return try Parser(yaml: text).singleRoot()
        } catch let error as YamlError {
            throw error.mistake
        } catch {
            throw Mistake(Place(line: 1, column: 1), "this is not YAML")
        }
    }

    init(value: Value, place: Place) {
        self.value = value
        self.place = place
    }
}

extension PlainTree {
    /// The value's text, nil for lists and maps.
    public var text: String? { if case .text(let text) = value { text } else { nil } }

    /// The parts of a list; a text is a list of itself, a map is none.
    public var list: [PlainTree] {
        switch value {
        case .list(let parts): parts
        case .text: [self]
        case .map: []
        }
    }

    /// The entries of a map in the order written, none for anything else.
    public var entries: [Entry] { if case .map(let entries) = value { entries } else { [] } }

    /// The value of a name, compared by bytes; nil if the map has no such name.
    public subscript(key: String) -> PlainTree? {
        entries.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
    }
}

extension PlainTree.Place {
    init(_ mark: Mark?) {
        self.init(line: mark?.line ?? 1, column: mark?.column ?? 1)
    }
}

extension YamlError {
    fileprivate var mistake: PlainTree.Mistake {
        switch self {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            PlainTree.Mistake(PlainTree.Place(mark), problem)
        case .duplicatedKeysInMapping(let names, let context):
            PlainTree.Mistake(
                PlainTree.Place(context.mark),
                "the same name is given twice: " + names.joined(separator: ", "))
        default:
            PlainTree.Mistake(PlainTree.Place(line: 1, column: 1), "this is not YAML")
        }
    }
}
