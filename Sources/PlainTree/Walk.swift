import Yams

/// Turns the YAML library's nodes into ours in the order they stand in the file.
///
/// The library puts a copy of the first value where an alias stands; such a copy is known by its
/// place, which lies before what has been read already. Copies of copies are never walked.
struct Walk {
    private var last = PlainTree.Place(line: 0, column: 0)

    mutating func tree(_ node: Node, depth: Int) throws(PlainTree.Mistake) -> PlainTree {
        let place = try step(to: node)
        guard depth < PlainTree.depthLimit else {
            throw PlainTree.Mistake(
                place, "values are nested deeper than \(PlainTree.depthLimit)")
        }
        switch node {
        case .scalar(let scalar): return PlainTree(value: .text(scalar.string), place: place)
        case .sequence(let nodes):
            var list: [PlainTree] = []
            for node in nodes { list.append(try tree(node, depth: depth + 1)) }
            return PlainTree(value: .list(list), place: place)
        case .mapping(let pairs):
            var entries: [PlainTree.Entry] = []
            for (key, node) in pairs { entries.append(try entry(key, node, depth: depth + 1)) }
            return PlainTree(value: .map(entries), place: place)
        case .alias: throw refusal(of: place)
        }
    }

    private mutating func entry(
        _ key: Node, _ node: Node, depth: Int
    ) throws(PlainTree.Mistake) -> PlainTree.Entry {
        let place = PlainTree.Place(key.mark)
        guard case .scalar(let name) = key else {
            throw PlainTree.Mistake(place, "a name must be plain text")
        }
        // A map begins where its first name does.
        if place.isBefore(last) { throw refusal(of: last) }
        last = place
        return PlainTree.Entry(
            key: name.string, place: place, value: try tree(node, depth: depth))
    }

    private mutating func step(to node: Node) throws(PlainTree.Mistake) -> PlainTree.Place {
        let place = PlainTree.Place(node.mark)
        if node.anchor != nil || !last.isBefore(place) { throw refusal(of: last) }
        last = place
        return place
    }

    private func refusal(of place: PlainTree.Place) -> PlainTree.Mistake {
        PlainTree.Mistake(
            place, "anchors and aliases (& and *) are not read: write the value again")
    }
}

extension PlainTree.Place {
    fileprivate func isBefore(_ other: Self) -> Bool {
        (line, column) < (other.line, other.column)
    }
}
