internal import Glibc

/// What is typed while another program has the terminal is meant for that program.
///
/// Ctrl-C and Ctrl-\ must not end this process behind an editor's back. Ctrl-Z stops both, so that
/// the shell gets its terminal, and `fg` goes on with both.
enum Interrupts {
    /// Calls a function during which another program has the terminal.
    static func whileAside<Value>(_ body: () -> Value) -> Value {
        let interrupt = put(SIG_IGN, for: SIGINT)
        let quit = put(SIG_IGN, for: SIGQUIT)
        let stop = put(SIG_DFL, for: SIGTSTP)
        defer {
            for (number, former) in [(SIGINT, interrupt), (SIGQUIT, quit), (SIGTSTP, stop)] {
                var former = former
                sigaction(number, &former, nil)
            }
        }
        return body()
    }

    /// Sets what a signal does and answers what it did.
    private static func put(_ handler: sighandler_t?, for number: Int32) -> sigaction {
        var (new, former) = (sigaction(), sigaction())
        new.__sigaction_handler.sa_handler = handler
        sigaction(number, &new, &former)
        return former
    }
}
