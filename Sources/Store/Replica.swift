internal import Glibc

/// Who writes here: one host and one folder are one replica, whoever of its users saves.
struct Replica: Hashable {
    /// The replica's name, in file names and stamps.
    let id: String
    /// The machine and the folder the name was made for.
    let binding: String

    /// A new name for a binding; random, so that copies never share one.
    init(binding: String) {
        var generator = SystemRandomNumberGenerator()
        let alphabet = Array("abcdefghijkmnpqrstuvwxyz23456789".utf8)
        let letters = (0..<8).map { _ in alphabet[Int.random(in: 0..<32, using: &generator)] }
        self.id = String(decoding: letters, as: UTF8.self)
        self.binding = binding
    }

    /// Reads the file `.local/replica`; nil if it is not one.
    init?(_ bytes: [UInt8]) {
        let lines = bytes.split(separator: 0x0A)
        guard lines.count == 2, lines[0].starts(with: "replica ".utf8),
            lines[1].starts(with: "bound-to ".utf8)
        else { return nil }
        let name = lines[0].dropFirst(8)
        guard (1...32).contains(name.count),
            name.allSatisfy({ ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) })
        else { return nil }
        id = String(decoding: name, as: UTF8.self)
        binding = String(decoding: lines[1].dropFirst(9), as: UTF8.self)
    }

    /// The bytes of `.local/replica`.
    var bytes: [UInt8] { Array("replica \(id)\nbound-to \(binding)\n".utf8) }

    /// The machine's own name; empty where there is none, or none for us to know.
    private static func machineName() throws(SystemError) -> [UInt8] {
        do {
            return try Folder.open("/etc").read("machine-id", limit: 256) ?? []
        } catch {
            guard [ENOENT, EACCES, EPERM].contains(error.code) else { throw error }
            return []
        }
    }

    /// This machine and this folder, in a form that tells nothing about either.
    ///
    /// A failure is no other place: who took it for one would go on under a new name, and the old
    /// name's missing changes would be nobody's to bring back.
    static func binding(of folder: Folder) throws(SystemError) -> String {
        let machine = try machineName()
        let status = try folder.knownStatus()
        let place = "\(status.device):\(status.inode)"
        return String(Digest.hex(machine + place.utf8).prefix(16)) + " " + place
    }
}
