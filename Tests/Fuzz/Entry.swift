/// What libFuzzer calls with every input; each target beside this file says what `attempt` does.
@_cdecl("LLVMFuzzerTestOneInput")
public func entry(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    attempt(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

/// Ends the run, so that the input is kept, unless something holds.
func demand(_ holds: Bool, _ what: @autoclosure () -> String) {
    if !holds { fatalError(what()) }
}
