import Insight
import Model
import Screen

extension Console {
    // MARK: - Opening boxes

    mutating func showSortMenu() {
        let items =
            (preferences.columns
            + ListColumn.offered.filter {
                !preferences.columns.contains($0)
            }).map { column in
                Overlay.Item(
                    text: ListLayout.title(of: column, say, currency: format.currencySign),
                    detail: column.word, isOn: column == list.sort.column ? true : nil,
                    choice: .sort(nextOrder(for: column)))
            }
        overlay = Overlay(
            .menu, title: say[.boxSort], footer: say[.boxFooterChoose], items: items)
        overlay?.cursor = items.firstIndex { $0.isOn == true } ?? 0
    }

    /// Choosing the column already sorted by turns its order round.
    private func nextOrder(for column: ListColumn) -> SortOrder {
        guard column == list.sort.column else { return .usual(for: column) }
        return SortOrder(column, isDescending: !list.sort.isDescending)
    }

    mutating func showViews() {
        let items = offeredViews.map { view in
            Overlay.Item(text: view.name, detail: view.filter, choice: .view(view))
        }
        overlay = Overlay(
            .menu, title: say[.boxViews], footer: say[.boxFooterChoose], items: items)
    }

    mutating func showStages() {
        guard !targets.isEmpty else {
            tell(say[.nothingThere], isBad: true)
            return
        }
        let items = Stage.allCases.map { stage in
            Overlay.Item(text: say[.name(of: stage)], choice: .stage(stage))
        }
        overlay = Overlay(
            .menu, title: say[.boxStage], footer: say[.boxFooterChoose], items: items)
        if let analysis, let row = analysis.program.row(of: targets[0]) {
            overlay?.cursor = Int(analysis.program.stage(row: row).rawValue)
        }
    }

    mutating func showThemes() {
        let items = options.themes.map { theme in
            Overlay.Item(
                text: theme.name,
                detail: theme.kind.rawValue + "  " + ContrastText.of(theme, say),
                isOn: theme.name == self.theme?.name ? true : nil, choice: .theme(theme.name),
                remark: theme.summary)
        }
        overlay = Overlay(
            .themes, title: say[.boxThemes], footer: say[.boxFooterThemes], items: items)
        overlay?.cursor = items.firstIndex { $0.isOn == true } ?? 0
    }

    mutating func showLog() {
        guard !log.isEmpty else {
            tell(say[.noLog])
            return
        }
        let width = min(size.columns - 2, 76) - 6
        let items = log.reversed().flatMap { message in
            SafeText(message.text).wrapped(to: width).map {
                Overlay.Item(text: $0.string, choice: .nothing)
            }
        }
        overlay = Overlay(
            .reading, title: say[.boxLog], footer: say[.boxFooterRead], items: items)
    }

    mutating func showHelp() {
        var items = explanation()
        for group in CommandGroup.allCases {
            let entries = options.commands.filter { $0.group == group && !$0.keys.isEmpty }
            guard !entries.isEmpty else { continue }
            items.append(
                Overlay.Item(text: say[.name(of: group)], choice: .nothing, isHeading: true))
            items += entries.map(commandItem)
        }
        items.append(Overlay.Item(text: say[.signs], choice: .nothing, isHeading: true))
        items += PartnerState.allCases.map { state in
            let sign = StateSign(state)
            return Overlay.Item(
                text: (options.isASCII ? sign.ascii : sign.unicode).string + "  "
                    + say[.name(of: state)], choice: .nothing)
        }
        if let analysis {
            items.append(Overlay.Item(text: ruleText(analysis), choice: .nothing))
        }
        items.append(Overlay.Item(text: say[.explainUnknown], choice: .nothing))
        overlay = Overlay(
            .search, title: say[.boxHelp], footer: say[.boxFooterRun], items: items)
    }

    mutating func showPalette() {
        let order: [CommandGroup] = [.act, .find, .screens, .sort, .mark, .copy, .app, .move]
        var items = order.flatMap { group in
            options.commands.filter { $0.group == group }.map(commandItem)
        }
        items += offeredViews.map { view in
            Overlay.Item(
                text: say(.paletteView, view.name), detail: view.filter, choice: .view(view))
        }
        items += ListColumn.offered.map { column in
            let title = ListLayout.title(of: column, say, currency: format.currencySign)
            return Overlay.Item(
                text: say(.paletteSort, title), detail: column.word,
                choice: .sort(nextOrder(for: column)))
        }
        items += kpiItems
        if let analysis {
            items += list.shown.prefix(2000).map { row in
                Overlay.Item(
                    text: analysis.program.displayName(row: row),
                    detail: analysis.program.ids[row].text, choice: .partner(row))
            }
        }
        overlay = Overlay(
            .search, title: say[.boxPalette], footer: say[.boxFooterRun], items: items)
    }

    /// Says a text in the message line, or in a box if it is longer.
    mutating func read(_ text: String, title: String) {
        tell(text)
        guard SafeText(text).columns + 2 > size.columns else { return }
        let width = min(size.columns - 2, 76) - 6
        overlay = Overlay(
            .reading, title: title, footer: say[.boxFooterRead],
            items: SafeText(text).wrapped(to: width).map {
                Overlay.Item(text: $0.string, choice: .nothing)
            })
    }

    private func commandItem(_ entry: CommandEntry) -> Overlay.Item {
        let keys = entry.keys.map { KeyNotation.label($0, isASCII: options.isASCII) }
        let why = whyUnavailable(entry.command)
        let remarks = why == nil ? [] : [say[.lockedHere]]
        return Overlay.Item(
            text: say[.name(of: entry.command)],
            detail: (remarks + keys).joined(separator: "  "),
            choice: .command(entry.command), remark: why.map { say[$0] } ?? entry.commandLine ?? "",
            isOff: why != nil)
    }

    /// The rule that says who is quiet, in words.
    func ruleText(_ analysis: Analysis) -> String {
        if analysis.settings.rule == .rhythm { return say[.ruleRhythm] }
        return say(.rule, "\(analysis.settings.quietAfterDays)", "\(analysis.settings.graceDays)")
    }

    // MARK: - Keys in a box

    mutating func pressInOverlay(_ key: Key) -> [Effect] {
        guard let kind = overlay?.kind else { return [] }
        switch key {
        case .escape: closeOverlay()
        case .enter: return chooseInOverlay()
        case .down, .control("n"): stepOverlay(1)
        case .up, .control("p"): stepOverlay(-1)
        case .pageDown, .control("d"): stepOverlay(10)
        case .pageUp, .control("u"): stepOverlay(-10)
        case .home: stepOverlay(-10_000)
        case .end: stepOverlay(10_000)
        default:
            if case .conflict(let change) = kind, key == .character("o") {
                return insist(on: change)
            }
            if case .merge(let change) = kind, key == .character("y") {
                overlay = nil
                return [.save(change)]
            }
            if let number = overlay?.number(of: key) {
                overlay?.cursor = number
                return chooseInOverlay()
            }
            return kind == .search ? typeInOverlay(key) : letterInOverlay(key, kind)
        }
        return []
    }

    private mutating func typeInOverlay(_ key: Key) -> [Effect] {
        if overlay?.field.press(key) == true { overlay?.cursor = 0 }
        return []
    }

    private mutating func letterInOverlay(_ key: Key, _ kind: Overlay.Kind) -> [Effect] {
        switch key {
        case .character("j"): stepOverlay(1)
        case .character("k"): stepOverlay(-1)
        case .character("G"): stepOverlay(10_000)
        case .character("q"): closeOverlay()
        case .character("s") where overlay?.title == say[.boxSort]:
            overlay = nil
            reverseSort()
        case .character(" ") where kind == .columns: toggleColumn()
        case .character(" ") where kind == .steps: turnStep()
        case .character(" ") where overlay?.isOfTasks == true: return chooseInOverlay()
        case .character(let scalar) where kind == .fit: markFit(scalar)
        case .character("m") where kind == .pairs, .character("x") where kind == .pairs:
            return settlePair(key)
        case .character("H") where kind == .columns: moveColumn(by: -1)
        case .character("L") where kind == .columns: moveColumn(by: 1)
        default: if case .payouts(let order) = kind { press(key, in: order) }
        }
        return []
    }

    private mutating func stepOverlay(_ step: Int) {
        overlay?.move(by: step)
        if overlay?.kind == .themes, case .theme(let name)? = overlay?.chosen?.choice {
            previewTheme = name
        }
    }

    private mutating func closeOverlay() {
        previewTheme = nil
        overlay = nil
    }

    private mutating func chooseInOverlay() -> [Effect] {
        guard let kind = overlay?.kind else { return [] }
        if case .merge = kind { return [] }
        if kind == .columns { return keepColumns() }
        if kind == .steps { return keepSteps() }
        if kind == .fit { return keepFit() }
        guard let item = overlay?.chosen else { return [] }
        overlay = nil
        switch item.choice {
        case .nothing: return []
        case .command(let command): return perform(command)
        case .sort(let order):
            setSort(order)
            return [.keep(preferences)]
        case .view(let view): open(view)
        case .stage(let stage): return move(to: stage)
        case .reason(let reason): return act(.setReason(reason))
        case .field(let field): edit(field)
        case .resource(let key): return give(key)
        case .pair(let first, let second): compare([first, second])
        case .part(let id): return split(id)
        case .tier(let move, let name): return moveTier(move, name)
        case .promotionTask(let task): return turn(task)
        case .template(let name, let ids): return [.compose(name, ids)]
        case .issue(let way): askToSendIssue(way)
        case .answer(let name, let id): return [.insertAnswer(name, id)]
        case .step, .fit: return []
        case .theme(let name):
            previewTheme = nil
            preferences.theme = name
            return [.keep(preferences)]
        case .partner(let row): return open(row: row)
        case .kpi(let setting): set(setting)
        case .column, .tile: return []
        case .meaning(let word): return chooseMeaning(word)
        case .file(let name): return startImport("inbox/" + name)
        case .takeBack(let id, let name):
            prompt = Prompt(.question([.undo(id)], say(.importsAsk, name)))
        }
        return []
    }

    private mutating func open(_ view: SavedView) {
        guard let analysis else { return }
        list.setFilter(view.filter, analysis)
        if let sort = view.sort { setSort(sort) }
        list.move(to: 0)
    }
}
