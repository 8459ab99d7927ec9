import Dispatch
import Subprocess
import Synchronization
import SystemPackage

/// Runs other programs: by words, never through a shell, and never without an answer.
enum External {
    /// How a program ended.
    enum Ending: Hashable, Sendable {
        case exited(Int32)
        case ended(signal: Int32)
        /// It was still running when its time was over, and was stopped.
        case tookTooLong(seconds: Int)
        /// It wrote more than is listened to, and was stopped; what it was to do may be done.
        case saidTooMuch
        /// There is no such program.
        case missing
        /// It could not be started, or could not be listened to.
        case failed(String)

        /// Whether it did what it was asked.
        var isGood: Bool { self == .exited(0) }
    }

    /// What came of a program that ran without the terminal.
    struct Outcome: Hashable, Sendable {
        let ending: Ending
        /// The first of what it wrote to standard error.
        let complaint: [UInt8]

        /// How it ended, in words; `program` is what it is called.
        func text(_ program: String) -> String {
            let said = String(decoding: complaint.prefix { $0 != 0x0A }.prefix(200), as: UTF8.self)
            return ending.text(program) + (said.isEmpty ? "" : ": " + said)
        }
    }

    /// The words of a command as a variable such as `$EDITOR` holds it: parted by blanks, nothing
    /// else means anything.
    static func words(_ text: String) -> [String] {
        text.utf8.split { $0 == 0x20 || $0 == 0x09 }.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Runs a program that uses the terminal, such as an editor, and waits for its end.
    ///
    /// In the console call it within `Terminal.step(aside:)`.
    static func runInTerminal(_ words: [String]) -> Ending {
        if let refusal { return refusal }
        return Interrupts.whileAside {
            wait {
                do {
                    let result = try await Subprocess.run(
                        executable(words), arguments: arguments(words),
                        input: .currentStandardInput, output: .currentStandardOutput,
                        error: .currentStandardError)
                    return Ending(result.terminationStatus)
                } catch { return Ending(error) }
            }
        }
    }

    /// Runs a program without the terminal, gives it its input, and waits for its end.
    static func run(_ words: [String], input: [UInt8], seconds: Int) -> Outcome {
        wait { await outcome(words, input: input, seconds: seconds) }
    }

    /// Runs a program in the background; `then` is called with what came of it, on any thread.
    static func start(
        _ words: [String], input: [UInt8], seconds: Int,
        then: @escaping @Sendable (Outcome) -> Void
    ) {
        Task.detached { then(await outcome(words, input: input, seconds: seconds)) }
    }

    /// The greatest complaint a program is listened to, in bytes.
    static let complaintLimit = 16 << 20

    /// Why no program is started here at all, nil if some may be.
    static var refusal: Ending? {
        Surroundings.isLocked ? .failed("a locked session starts no other programs") : nil
    }

    // MARK: - Running

    static func executable(_ words: [String]) -> Executable {
        let word = words.first ?? ""
        return word.utf8.contains(0x2F) ? .path(FilePath(word)) : .name(word)
    }

    static func arguments(_ words: [String]) -> Arguments {
        Arguments(Array(words.dropFirst()))
    }

    private static func outcome(
        _ words: [String], input: [UInt8], seconds: Int
    ) async -> Outcome {
        await withTaskGroup(of: Outcome?.self) { group in
            group.addTask { await finish(words, input: input) }
            group.addTask {
                try? await Task.sleep(for: .seconds(seconds))
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first ?? Outcome(ending: .tookTooLong(seconds: seconds), complaint: [])
        }
    }

    private static func finish(_ words: [String], input: [UInt8]) async -> Outcome {
        var options = PlatformOptions()
        // A group of its own, so that what it started is stopped together with it.
        options.processGroupID = 0
        options.teardownSequence = [
            .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(2))
        ]
        if let refusal { return Outcome(ending: refusal, complaint: []) }
        guard let file = ProgramInput(input) else {
            return Outcome(ending: .failed("its input cannot be written"), complaint: [])
        }
        do {
            let result = try await Subprocess.run(
                executable(words), arguments: arguments(words), platformOptions: options,
                input: .fileDescriptor(file.descriptor, closeAfterSpawningProcess: false),
                output: .discarded, error: .bytes(limit: complaintLimit))
            return Outcome(
                ending: Ending(result.terminationStatus), complaint: result.standardError)
        } catch {
            return Outcome(ending: Ending(error), complaint: [])
        }
    }

    /// Waits on this thread for work done on others.
    static func wait<Value: Sendable>(
        _ work: @escaping @Sendable () async -> Value
    ) -> Value {
        let answer = Answer<Value>()
        Task.detached { answer.give(await work()) }
        return answer.take()
    }
}

/// A value another thread will give.
private final class Answer<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)
    private let arrival = DispatchSemaphore(value: 0)

    func give(_ given: Value) {
        value.withLock { $0 = given }
        arrival.signal()
    }

    func take() -> Value {
        while true {
            arrival.wait()
            if let value = value.withLock({ $0 }) { return value }
        }
    }
}

extension External.Ending {
    init(_ status: TerminationStatus) {
        self =
            switch status {
            case .exited(let code): .exited(code)
            case .signaled(let signal): .ended(signal: signal)
            }
    }

    init(_ error: any Error) {
        guard let error = error as? SubprocessError else {
            self = .failed("\(error)")
            return
        }
        self =
            switch error.code {
            case .executableNotFound: .missing
            case .outputLimitExceeded: .saidTooMuch
            default: .failed(error.description)
            }
    }

    /// How a program ended, in words.
    func text(_ program: String) -> String {
        switch self {
        case .exited(0): "\(program) is done"
        case .exited(let code): "\(program) failed with exit code \(code)"
        case .ended(let signal): "\(program) was ended by signal \(signal)"
        case .tookTooLong(let seconds):
            "\(program) was not done after \(seconds) seconds and was stopped"
        case .saidTooMuch:
            "\(program) wrote more than is listened to and was stopped: look whether it is done"
        case .missing: "there is no program \(program) here"
        case .failed(let why): "\(program) could not be run: \(why)"
        }
    }
}
