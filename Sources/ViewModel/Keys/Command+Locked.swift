/// What a console does not offer where nothing may lead out of the program.
extension Command {
    /// Why the command does nothing in a locked console, nil if it works.
    var whyLocked: Phrase? {
        switch self {
        case .editText, .sync: .lockedEditor
        case .export: .lockedFiles
        case .suspend: .lockedShell
        default: nil
        }
    }
}

extension Effect {
    /// Why a locked console never asks for it, nil if it may.
    var whyLocked: Phrase? {
        switch self {
        case .editPartner, .editLetter, .editIssue, .sync: .lockedEditor
        case .export, .payOut: .lockedFiles
        case .suspend: .lockedShell
        case .makeDemo, .makeProgram: .lockedProgram
        default: nil
        }
    }
}
