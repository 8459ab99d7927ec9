import Model

/// Two values for one field, in one line.
enum ConflictText {
    /// Why a field was not taken back.
    static func ofUndo(_ conflict: FieldConflict) -> String {
        "\(place(conflict)) is left alone: \(theirs(conflict)) since; before it was "
            + quoted(conflict.wanted)
    }

    /// Why a value was not saved.
    static func ofSave(_ conflict: FieldConflict) -> String {
        "\(place(conflict)): \(theirs(conflict)) meanwhile; yours, \(quoted(conflict.wanted)), "
            + "was not saved"
    }

    private static func place(_ conflict: FieldConflict) -> String {
        "\(conflict.place.partner.text) \(conflict.place.field)"
    }

    private static func theirs(_ conflict: FieldConflict) -> String {
        guard let author = conflict.author else {
            return "it became \(quoted(conflict.current))"
        }
        return "\(author.user) made it \(quoted(conflict.current)) on "
            + Moments.text(author.milliseconds)
    }

    private static func quoted(_ value: String?) -> String {
        value.map { "‘\($0)’" } ?? "nothing"
    }
}
