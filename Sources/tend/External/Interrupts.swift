internal import Glibc

/// Ctrl-C and Ctrl-\ while another program has the terminal are meant for that program.
enum Interrupts {
    /// Calls a function during which neither ends this process.
    static func whileIgnored<Value>(_ body: () -> Value) -> Value {
        var ignored = sigaction()
        ignored.__sigaction_handler.sa_handler = SIG_IGN
        var (interrupt, quit) = (sigaction(), sigaction())
        sigaction(SIGINT, &ignored, &interrupt)
        sigaction(SIGQUIT, &ignored, &quit)
        defer {
            sigaction(SIGINT, &interrupt, nil)
            sigaction(SIGQUIT, &quit, nil)
        }
        return body()
    }
}
