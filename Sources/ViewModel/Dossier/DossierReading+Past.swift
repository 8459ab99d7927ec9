import Insight
import Model
import Screen

/// What was written and what happened, newest first.
extension DossierReading {
    /// Notes, and what the partner answered when it was asked.
    var notes: [DossierItem] {
        let notes = program.notes(row: row).map { note in
            let day = Day(number: Int32(clamping: note.milliseconds / 86_400_000))
            return (
                day,
                DossierItem(
                    head: shortDay(day), who: note.user, text: note.body,
                    tail: note.kind.map { say[.name(of: $0)] } ?? "",
                    target: .note(key: note.key, text: note.text))
            )
        }
        let answers = program.records(SurveyAnswer.self, row: row).map { ($0.day, item(of: $0)) }
        return (notes + answers).enumerated().sorted {
            ($1.element.0, $0.offset) < ($0.element.0, $1.offset)
        }.map(\.element.1)
    }

    private func item(of answer: SurveyAnswer) -> DossierItem {
        let reason = answer.reason.map { say[.name(of: $0)] }
        let said = [reason ?? "", answer.text].filter { !$0.isEmpty }
        return DossierItem(
            head: shortDay(answer.day), text: say(.dossierAnswer, said.joined(separator: ", ")),
            tail: answer.survey, target: .answer(answer))
    }

    /// Every change and contact with its author, and the firsts and lasts the figures show; as far
    /// as it matches what is searched for.
    var timeline: [DossierItem] {
        guard let history = dossier.history else {
            return [DossierItem(text: say[.historyReading], textRole: .muted)]
        }
        let changes = history.map { event in
            (
                Day(number: Int32(clamping: event.milliseconds / 86_400_000)),
                DossierItem(
                    who: event.user,
                    text: HistorySentence.text(
                        event, about: whom(event), currency: analysis.settings.currency),
                    target: .event(event.id))
            )
        }
        let all = (changes + landmarks).enumerated().sorted {
            ($1.element.0, $0.offset) < ($0.element.0, $1.offset)
        }
        return all.map { _, entry in
            var item = entry.1
            item.head = shortDay(entry.0)
            return item
        }.filter(isFound)
    }

    /// The partner itself, or the one merged into it that a change was about.
    private func whom(_ event: Event) -> PartnerID {
        let edits = event.change.edits
        let isOwn = edits.isEmpty || edits.contains { $0.partner == dossier.id }
        return isOwn ? dossier.id : edits[0].partner
    }

    private func isFound(_ item: DossierItem) -> Bool {
        guard !dossier.search.isEmpty else { return true }
        let text = FoldedText([item.head, item.who ?? "", item.text].joined(separator: " ")).bytes
        return FoldedText(dossier.search).bytes.split(separator: 0x20).allSatisfy {
            DossierReading.contains($0, in: text)
        }
    }

    private static func contains(_ part: ArraySlice<UInt8>, in text: [UInt8]) -> Bool {
        guard let first = part.first else { return true }
        return text.indices.contains { place in
            text[place] == first && text[place...].starts(with: part)
        }
    }

    /// Days that figures tell of, written by nobody.
    private var landmarks: [(Day, DossierItem)] {
        var result: [(Day, DossierItem)] = []
        func span(_ metric: Metric) -> (first: Day, last: Day)? {
            analysis.figures.span(metric, partner: row, before: analysis.today)
        }
        func add(_ span: (first: Day, last: Day)?, first: Phrase, last: Phrase?) {
            guard let span else { return }
            result.append(
                (span.first, DossierItem(who: nobody, text: say[first], textRole: .muted)))
            guard let last, span.last > span.first else { return }
            result.append((span.last, DossierItem(who: nobody, text: say[last], textRole: .muted)))
        }
        add(span(.clicks), first: .dossierFirstClick, last: nil)
        add(span(.sales), first: .dossierFirstSale, last: .dossierLastSale)
        add(
            analysis.payoutSpan(row: row), first: .dossierFirstPayout, last: .dossierLastPayout)
        return result
    }

    private var nobody: String { format.isASCII ? "-" : "—" }
}
