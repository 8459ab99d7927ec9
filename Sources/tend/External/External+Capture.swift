import Subprocess
import SystemPackage

extension External {
    /// What a program that was listened to said.
    struct Capture: Hashable, Sendable {
        let ending: Ending
        /// What it wrote to standard output.
        let output: [UInt8]
        /// The first of what it wrote to standard error.
        let complaint: [UInt8]
    }

    /// How a program is run whose output is wanted.
    struct Circumstances: Sendable {
        /// The variables it sees, and no others.
        var variables: [String: String]
        /// The folder it works in.
        var folder: String
        /// Whether it may ask the person at the terminal.
        var isAsking = false
        /// How long it may take.
        var seconds: Int
        /// An open file that it has as its input and holds open for as long as it runs; nil for none.
        var input: Int32?
    }

    /// The greatest output that is taken, in bytes.
    private static let outputLimit = 1 << 28

    /// Runs a program without anything to read and waits for what it says.
    static func capture(_ words: [String], _ circumstances: Circumstances) -> Capture {
        if let refusal { return Capture(ending: refusal, output: [], complaint: []) }
        return wait {
            await withTaskGroup(of: Capture?.self) { group in
                group.addTask { await listen(words, circumstances) }
                group.addTask {
                    try? await Task.sleep(for: .seconds(circumstances.seconds))
                    return nil
                }
                let first = await group.next() ?? nil
                group.cancelAll()
                return first
                    ?? Capture(
                        ending: .tookTooLong(seconds: circumstances.seconds), output: [],
                        complaint: [])
            }
        }
    }

    private static func listen(
        _ words: [String], _ circumstances: Circumstances
    ) async -> Capture {
        guard let input = circumstances.input else {
            return await listen(words, circumstances, .none)
        }
        return await listen(
            words, circumstances,
            .fileDescriptor(
                FileDescriptor(rawValue: input), closeAfterSpawningProcess: false))
    }

    private static func listen(
        _ words: [String], _ circumstances: Circumstances, _ input: some InputProtocol
    ) async -> Capture {
        var options = PlatformOptions()
        // Whoever asks at the terminal must be in its foreground group.
        if !circumstances.isAsking { options.processGroupID = 0 }
        options.teardownSequence = [
            .gracefulShutDown(
                toProcessGroup: !circumstances.isAsking, allowedDurationToNextStep: .seconds(2))
        ]
        let variables = circumstances.variables.map { Array("\($0.key)=\($0.value)\0".utf8) }
        do {
            let result = try await Subprocess.run(
                executable(words), arguments: arguments(words), environment: .custom(variables),
                workingDirectory: FilePath(circumstances.folder), platformOptions: options,
                input: input, output: .bytes(limit: outputLimit),
                error: .bytes(limit: complaintLimit))
            return Capture(
                ending: Ending(result.terminationStatus), output: result.standardOutput,
                complaint: result.standardError)
        } catch {
            return Capture(ending: Ending(error), output: [], complaint: [])
        }
    }
}
