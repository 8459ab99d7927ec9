import CTerminal
internal import Glibc
public import Screen

/// The terminal, taken over for the time of a session: one per process.
///
/// It is raw, on its alternate screen, with bracketed paste, focus and, if wanted, mouse reports.
/// Whatever ends the session, `close`, a signal or a crash, gives it back exactly once, as it was.
/// Not for use from several threads: everything but `WakePipe` belongs to the one that waits.
public final class Terminal {
    /// What a session is opened with.
    public struct Options: Sendable {
        /// How many colours to use, nil for what the terminal and `NO_COLOR` say.
        public var depth: ColourDepth?
        /// Whether the mouse is reported from the start.
        public var isMouseOn = true
        /// What the environment says.
        public var environment = TerminalEnvironment.current

        /// Options to change where needed.
        public init() {}
    }

    /// What the terminal can do.
    public let capabilities: TerminalCapabilities
    /// The window as last told.
    public private(set) var size: Size
    /// Whether a lone Esc does something on the present screen; if not, it may come slower, which
    /// forgives slow links.
    public var isEscapeBound: Bool {
        get { decoder.isEscapeBound }
        set { decoder.isEscapeBound = newValue }
    }
    /// Bytes of the last frame that changed anything.
    public var lastFrameBytes: Int { screen.lastUpdateBytes }

    private let screen: TerminalScreen
    private let signals: Int32
    private var decoder = KeyDecoder()
    private var isMouseReported: Bool
    private var isOpen = true
    private var isGone = false
    private var isRedrawDue = false

    /// Takes the terminal of standard input and output.
    ///
    /// - Throws: `TerminalError`; then the terminal is untouched.
    public init(_ options: Options = Options()) throws(TerminalError) {
        let capabilities = TerminalCapabilities(environment: options.environment)
        guard capabilities.isInputTerminal, capabilities.isOutputTerminal else {
            throw .notATerminal
        }
        guard let type = capabilities.typeInUse else { throw .unknownType(capabilities.type) }
        self.capabilities = capabilities
        size = capabilities.size ?? Size(columns: 80, rows: 24)
        isMouseReported = options.isMouseOn
        // They would fix the size, for every program started from here too.
        unsetenv("LINES")
        unsetenv("COLUMNS")
        screen = try TerminalScreen(
            type: type, size: size, depth: options.depth ?? capabilities.depth,
            isUTF8: capabilities.isUTF8)
        signals = tend_signals_catch()
        guard signals >= 0 else { throw .system(-signals) }
        let error = begin()
        guard error == 0 else {
            tend_signals_release()
            throw .system(error)
        }
    }

    deinit { close() }

    /// Gives the terminal back; does nothing the second time.
    public func close() {
        guard isOpen else { return }
        isOpen = false
        tend_session_end()
        tend_signals_release()
    }

    // MARK: - Output

    /// Shows a frame, in one `write` of what changed.
    ///
    /// Once the terminal is gone nothing is written; the next `wait` says so.
    public func paint(_ frame: Frame, theme: Theme) {
        guard isOpen, !isGone else { return }
        write(screen.update(to: frame, theme: theme))
    }

    /// Makes the next `paint` draw everything, whatever the terminal shows now.
    public func redraw() { screen.forget() }

    /// Sends bytes between frames that do not touch what is shown, such as a copy by OSC 52.
    public func send(_ bytes: [UInt8]) {
        guard isOpen, !isGone else { return }
        write(bytes)
    }

    /// Whether clicks and the wheel are reported; if not, the terminal selects text by itself.
    public var isMouseOn: Bool {
        get { isMouseReported }
        set {
            guard newValue != isMouseReported else { return }
            isMouseReported = newValue
            send(Array((newValue ? Modes.mouseOn : Modes.mouseOff).utf8))
        }
    }

    private func write(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        if tend_write_all(STDOUT_FILENO, bytes, bytes.count) != 0 { isGone = true }
    }

    // MARK: - Away and back

    /// Gives the terminal back for as long as another program, such as an editor, uses it.
    public func step<Result, Failure>(
        aside body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        tend_session_end()
        defer { resume() }
        return try body()
    }

    /// Stops the job as Ctrl-Z does in other programs; returns when it is continued.
    public func suspend() {
        tend_session_end()
        tend_stop_job()
        resume()
    }

    private func resume() {
        guard isOpen else { return }
        if begin() != 0 { isGone = true }
        isRedrawDue = true
    }

    private func begin() -> Int32 {
        let enter = enterSequence
        let leave =
            Array(Modes.off.utf8)
            + Modes.sequences(capabilities.typeInUse ?? "", isEntering: false)
        return tend_session_begin(
            STDIN_FILENO, STDOUT_FILENO, enter, enter.count, leave, leave.count)
    }

    private var enterSequence: [UInt8] {
        Modes.sequences(capabilities.typeInUse ?? "", isEntering: true)
            + Modes.on(mouse: isMouseReported)
    }

    // MARK: - Waiting

    /// Waits until something happens.
    ///
    /// Everything typed so far is taken before it returns, so a held key never lags; of several
    /// new sizes only the last is told.
    ///
    /// - Parameters:
    ///   - descriptors: Others to wait on (`WakePipe`, `FolderWatch`); drain what comes back ready.
    ///   - timeoutMilliseconds: The longest wait, nil to wait for ever without ever waking up.
    /// - Returns: All that happened, in order; nothing means that the time is over.
    public func wait(
        on descriptors: [Int32] = [], timeoutMilliseconds: Int? = nil
    ) -> [Wake] {
        let end = timeoutMilliseconds.map { now() + max(0, $0) }
        while true {
            if isGone { return [.ended(.hangUp)] }
            if isRedrawDue { return takeSize() }
            let events = poll([STDIN_FILENO, signals] + descriptors, until: end)
            var wakes = takeSignals(if: events.count > 1 && events[1] != 0)
            wakes += takeInput(if: events.first ?? 0)
            for (index, descriptor) in descriptors.enumerated()
            where events.indices.contains(index + 2) && events[index + 2] != 0 {
                wakes.append(.ready(descriptor))
            }
            if !wakes.isEmpty { return wakes }
            if let end, now() >= end { return [] }
        }
    }

    private func now() -> Int { Int(tend_milliseconds()) }

    /// Waits for any descriptor, the end or the decoder's deadline; returns what each reported.
    private func poll(_ descriptors: [Int32], until end: Int?) -> [Int16] {
        var requests = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        let deadline = [end, decoder.pendingDeadline].compactMap(\.self).min()
        let timeout = deadline.map { Int32(clamping: max(0, $0 - now())) } ?? -1
        let count = Glibc.poll(&requests, nfds_t(requests.count), timeout)
        return count < 0 ? [] : requests.map(\.revents)
    }

    private func takeInput(if events: Int16) -> [Wake] {
        var inputs: [Input] = []
        var taken = 0
        var isReadable = events & Int16(POLLIN) != 0
        // A long paste comes in parts: the screen may be drawn between them.
        while isReadable, taken < 256 * 1024, !isGone {
            let bytes = read()
            taken += bytes.count
            inputs += decoder.decode(bytes, at: now())
            isReadable = poll(STDIN_FILENO) & Int16(POLLIN) != 0
        }
        if events & Int16(POLLHUP | POLLERR | POLLNVAL) != 0, !isReadable { isGone = true }
        inputs += decoder.flush(at: now())
        return inputs.map(Wake.input) + (isGone ? [.ended(.hangUp)] : [])
    }

    private func poll(_ descriptor: Int32) -> Int16 {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return Glibc.poll(&request, 1, 0) > 0 ? request.revents : 0
    }

    /// Reads what there is; nothing and an error both mean that the terminal is gone.
    private func read() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 16 * 1024) { buffer, count in
            let taken = Glibc.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
            count = max(0, taken)
            if taken == 0 || (taken < 0 && errno != EINTR && errno != EAGAIN) { isGone = true }
        }
    }

    // MARK: - Signals

    private func takeSignals(if isReady: Bool) -> [Wake] {
        guard isReady else { return [] }
        var seen: Set<Int32> = []
        var byte: UInt8 = 0
        while Glibc.read(signals, &byte, 1) == 1 { seen.insert(Int32(byte)) }
        var wakes: [Wake] = []
        if seen.contains(SIGTSTP) { suspend() }
        if seen.contains(SIGCONT) { comeBack() }
        if isRedrawDue || seen.contains(SIGWINCH) { wakes += takeSize() }
        if seen.contains(SIGHUP) { wakes.append(.ended(.hangUp)) }
        for number in [SIGTERM, SIGINT, SIGQUIT] where seen.contains(number) {
            wakes.append(.ended(.signal(number)))
        }
        return wakes
    }

    /// The process was stopped, perhaps without being asked (SIGSTOP), and somebody else had the
    /// terminal meanwhile.
    private func comeBack() {
        let enter = enterSequence
        if tend_session_retake(enter, enter.count) != 0 { isGone = true }
        isRedrawDue = true
    }

    private func takeSize() -> [Wake] {
        isRedrawDue = false
        let before = size
        size = TerminalCapabilities.windowSize(of: STDOUT_FILENO) ?? size
        // Even the old size again may have moved what is shown.
        screen.forget()
        return size == before ? [.redraw] : [.input(.resize(size))]
    }
}
