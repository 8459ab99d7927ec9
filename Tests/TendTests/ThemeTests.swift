import Glibc
import PlainTree
import Screen
import Testing

@testable import tend

/// The shipped themes can be read by everybody, and a wrong file is told by its line.
@Suite struct ThemeTests {
    private static let shipped: [(name: String, theme: Theme)] = ThemeShelf.shipped.compactMap {
        entry in
        (try? ThemeFile.read(entry.bytes)).map { (entry.name, $0) }
    }

    @Test func `every shipped file is a theme of its name, in the list and in the folder`() throws {
        #expect(ThemeTests.shipped.count == ThemeShelf.shipped.count)
        for (name, theme) in ThemeTests.shipped { #expect(theme.name == name) }
        let source = #filePath.utf8.split(separator: 0x2F).dropLast(3)
        let root = "/" + source.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
        let files = Files.names(in: root + "/Themes", ending: ".yaml")
        #expect(files == ThemeShelf.shipped.map { $0.name + ".yaml" }.sorted())
        #expect(files.count >= 10)
        for (name, bytes) in ThemeShelf.shipped {
            #expect(Files.read("\(root)/Themes/\(name).yaml", limit: 1 << 16) == bytes)
        }
    }

    @Test func `every role has a look, every theme a line about it`() {
        for (name, theme) in ThemeTests.shipped {
            #expect(Set(theme.styles.keys) == Set(Role.allCases), "\(name)")
            #expect(!theme.summary.isEmpty, "\(name)")
        }
        let kinds = Set(ThemeTests.shipped.map(\.theme.kind))
        #expect(kinds == Set(Theme.Kind.allCases))
    }

    /// Relative luminance of WCAG 2; nil for the terminal's own colours.
    private static func luminance(_ colour: Colour?) -> Double? {
        guard case .rgb(let red, let green, let blue)? = colour else { return nil }
        let parts = [red, green, blue].map { part -> Double in
            let share = Double(part) / 255
            return share <= 0.040_45 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    /// Contrasts of a role's letters on the window, in boxes and under the cursor row.
    private static func contrasts(_ role: Role, in theme: Theme) -> [Double] {
        let style = theme.style(of: role)
        let letters = [style.foreground, theme.selection.foreground ?? style.foreground]
        let surfaces = [
            (letters[0], style.background ?? theme.style(of: .surface).background),
            (letters[0], style.background ?? theme.style(of: .box).background),
            (letters[1], theme.selection.background),
        ]
        return surfaces.compactMap { front, back in
            guard let front = luminance(front), let back = luminance(back) else { return nil }
            return (max(front, back) + 0.05) / (min(front, back) + 0.05)
        }
    }

    @Test func `text can be read against whatever it stands on`() {
        for (name, theme) in ThemeTests.shipped where theme.kind == .dark || theme.kind == .light {
            let isHigh = name.utf8.starts(with: "high-contrast".utf8)
            for role in Role.allCases {
                let contrasts = ThemeTests.contrasts(role, in: theme)
                #expect(contrasts.count >= 2, "\(name) \(role.word)")
                for contrast in contrasts {
                    #expect(contrast >= (isHigh ? 7 : 4.5), "\(name) \(role.word) \(contrast)")
                }
            }
        }
    }

    @Test func `without colour the roles that matter are told apart by weight and lines`() {
        for (name, theme) in ThemeTests.shipped where theme.kind == .mono {
            for style in theme.styles.values {
                #expect(style.foreground == nil && style.background == nil, "\(name)")
            }
            let bad = theme.style(of: .bad)
            #expect(bad.isBold && bad.isUnderlined)
            #expect(theme.style(of: .match).isUnderlined && theme.style(of: .title).isBold)
            #expect(theme.selection.isReversed)
        }
    }

    private static let good =
        ThemeShelf.shipped.first.map {
            String(decoding: $0.bytes, as: UTF8.self)
        } ?? ""

    @Test(arguments: [
        ("name: harbour", "", "a theme needs a name"),
        ("kind: dark", "kind: pink", "kind"),
        ("kind: dark", "", "kind"),
        ("kind: dark", "kind: dark\nfont: big", "font"),
        ("surface: {", "floor: {", "floor"),
        ("  chart: {foreground: \"#63c5d8\"}", "", "missing: chart"),
        ("\"#63c5d8\"", "\"#63c5d\"", "colour"), ("\"#63c5d8\"", "\"#+3c5d8\"", "colour"),
        ("\"#63c5d8\"", "\"#63c5dg\"", "colour"), ("\"#63c5d8\"", "blue", "colour"),
        ("\"#63c5d8\"", "palette 256", "colour"), ("\"#63c5d8\"", "palette -1", "colour"),
        ("\"#63c5d8\"", "palette +1", "colour"), ("\"#63c5d8\"", "[1, 2]", "colour"),
        ("{foreground: \"#63c5d8\"}", "{glow: true}", "glow"),
        ("{foreground: \"#63c5d8\"}", "{bold: maybe}", "true or false"),
        ("{foreground: \"#63c5d8\"}", "blue", "style"),
        ("roles:", "roles: []\nx:", "x"), ("roles:", "roles:\n\t", ""),
        ("kind: dark", "kind: *a", ""),
        ("kind: dark", "kind: dark\nkind: dark", "kind"), ("kind: dark", "? [a, b]", ""),
        ("kind: dark", "kind: \u{1B}[31m", "control"),
    ])
    func `a wrong file is answered with its place`(old: String, new: String, word: String) {
        #expect(ThemeTests.good.contains(old))
        let text = ThemeTests.good.replacing(old, with: new)
        #expect(throws: PlainTree.Mistake.self) { try ThemeFile.read(Array(text.utf8)) }
        do throws(PlainTree.Mistake) { _ = try ThemeFile.read(Array(text.utf8)) } catch {
            #expect(error.what.contains(word), "\(error)")
            #expect(error.place.line >= 1 && error.place.line <= 25)
        }
    }

    @Test func `a person's folder adds themes and takes the place of shipped ones`() throws {
        let shell = try Shell()
        let config = shell.folder + "/config"
        _ = try shell.script("mkdir -p config/tend/themes")
        let mine = ThemeTests.good.replacing("name: harbour", with: "name: mine")
        let other = ThemeTests.good.replacing("Slate water, one blue lamp", with: "My own water")
        try shell.write("config/tend/themes/mine.yaml", mine)
        try shell.write("config/tend/themes/other.yaml", other)
        let outcome = try shell.tend("themes", environment: ["XDG_CONFIG_HOME": config])
        #expect(outcome.code == 0)
        #expect(outcome.out.lines.count == ThemeShelf.shipped.count + 1)
        #expect(outcome.out.contains("mine") && outcome.out.contains("My own water"))
        #expect(!outcome.out.contains("Slate water, one blue lamp\nMy own"))
        try shell.write("config/tend/themes/bad.yaml", "name: bad\nkind: dark\nroles: {x: {}}\n")
        let bad = try shell.tend("themes", environment: ["XDG_CONFIG_HOME": config])
        #expect(bad.code == 1)
        #expect(bad.err == "tend: bad.yaml:3:9: there is no role ‘x’\n")
        #expect(bad.out == outcome.out)
    }
}
