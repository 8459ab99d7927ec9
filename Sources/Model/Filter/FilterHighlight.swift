extension Filter {
    /// The texts a match was searched for, without those that are excluded: what to highlight.
    public var needles: [FoldedText] {
        switch self {
        case .all, .condition, .not: []
        case .text(let text): [FoldedText(text)]
        case .and(let parts), .or(let parts): parts.flatMap(\.needles)
        }
    }
}

extension FoldedText {
    /// Where folded needles stand in a text, in bytes of the text itself; in order, not overlapping.
    ///
    /// A range covers whole scalars with the marks on them: `lodz` covers all of `Łódź`.
    /// Meant for the few texts on screen.
    public static func ranges(
        of needles: [FoldedText], in text: some Collection<UInt8>
    ) -> [Range<Int>] {
        let bytes = Array(text)
        var (folded, origins): ([UInt8], [Int]) = ([], [])
        bytes.withUnsafeBufferPointer { text in
            forEachFolded(text) {
                folded.append($1)
                origins.append($0)
            }
        }
        origins.append(bytes.count)
        var found: [Range<Int>] = []
        for needle in needles where !needle.bytes.isEmpty {
            found += folded.withUnsafeBytes { hits(of: needle, in: $0) }
                .map { whole($0, origins) }
        }
        return merged(found)
    }

    private static func hits(
        of needle: FoldedText, in folded: UnsafeRawBufferPointer
    ) -> [Range<Int>] {
        let pattern = BytePattern(needle.bytes)
        var (hits, index): ([Range<Int>], Int) = ([], 0)
        while let hit = pattern.first(in: folded, from: index) {
            index = hit + needle.bytes.count
            hits.append(hit..<index)
        }
        return hits
    }

    /// The original bytes of folded ones: up to where the next scalar that was not dropped begins.
    private static func whole(_ range: Range<Int>, _ origins: [Int]) -> Range<Int> {
        let last = origins[range.upperBound - 1]
        let end = origins[range.upperBound...].first { $0 > last } ?? last
        return origins[range.lowerBound]..<end
    }

    private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var merged: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] =
                    last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }
}
