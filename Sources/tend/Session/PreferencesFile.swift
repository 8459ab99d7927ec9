import Glibc
import Insight
import Model
import PlainTree
import ViewModel

/// What a person chose on screen, kept from session to session in the state folder.
struct PreferencesFile {
    let path: String

    static var usual: PreferencesFile {
        PreferencesFile(path: Surroundings.stateFolder + "/console.yaml")
    }

    /// The choices; what cannot be read is as for somebody who never chose.
    func read() -> Preferences {
        var preferences = Preferences.usual
        guard let bytes = Files.read(path, limit: PlainTree.sizeLimit),
            let tree = try? PlainTree.read(bytes)
        else { return preferences }
        preferences.theme = tree["theme"]?.text
        let columns = tree["columns"]?.list.compactMap(\.text).compactMap(ListColumn.init(word:))
        if let columns, !columns.isEmpty { preferences.columns = columns }
        if let sort = tree["sort"]?.text.flatMap(SortOrder.init(text:)) { preferences.sort = sort }
        preferences.kpis = (tree["kpis"]?.list ?? []).compactMap(\.text)
            .compactMap(KPI.init(rawValue:))
        return preferences
    }

    /// Keeps choices; failing to is no reason to disturb anybody.
    func keep(_ preferences: Preferences) {
        var text = "# What was chosen in the console.\n"
        if let theme = preferences.theme { text += "theme: \"\(theme)\"\n" }
        text += "columns: [\(preferences.columns.map(\.word).joined(separator: ", "))]\n"
        text += "sort: \"\(preferences.sort.text)\"\n"
        if !preferences.kpis.isEmpty {
            text += "kpis: [\(preferences.kpis.map(\.rawValue).joined(separator: ", "))]\n"
        }
        let draft = path + ".\(getpid())"
        guard Files.write(draft, Array(text.utf8)) == nil else { return }
        rename(draft, path)
    }
}

extension SortOrder {
    /// The order as text: a column's word, with a minus for the greatest first.
    var text: String { (isDescending ? "-" : "") + column.word }

    /// Reads what `text` writes; nil for an unknown column.
    init?(text: String) {
        let isDescending = text.utf8.first == 0x2D
        let word = String(decoding: text.utf8.dropFirst(isDescending ? 1 : 0), as: UTF8.self)
        guard let column = ListColumn(word: word) else { return nil }
        self.init(column, isDescending: isDescending)
    }
}
