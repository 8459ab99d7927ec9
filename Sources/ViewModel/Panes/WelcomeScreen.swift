import Model
import Screen

/// The first run: no program here, three ways to begin.
struct WelcomeScreen {
    let say: Catalogue
    let glyphs: Glyphs

    func lines(columns: Int) -> [Line] {
        let choices: [(String, Phrase, Phrase)] = [
            ("1", .welcomeDemo, .welcomeDemoText), ("2", .welcomeNew, .welcomeNewText),
            ("3", .welcomeImport, .welcomeImportText),
        ]
        var lines = [
            Line(), Line("   tend", .title), Line(),
            Line("   " + SafeText(say[.welcomeTitle]), .text),
            Line("   " + SafeText(say[.welcomeText]), .muted), Line(),
        ]
        for (key, name, text) in choices {
            var line = Line("   " + SafeText(key) + "  ", .accent)
            line.append(SafeText(say[name]), .title)
            lines += [line, Line("      " + SafeText(say[text]), .muted), Line()]
        }
        return lines.map { $0.fitted(to: columns) }
    }
}

extension Console {
    mutating func pressInWelcome(_ key: Key) -> [Effect]? {
        switch key {
        case .character("1"):
            tell(say[.welcomeBusy])
            return [.makeDemo]
        case .character("2"):
            tell(say[.welcomeBusy])
            return [.makeProgram]
        case .character("3"):
            prompt = Prompt(.importFile)
            return []
        case .character("q"), .escape: return [.quit]
        default: return nil
        }
    }
}
