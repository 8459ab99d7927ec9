internal import Glibc

/// The repository copies of a program meet in, as a person names it: a path, or an address git knows.
struct SyncPlace: Hashable {
    /// What git is given; a path is whole, from the root on.
    let address: String

    /// An address that was kept before.
    init(kept address: String) { self.address = address }

    /// Reads what a person gave; throws what is wrong with it.
    init(_ text: String) throws(SyncTrouble) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, bytes[0] != 0x2D, bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
            throw SyncTrouble(.usage, "‘\(text)’ is no path or address of a repository")
        }
        if let scheme = SyncPlace.scheme(of: bytes) {
            guard ["ssh", "https", "file"].contains(scheme) else {
                throw SyncTrouble(
                    .usage, "\(scheme): is no way to sync: give a path, ssh: or https:")
            }
            address = text
        } else if SyncPlace.isPath(bytes) {
            address =
                bytes[0] == 0x2F
                ? text : Surroundings.workingFolder + "/" + text
        } else {
            address = text
        }
    }

    /// The path, if it is one on this machine.
    var path: String? {
        let bytes = Array(address.utf8)
        if bytes.starts(with: "file://".utf8) {
            return String(decoding: bytes.dropFirst(7), as: UTF8.self)
        }
        return bytes.first == 0x2F ? address : nil
    }

    /// Whether ssh is how it is reached.
    var isSSH: Bool {
        path == nil && SyncPlace.scheme(of: Array(address.utf8)).map { $0 == "ssh" } ?? true
    }

    /// The address without a password.
    var shown: String {
        let bytes = Array(address.utf8)
        guard let start = SyncPlace.schemeEnd(of: bytes) else { return address }
        let rest = bytes[(start + 3)...]
        let host = rest.prefix { $0 != 0x2F }
        guard let sign = host.lastIndex(of: 0x40), let colon = host[..<sign].firstIndex(of: 0x3A)
        else { return address }
        return String(decoding: bytes[..<colon], as: UTF8.self)
            + String(decoding: bytes[sign...], as: UTF8.self)
    }

    /// A path has no colon before its first slash, as git sees it.
    private static func isPath(_ bytes: [UInt8]) -> Bool {
        guard let colon = bytes.firstIndex(of: 0x3A) else { return true }
        return bytes[..<colon].contains(0x2F)
    }

    private static func schemeEnd(of bytes: [UInt8]) -> Int? {
        guard let colon = bytes.firstIndex(of: 0x3A),
            bytes[colon...].starts(with: "://".utf8)
        else { return nil }
        return colon
    }

    /// The way an address names: `ssh` of `ssh://`, `ext` of `ext::`; nil for none.
    private static func scheme(of bytes: [UInt8]) -> String? {
        if let end = schemeEnd(of: bytes) { return String(decoding: bytes[..<end], as: UTF8.self) }
        guard let colon = bytes.firstIndex(of: 0x3A), bytes[colon...].starts(with: "::".utf8),
            !bytes[..<colon].contains(0x2F)
        else { return nil }
        return String(decoding: bytes[..<colon], as: UTF8.self)
    }
}
