/// A program's settings.
func attempt(_ bytes: [UInt8]) {
    var reader = SettingsReader()
    reader.read(bytes)
    demand(reader.problems.allSatisfy { !$0.what.isEmpty }, "a problem says nothing")
}
