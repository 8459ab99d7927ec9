import CTerminal
internal import Glibc

/// Wakes a wait for the terminal from another thread.
///
/// A worker puts its result where the main thread finds it, then calls `wake`; many calls before
/// the main thread drains are one. Neither side ever blocks.
public final class WakePipe: Sendable {
    /// The descriptor to wait on.
    public let descriptor: Int32
    private let writeEnd: Int32

    /// A pipe of its own.
    ///
    /// - Throws: `TerminalError.system` if the process has no descriptors left.
    public init() throws(TerminalError) {
        var ends: [Int32] = [-1, -1]
        let error = tend_pipe(&ends)
        guard error == 0 else { throw .system(error) }
        (descriptor, writeEnd) = (ends[0], ends[1])
    }

    deinit {
        close(descriptor)
        close(writeEnd)
    }

    /// Makes the descriptor readable; from any thread.
    public func wake() {
        var byte: UInt8 = 0
        // A full pipe is awake already.
        while write(writeEnd, &byte, 1) < 0, errno == EINTR {}
    }

    /// Makes the descriptor quiet again; returns whether anybody had called.
    ///
    /// Drain first, then look for results: what comes in between wakes once more.
    @discardableResult
    public func drain() -> Bool {
        var wasAwake = false
        var bytes = [UInt8](repeating: 0, count: 512)
        while read(descriptor, &bytes, bytes.count) > 0 { wasAwake = true }
        return wasAwake
    }
}
