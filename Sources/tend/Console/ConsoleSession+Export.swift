import Exchange
import Screen
import ViewModel

extension ConsoleSession {
    /// Writes a table and a picture beside each other; never over files that are there.
    func write(_ export: Export) -> [Request] {
        guard isLive else {
            return handle(.notice("files are written by the console alone", isBad: true))
        }
        var writer = CSVWriter()
        writer.add(export.columns)
        for row in export.rows { writer.add(row) }
        let theme = console.theme ?? .plain
        let picture = SVGPicture(export.picture, theme: theme, title: export.title)
        let files = [
            (export.name + ".csv", writer.bytes), (export.name + ".svg", picture.bytes),
        ]
        if let there = files.first(where: { Files.exists($0.0) }) {
            return handle(
                .notice("\(there.0) is there already: nothing was written", isBad: true))
        }
        for (path, bytes) in files {
            if let why = Files.writeNew(path, bytes) {
                return handle(.notice("\(path): \(why)", isBad: true))
            }
        }
        return handle(.notice("wrote \(files[0].0) and \(files[1].0)", isBad: false))
    }
}
