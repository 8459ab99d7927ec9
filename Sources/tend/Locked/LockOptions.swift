import ArgumentParser

/// The flag of the few commands that can be given to people who log in by a key alone.
struct LockOptions: ParsableArguments {
    @Flag(
        name: .long,
        help: """
            For a login that may do nothing else, with --as and --program: no other programs, no \
            files outside the program's folder. Works with open, list, show, triage, history and \
            health.
            """)
    var locked = false

    /// Locks the process if it was asked for; before anything of the program is read.
    func begin(_ options: ProgramOptions, folder: String? = nil) throws(CommandFailure) {
        guard locked else { return }
        guard let program = options.program, program.utf8.first == 0x2F, folder == nil,
            let user = options.user
        else { throw .usage("--locked needs --as NAME and --program FOLDER, a path from / on") }
        try LockedMode.begin(program: program, user: user)
    }
}
