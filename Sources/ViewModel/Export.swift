public import Screen

/// What a screen shows as it goes into files: a table of exact values, and a picture.
public struct Export: Hashable, Sendable {
    /// What the files are called, without their endings.
    public let name: String
    /// The headings of the table; none where a screen has no table.
    public let columns: [String]
    /// The rows, each as long as the headings; empty where nothing is known.
    public let rows: [[String]]
    /// What the picture shows.
    public let picture: Frame
    /// What the picture is of.
    public let title: String
}

/// A table as screens give it to be exported.
struct ExportTable: Hashable {
    let columns: [String]
    let rows: [[String]]
}
