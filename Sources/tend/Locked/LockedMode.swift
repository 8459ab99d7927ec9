internal import CGlibc
internal import Glibc
import Store

/// Locks the process up in one program's folder, for a login that may do nothing else.
///
/// What the other side of the connection sent along is forgotten, then the kernel is told to refuse
/// other programs and files outside. There is no way back.
enum LockedMode {
    /// Locks the process in; where the kernel cannot refuse calls, there is no locked mode.
    static func begin(program: String, user: String) throws(CommandFailure) {
        guard let name = LockedEnvironment.folderName(of: user) else {
            throw .usage(
                "--as \(user): with --locked a name has letters, digits, . _ and -, 40 at most")
        }
        guard Store.isStore(program), let folder = realPath(program) else {
            throw .file("\(program): there is no program here")
        }
        LockedEnvironment(lookup: Surroundings.variable).replace(
            home: folder + "/.local/people/" + name)
        try expect(csystem_settle(folder))
        let files = csystem_confine_files(folder)
        try expect(files < 0 ? -files : 0)
        try expect(csystem_confine_calls())
        makePeopleFolder(in: folder + "/.local")
    }

    /// Each person's choices are their own; the folder of all of them is the group's where the
    /// program is.
    private static func makePeopleFolder(in local: String) {
        let people = local + "/people"
        var status = stat()
        guard stat(local, &status) == 0, mkdir(people, 0o750) == 0 else { return }
        if status.st_mode & S_ISGID != 0 { chmod(people, 0o2770) }
    }

    private static func expect(_ error: Int32) throws(CommandFailure) {
        guard error != 0 else { return }
        throw .file(
            "--locked: this system cannot keep a session from other programs, so none is opened: "
                + String(cString: strerror(error)))
    }

    private static func realPath(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }
}
