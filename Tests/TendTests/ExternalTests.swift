import Dispatch
import Glibc
import Testing

@testable import tend

/// Other programs: started by words, stopped when their time is over, always with an answer.
@Suite struct ExternalTests {
    /// Waits on a thread that is nobody else's: those of the tests are needed to get on.
    private func run(_ words: [String], _ input: [UInt8] = [], seconds: Int = 60) async
        -> External.Outcome
    {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(
                    returning: External.run(words, input: input, seconds: seconds))
            }
        }
    }

    @Test func `a program that hangs is stopped with what it started`() async {
        let stubborn = "trap '' TERM; sleep 600 & wait; sleep 600"
        for words in [["sleep", "600"], ["sh", "-c", stubborn]] {
            let outcome = await run(words, [1, 2, 3], seconds: 1)
            #expect(outcome.ending == .tookTooLong(seconds: 1))
            #expect(outcome.text("x") == "x was not done after 1 seconds and was stopped")
        }
    }

    @Test func `how a program ended is told`() async {
        func end(_ script: String) async -> External.Outcome {
            await run(["sh", "-c", script], Array("text".utf8))
        }
        #expect(await end("test \"$(cat)\" = text").ending == .exited(0))
        #expect(await end("exit 0").ending == .exited(0), "input nobody reads harms nobody")
        let failed = await end("echo no >&2; echo more >&2; exit 7")
        #expect(failed.text("x") == "x failed with exit code 7: no")
        #expect(await end("kill -15 $$").ending == .ended(signal: 15))
        let large = [UInt8](repeating: 0x78, count: 1 << 20)
        #expect(await run(["true"], large).ending == .exited(0))
        #expect(await run(["wc", "-c"], large).ending == .exited(0))
        #expect(await run(["no-such-program"]).ending == .missing)
        #expect(await run(["/no/such/program"]).ending == .missing)
        #expect(await !run(["/tmp"]).ending.isGood)
        #expect(await !run([]).ending.isGood)
    }

    @Test func `a program that complains at length is done nevertheless`() async {
        let script = "echo first >&2; head -c $0 /dev/zero >&2; exit 0"
        let long = await run(["sh", "-c", script, "1000000"])
        #expect(long.ending == .exited(0) && long.complaint.count == 1_000_006)
        #expect(long.text("x") == "x is done: first")
        let endless = await run(["sh", "-c", script, "\(20 << 20)"])
        let text = "x wrote more than is listened to and was stopped: look whether it is done"
        #expect(endless.ending == .saidTooMuch && endless.text("x") == text)
        #expect(endless.complaint.isEmpty)
    }

    @Test func `words are parted by blanks and mean nothing else`() {
        #expect(External.words(" vim  -u\tNONE ") == ["vim", "-u", "NONE"])
        #expect(External.words("a;b $(c) `d` 'e f'") == ["a;b", "$(c)", "`d`", "'e", "f'"])
        #expect(External.words("  ").isEmpty)
    }

    @Test func `a program in the background answers in a mailbox`() async throws {
        let box = try #require(Mailbox<External.Outcome>())
        External.start(["true"], input: [], seconds: 60) { box.post($0) }
        let outcomes = await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                var request = pollfd(fd: box.descriptor, events: Int16(POLLIN), revents: 0)
                poll(&request, 1, -1)
                continuation.resume(returning: box.take())
            }
        }
        #expect(outcomes.map(\.ending) == [.exited(0)])
    }
}
