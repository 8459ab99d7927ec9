import Synchronization
import Terminal

/// What a worker has to say to the thread that owns the console.
///
/// The worker posts and goes on; the owner is woken, and takes everything that came together.
final class Mailbox<Message: Sendable>: Sendable {
    private let waiting = Mutex<[Message]>([])
    private let pipe: WakePipe

    /// An empty mailbox; nil if the process has no descriptors left.
    init?() {
        guard let pipe = try? WakePipe() else { return nil }
        self.pipe = pipe
    }

    /// The descriptor that becomes readable when something was posted.
    var descriptor: Int32 { pipe.descriptor }

    /// Leaves a message; from any thread.
    func post(_ message: Message) {
        waiting.withLock { $0.append(message) }
        pipe.wake()
    }

    /// Takes what was posted so far.
    func take() -> [Message] {
        pipe.drain()
        return waiting.withLock { messages in
            defer { messages = [] }
            return messages
        }
    }
}
