/// Whether a store keeps a cache, and when it believes one.
public struct CachePolicy: Sendable {
    /// Names the program that wrote a cache; any other program makes its own.
    public var build: String
    /// Below so many bytes of journals, blobs and figures nothing is kept: reading is as fast.
    public var leastBytes: Int
    /// How much older than the cache a file must be for its times alone to be believed, in
    /// nanoseconds: two writes within one tick of a clock leave the same time.
    public var leastAge: Int
    /// Up to so many bytes of journals every byte is checked, whatever the times say.
    public var mostCheckedBytes: Int

    /// A policy of a program.
    public init(
        build: String, leastBytes: Int = 1 << 20, leastAge: Int = 2_000_000_000,
        mostCheckedBytes: Int = 64 << 20
    ) {
        self.build = build
        self.leastBytes = leastBytes
        self.leastAge = leastAge
        self.mostCheckedBytes = mostCheckedBytes
    }
}
