/// What a person says about a file before it is imported.
public struct ImportChoice: Hashable, Sendable {
    /// A column with what it means.
    public struct Meaning: Hashable, Sendable {
        /// The column's name as the file has it.
        public var header: String
        /// The word of what it means; nil for a column that is passed over.
        public var word: String?

        /// A column of a meaning.
        public init(header: String, word: String?) {
            self.header = header
            self.word = word
        }
    }

    /// Where the file is.
    public var path: String
    /// Each column in the file's order.
    public var meanings: [Meaning]
    /// What the rows are, such as `daily`.
    public var rows: String
    /// The source's word.
    public var source: String
    /// The code of the currency of amounts that name none.
    public var currency: String
    /// `major` or `minor`.
    public var units: String
    /// How letters are written, such as `utf-8`.
    public var encoding: String
    /// What stands between cells; empty as the file says itself.
    public var separator: String
    /// Which number of a date between slashes is the day: `day-first` or `month-first`; empty where
    /// dates can be one day only.
    public var dates: String

    /// What is said of a file to begin with.
    public init(
        path: String, meanings: [Meaning], rows: String, source: String, currency: String,
        units: String = "major", encoding: String = "utf-8", separator: String = "",
        dates: String = ""
    ) {
        self.path = path
        self.meanings = meanings
        self.rows = rows
        self.source = source
        self.currency = currency
        self.units = units
        self.encoding = encoding
        self.separator = separator
        self.dates = dates
    }
}

/// What can be said about a file's columns, and what the file was taken for.
public struct ImportColumns: Hashable, Sendable {
    /// The choice to begin with: as recognised, or guessed.
    public var choice: ImportChoice
    /// The first cells of each column.
    public var samples: [[String]]
    /// The words a column's meaning is said with.
    public var meanings: [String]
    /// The words of what rows can be.
    public var kinds: [String]
    /// The ways letters can be written.
    public var encodings: [String]
    /// Whether the choice is a guess.
    public var isGuess: Bool

    /// What can be said about a file.
    public init(
        choice: ImportChoice, samples: [[String]], meanings: [String], kinds: [String],
        encodings: [String], isGuess: Bool
    ) {
        self.choice = choice
        self.samples = samples
        self.meanings = meanings
        self.kinds = kinds
        self.encodings = encodings
        self.isGuess = isGuess
    }
}
