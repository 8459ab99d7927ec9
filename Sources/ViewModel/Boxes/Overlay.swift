import Insight
import Model
import Screen

/// A floating box with lines to choose from.
struct Overlay {
    /// What a line does when it is chosen.
    enum Choice: Hashable {
        case nothing
        case command(Command)
        case sort(SortOrder)
        case view(SavedView)
        case stage(Stage)
        case reason(QuietReason)
        case template(String, [PartnerID])
        case answer(String, PartnerID)
        case issue(IssueWay)
        case step(StepRule, Stage, StepState)
        case fit(FitCriterion, Int?)
        case theme(String)
        case partner(Int)
        case kpi(KPIDesk.Setting)
        case field(String)
        case resource(String)
        case pair(Int, Int)
        case part(PartnerID)
        case tier(TierMove, String)
        case promotionTask(PromotionTask)
        case column(ListColumn)
        case tile(KPI)
        case meaning(String)
        /// A file in the program's inbox.
        case file(String)
        /// An import to take back, and its name.
        case takeBack(EventID, String)
    }
    /// One line.
    struct Item: Hashable {
        /// What it says, left.
        var text: String
        /// What it says, right.
        var detail: String = ""
        /// Whether it is in, for lists of things that can be in or out.
        var isOn: Bool?
        var choice: Choice
        /// A heading cannot be chosen.
        var isHeading = false
        /// What is shown below the list while the line is under the cursor.
        var remark = ""
        /// Whether it does nothing here; the remark says why.
        var isOff = false
    }
    /// What kind of box it is: decides its keys.
    enum Kind: Hashable {
        /// Choose with j, k and Enter.
        case menu
        /// Type to search.
        case search
        /// Switch lines in and out, and move them.
        case columns
        /// Each line goes through the states of a step.
        case steps
        /// Each line takes a mark.
        case fit
        /// Every step of the cursor is tried at once.
        case themes
        /// Only read.
        case reading
        /// Read, and `o` saves a change all the same.
        case conflict(Change)
        /// Read, and `y` saves the merge.
        case merge(Change)
        /// A promotion with its tasks.
        case tasks(Promotion)
        /// Who is owed what.
        case payouts(PayoutOrder)
        /// Who brought whom.
        case recruits
        /// Pairs of partners to look at, to merge or to tell apart.
        case pairs
    }

    /// Whether its lines can be chosen.
    var isChoice: Bool {
        switch kind {
        case .reading, .conflict, .merge: false
        default: true
        }
    }

    /// Whether it shows a promotion with its tasks.
    var isOfTasks: Bool {
        if case .tasks = kind { true } else { false }
    }

    let kind: Kind
    let title: String
    let footer: String
    var items: [Item]
    var cursor = 0
    var field = TextField()

    init(_ kind: Kind, title: String, footer: String, items: [Item]) {
        self.kind = kind
        self.title = title
        self.footer = footer
        self.items = items
        cursor = items.firstIndex { !$0.isHeading } ?? 0
    }

    /// Whether every line has a digit that chooses it.
    var isNumbered: Bool { kind == .menu && items.count <= 9 }

    /// The line a digit chooses.
    func number(of key: Key) -> Int? {
        guard isNumbered, case .character(let scalar) = key, (0x31...0x39).contains(scalar.value)
        else { return nil }
        let place = Int(scalar.value) - 0x31
        return items.indices.contains(place) ? place : nil
    }

    /// The lines that match what was typed, best first when something was typed.
    var matching: [Item] {
        guard kind == .search, !field.text.isEmpty else { return items }
        let needle = FoldedText(field.text).bytes
        return items.filter { !$0.isHeading }.compactMap { item -> (Item, Int)? in
            Overlay.rank(needle, in: FoldedText(item.text + " " + item.detail).bytes)
                .map { (item, $0) }
        }.sorted { $0.1 < $1.1 }.map(\.0)
    }

    /// The line under the cursor.
    var chosen: Item? {
        let items = matching
        return items.indices.contains(cursor) && !items[cursor].isHeading ? items[cursor] : nil
    }

    mutating func move(by step: Int) {
        let items = matching
        guard items.contains(where: { !$0.isHeading }) else { return }
        var next = cursor
        let direction = step < 0 ? -1 : 1
        for _ in 0..<abs(step) {
            var place = next + direction
            while items.indices.contains(place), items[place].isHeading { place += direction }
            guard items.indices.contains(place) else { break }
            next = place
        }
        cursor = next
    }

    mutating func paste(_ bytes: [UInt8]) {
        field.paste(bytes)
        cursor = 0
    }

    /// How well letters match in their order: the number of letters passed over, nil if not at all.
    static func rank(_ needle: [UInt8], in text: [UInt8]) -> Int? {
        var place = 0
        var passed = 0
        for byte in needle where byte != 0x20 {
            guard let found = text[place...].firstIndex(of: byte) else { return nil }
            passed += found - place
            place = found + 1
        }
        return passed
    }
}

/// Draws a floating box in the middle of a window.
struct OverlayView {
    let overlay: Overlay
    let glyphs: Glyphs
    let noMatch: String

    func draw(on frame: inout Frame) {
        let size = frame.size
        let columns = min(size.columns - 2, 76)
        let remarkRows = overlay.items.contains { !$0.remark.isEmpty } ? 2 : 0
        let fieldRows = overlay.kind == .search ? 1 : 0
        let wanted = overlay.items.count + remarkRows + fieldRows + 2
        let rows = max(5, min(size.rows - 2, wanted))
        guard columns > 10, size.rows >= 5 else { return }
        let items = overlay.matching
        let height = rows - 2 - remarkRows - fieldRows
        var lines: [Line] = fieldRows > 0 ? [Line(SafeText(": " + overlay.field.text), .text)] : []
        lines += list(items, height: height, width: columns - 2)
        while lines.count < rows - 2 - remarkRows { lines.append(Line()) }
        if remarkRows > 0 {
            lines.append(Line(.repeating(glyphs.rule, count: columns - 2), .muted))
            lines.append(Line(" " + SafeText(overlay.chosen?.remark ?? ""), .muted))
        }
        let place = "\(min(items.count, overlay.cursor + 1))/\(items.count)"
        let box = glyphs.box(
            lines.map(onBox), title: SafeText(overlay.title),
            facts: SafeText(overlay.isChoice || overlay.kind == .reading ? place : ""),
            footer: asciiSafe(overlay.footer), columns: columns, rows: rows)
        let left = (size.columns - columns) / 2
        let top = max(0, (size.rows - rows) / 2)
        frame.overlay(box, at: Position(column: left, row: top))
        if fieldRows > 0 {
            let column = left + 3 + SafeText(overlay.field.head).columns
            frame.cursor = Position(column: min(column, size.columns - 2), row: top + 1)
        }
    }

    private func onBox(_ line: Line) -> Line { line }

    private func asciiSafe(_ text: String) -> SafeText {
        glyphs.isASCII
            ? SafeText(text.split(separator: "·").joined(separator: "-")) : SafeText(text)
    }

    private func list(_ items: [Overlay.Item], height: Int, width: Int) -> [Line] {
        guard !items.isEmpty else { return [Line("  " + SafeText(noMatch), .muted)] }
        let start = max(0, min(overlay.cursor - height / 2, items.count - height))
        return (start..<min(items.count, start + height)).map { place in
            line(items[place], place, isCurrent: place == overlay.cursor, width: width)
        }
    }

    private func line(_ item: Overlay.Item, _ place: Int, isCurrent: Bool, width: Int) -> Line {
        if item.isHeading { return Line(" " + SafeText(item.text), .title).fitted(to: width) }
        let isChosen = isCurrent && overlay.isChoice
        var line = Line(isChosen ? "> " : "  ", .accent)
        if overlay.isNumbered { line.append(SafeText("\(place + 1) "), .muted) }
        if let isOn = item.isOn {
            line.append((isOn ? glyphs.check : glyphs.open) + " ", isOn ? .good : .muted)
        }
        let detail = SafeText(item.detail)
        let room = max(0, width - line.columns - detail.columns - 2)
        line.append(
            SafeText(item.text).fitted(to: room, ellipsis: glyphs.ellipsis),
            item.isOff ? .muted : .text)
        line.append(" " + detail + " ", .muted)
        return isChosen ? line.fitted(to: width).selected : line.fitted(to: width)
    }
}
