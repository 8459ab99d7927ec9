/// Where the bytes of a file come from: asked for piece by piece, never held whole.
public struct ByteSource {
    /// How many bytes there are; nil if that shows only at the end.
    public let size: Int?
    private let fill: (UnsafeMutableRawBufferPointer) throws(Refusal) -> Int

    /// A source that fills a buffer and says how far, 0 at the end.
    public init(
        size: Int?, fill: @escaping (UnsafeMutableRawBufferPointer) throws(Refusal) -> Int
    ) {
        self.size = size
        self.fill = fill
    }

    /// Bytes that are in memory already.
    public init(_ bytes: [UInt8]) {
        var place = 0
        self.init(size: bytes.count) { buffer in
            let count = min(buffer.count, bytes.count - place)
            buffer.copyBytes(from: bytes[place..<(place + count)])
            place += count
            return count
        }
    }

    /// Fills a buffer from where the last reading ended; answers how far, 0 at the end.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(Refusal) -> Int {
        try fill(buffer)
    }
}
