public import Screen

/// Why a wait for the terminal came back.
public enum Wake: Hashable, Sendable {
    /// A person did something, or the window has a new size.
    case input(Input)
    /// One of the descriptors waited on has something to read, or was closed.
    case ready(Int32)
    /// What was on the screen is gone (the job was stopped and continued): paint again.
    case redraw
    /// The process is to end: save what is worth it, close, leave.
    case ended(Ending)

    /// Who ended it.
    public enum Ending: Hashable, Sendable {
        /// The terminal is gone; nothing can be shown any more.
        case hangUp
        /// A signal asked for it, by number.
        case signal(Int32)
    }
}
