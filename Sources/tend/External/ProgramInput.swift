internal import Glibc
import SystemPackage

/// A program's input as a file without a name, gone when nobody has it open any more.
///
/// A pipe would do, but Subprocess 1.0.2 ends the whole process when a program leaves before it has
/// read all of its input (swift-subprocess 367); and from a file a program may take what it wants.
final class ProgramInput: Sendable {
    let descriptor: FileDescriptor

    /// A file that holds bytes, read from its beginning; nil if it cannot be written.
    init?(_ bytes: [UInt8]) {
        Surroundings.makeFolder(Surroundings.stateFolder)
        var name = Array((Surroundings.stateFolder + "/input-XXXXXX").utf8CString)
        let file = mkstemp(&name)
        guard file >= 0 else { return nil }
        unlink(name)
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        descriptor = FileDescriptor(rawValue: file)
        guard Files.writeAll(file, bytes), lseek(file, 0, SEEK_SET) == 0 else { return nil }
    }

    deinit { close(descriptor.rawValue) }
}
