import Testing

@Suite struct ShellTests {
    @Test func `the built program answers in a home of its own`() throws {
        let shell = try Shell()
        let outcome = try shell.tend("--version")
        #expect(outcome.code == 0)
        #expect(outcome.out.utf8.starts(with: "tend ".utf8))
        #expect(outcome.err.isEmpty)
    }

    @Test func `wrong use ends with 2 and says so on standard error`() throws {
        let outcome = try Shell().tend("--no-such-option")
        #expect(outcome.code == 2)
        #expect(outcome.out.isEmpty)
        #expect(!outcome.err.isEmpty)
    }
}
