internal import Glibc

/// A person's editor on a text of ours: the text goes to a file of a fixed name in a folder only
/// the person can enter, and comes back changed or not; what cannot be used is kept and named.
struct Editor {
    /// What came back.
    enum Outcome {
        case changed([UInt8])
        case unchanged
        /// The editor or its file failed; the second is where the text is, if it could be kept.
        case failed(String, kept: String?)
    }

    /// The words that start it.
    let words: [String]
    private static let sizeLimit = 1 << 20

    /// The person's editor: `$VISUAL`, else `$EDITOR`, else the first usual one there is.
    static var chosen: Editor? {
        for name in ["VISUAL", "EDITOR"] {
            let words = Surroundings.variable(name).map(External.words) ?? []
            if !words.isEmpty { return Editor(words: words) }
        }
        return ["editor", "vi", "nano"].first { path(of: $0) != nil }.map { Editor(words: [$0]) }
    }

    /// Opens a text and waits for the editor's end.
    ///
    /// `name` is the file's name, one of ours such as `partner.yaml`. In the console call it within
    /// `Terminal.step(aside:)`. With `changed`, remove the folder of `kept` when the text is saved.
    func edit(_ text: [UInt8], name: String) -> (outcome: Outcome, file: String?) {
        guard let folder = Editor.makeFolder() else {
            return (.failed("there is no place for the file to edit", kept: nil), nil)
        }
        let file = folder + "/" + name
        if let why = Files.write(file, text) { return (.failed(why, kept: nil), nil) }
        let ending = External.runInTerminal(arguments + [file])
        guard ending.isGood else {
            return (.failed(ending.text(words.first ?? "the editor"), kept: file), file)
        }
        switch Files.load(file, limit: Editor.sizeLimit) {
        case .failure(let why): return (.failed("the file: \(why.text)", kept: file), file)
        case .success(let bytes):
            if bytes.allSatisfy({ $0 <= 0x20 }) {
                Editor.discard(file)
                return (.failed("the file came back empty", kept: nil), nil)
            }
            if bytes.elementsEqual(text) {
                Editor.discard(file)
                return (.unchanged, nil)
            }
            return (.changed(bytes), file)
        }
    }

    /// Removes a file and its folder once its text is safe elsewhere.
    static func discard(_ file: String) {
        unlink(file)
        if let slash = file.utf8.lastIndex(of: 0x2F) { rmdir(String(file[..<slash])) }
    }

    // MARK: - Starting

    /// Vim would obey lines in the text that look like its settings.
    ///
    /// What is said with `-c` comes when the text was read and obeyed already, and what is said
    /// before anything is read is undone by a vimrc that sets modelines: so it is said for the
    /// moment between the two.
    private var arguments: [String] {
        isVim ? words + ["--cmd", "autocmd BufReadPre * set nomodeline"] : words
    }

    private var isVim: Bool {
        guard let first = words.first else { return false }
        let names = [first, Editor.path(of: first).flatMap(Editor.resolved) ?? first]
        return names.contains { name in
            let base = Array(name.utf8).split(separator: 0x2F).last ?? []
            return ["vim", "nvim", "vim.basic", "vim.tiny", "vim.nox", "vim.gtk3"].contains {
                base.elementsEqual($0.utf8)
            }
        }
    }

    private static func path(of word: String) -> String? {
        if word.utf8.contains(0x2F) { return access(word, X_OK) == 0 ? word : nil }
        let folders = Array((Surroundings.variable("PATH") ?? "").utf8).split(separator: 0x3A)
        return folders.map { String(decoding: $0, as: UTF8.self) + "/" + word }
            .first { access($0, X_OK) == 0 }
    }

    private static func resolved(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    private static func makeFolder() -> String? {
        Surroundings.makeFolder(Surroundings.stateFolder)
        var name = Array((Surroundings.stateFolder + "/edit-XXXXXX").utf8CString)
        guard mkdtemp(&name) != nil else { return nil }
        return String(
            decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
