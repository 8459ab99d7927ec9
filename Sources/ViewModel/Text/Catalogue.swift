/// Every text a person sees, in one language.
///
/// A text may hold places `{0}` `{1}` …, and `{0:one|many}`, which picks its first word when the
/// value in the place is 1 and the second for every other.
public struct Catalogue: Sendable {
    private let texts: [Phrase: String]

    /// A catalogue of texts; a missing one is shown as its key.
    public init(_ texts: [Phrase: String]) { self.texts = texts }

    /// The same texts, but whoever may not change something is told why.
    func telling(whyReadOnly reason: String) -> Catalogue {
        var texts = texts
        texts[.readOnly] = self(.readOnlyFor, reason)
        return Catalogue(texts)
    }

    /// The text of a phrase as it stands.
    public subscript(phrase: Phrase) -> String { texts[phrase] ?? phrase.rawValue }

    /// The text of a phrase with values in its places.
    public func callAsFunction(_ phrase: Phrase, _ values: String...) -> String {
        fill(self[phrase], values)
    }

    private func fill(_ text: String, _ values: [String]) -> String {
        var result: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let open = rest.firstIndex(of: 0x7B), let close = rest[open...].firstIndex(of: 0x7D) {
            result += rest[..<open]
            result += Array(place(rest[(open + 1)..<close], values).utf8)
            rest = rest[(close + 1)...]
        }
        return String(decoding: result + rest, as: UTF8.self)
    }

    private func place(_ body: ArraySlice<UInt8>, _ values: [String]) -> String {
        let parts = body.split(separator: 0x3A, maxSplits: 1)
        guard let first = parts.first, let digit = first.first, first.count == 1,
            values.indices.contains(Int(digit) - 0x30)
        else { return "{" + String(decoding: body, as: UTF8.self) + "}" }
        let value = values[Int(digit) - 0x30]
        guard parts.count == 2 else { return value }
        let forms = parts[1].split(separator: 0x7C, omittingEmptySubsequences: false)
        let form = value == "1" ? forms.first : forms.last
        return form.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
