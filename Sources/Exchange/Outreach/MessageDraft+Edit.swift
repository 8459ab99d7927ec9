extension MessageDraft {
    /// What stands between a draft and the remarks below it in an editor.
    private static let cut = "# ---- 8< ---- what is below this line is left out ----"

    /// The draft as a file to edit: with remarks for the person at both ends.
    ///
    /// `recipient` is only told; where mail goes does not come from the file. Without its colons
    /// it is no line of settings to any editor.
    public func editText(recipient: String) -> [UInt8] {
        let plain = String(
            String.UnicodeScalarView(
                recipient.unicodeScalars.map {
                    $0 != ":" && $0.properties.generalCategory.isShown ? $0 : "·"
                }))
        let head = [
            "---", "# A message to \(plain)",
            "# Lines that begin with # up here mean nothing.",
            "# Where it goes is taken from the partner, not from this file.",
            "# {{name}} stands for a value that is missing: write it, or take the sentence out.",
            "# An empty file changes nothing.",
        ]
        let foot = ["", MessageDraft.cut, "#", "# Save and leave the editor.", "#", "#", "#"]
        let own = bytes.dropFirst(4)
        return Array((head.joined(separator: "\n") + "\n").utf8) + own
            + Array((foot.joined(separator: "\n") + "\n").utf8)
    }

    /// Reads what came back from an editor.
    public static func read(
        edited bytes: [UInt8], file: String
    ) throws(MessageMistake) -> MessageDraft {
        let mark = Array(cut.utf8)
        var kept: [ArraySlice<UInt8>] = []
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if line.starts(with: mark) { break }
            kept.append(line)
        }
        var draft = try MessageDraft(file: file, Array(kept.joined(separator: [0x0A])))
        var body = Array(draft.body.utf8)
        while let last = body.last, last == 0x0A || last == 0x20 { body.removeLast() }
        draft.body = String(decoding: body, as: UTF8.self) + (body.isEmpty ? "" : "\n")
        return draft
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isShown: Bool {
        switch self {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
            false
        default: true
        }
    }
}
