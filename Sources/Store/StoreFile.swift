/// The file `STORE`: which store a folder is, and who may read and write it.
struct StoreFile: Hashable {
    /// The version of the format this program writes.
    static let version = 1

    var format = version
    var minimumReader = version
    var minimumWriter = version
    var store: String

    /// A file for a new store with a random id of 128 bits.
    init() {
        var generator = SystemRandomNumberGenerator()
        let parts = (0..<4).map { _ in
            String(decoding: CRC32C.hex(generator.next()), as: UTF8.self)
        }
        store = parts.joined()
    }

    /// Reads the file; nil if it is not one.
    init?(_ bytes: [UInt8]) {
        var facts: [String: String] = [:]
        for line in bytes.split(separator: 0x0A) {
            guard let blank = line.firstIndex(of: 0x20) else { return nil }
            let value = line[(blank + 1)...].filter { $0 != 0x0D }
            facts[String(decoding: line[..<blank], as: UTF8.self)] =
                String(decoding: value, as: UTF8.self)
        }
        guard let format = facts["format"].flatMap({ Int($0) }),
            let reader = facts["min-reader"].flatMap({ Int($0) }),
            let writer = facts["min-writer"].flatMap({ Int($0) }), let store = facts["store"],
            store.utf8.count == 32
        else { return nil }
        (self.format, minimumReader, minimumWriter) = (format, reader, writer)
        self.store = store
    }

    var bytes: [UInt8] {
        Array(
            """
            format \(format)
            min-reader \(minimumReader)
            min-writer \(minimumWriter)
            store \(store)

            """.utf8)
    }
}
