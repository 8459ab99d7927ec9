import PlainTree
import Screen

/// The themes there are: those of the program, then a person's own.
enum ThemeShelf {
    /// The shipped files by name, the usual one first.
    static let shipped: [(name: String, bytes: [UInt8])] = [
        ("harbour", PackageResources.harbour_yaml),
        ("harbour-light", PackageResources.harbour_light_yaml),
        ("paper", PackageResources.paper_yaml), ("ink", PackageResources.ink_yaml),
        ("fjord", PackageResources.fjord_yaml), ("ember", PackageResources.ember_yaml),
        ("solar-dark", PackageResources.solar_dark_yaml),
        ("solar-light", PackageResources.solar_light_yaml),
        ("okabe-ito", PackageResources.okabe_ito_yaml),
        ("tritan", PackageResources.tritan_yaml),
        ("high-contrast-dark", PackageResources.high_contrast_dark_yaml),
        ("high-contrast-light", PackageResources.high_contrast_light_yaml),
        ("mono", PackageResources.mono_yaml), ("terminal", PackageResources.terminal_yaml),
    ]

    private static let read: (themes: [Theme], mistakes: [String]) = {
        var themes: [Theme] = []
        var mistakes: [String] = []
        var own: [(String, [UInt8])] = []
        for name in Files.names(in: Surroundings.themeFolder, ending: ".yaml") {
            let path = Surroundings.themeFolder + "/" + name
            switch Files.load(path, limit: PlainTree.sizeLimit) {
            case .success(let bytes): own.append((name, bytes))
            case .failure(let failure): mistakes.append("\(name): \(failure.text)")
            }
        }
        for (name, bytes) in shipped + own {
            do throws(PlainTree.Mistake) {
                let theme = try ThemeFile.read(bytes)
                themes.removeAll { $0.name == theme.name }
                themes.append(theme)
            } catch { mistakes.append("\(name):\(error)") }
        }
        return (themes, mistakes)
    }()

    /// Every theme that can be used; a person's own stands in for a shipped one of its name.
    static var all: [Theme] { read.themes }

    /// What is wrong in files that cannot be used, with its place.
    static var mistakes: [String] { read.mistakes }
}
