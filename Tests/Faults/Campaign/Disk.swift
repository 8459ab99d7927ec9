import Glibc

/// What happened to the files of a folder, in order, so that any moment can be a power cut.
///
/// The model is that of POSIX, and so stricter than any one file system: what was not synced may be
/// on the disk or not, whole or in part, in any order; a name is safe only once its folder was synced.
struct Disk {
    /// A change of the disk that may or may not have reached it.
    struct Step {
        enum What {
            /// A name in a folder for an object.
            case name(folder: Int, String, object: Int)
            /// An object's name taken away.
            case unname(folder: Int, String)
            /// A name moved, in one.
            case move(from: Int, String, to: Int, String, object: Int)
            case write(object: Int, place: Int, [UInt8])
            case cut(object: Int, size: Int)
            case sync(object: Int)
            /// The program said something; what it promises is looked at then.
            case answer(String)
        }
        let what: What
        /// The first step after which this one cannot be lost; nil for never.
        var safe: Int?
    }

    private(set) var steps: [Step] = []
    /// The objects there were at the beginning: their names by folder, their bytes.
    private(set) var names: [Int: [String: Int]] = [:]
    private(set) var contents: [Int: [UInt8]] = [:]
    private(set) var folders: Set<Int> = [0]
    private var current: [UInt64: Int] = [:]
    private var count = 1

    /// The folder as it is now; everything in it is on the disk.
    init(_ path: String) { take(path, as: 0) }

    private mutating func take(_ path: String, as object: Int) {
        current[UInt64(Files.status(path)?.st_ino ?? 0)] = object
        guard Files.isFolder(path) else {
            contents[object] = Files.bytes(path)
            return
        }
        folders.insert(object)
        names[object] = [:]
        for name in Files.names(path) {
            names[object]?[name] = count
            count += 1
            take(path + "/" + name, as: count - 1)
        }
    }

    /// Takes what a process did after all that came before.
    mutating func add(_ calls: [Call]) {
        for call in calls where call.result >= 0 {
            if let what = what(call) { steps.append(Step(what: what)) }
        }
        settle()
    }

    private mutating func what(_ call: Call) -> Step.What? {
        let object = current[call.object]
        switch call.kind {
        case .open, .makeFolder:
            // Nothing hangs on the files of locks.
            guard let folder = current[call.folder], call.leaf != "queue" else { return nil }
            current[call.object] = count
            if call.kind == .makeFolder { folders.insert(count) }
            count += 1
            return .name(folder: folder, call.leaf, object: count - 1)
        case .write:
            // Who holds the lock is written into its file; nothing hangs on it.
            guard call.leaf != "lock" else { return nil }
            return object.map { .write(object: $0, place: call.place, call.data) }
        case .truncate:
            guard call.leaf != "lock" else { return nil }
            return object.map { .cut(object: $0, size: call.place) }
        case .sync: return object.map { .sync(object: $0) }
        case .rename:
            guard let object, let from = current[call.folder], let to = current[call.otherFolder]
            else { return nil }
            return .move(from: from, call.leaf, to: to, call.otherLeaf, object: object)
        case .unlink:
            return current[call.folder].map { .unname(folder: $0, call.leaf) }
        case .answer: return .answer(String(decoding: call.data, as: UTF8.self))
        case .other: return nil
        }
    }

    /// Finds the sync that makes each step safe.
    private mutating func settle() {
        var next: [Int: Int] = [:]
        for index in steps.indices.reversed() {
            switch steps[index].what {
            case .sync(let object): next[object] = index
            case .name(let folder, _, _), .unname(let folder, _): steps[index].safe = next[folder]
            case .move(_, _, let to, _, _): steps[index].safe = next[to]
            case .write(let object, _, _), .cut(let object, _): steps[index].safe = next[object]
            case .answer: break
            }
        }
    }

    // MARK: - States

    /// How much of a step that is not safe has reached the disk; parts in sixteenths of a write.
    enum Fate: Hashable {
        case lost, whole, zeros
        /// A beginning, and the file ends there.
        case front(Int)
        /// A beginning, and zeros where the rest is to be.
        case hole(Int)
        /// Zeros at the beginning, and the rest.
        case back(Int)

        /// What may become of a write, a few ways of it and as many as are worth looking at.
        static let few: [Fate] = [.lost, .whole, .front(8), .zeros]
        static let many: [Fate] =
            [.lost, .whole, .zeros]
            + (1...15).flatMap { [Fate.front($0), .hole($0), .back($0)] }
    }

    /// The steps before a moment that may be lost then.
    func open(at moment: Int) -> [Int] {
        (0..<moment).filter { index in
            switch steps[index].what {
            case .sync, .answer: false
            default: steps[index].safe.map { $0 >= moment } ?? true
            }
        }
    }

    /// Whether a step may also arrive in part.
    func isWrite(_ index: Int) -> Bool {
        if case .write = steps[index].what { true } else { false }
    }

    /// The folder after a power cut at a moment; steps without a fate are whole.
    func tree(at moment: Int, fates: [Int: Fate]) -> Tree {
        var (names, contents) = (names, contents)
        for index in 0..<moment {
            let fate = fates[index] ?? .whole
            if fate != .lost { apply(steps[index].what, fate, &names, &contents) }
        }
        var tree = Tree()
        fill(&tree, from: 0, front: "", names, contents)
        return tree
    }

    private func apply(
        _ what: Step.What, _ fate: Fate, _ names: inout [Int: [String: Int]],
        _ contents: inout [Int: [UInt8]]
    ) {
        switch what {
        case .name(let folder, let name, let object): names[folder, default: [:]][name] = object
        case .unname(let folder, let name): names[folder]?[name] = nil
        case .move(let from, let name, let to, let newName, let object):
            if names[from]?[name] == object { names[from]?[name] = nil }
            names[to, default: [:]][newName] = object
        case .write(let object, let place, let data):
            Disk.write(Disk.part(data, fate), at: place, to: &contents[object, default: []])
        case .cut(let object, let size):
            let bytes = contents[object] ?? []
            contents[object] =
                Array(bytes.prefix(size)) + [UInt8](repeating: 0, count: max(0, size - bytes.count))
        case .sync, .answer: break
        }
    }

    private static func part(_ data: [UInt8], _ fate: Fate) -> [UInt8] {
        switch fate {
        case .lost: return []
        case .whole: return data
        case .zeros: return [UInt8](repeating: 0, count: data.count)
        case .front(let part): return Array(data.prefix(data.count * part / 16))
        case .hole(let part):
            let front = data.prefix(data.count * part / 16)
            return front + [UInt8](repeating: 0, count: data.count - front.count)
        case .back(let part):
            // Disks lose whole sectors: a few zeros alone are no power cut.
            let count = min(data.count, max(8, data.count * part / 16))
            return [UInt8](repeating: 0, count: count) + data.dropFirst(count)
        }
    }

    private static func write(_ data: [UInt8], at place: Int, to bytes: inout [UInt8]) {
        if bytes.count < place { bytes += [UInt8](repeating: 0, count: place - bytes.count) }
        let end = min(bytes.count, place + data.count)
        bytes.replaceSubrange(place..<end, with: data)
    }

    private func fill(
        _ tree: inout Tree, from folder: Int, front: String, _ names: [Int: [String: Int]],
        _ contents: [Int: [UInt8]]
    ) {
        for (name, object) in names[folder] ?? [:] {
            if folders.contains(object) {
                tree.folders.append(front + name)
                fill(&tree, from: object, front: front + name + "/", names, contents)
            } else {
                tree.files[front + name] = contents[object] ?? []
            }
        }
    }
}
