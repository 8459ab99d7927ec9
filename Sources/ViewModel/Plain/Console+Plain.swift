import Insight
import Model
import Screen

/// The screen as lines to be read aloud: no boxes, one fact a line, charts in words.
extension Console {
    /// What the screen says, from top to bottom, with everything a taller window would show.
    public func spokenLines() -> [String] {
        var tall = self
        tall.size = Size(columns: spokenColumns, rows: max(60, size.rows))
        let lines = tall.spoken().map(SpokenPicture.clean).filter { !$0.isEmpty }
        return options.isASCII ? lines.map { SafeText($0).ascii.string } : lines
    }

    /// Lists side by side would be read across, so only screens of one list are wide.
    private var spokenColumns: Int {
        switch place {
        case .outreach, .history, .health: 200
        default: 99
        }
    }

    private mutating func spoken() -> [String] {
        // Drawn once, so that everything is dealt out.
        _ = frame()
        var bare = self
        bare.overlay = nil
        bare.prompt = nil
        let body = bare.frame()
        var lines = spokenHead()
        switch place {
        case .home: lines += spokenList(isWhole: false) + spokenPipeline() + spokenPane()
        case .partners: lines += spokenList(isWhole: true)
        case .pipeline: lines += spokenPipeline() + spokenBoard()
        case .kpis: lines += spokenKPIs()
        case .dossier: lines += spokenDossier()
        case .newsletter: lines += spokenNewsletter()
        default:
            let rows = bare.layout.body
            lines += SpokenPicture(body.lines[rows.row..<(rows.row + rows.rows)]).lines
        }
        if place == .triage { lines += spokenWeeks() }
        return lines + spokenBox() + spokenMessage()
    }

    /// The screen, the program, and each fact of the second line.
    private mutating func spokenHead() -> [String] {
        guard let analysis else { return [] }
        let name = tabTexts.first { $0.text.string.utf8.contains(0x5B) }?.text.string ?? ""
        let screen = name.unicodeScalars.filter { $0 != "[" && $0 != "]" }
        let title =
            analysis.settings.name + ", " + Format.weekdayDay(analysis.today)
        let words = String(String.UnicodeScalarView(screen)).utf8.split(separator: 0x20)
            .map { String(decoding: $0, as: UTF8.self) }
        return [(words.dropFirst() + [title]).joined(separator: ", ")]
            + SpokenPicture.pieces(secondLine()).filter { !$0.utf8.elementsEqual(title.utf8) }
    }

    /// What stands over the screen: a box with its lines, the chosen one marked by a word.
    private func spokenBox() -> [String] {
        guard let overlay else { return [] }
        let lines = overlay.matching.enumerated().map { place, item in
            let isChosen = overlay.isChoice && place == overlay.cursor
            let state = item.isOn.map { $0 ? say[.spokenOn] : say[.spokenOff] }
            return [isChosen ? say[.spokenHere] : nil, item.text, state, item.detail]
                .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
        }
        return [overlay.title + ":"] + lines
    }

    private func spokenMessage() -> [String] {
        SpokenPicture([messageLine()]).lines
    }
}
