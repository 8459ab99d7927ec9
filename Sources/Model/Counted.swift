/// Numbers of things, in words.
public enum Counted {
    /// `1 partner`, `2 partners`: a number and what there is of it; `many` where an `s` is not enough.
    public static func text(_ count: Int, _ one: String, _ many: String? = nil) -> String {
        "\(count) " + (count == 1 ? one : many ?? one + "s")
    }
}
