extension Store {
    /// The files of the program's own `templates/`, with a problem for each that cannot be read.
    public func templateFiles() -> (files: [(file: String, bytes: [UInt8])], problems: [Problem]) {
        files(in: "templates", ending: ".md", advice: "this text is left out")
    }

    /// The files of the program's `answers/`: texts that answer what is asked often.
    public func answerFiles() -> (files: [(file: String, bytes: [UInt8])], problems: [Problem]) {
        files(in: "answers", ending: ".md", advice: "this text is left out")
    }

    /// Writes a text into the program's `answers/` unless there is one of the name.
    public func writeAnswer(_ name: String, _ text: String) throws(StoreError) {
        guard SafeName.isSafe(name) else {
            throw StoreError("answers", "an answer cannot be called ‘\(name)’")
        }
        let folder: Folder
        do { folder = try root.makeFolder("answers") } catch {
            throw StoreError("answers", error.text)
        }
        if folder.status(of: "\(name).md") == nil {
            try replace("\(name).md", text, in: folder)
        }
    }

    /// The files of the program's own `sources/`, with a problem for each that cannot be read.
    public func sourceFiles() -> (files: [(file: String, bytes: [UInt8])], problems: [Problem]) {
        files(in: "sources", ending: ".yaml", advice: "this profile is left out")
    }

    /// Keeps a profile of a source under a name; one of the same name is replaced.
    ///
    /// Answers the file's path below the program's folder.
    public func keepSource(_ name: String, _ text: String) throws(StoreError) -> String {
        let folder: Folder
        do { folder = try root.makeFolder("sources") } catch {
            throw StoreError("sources", error.text)
        }
        let file = SafeName.of(name) + ".yaml"
        try replace(file, text, in: folder)
        return "sources/" + file
    }

    func files(
        in folderName: String, ending: String, advice: String
    ) -> (files: [(file: String, bytes: [UInt8])], problems: [Problem]) {
        guard let folder = try? root.folder(folderName), let names = try? folder.names() else {
            return ([], [])
        }
        var files: [(file: String, bytes: [UInt8])] = []
        var problems: [Problem] = []
        for name in names where name.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8) {
            do {
                if let bytes = try folder.read(name, limit: 1 << 20) {
                    files.append(("\(folderName)/\(name)", bytes))
                }
            } catch {
                problems.append(
                    Problem(.note, "\(folderName)/\(name)", error.text, advice: advice))
            }
        }
        return (files, problems)
    }
}
