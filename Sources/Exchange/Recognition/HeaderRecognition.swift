/// Finds out which export a file is: by its header's words, their translations, or their places.
struct HeaderRecognition {
    let headers: [String]
    let options: ImportOptions

    typealias Answer = (profile: Profile, headers: [String], reason: String)

    /// The profile, the header in its words, and why; the reader is right behind the header.
    mutating func recognise(_ reader: inout CSVReader) throws(Refusal) -> Answer {
        let candidates = try candidates()
        if let profile = Recognition.profile(of: headers, among: candidates) {
            return (profile, headers, reason(profile))
        }
        if let (profile, renamed) = Recognition.spelled(headers, among: candidates) {
            return (
                profile, renamed,
                "its header has all \(profile.required.count) columns of one, spelled another way"
            )
        }
        // Where not every word is known, a short export would fit a long header: by length first.
        let ofLength = candidates.filter { $0.order.isEmpty || $0.order.count == headers.count }
        if let answer = translated(ofLength) { return answer }
        if !reader.isOfRecords, let answer = try byPosition(candidates, &reader) { return answer }
        if let answer = translated(candidates) { return answer }
        throw refusal(candidates)
    }

    /// The profile whose names the header has in another language.
    private func translated(_ candidates: [Profile]) -> Answer? {
        let translated = HeaderWords.english(headers)
        return Recognition.profile(of: translated, among: candidates).map {
            ($0, translated, "its header is one in another language")
        }
    }

    /// The profile of a header behind lines of something else; nil if this is none.
    func recogniseLater(line: Int) throws(Refusal) -> Answer? {
        guard let profile = Recognition.profile(of: headers, among: try candidates()) else {
            return nil
        }
        let reason =
            "line \(line) has all \(profile.required.count) columns of one; "
            + "the lines above are passed over"
        return (profile, headers, reason)
    }

    private func reason(_ profile: Profile) -> String {
        if options.profile != nil { return "as asked for" }
        if options.profiles.contains(profile) { return "as mapped before, in sources/" }
        return "its header has all \(profile.required.count) columns of one"
    }

    private func candidates() throws(Refusal) -> [Profile] {
        let profiles = options.profiles + Profile.shipped
        guard let word = options.profile else { return profiles }
        let named = profiles.filter { $0.word == word || $0.source == word }
        guard !named.isEmpty else {
            let known = Set(profiles.map(\.source)).sorted().joined(separator: ", ")
            throw Refusal(
                "there is no source ‘\(word)’: \(known); or say with --map what columns mean", .use)
        }
        return named
    }

    /// The one profile with exactly so many columns whose every known column looks right in the
    /// first row.
    private func byPosition(
        _ candidates: [Profile], _ reader: inout CSVReader
    ) throws(Refusal) -> Answer? {
        let fitting = candidates.filter { $0.order.count == headers.count }
        guard !fitting.isEmpty, try reader.next() else { return nil }
        defer { reader.back() }
        let count = reader.count
        // Old exports have one cell more in every row than in the header.
        guard count == headers.count || count == headers.count + 1 else { return nil }
        var good: [Profile] = []
        for profile in fitting where HeaderRecognition.looksRight(profile, reader) {
            good.append(profile)
        }
        // Of several, the one with the most columns that could have looked wrong.
        guard let most = good.map(\.columns.count).max() else { return nil }
        let best = good.filter { $0.columns.count == most }
        guard best.count == 1, let profile = best.first else { return nil }
        let reason =
            "by position: its header is in words unknown here, but has the \(headers.count) "
            + "columns of one and the first row looks right; look at the preview first"
        return (profile, profile.order, reason)
    }

    private static func looksRight(_ profile: Profile, _ reader: borrowing CSVReader) -> Bool {
        profile.columns.allSatisfy { column in
            guard let place = profile.order.firstIndex(of: column.header) else { return false }
            return column.meaning.fits(CellValues.trimmed(reader.rawCell(place)))
        }
    }

    private func refusal(_ candidates: [Profile]) -> Refusal {
        if let (profile, missing) = Recognition.nearest(to: headers, among: candidates) {
            return Refusal(
                "this looks like \(profile.title), but lacks the column "
                    + missing.map { "‘\($0)’" }.joined(separator: ", ")
                    + ": export it again with that column")
        }
        if let word = options.profile {
            return Refusal("this is not a file of \(word): its columns are other ones")
        }
        return Refusal(
            "unknown columns: \(headers.prefix(6).joined(separator: ", ")); "
                + Refusal.mapAdvice)
    }
}

extension Profile.Meaning {
    /// Whether a cell, taken as it stands, may be one of a column of this meaning.
    func fits(_ cell: CellBytes) -> Bool {
        switch self {
        case .id: !cell.isEmpty && CellValues.id(cell).allSatisfy(CellValues.isDigit)
        case .field("email"): cell.contains(0x40)
        case .field("site"): Profile.Meaning.isAddress(cell)
        case .field("contact:phone"):
            cell.count >= 5
                && cell.allSatisfy {
                    CellValues.isDigit($0)
                        || [0x20, 0x28, 0x29, 0x2B, 0x2D, 0x2F, 0x2E].contains($0)
                }
        case .joined, .day: NumberedDate.isDay(cell)
        case .metric, .fact:
            CellValues.isBlank(cell) || CellValues.money(cell, digits: 4, .major) != nil
        case .currency: cell.count == 3
        case .status, .leftOut: !cell.isEmpty && !cell.contains(where: CellValues.isDigit)
        default: true
        }
    }

    /// Whether a cell looks like the address of a site: `https://…`, `www.…` or a name with points.
    private static func isAddress(_ cell: CellBytes) -> Bool {
        if cell.starts(with: "http".utf8) || cell.starts(with: "www.".utf8) { return true }
        let letters = cell.contains { (0x61...0x7A).contains(CellValues.lowered($0)) }
        return letters && cell.contains(0x2E) && !cell.contains(0x20) && !cell.contains(0x40)
    }
}
