import Glibc

/// Plain reading and writing of files, without any care: that is what is being tested elsewhere.
enum Files {
    static func bytes(_ path: String) -> [UInt8] {
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
        }
    }

    static func text(_ path: String) -> String { String(decoding: bytes(path), as: UTF8.self) }

    static func write(_ bytes: [UInt8], to path: String) throws {
        guard let file = fopen(path, "w") else { throw CampaignError("\(path) cannot be made") }
        defer { fclose(file) }
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
            throw CampaignError("\(path) cannot be written")
        }
    }

    /// The names in a folder, sorted.
    static func names(_ path: String) -> [String] {
        guard let stream = opendir(path) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    static func status(_ path: String) -> stat? {
        var status = stat()
        return lstat(path, &status) == 0 ? status : nil
    }

    static func isFolder(_ path: String) -> Bool {
        status(path).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
    }

    /// Empties a folder, which stays the folder it is.
    static func empty(_ path: String) {
        for name in names(path) {
            let inner = path + "/" + name
            if isFolder(inner) {
                empty(inner)
                rmdir(inner)
            } else {
                unlink(inner)
            }
        }
    }
}

/// A folder in memory, or where TEND_FAULTS_DISK says, that is removed at the end.
final class Scratch {
    let path: String

    init() throws {
        let memory = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
        let root = getenv("TEND_FAULTS_DISK").map { String(cString: $0) } ?? memory
        var name = Array("\(root)/tend-faults-XXXXXX".utf8CString)
        guard mkdtemp(&name) != nil else { throw CampaignError("\(root) cannot be written") }
        path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        Files.empty(path)
        rmdir(path)
    }
}

/// What a folder holds, by paths below it.
struct Tree: Equatable {
    var folders: [String] = []
    var files: [String: [UInt8]] = [:]

    init() {}

    /// Reads a folder with everything in it.
    init(_ path: String, below front: String = "") {
        for name in Files.names(path) {
            let inner = path + "/" + name
            if Files.isFolder(inner) {
                folders.append(front + name)
                let tree = Tree(inner, below: front + name + "/")
                folders += tree.folders
                files.merge(tree.files) { $1 }
            } else {
                files[front + name] = Files.bytes(inner)
            }
        }
    }

    /// Makes a folder hold this and nothing else; the folder itself stays the same one.
    func fill(_ path: String) throws {
        Files.empty(path)
        mkdir(path, 0o750)
        for folder in folders.sorted() { mkdir(path + "/" + folder, 0o750) }
        for (name, bytes) in files { try Files.write(bytes, to: path + "/" + name) }
    }
}
