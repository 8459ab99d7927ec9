import Confined
import Glibc
import Testing

/// What the kernel lets a confined process do, tried in processes of their own.
@Suite struct ConfinedTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        for name in ["inside", "inside/inbox"] { mkdir(shell.folder + "/" + name, 0o750) }
        symlink("/etc/passwd", shell.folder + "/inside/planted")
        try shell.write("climbed", "x")
    }

    private func attempt(_ trial: confined_trial) -> Int32 {
        confined_try(shell.folder + "/inside", trial)
    }

    @Test(arguments: [
        TRY_THREAD, TRY_WRITE_INSIDE, TRY_MOVE_INSIDE, TRY_SIGNAL_SELF, TRY_ASK_PARENT,
    ])
    func `what a session needs goes on`(trial: confined_trial) {
        #expect(attempt(trial) == 0)
    }

    @Test(arguments: [
        TRY_EXEC, TRY_EXEC_AT, TRY_FORK, TRY_SOCKET, TRY_SIGNAL_PARENT, TRY_SIGNAL_GROUP,
        TRY_OPEN_TO_OTHERS, TRY_LINK, TRY_TYPE_INTO_TERMINAL, TRY_RING,
    ])
    func `other programs, connections and signals are refused`(trial: confined_trial) {
        #expect(attempt(trial) == EPERM)
    }

    @Test func `calls that cannot be looked at are answered as unknown`() {
        #expect(attempt(TRY_CLONE_3) == ENOSYS)
        #expect(attempt(TRY_UNHEARD_OF) == ENOSYS)
    }

    @Test func `tracing and mounting end the process`() {
        #expect(attempt(TRY_ASK_TO_TRACE) == -SIGSYS)
        #expect(attempt(TRY_MOUNT) == -SIGSYS)
    }

    @Test func `links and ways up are not followed`() {
        #expect(attempt(TRY_FOLLOW_LINK) == ELOOP)
        #expect(attempt(TRY_CLIMB) == EXDEV)
    }

    @Test(.enabled(if: confined_has_files() != 0, "this kernel has no Landlock 2"))
    func `files outside the folder are out of reach`() {
        #expect(attempt(TRY_READ_OUTSIDE) == EACCES)
        #expect(attempt(TRY_WRITE_OUTSIDE) == EACCES)
    }
}
