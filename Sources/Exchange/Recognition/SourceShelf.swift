import PlainTree

/// A program's own profiles: what its people mapped by hand, or wrote themselves.
public struct SourceShelf: Sendable {
    /// Every profile that can be used, in the order of the files.
    public private(set) var profiles: [Profile] = []
    /// What is wrong in files that cannot be used: the file with the place, and what.
    public private(set) var mistakes: [(place: String, what: String)] = []

    /// Reads files, given with their folder; none of a word that was there already is taken.
    public init(_ files: [(file: String, bytes: [UInt8])]) {
        for (file, bytes) in files {
            do {
                for profile in try ProfileFile.read(bytes) {
                    guard !profiles.contains(where: { $0.word == profile.word }) else {
                        mistakes.append((file, "\(profile.word) is in another file already"))
                        continue
                    }
                    profiles.append(profile)
                }
            } catch { mistakes.append(("\(file):\(error.place)", error.what)) }
        }
    }

    /// A mapped profile under the word to keep it by; nil if it is kept already.
    ///
    /// It takes the place of one for files of the same columns, else a word that is free.
    public func naming(_ mapped: Profile) -> Profile? {
        guard !profiles.contains(where: { $0.saysTheSame(as: mapped) }) else { return nil }
        let stem = mapped.source + "." + mapped.kind
        let same = profiles.first { $0.source == mapped.source && $0.isForTheFiles(of: mapped) }
        if let same { return mapped.named(same.word) }
        let words = [stem] + (2...1000).map { "\(stem)-\($0)" }
        let taken = Set((profiles + Profile.shipped).map(\.word))
        return words.first { !taken.contains($0) }.map { mapped.named($0) }
    }
}

extension Profile {
    /// What its rows are, in one word.
    var kind: String {
        ImportKind.allCases.first { $0.content == content }?.rawValue ?? ""
    }

    /// The same under a word, and a title made of it.
    fileprivate func named(_ word: String) -> Profile {
        var copy = self
        copy.word = word
        copy.title = source + " " + kind
        return copy
    }

    fileprivate func saysTheSame(as other: Profile) -> Bool { named("x") == other.named("x") }

    fileprivate func isForTheFiles(of other: Profile) -> Bool {
        content == other.content && Set(required) == Set(other.required)
    }
}
