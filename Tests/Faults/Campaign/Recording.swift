/// One call on the watched folder, as the shim wrote it down.
struct Call {
    enum Kind: UInt32 {
        case open = 1, makeFolder, write, truncate, sync, rename, unlink, answer, other
    }

    let kind: Kind
    /// Its number within its process, from 1.
    let number: Int
    let result: Int
    let isFolder: Bool
    let object: UInt64
    let folder: UInt64
    let otherFolder: UInt64
    let place: Int
    /// The path below the watched folder.
    let name: String
    /// The other path of a rename, else the call's name.
    let other: String
    let data: [UInt8]

    /// The name of the file itself.
    var leaf: String { Call.leaf(name) }
    var otherLeaf: String { Call.leaf(other) }

    private static func leaf(_ path: String) -> String {
        String(decoding: path.utf8.reversed().prefix { $0 != 0x2F }.reversed(), as: UTF8.self)
    }
}

/// Reads what the shim wrote: heads as `shim.h` has them, each with its names and data behind it.
enum Recording {
    private static let magic: UInt32 = 0x5445_4E44
    private static let headSize = 64

    static func read(_ path: String) throws -> [Call] {
        let bytes = Files.bytes(path)
        var calls: [Call] = []
        var place = 0
        while place + headSize <= bytes.count {
            let (call, size) = try bytes.withUnsafeBytes {
                try one(UnsafeRawBufferPointer(rebasing: $0[place...]))
            }
            calls.append(call)
            place += size
        }
        return calls
    }

    private static func one(_ bytes: UnsafeRawBufferPointer) throws -> (Call, size: Int) {
        func short(_ at: Int) -> UInt32 { bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self) }
        func long(_ at: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) }
        guard short(0) == magic, let kind = Call.Kind(rawValue: short(4)) else {
            throw CampaignError("the record is damaged")
        }
        var end = headSize
        func take(_ count: UInt32) -> UnsafeRawBufferPointer {
            let part = bytes[end..<min(bytes.count, end + Int(count))]
            end = part.endIndex
            return UnsafeRawBufferPointer(rebasing: part)
        }
        let (name, other, data) = (take(short(48)), take(short(52)), take(short(56)))
        let call = Call(
            kind: kind, number: Int(short(60)), result: Int(Int32(bitPattern: short(8))),
            isFolder: short(12) != 0, object: long(16), folder: long(24), otherFolder: long(32),
            place: Int(Int64(bitPattern: long(40))), name: String(decoding: name, as: UTF8.self),
            other: String(decoding: other, as: UTF8.self), data: Array(data))
        return (call, end)
    }
}
