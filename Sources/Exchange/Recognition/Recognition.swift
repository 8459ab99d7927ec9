/// Finds out which export a file is, by its header.
public enum Recognition {
    /// The profile a header fits best: the one whose required names are all there and most; of two
    /// as good the first.
    public static func profile(of headers: [String], among profiles: [Profile]) -> Profile? {
        let present = Set(headers)
        var best: Profile?
        for profile in profiles where profile.fits(present, count: headers.count) {
            if profile.required.count > best?.required.count ?? 0 { best = profile }
        }
        return best
    }

    /// The profile a header fits when only letters and digits of its names count, and the header in
    /// the profile's names: `Media Partner ID`, `media_partner_id` and `MediaPartnerId` are one.
    static func spelled(
        _ headers: [String], among profiles: [Profile]
    ) -> (profile: Profile, headers: [String])? {
        let squeezed = headers.map(Header.squeezed)
        var best: (profile: Profile, headers: [String])?
        for profile in profiles {
            let names = profile.columns.map(\.header) + profile.marks
            let known = Dictionary(
                names.map { (Header.squeezed($0), $0) }, uniquingKeysWith: { first, _ in first })
            let renamed = zip(headers, squeezed).map { known[$1] ?? $0 }
            guard profile.fits(Set(renamed), count: headers.count),
                profile.required.count > best?.profile.required.count ?? 0
            else { continue }
            best = (profile, renamed)
        }
        return best
    }

    /// The profile that misses the fewest names, with those; for a message.
    public static func nearest(
        to headers: [String], among profiles: [Profile]
    ) -> (profile: Profile, missing: [String])? {
        let present = Set(headers)
        let candidates = profiles.filter { !$0.isExact }.map { profile in
            (profile, profile.required.filter { !present.contains($0) })
        }
        let best = candidates.min {
            $0.1.count * $1.0.required.count < $1.1.count * $0.0.required.count
        }
        guard let best, best.1.count * 2 <= best.0.required.count else { return nil }
        return best
    }
}

extension Profile {
    /// Whether a header of so many columns with these names may be one of this.
    fileprivate func fits(_ present: Set<String>, count: Int) -> Bool {
        present.isSuperset(of: required) && (!isExact || count == columns.count + marks.count)
    }
}
