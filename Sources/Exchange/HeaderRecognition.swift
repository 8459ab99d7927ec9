/// Finds out which export a file is: by its header's words, their translations, or their places.
struct HeaderRecognition {
    let headers: [String]
    let options: ImportOptions

    typealias Answer = (profile: Profile, headers: [String], reason: String)

    /// The profile, the header in its words, and why; the reader is right behind the header.
    mutating func recognise(_ reader: inout CSVReader) throws(Refusal) -> Answer {
        let candidates = try candidates()
        if let profile = Recognition.profile(of: headers, among: candidates) {
            let reason =
                options.profile == nil
                ? "its header has all \(profile.required.count) columns of one" : "as asked for"
            return (profile, headers, reason)
        }
        let translated = HeaderWords.english(headers)
        if let profile = Recognition.profile(of: translated, among: candidates) {
            return (profile, translated, "its header is one in another language")
        }
        if let answer = try byPosition(candidates, &reader) { return answer }
        throw refusal(candidates)
    }

    private func candidates() throws(Refusal) -> [Profile] {
        guard let word = options.profile else { return Profile.shipped }
        let named = Profile.shipped.filter { $0.word == word || $0.source == word }
        guard !named.isEmpty else {
            let known = Set(Profile.shipped.map(\.source)).sorted().joined(separator: ", ")
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
                + "say what they mean with --map, as in --map id=COLUMN,day=COLUMN,clicks=COLUMN")
    }
}

extension Profile.Meaning {
    /// Whether a cell, taken as it stands, may be one of a column of this meaning.
    fileprivate func fits(_ cell: CellBytes) -> Bool {
        switch self {
        case .id: !cell.isEmpty && CellValues.id(cell).allSatisfy(CellValues.isDigit)
        case .field("email"): cell.contains(0x40)
        case .joined, .day: CellValues.day(cell, shift: 0) != nil
        case .metric, .fact:
            CellValues.isBlank(cell) || CellValues.money(cell, digits: 4, .major) != nil
        case .currency: cell.count == 3
        case .status, .leftOut: !cell.isEmpty && !cell.contains(where: CellValues.isDigit)
        default: true
        }
    }
}
