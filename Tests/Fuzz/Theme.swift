import PlainTree

/// A person's own theme.
func attempt(_ bytes: [UInt8]) {
    do throws(PlainTree.Mistake) {
        demand(!(try ThemeFile.read(bytes)).name.isEmpty, "a theme without a name was taken")
    } catch {
        demand(error.place.line > 0 && error.place.column > 0, "a mistake has no place")
    }
}
