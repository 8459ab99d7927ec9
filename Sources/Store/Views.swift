import Model
import PlainTree

/// A filter kept under a name, as its file in `views/` says it.
public struct StoredView: Hashable, Sendable {
    /// What it is called.
    public let name: String
    /// The filter as typed.
    public let filter: String
    /// The words of the order, such as `-revenue.90d`; nil for none.
    public let sort: String?

    /// A view of a name.
    public init(name: String, filter: String, sort: String?) {
        self.name = name
        self.filter = filter
        self.sort = sort
    }
}

extension Store {
    /// The program's views by name, with a problem for each file that cannot be used.
    public func views() -> (views: [StoredView], problems: [Problem]) {
        guard let folder = try? root.folder("views"), let names = try? folder.names() else {
            return ([], [])
        }
        var views: [StoredView] = []
        var problems: [Problem] = []
        for name in names where name.utf8.suffix(5).elementsEqual(".yaml".utf8) {
            do throws(PlainTree.Mistake) {
                views.append(try Store.view(name, in: folder))
            } catch {
                problems.append(
                    Problem(
                        .note, "views/\(name):\(error.place)", error.what,
                        advice: "this view is left out"))
            }
        }
        return (views, problems)
    }

    private static func view(
        _ file: String, in folder: Folder
    ) throws(PlainTree.Mistake) -> StoredView {
        let start = PlainTree.Place(line: 1, column: 1)
        let bytes: [UInt8]?
        do { bytes = try folder.read(file, limit: PlainTree.sizeLimit) } catch {
            throw PlainTree.Mistake(start, error.text)
        }
        let tree = try PlainTree.read(bytes ?? [])
        guard let name = tree["name"]?.text, let filter = tree["filter"]?.text else {
            throw PlainTree.Mistake(start, "a view has a name and a filter")
        }
        return StoredView(name: name, filter: filter, sort: tree["sort"]?.text)
    }

    /// Keeps a view; one of the same name is replaced.
    public func keep(_ view: StoredView) throws(StoreError) {
        let folder: Folder
        do { folder = try root.makeFolder("views") } catch {
            throw StoreError("views", error.text)
        }
        var text = "name: \(Store.yaml(view.name))\nfilter: \(Store.yaml(view.filter))\n"
        if let sort = view.sort { text += "sort: \(Store.yaml(sort))\n" }
        try replace(SafeName.of(view.name) + ".yaml", text, in: folder)
    }
}
