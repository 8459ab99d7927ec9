/// A size of a file in words.
public enum ByteCount {
    /// So many bytes in the greatest unit of which there are whole ones, such as `64 KiB`.
    public static func text(_ bytes: Int) -> String {
        let units = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")]
        for (size, name) in units where bytes >= size && bytes % size == 0 {
            return "\(bytes / size) \(name)"
        }
        return bytes == 1 ? "1 byte" : "\(bytes) bytes"
    }
}
