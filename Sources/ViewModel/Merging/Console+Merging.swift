import Insight
import Model
import Screen

/// Partners who are one: merging the marked, settling pairs that look alike, taking apart.
extension Console {
    // MARK: - Merging

    /// Shows the partners an action is for side by side, to be merged into the one under the cursor
    /// if it is among them, else into the one known longest.
    mutating func showMerge() {
        guard let analysis else { return }
        var rows = targets.compactMap { analysis.program.row(of: $0) }.sorted()
        if let place = rows.firstIndex(where: { $0 == list.current }) {
            rows.insert(rows.remove(at: place), at: 0)
        }
        guard rows.count > 1 else {
            tell(say[.mergeNeedsTwo], isBad: true)
            return
        }
        compare(rows)
    }

    /// Opens the box in which partners stand side by side; its answer merges them.
    mutating func compare(_ rows: [Int]) {
        guard let analysis, let first = rows.first else { return }
        guard let change = merging(rows) else { return }
        var items = [heading(first, .mergeStays)]
        for other in rows.dropFirst().prefix(6) {
            items.append(heading(other, .mergeJoins))
            items += differences(first, other, analysis)
            items += gifts(of: other, change, analysis)
        }
        if rows.count > 7 {
            items.append(line(say(.kpiMoreParts, "\(rows.count - 7)"), ""))
        }
        overlay = Overlay(
            .merge(change), title: say[.boxMerge], footer: say[.boxFooterMerge], items: items)
    }

    /// The change that merges rows into the first; tells why there is none.
    private mutating func merging(_ rows: [Int]) -> Change? {
        guard let analysis else { return nil }
        guard !options.isReadOnly else {
            tell(say[.readOnly], isBad: true)
            return nil
        }
        let ids = rows.map { analysis.program.ids[$0] }
        do throws(MergeMistake) {
            return try analysis.program.merging(Array(ids.dropFirst()), into: ids[0])
        } catch {
            tell(error.text, isBad: true)
            return nil
        }
    }

    private func heading(_ row: Int, _ phrase: Phrase) -> Overlay.Item {
        guard let analysis else { return line("", "") }
        let name = analysis.program.displayName(row: row) + " (\(analysis.program.ids[row].text))"
        return Overlay.Item(text: say(phrase, name), choice: .nothing, isHeading: true)
    }

    private func line(_ text: String, _ detail: String) -> Overlay.Item {
        Overlay.Item(text: text, detail: detail, choice: .nothing)
    }

    /// What differs: the field, what stays, and what the other one has.
    private func differences(
        _ first: Int, _ other: Int, _ analysis: Analysis
    ) -> [Overlay.Item] {
        analysis.program.differences(of: first, from: other).map { field, own, theirs in
            line("\(field): \(own)", say(.mergeInstead, theirs))
        }
    }

    /// What the one who stays takes over.
    private func gifts(of other: Int, _ change: Change, _ analysis: Analysis) -> [Overlay.Item] {
        let alias = FieldName.alias + analysis.program.ids[other].text
        guard let place = change.edits.firstIndex(where: { $0.field == alias }) else { return [] }
        let gifts = change.edits[(place + 1)...].prefix { $0.field != FieldName.merged }
        return gifts.map { gift in
            let name = HistorySentence.fieldName(gift.field)
            return line(
                name + (gift.new == "1" ? "" : ": " + (gift.new ?? "")), say[.mergeTaken])
        }
    }

    // MARK: - Pairs

    /// Lists the pairs of partners who look like one.
    mutating func showLookAlikes() {
        guard let analysis else { return }
        let pairs = analysis.lookAlikes
        guard !pairs.isEmpty else {
            tell(say[.lookAlikesNone])
            return
        }
        let program = analysis.program
        let items = pairs.prefix(2_000).map { pair in
            Overlay.Item(
                text: [pair.first, pair.second].map {
                    program.displayName(row: $0) + " (\(program.ids[$0].text))"
                }.joined(separator: "  =  "),
                detail: pair.reasons.map { say[.name(of: $0)] }.joined(separator: ", "),
                choice: .pair(pair.first, pair.second))
        }
        overlay = Overlay(
            .pairs, title: say[.boxLookAlikes], footer: say[.boxFooterLookAlikes], items: items)
    }

    /// What a letter does to the pair under the cursor.
    mutating func settlePair(_ letter: Key) -> [Effect] {
        guard let analysis, case .pair(let first, let second)? = overlay?.chosen?.choice else {
            return []
        }
        overlay = nil
        guard letter == .character("x") else {
            guard let change = merging([first, second]) else { return [] }
            let names = [second, first].map { analysis.program.displayName(row: $0) }
            prompt = Prompt(.question([.save(change)], say(.mergeAsk, names[0], names[1])))
            return []
        }
        guard !options.isReadOnly else {
            tell(say[.readOnly], isBad: true)
            return []
        }
        let ids = [first, second].map { analysis.program.ids[$0] }
        let change = try? analysis.program.tellingApart(ids[0], ids[1])
        return change.map { [.save($0)] } ?? []
    }

    /// Goes on with the pairs that are left, after two were said to be two.
    mutating func goOnSettling(after event: Event) {
        guard event.change.kind == .set, event.change.edits.count == 1,
            event.change.edits[0].field.utf8.starts(with: FieldName.distinct.utf8),
            let analysis, !analysis.lookAlikes.isEmpty
        else { return }
        showLookAlikes()
    }

    // MARK: - Taking apart

    /// Offers the partners that are part of the one in sight.
    mutating func showSplit() {
        guard let analysis, let first = targets.first.flatMap({ analysis.program.row(of: $0) })
        else {
            tell(say[.nothingThere], isBad: true)
            return
        }
        let program = analysis.program
        let items = program.members(of: first).map { row in
            Overlay.Item(
                text: program.displayName(row: row), detail: program.ids[row].text,
                choice: .part(program.ids[row]))
        }
        guard !items.isEmpty else {
            tell(say(.splitNobody, program.displayName(row: first)))
            return
        }
        overlay = Overlay(
            .menu, title: say(.boxSplit, program.displayName(row: first)),
            footer: say[.boxFooterChoose], items: items)
    }

    /// Makes a merged partner one of its own again.
    mutating func split(_ id: PartnerID) -> [Effect] {
        guard let analysis else { return [] }
        guard !options.isReadOnly else {
            tell(say[.readOnly], isBad: true)
            return []
        }
        do throws(MergeMistake) { return [.save(try analysis.program.splitting(id))] } catch {
            tell(error.text, isBad: true)
            return []
        }
    }
}

extension Phrase {
    static func name(of reason: LookAlike.Reason) -> Phrase {
        named("lookAlike" + capitalized(reason.rawValue))
    }
}
